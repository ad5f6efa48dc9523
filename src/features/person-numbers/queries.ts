import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { openDataKey } from '../../platform/keys/data-keys.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { blindIndexes } from './blind-index.ts'
import type { PersonNumber } from './rules.ts'
import { openNumber } from './seal.ts'

export type OwnerKind = 'young_person' | 'guardian'

export interface Owner {
  readonly kind: OwnerKind
  /** The id of the young person or the guardian. */
  readonly id: string
}

export interface FoundNumber {
  readonly id: string
  readonly ownerId: string
}

/** Whose number it is, or was before another one replaced it. */
export async function findOwnerByNumber(
  trx: ActorTransaction,
  ring: KeyRing,
  kind: OwnerKind,
  number: PersonNumber,
): Promise<FoundNumber | undefined> {
  const values = blindIndexes(ring, number).map(({ value }) => value)
  const row = await trx
    .selectFrom('person_number')
    .select(['id', 'owner_id'])
    .where('owner_kind', '=', kind)
    .where(isAnyOf(values))
    .executeTakeFirst()
  return row && { id: row.id, ownerId: row.owner_id }
}

/** Either column: while index keys change, a number lies in the one or the other (T-52). */
export const isAnyOf = (values: readonly Buffer[]) =>
  sql<boolean>`(blind_index = any(${values}::bytea[]) or second_blind_index = any(${values}::bytea[]))`

export interface ListedNumber {
  readonly id: string
  readonly validFrom: string | null
  readonly validUntil: string | null
}

/** Somebody's numbers without the numbers, the newest first; not those before a legal change of sex. */
export async function listPersonNumbers(trx: ActorTransaction, owner: Owner): Promise<ListedNumber[]> {
  const rows = await trx
    .selectFrom('person_number')
    .select(['id', 'valid_from', 'valid_until'])
    .where('owner_id', '=', owner.id)
    .where('owner_kind', '=', owner.kind)
    .where('shielded', '=', false)
    .orderBy(sql`valid_until desc nulls first`)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map((row) => ({ id: row.id, validFrom: row.valid_from, validUntil: row.valid_until }))
}

/**
 * The number itself. Whoever calls this has asked for the right and the purpose, and written the log (T-53).
 *
 * @throws NotFound for a row that the actor may not see, or that nobody may after a legal change of sex; CannotOpen for one
 * that was altered
 */
export async function revealPersonNumber(
  trx: ActorTransaction,
  ring: KeyRing,
  id: string,
): Promise<PersonNumber> {
  const row = await trx
    .selectFrom('person_number')
    .innerJoin('data_key', 'data_key.id', 'person_number.data_key_id')
    .select(['person_number.ciphertext', 'data_key.id', 'data_key.wrapped', 'data_key.kek_id'])
    .where('person_number.id', '=', id)
    .where('shielded', '=', false)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return openNumber(openDataKey(ring, row), id, row.ciphertext)
}
