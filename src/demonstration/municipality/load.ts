import { sql } from 'kysely'
import { findOwnerByNumber, storePersonNumbers } from '../../features/person-numbers/index.ts'
import { refreshStatus } from '../../features/status/index.ts'
import { type Actor, type Municipality, systemIn } from '../../platform/access/actor.ts'
import type { Database } from '../../platform/db/connect.ts'
import { type ActorTransaction, withActor } from '../../platform/db/with-actor.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { enterAround, numberOf } from './around.ts'
import { type Day, dayFrom } from './days.ts'
import type { GoneOn } from './file.ts'
import { goOn } from './go-on.ts'
import type { PersonRecord } from './record.ts'
import { insertPeople } from './rows.ts'
import { type Entered, type Known, municipalityOf, municipalitySource } from './staged.ts'

/** So many people at a time are in memory, and in one statement. */
const atATime = 1000
/**
 * So many have their status worked out before it is asked whether to stop: whole statements of it (status, `refreshStatus`), for a part of
 * one would lock each person by itself, and a server has room for a few thousand locks.
 */
const statusAtATime = 10_000

export interface Load {
  readonly database: Database
  readonly municipality: Municipality
  readonly keys: KeyRing
  readonly young: number
  readonly seed: number
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
    const known = await enterAround(trx, load)
    const ids: string[] = []
    for (const batch of inBatches(await load.people(), atATime)) {
      load.stop?.throwIfAborted()
      ids.push(...(await loadBatch(trx, load, known, batch)))
      if (ids.length % 10_000 === 0) load.say(`Loaded ${ids.length} invented young people so far.`)
    }
    load.say(`Working out the status of ${ids.length} invented young people, day by day.`)
    await refreshSome(trx, actor, ids, load.stop)
    return ids.length
  })
}

export interface Brought {
  readonly young: number
  readonly seed: number
  /** Nothing of it is newer; its register ended on this day or a little later. */
  readonly until: Day
}

/** Which municipality is there, and how far its lives have gone; nothing where none is. */
export async function lastBrought(
  load: Pick<Load, 'database' | 'municipality'>,
): Promise<Brought | undefined> {
  const actor = systemIn(load.municipality, 'import')
  return withActor(load.database.kysely, actor, 'read only', async (trx) => {
    const { rows } = await sql<{ key: string; until: string }>`
      select min(source_key) as key, max(confirmed_on)::text as until from activity
      where source = ${municipalitySource} and written_by is null having count(*) > 0`.execute(trx)
    const [row] = rows
    return row && { ...municipalityOf(row.key), until: dayFrom(row.until) }
  })
}

/**
 * Lets the lives of a municipality that was loaded before go on: what has ended or begun since is written as an import would, what
 * staff have changed by hand stays theirs, and whoever has come since is entered. In one transaction, as the loading.
 *
 * @param changed whose record may be another than when it was last brought
 * @returns how many people it was about
 */
export function continueMunicipality(load: Omit<Load, 'people'>, changed: Iterable<GoneOn>): Promise<number> {
  const actor = systemIn(load.municipality, 'import')
  return withActor(load.database.kysely, actor, 'read write', async (trx) => {
    const known = await enterAround(trx, load)
    const ids: string[] = []
    for (const batch of inBatches(changed, atATime)) {
      load.stop?.throwIfAborted()
      const here: Entered[] = []
      const coming: PersonRecord[] = []
      for (const { person, isNew } of batch) {
        const found = await findOwnerByNumber(trx, load.keys, 'young_person', numberOf(person))
        if (found) here.push({ id: found.ownerId, person })
        // Whoever was here before and is not found any more has been erased.
        else if (isNew) coming.push(person)
      }
      await goOn(trx, load.municipality.code, known, here)
      ids.push(...here.map(({ id }) => id), ...(await loadBatch(trx, load, known, coming)))
    }
    await refreshSome(trx, actor, ids, load.stop)
    return ids.length
  })
}

async function refreshSome(
  trx: ActorTransaction,
  actor: Actor,
  ids: readonly string[],
  stop: AbortSignal | undefined,
): Promise<void> {
  for (const some of inBatches(ids, statusAtATime)) {
    stop?.throwIfAborted()
    await refreshStatus(trx, actor, some)
  }
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
  { keys, municipality }: Pick<Load, 'keys' | 'municipality'>,
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
