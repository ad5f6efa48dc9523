import { readSettings, setFigures } from '../features/computed-figures/index.ts'
import { findRelease, prepareRelease, quarterEnds, storeRelease } from '../features/figure-releases/index.ts'
import { addMonths } from '../features/status-rules/index.ts'
import type { Actor } from '../platform/access/actor.ts'
import type { ActorTransaction } from '../platform/db/with-actor.ts'

/** The day that the strategy's own figures stand for, and from when the invented register holds everybody. */
const [theStrategysDay, completeFrom] = ['2019-09-30', '2017-08-01']

/** Publishes the strategy's quarter and those of the last year, as a secretariat would. Everything in them is invented. */
export async function loadReleases(trx: ActorTransaction, actor: Actor, today: string): Promise<void> {
  if ((await readSettings(trx)).completeFrom === null) await setFigures(trx, { completeFrom, invented: true })
  for (const day of new Set([theStrategysDay, ...quarterEnds(addMonths(today, -12), today)])) {
    if (await findRelease(trx, day)) continue
    const prepared = await prepareRelease(trx, actor, { day, today, language: 'da' })
    if (prepared.missing === null) await storeRelease(trx, actor, prepared)
  }
}
