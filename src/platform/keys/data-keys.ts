import { createSecretKey, type KeyObject, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ActorTransaction } from '../db/with-actor.ts'
import { newSecretKey, open, type Place, seal } from './cipher.ts'
import type { KeyRing } from './key-ring.ts'

/** A key that seals about a thousand rows. It lies in the database wrapped, and only in memory like this. */
export interface DataKey {
  readonly id: string
  readonly secret: KeyObject
}

export interface WrappedKey {
  readonly id: string
  readonly wrapped: Buffer
  readonly kek_id: string
}

/** So few that a key that got out opens little, and so many that keys do not outnumber what they protect (T-50). */
export const rowsPerDataKey = 1000

const placeOf = (row: string, key: string): Place => ({ table: 'data_key', row, key })

/** @throws Error when the ring does not hold the wrapping key, CannotOpen when it is another one by that name */
export function openDataKey({ wrapping }: KeyRing, { id, wrapped, kek_id }: WrappedKey): DataKey {
  const kek = wrapping.keys.get(kek_id)
  if (!kek)
    throw new Error(`the data key ${id} is wrapped by key “${kek_id}”, which FODFAESTE_KEYS does not hold`)
  return { id, secret: createSecretKey(open(kek, wrapped, placeOf(id, kek_id))) }
}

function wrap({ wrapping: { current, keys } }: KeyRing, { id, secret }: DataKey): WrappedKey {
  const kek = keys.get(current)
  if (!kek) throw new Error('a key ring without its current key')
  return { id, wrapped: seal(kek, secret.export(), placeOf(id, current)), kek_id: current }
}

export async function createDataKey(trx: ActorTransaction, ring: KeyRing): Promise<DataKey> {
  const key = { id: randomUUID(), secret: newSecretKey() }
  await trx.insertInto('data_key').values(wrap(ring, key)).execute()
  return key
}

/** A key for one file alone: no other row is sealed with it. The next rotation after the file is gone removes it. */
export async function createFileKey(trx: ActorTransaction, ring: KeyRing): Promise<DataKey> {
  const key = { id: randomUUID(), secret: newSecretKey() }
  await trx
    .insertInto('data_key')
    .values({ ...wrap(ring, key), retired_at: sql`now()` })
    .execute()
  return key
}

/** The key that new rows are sealed with, the newest; none before the first, or when all have been retired. */
export async function findDataKeyInUse(trx: ActorTransaction, ring: KeyRing): Promise<DataKey | undefined> {
  const row = await trx
    .selectFrom('data_key')
    .select(['id', 'wrapped', 'kek_id'])
    .where('retired_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row && openDataKey(ring, row)
}

const lockName = sql`hashtext(current_schema() || '.data_key'), 0`

/** Until the transaction ends no data key is retired: what it seals now is not left behind by a rotation. */
export async function keepDataKeys(trx: ActorTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${lockName})`.execute(trx)
}

/**
 * From now on new rows get a new key. False when somebody is sealing rows just now: to wait in line would hold up
 * everybody behind, so the caller tries again.
 */
export async function retireDataKeys(trx: ActorTransaction, ring: KeyRing): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(${lockName}) as free`.execute(trx)
  if (!rows[0]?.free) return false
  await trx.updateTable('data_key').set({ retired_at: sql`now()` }).where('retired_at', 'is', null).execute()
  await createDataKey(trx, ring)
  return true
}

/** Wraps some data keys anew with the current key; returns how many. What they seal is not touched. */
export async function rewrapDataKeys(trx: ActorTransaction, ring: KeyRing, limit: number): Promise<number> {
  const rows = await trx
    .selectFrom('data_key')
    .select(['id', 'wrapped', 'kek_id'])
    .where('kek_id', '<>', ring.wrapping.current)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
  for (const row of rows) {
    const { id, ...wrapped } = wrap(ring, openDataKey(ring, row))
    await trx.updateTable('data_key').set(wrapped).where('id', '=', id).execute()
  }
  return rows.length
}
