import { sql } from 'kysely'
import { savePlaces } from '../features/places/index.ts'
import { type Municipality, systemIn } from '../platform/access/actor.ts'
import type { Database } from '../platform/db/connect.ts'
import { type ActorTransaction, withActor } from '../platform/db/with-actor.ts'
import type { KeyRing } from '../platform/keys/key-ring.ts'
import { allMunicipalities } from '../platform/municipality/municipality-by-host.ts'
import { localDate } from '../platform/time.ts'
import { dialects, providerIdOf } from './identity/index.ts'
import { loadAbsence } from './load-absence.ts'
import { loadSources } from './load-sources.ts'
import { loadStrategy } from './load-strategy.ts'
import { loadPeople, whenLoaded } from './people/load-people.ts'
import { demonstrationPlaces } from './places.ts'

/** The municipality that the demonstration plays. Its hosts are this machine's own names. */
export const demonstrationMunicipality = {
  code: '851',
  name: 'Aalborg',
  hosts: ['127.0.0.1', 'localhost', '[::1]'],
} as const

/**
 * Brings what is missing, each part in one transaction: killed in the middle, the next start brings it whole.
 *
 * @returns the day on which its people were loaded, `YYYY-MM-DD`: their dates hang on it, after every later start too
 */
export async function loadDemonstration(
  database: Database,
  keys: KeyRing,
  say: (line: string) => void,
): Promise<string> {
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
  const importing = systemIn(municipality, 'import')
  const day = await withActor(database.kysely, importing, 'read write', async (trx) => {
    await awaitTheCastAgain(trx)
    await loadSources(trx)
    const before = await whenLoaded(trx)
    if (before) return localDate(before)
    const { today } = await trx.selectNoFrom(sql<string>`today()::text`.as('today')).executeTakeFirstOrThrow()
    const people = await loadPeople(trx, importing, keys, today)
    say(`Loaded ${people} invented young people, the adults around them, and what they have done together.`)
    return today
  })
  await loadAbsence({ database, keys, municipality }, day, say)
  return day
}

/** Whether a database is the demonstration's: its invented providers vouch for somebody in it. */
export const holdsDemonstration = (database: Database, municipality: Municipality): Promise<boolean> =>
  withActor(database.kysely, systemIn(municipality, 'import'), 'read only', async (trx) => {
    const somebody = await trx
      .selectFrom('actor')
      .select('id')
      .where('provider', 'in', dialects.map(providerIdOf))
      .limit(1)
      .executeTakeFirst()
    return somebody !== undefined
  })

/** The providers' addresses hang on the port of the day: whoever signed in on another one is awaited anew. */
async function awaitTheCastAgain(trx: ActorTransaction): Promise<void> {
  await trx
    .updateTable('actor')
    .set({ issuer: null })
    .where('provider', 'in', dialects.map(providerIdOf))
    .where('issuer', 'is not', null)
    .where('subject', 'is not', null)
    .execute()
}
