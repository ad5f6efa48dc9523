import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { type DataKey, keepDataKeys, rowsPerDataKey } from '../../platform/keys/data-keys.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { blindIndexes, indexColumns } from './blind-index.ts'
import { dataKeyWithRoom } from './data-key-with-room.ts'
import { isAnyOf, type Owner } from './queries.ts'
import type { PersonNumber } from './rules.ts'
import { sealNumber } from './seal.ts'

export interface NewPersonNumber {
  readonly owner: Owner
  readonly number: PersonNumber
  /** `yyyy-mm-dd`; null where nobody knows, as for most. */
  readonly validFrom: string | null
}

/** The number is somebody else's already. The message names rows, never the number. */
export class NumberTaken extends Error {
  readonly ownerId: string

  constructor(ownerId: string) {
    super(`the person number belongs to ${ownerId} already`)
    this.name = 'NumberTaken'
    this.ownerId = ownerId
  }
}

/** One number; see `storePersonNumbers`. */
export async function storePersonNumber(
  trx: ActorTransaction,
  ring: KeyRing,
  given: NewPersonNumber,
): Promise<string> {
  const [id] = await storePersonNumbers(trx, ring, [given])
  if (id === undefined) throw new Error('a number was stored without an id')
  return id
}

/**
 * Seals and stores numbers and returns the ids of their rows, in order. One that its owner has already keeps its row;
 * an owner's earlier number ends when the new one begins, and they are still found by it. Nobody is in `given` twice.
 *
 * @throws NumberTaken
 */
export async function storePersonNumbers(
  trx: ActorTransaction,
  ring: KeyRing,
  given: readonly NewPersonNumber[],
): Promise<string[]> {
  await keepDataKeys(trx)
  const ids: string[] = []
  for (let start = 0; start < given.length; start += rowsPerDataKey)
    ids.push(...(await storeSome(trx, ring, given.slice(start, start + rowsPerDataKey))))
  return ids
}

async function storeSome(
  trx: ActorTransaction,
  ring: KeyRing,
  given: readonly NewPersonNumber[],
): Promise<string[]> {
  const wanted = given.map((one) => ({ ...one, id: randomUUID(), indexes: blindIndexes(ring, one.number) }))
  await holdIndexes(trx, ring, wanted)
  const known = await findKnown(trx, wanted)
  const ids = wanted.map((one) => known.get(keyOf(one)) ?? one.id)
  const added = wanted.filter((one) => !known.has(keyOf(one)))
  await endEarlierNumbers(trx, added)
  for (let rest = added; rest.length > 0; ) {
    const { key, room } = await dataKeyWithRoom(trx, ring)
    await insertRows(trx, key, rest.slice(0, room))
    rest = rest.slice(room)
  }
  return ids
}

type Wanted = NewPersonNumber & { readonly id: string; readonly indexes: ReturnType<typeof blindIndexes> }

const keyOf = ({ owner, indexes: [first] }: Wanted): string => `${owner.kind} ${first.value.toString('hex')}`

/**
 * While two index keys are in use, two programs may write the same number under different ones, where the unique
 * index does not see it. Then the bytes that two hashes of the same number share are locked: 256 a key at most.
 */
async function holdIndexes(trx: ActorTransaction, ring: KeyRing, wanted: readonly Wanted[]): Promise<void> {
  if (ring.index.keys.size < 2) return
  const firstBytes = new Set(wanted.flatMap(({ indexes }) => indexes.map(({ value }) => value[0] ?? 0)))
  const inOrder = [...firstBytes].sort((one, other) => one - other)
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || '.person_number'), byte)
    from unnest(${inOrder}::int[]) with ordinality as held (byte, place) order by place`.execute(trx)
}

/** The rows that there are already, by kind and current index. */
async function findKnown(
  trx: ActorTransaction,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, string>> {
  const values = wanted.flatMap(({ indexes }) => indexes.map(({ value }) => value))
  const rows = await trx
    .selectFrom('person_number')
    .select(['id', 'owner_kind', 'owner_id', 'blind_index', 'second_blind_index'])
    .where(isAnyOf(values))
    .execute()
  const byIndex = new Map(
    rows.flatMap((row) =>
      [row.blind_index, row.second_blind_index].flatMap((value) =>
        value ? [[`${row.owner_kind} ${value.toString('hex')}`, row] as const] : [],
      ),
    ),
  )
  const known = new Map<string, string>()
  for (const one of wanted) {
    const row = one.indexes
      .map(({ value }) => byIndex.get(`${one.owner.kind} ${value.toString('hex')}`))
      .find((found) => found !== undefined)
    if (row && row.owner_id !== one.owner.id) throw new NumberTaken(row.owner_id)
    if (row) known.set(keyOf(one), row.id)
  }
  return known
}

async function endEarlierNumbers(trx: ActorTransaction, added: readonly Wanted[]): Promise<void> {
  if (added.length === 0) return
  const owners = added.map(({ owner }) => owner)
  await sql`
    update person_number
    set valid_until = greatest(coalesce(new.valid_from, current_date), person_number.valid_from)
    from unnest(${owners.map(({ kind }) => kind)}::text[], ${owners.map(({ id }) => id)}::uuid[],
      ${added.map(({ validFrom }) => validFrom)}::date[]) as new (owner_kind, owner_id, valid_from)
    where person_number.owner_id = new.owner_id and person_number.owner_kind = new.owner_kind
      and person_number.valid_until is null`.execute(trx)
}

/** As columns and not as rows: a thousand rows of placeholders took longer to write and to read than to store. */
async function insertRows(trx: ActorTransaction, key: DataKey, added: readonly Wanted[]): Promise<void> {
  const rows = added.map(({ id, owner, number, validFrom, indexes }) => ({
    id,
    owner,
    kind: number.kind,
    ciphertext: sealNumber(key, id, number),
    validFrom,
    ...indexColumns(indexes),
  }))
  await sql`
    insert into person_number (id, owner_kind, owner_id, kind, blind_index, index_key_id, second_blind_index,
      second_index_key_id, ciphertext, data_key_id, valid_from)
    select id, owner_kind, owner_id, kind, blind_index, index_key_id, second_blind_index, second_index_key_id, ciphertext,
      ${key.id}::uuid, valid_from
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ owner }) => owner.kind)}::text[],
      ${rows.map(({ owner }) => owner.id)}::uuid[], ${rows.map(({ kind }) => kind)}::text[],
      ${rows.map((row) => row.blind_index)}::bytea[], ${rows.map((row) => row.index_key_id)}::text[],
      ${rows.map((row) => row.second_blind_index)}::bytea[], ${rows.map((row) => row.second_index_key_id)}::text[],
      ${rows.map(({ ciphertext }) => ciphertext)}::bytea[], ${rows.map(({ validFrom }) => validFrom)}::date[])
      as new (id, owner_kind, owner_id, kind, blind_index, index_key_id, second_blind_index, second_index_key_id, ciphertext,
        valid_from)`.execute(trx)
}
