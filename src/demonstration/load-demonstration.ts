import { savePlaces } from '../features/places/index.ts'
import { systemIn } from '../platform/access/actor.ts'
import type { Database } from '../platform/db/connect.ts'
import { withActor } from '../platform/db/with-actor.ts'
import { allMunicipalities } from '../platform/municipality/municipality-by-host.ts'
import { loadStrategy } from './load-strategy.ts'
import { demonstrationPlaces } from './places.ts'

/** The municipality that the demonstration plays. Its hosts are this machine's own names. */
export const demonstrationMunicipality = {
  code: '851',
  name: 'Aalborg',
  hosts: ['127.0.0.1', 'localhost', '[::1]'],
} as const

/** Brings what is missing, in one transaction: killed in the middle, the next start brings it whole. */
export async function loadDemonstration(database: Database, say: (line: string) => void): Promise<void> {
  const municipality = (await allMunicipalities(database)).find(
    ({ code }) => code === demonstrationMunicipality.code,
  )
  if (!municipality) throw new Error('the demonstration’s municipality has not been added')
  const actor = systemIn(municipality, 'demonstration')
  await withActor(database.kysely, actor, 'read write', async (trx) => {
    if (!(await loadStrategy(trx, actor))) return
    await savePlaces(trx, demonstrationPlaces)
    say('Loaded the demonstration: edition 4 of the youth strategy, and where to turn.')
  })
}
