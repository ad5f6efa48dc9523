import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { findOwnerByNumber, type PersonNumber } from '../person-numbers/index.ts'

/** Who somebody means: by number, or by the exact name and birthday. */
export type Meant = { readonly number: PersonNumber } | { readonly name: string; readonly birthDate: string }

/**
 * Whom a number, or a name and a birthday, mean. Asked by the system actor that matches, because whoever asks may not
 * know the person yet; two of one name and birthday are nobody.
 */
export function findMeant(
  trx: ActorTransaction,
  actor: Actor,
  keys: KeyRing,
  meant: Meant,
): Promise<string | undefined> {
  return asSystem(trx, actor, 'matching', async () => {
    if ('number' in meant) return (await findOwnerByNumber(trx, keys, 'young_person', meant.number))?.ownerId
    const rows = await trx
      .selectFrom('young_person')
      .select('id')
      .where('birth_date', '=', meant.birthDate)
      .where(sql<boolean>`folded(trim(given_name || ' ' || family_name)) = folded(${meant.name})`)
      .limit(2)
      .execute()
    return rows.length === 1 ? rows[0]?.id : undefined
  })
}
