import { awaitActor, ensureOrganisation } from '../../features/access/index.ts'
import { normalise, storePersonNumbers } from '../../features/person-numbers/index.ts'
import { refreshStatus } from '../../features/status/index.ts'
import { type Municipality, systemIn } from '../../platform/access/actor.ts'
import type { Database } from '../../platform/db/connect.ts'
import { type ActorTransaction, withActor } from '../../platform/db/with-actor.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { inventedPersonNumber } from '../person-number.ts'
import { textOf } from './days.ts'
import {
  type Institution,
  institutionName,
  institutionOf,
  institutionsFor,
  kindOfOrganisation,
} from './institutions.ts'
import type { PersonRecord } from './record.ts'
import { insertPeople, type Known, municipalitySource } from './rows.ts'
import { focusMarkers } from './words.ts'

/** So many people at a time are in memory, and in one statement. */
const atATime = 2000

export interface Load {
  readonly database: Database
  readonly municipality: Municipality
  readonly keys: KeyRing
  readonly young: number
  readonly people: Iterable<PersonRecord>
  say(line: string): void
}

/**
 * Brings a generated municipality into the database, in one transaction: killed in the middle, nothing of it is there. As the
 * system actor `import`, in statements of thousands, and everybody's status once at the end.
 *
 * @returns how many people; none where they are there already
 */
export function loadMunicipality(load: Load): Promise<number> {
  const actor = systemIn(load.municipality, 'import')
  return withActor(load.database.kysely, actor, 'read write', async (trx) => {
    if (await isLoaded(trx)) return 0
    const known = await enterAround(trx, load.young)
    let count = 0
    let batch: PersonRecord[] = []
    for (const person of load.people) {
      batch.push(person)
      if (batch.length < atATime) continue
      count += await loadBatch(trx, load, known, batch)
      batch = []
      if (count % 10_000 === 0) load.say(`Loaded ${count} invented young people so far.`)
    }
    count += await loadBatch(trx, load, known, batch)
    load.say(`Working out the status of ${count} invented young people, day by day.`)
    await refreshStatus(trx, actor, 'everybody')
    return count
  })
}

async function isLoaded(trx: ActorTransaction): Promise<boolean> {
  const one = await trx
    .selectFrom('residence')
    .select('id')
    .where('source', '=', municipalitySource)
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}

async function loadBatch(
  trx: ActorTransaction,
  { keys, municipality }: Load,
  known: Known,
  batch: readonly PersonRecord[],
): Promise<number> {
  const ids = await insertPeople(trx, municipality.code, known, batch)
  await storePersonNumbers(
    trx,
    keys,
    batch.map((person, index) => ({
      owner: { kind: 'young_person', id: ids[index] ?? '' },
      number: numberOf(person),
      validFrom: null,
    })),
  )
  return batch.length
}

/** Made here and nowhere else: no file holds a person number. */
function numberOf({ born, serial }: PersonRecord) {
  const number = normalise(inventedPersonNumber(textOf(born), serial))
  if (!number) throw new Error('an invented person number is not one')
  return number
}

/** The invented institutions, and those who have marked somebody's special focus. */
async function enterAround(trx: ActorTransaction, young: number): Promise<Known> {
  const organisations = new Map<string, string>()
  for (const [kind, count] of Object.entries(institutionsFor(young)) as [Institution, number][]) {
    for (let number = 0; number < count; number += 1) {
      const name = institutionName(kind, number)
      const id = await ensureOrganisation(trx, { name, kind: kindOfOrganisation(kind), municipal: false })
      organisations.set(`${kind} ${number}`, id)
    }
  }
  const markers: string[] = []
  for (const name of focusMarkers)
    markers.push(await awaitActor(trx, { provider: null, subject: null, dialect: 'staff', name }))
  return {
    markers,
    organisationOf: ({ type, provider }) => {
      const kind = institutionOf(type)
      return kind === undefined || provider === null
        ? null
        : (organisations.get(`${kind} ${provider}`) ?? null)
    },
  }
}
