import { setTimeout as pause } from 'node:timers/promises'
import { type Selectable, sql } from 'kysely'
import type { DataKey as DataKeyRow, PersonNumber as NumberRow } from '../../platform/db/schema.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { keepDataKeys, openDataKey, retireDataKeys, rewrapDataKeys } from '../../platform/keys/data-keys.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { blindIndexes, indexColumns } from './blind-index.ts'
import { dataKeyWithRoom } from './data-key-with-room.ts'
import { openNumber, sealNumber } from './seal.ts'

/**
 * Turning keys while the program runs (trust requirement T-52). Each batch is a transaction of its own and leaves every
 * row whole, so a rotation may be killed anywhere; what is left to do is read from the rows, so the next one goes on.
 */
export interface Rotation {
  readonly ring: KeyRing
  /** One transaction as the system actor `keys`. */
  run<Result>(work: (trx: ActorTransaction) => Promise<Result>): Promise<Result>
  say(line: string): void
}

/** Small enough that nobody waits long for a row. */
const batch = 250

/** Wraps every data key with the current wrapping key. The numbers are not touched. */
export const rotateWrapping = (rotation: Rotation): Promise<number> =>
  inBatches(rotation, 'data keys wrapped anew', (trx) => rewrapDataKeys(trx, rotation.ring, batch))

/** Seals every number anew with new data keys, and removes the old ones. Goes on with what was begun before. */
export async function rotateDataKeys(rotation: Rotation): Promise<number> {
  const begun = await rotation.run(async (trx) => (await sealedByRetired(trx, 1)).length > 0)
  if (begun) rotation.say('Going on with a rotation that was begun before.')
  else while (!(await rotation.run((trx) => retireDataKeys(trx, rotation.ring)))) await pause(200)
  const count = await inBatches(rotation, 'numbers sealed anew', (trx) => sealSomeAnew(trx, rotation.ring))
  await rotation.run((trx) =>
    trx
      .deleteFrom('data_key')
      .where('retired_at', 'is not', null)
      .where(sql<boolean>`not exists (select from person_number where data_key_id = data_key.id)`)
      // A file that came is not sealed anew: it goes by itself, and its key with it.
      .where(sql<boolean>`not exists (select from import_file where data_key_id = data_key.id)`)
      .execute(),
  )
  return count
}

/**
 * Gives every number an index by the current index key, beside the one that other copies of the program may still look
 * for; and takes away those by keys that the configuration no longer holds.
 */
export async function rotateIndexes(rotation: Rotation): Promise<number> {
  const { ring } = rotation
  const count = await inBatches(rotation, 'numbers indexed anew', (trx) => indexSomeAnew(trx, ring))
  return count + (await inBatches(rotation, 'old indexes removed', (trx) => dropOldIndexes(trx, ring)))
}

async function inBatches(
  { run, say }: Rotation,
  what: string,
  work: (trx: ActorTransaction) => Promise<number>,
): Promise<number> {
  let count = 0
  for (;;) {
    const done = await run(work)
    if (done === 0) return count
    count += done
    say(`${count} ${what}`)
  }
}

type Sealed = Pick<Selectable<NumberRow>, 'id' | 'ciphertext' | 'data_key_id'> &
  Pick<Selectable<DataKeyRow>, 'wrapped' | 'kek_id'>

const sealed = (trx: ActorTransaction, limit: number) =>
  trx
    .selectFrom('person_number')
    .innerJoin('data_key', 'data_key.id', 'person_number.data_key_id')
    .select([
      'person_number.id',
      'person_number.ciphertext',
      'person_number.data_key_id',
      'data_key.wrapped',
      'data_key.kek_id',
    ])
    .orderBy('person_number.id')
    .limit(limit)
    .forUpdate('person_number')

const sealedByRetired = (trx: ActorTransaction, limit: number): Promise<Sealed[]> =>
  sealed(trx, limit).where('data_key.retired_at', 'is not', null).execute()

const openRow = (ring: KeyRing, row: Sealed) =>
  openNumber(
    openDataKey(ring, { id: row.data_key_id, wrapped: row.wrapped, kek_id: row.kek_id }),
    row.id,
    row.ciphertext,
  )

async function sealSomeAnew(trx: ActorTransaction, ring: KeyRing): Promise<number> {
  await keepDataKeys(trx)
  const rows = await sealedByRetired(trx, batch)
  if (rows.length === 0) return 0
  const { key, room } = await dataKeyWithRoom(trx, ring)
  const some = rows.slice(0, room)
  const anew = some.map((row) => sealNumber(key, row.id, openRow(ring, row)))
  await sql`
    update person_number set ciphertext = anew.ciphertext, data_key_id = ${key.id}
    from unnest(${some.map(({ id }) => id)}::uuid[], ${anew}::bytea[]) as anew (id, ciphertext)
    where person_number.id = anew.id`.execute(trx)
  return some.length
}

async function indexSomeAnew(trx: ActorTransaction, ring: KeyRing): Promise<number> {
  const rows = await sealed(trx, batch)
    .where('person_number.index_key_id', '<>', ring.index.current)
    .execute()
  const anew = rows.map((row) => indexColumns(blindIndexes(ring, openRow(ring, row))))
  await sql`
    update person_number set blind_index = anew.first, index_key_id = ${ring.index.current},
      second_blind_index = anew.second, second_index_key_id = anew.second_key
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${anew.map((one) => one.blind_index)}::bytea[],
      ${anew.map((one) => one.second_blind_index)}::bytea[],
      ${anew.map((one) => one.second_index_key_id)}::text[]) as anew (id, first, second, second_key)
    where person_number.id = anew.id`.execute(trx)
  return rows.length
}

async function dropOldIndexes(trx: ActorTransaction, { index }: KeyRing): Promise<number> {
  const old = trx
    .selectFrom('person_number')
    .select('id')
    .where(sql<boolean>`second_index_key_id <> all(${[...index.keys.keys()]}::text[])`)
    .limit(batch)
  const { numUpdatedRows } = await trx
    .updateTable('person_number')
    .set({ second_blind_index: null, second_index_key_id: null })
    .where('id', 'in', old)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
