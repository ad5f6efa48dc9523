import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Contact } from '../young-people/index.ts'

/** How somebody is reached, and the number of what was read; 0 where nothing is known. */
export async function readContact(
  trx: ActorTransaction,
  personId: string,
): Promise<Contact & { readonly version: number }> {
  const row = await trx
    .selectFrom('person_contact')
    .select(['phone', 'email', 'preferred', 'version'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!row) return { phone: null, email: null, preferred: null, version: 0 }
  // The table's own check holds it to the ways there are.
  return { ...row, preferred: row.preferred as Contact['preferred'] }
}
