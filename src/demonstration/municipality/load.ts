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
const atATime = 1000
/** So many have their status worked out in one statement. */
const statusAtATime = 5000

export interface Load {
  readonly database: Database
  readonly municipality: Municipality
  readonly keys: KeyRing
  readonly young: number
  /** Asked only where they are not there yet. */
  people(): Iterable<PersonRecord> | Promise<Iterable<PersonRecord>>
  say(line: string): void
  /** Ends it between two statements; then nothing of it is there. */
  readonly stop?: AbortSignal
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
    const ids: string[] = []
    for (const batch of inBatches(await load.people(), atATime)) {
      load.stop?.throwIfAborted()
      ids.push(...(await loadBatch(trx, load, known, batch)))
      if (ids.length % 10_000 === 0) load.say(`Loaded ${ids.length} invented young people so far.`)
    }
    load.say(`Working out the status of ${ids.length} invented young people, day by day.`)
    for (const some of inBatches(ids, statusAtATime)) {
      load.stop?.throwIfAborted()
      await refreshStatus(trx, actor, some)
    }
    return ids.length
  })
}

function* inBatches<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let batch: Item[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
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
): Promise<readonly string[]> {
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
  return ids
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
