import { readSettings, setFigures } from '../features/computed-figures/index.ts'
import { findRelease, prepareRelease, quarterEnds, storeRelease } from '../features/figure-releases/index.ts'
import { systemIn } from '../platform/access/actor.ts'
import { addMonths } from '../platform/days.ts'
import type { Database } from '../platform/db/connect.ts'
import { type ActorTransaction, withActor } from '../platform/db/with-actor.ts'
import { allMunicipalities } from '../platform/municipality/municipality-by-host.ts'
import { demonstrationMunicipality } from './load-demonstration.ts'

/** The day that the strategy's own figures stand for, and from when the invented register holds everybody. */
const [theStrategysDay, completeFrom] = ['2019-09-30', '2017-08-01']

/**
 * Publishes the strategy's quarter and those of the last year, as a secretariat would, once everybody is there: a quarter is released
 * once. Those between wait for somebody who tries it. Everything in them is invented.
 *
 * @param today `YYYY-MM-DD`
 */
export async function loadReleases(database: Database, today: string): Promise<void> {
  const municipality = (await allMunicipalities(database)).find(
    ({ code }) => code === demonstrationMunicipality.code,
  )
  if (!municipality) throw new Error('the demonstration’s municipality has not been added')
  const actor = systemIn(municipality, 'import')
  const write = (work: (trx: ActorTransaction) => Promise<void>) =>
    withActor(database.kysely, actor, 'read write', work)
  await write(async (trx) => {
    if ((await readSettings(trx)).completeFrom === null)
      await setFigures(trx, { completeFrom, invented: true })
  })
  // Each by itself: stopped on the way, the next start goes on.
  for (const day of new Set([theStrategysDay, ...quarterEnds(addMonths(today, -12), today)]))
    await write(async (trx) => {
      if (await findRelease(trx, day)) return
      const prepared = await prepareRelease(trx, actor, { day, today, language: 'da' })
      // Of the cast alone nobody lived here in 2019: there is nothing to publish.
      if (prepared.missing === null && prepared.tables.length > 0) await storeRelease(trx, actor, prepared)
    })
}
