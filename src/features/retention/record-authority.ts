import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'

/** Puts on record who decided that people may go to the archive, or be erased, by a rule. @throws NotFound */
export async function recordAuthority(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  rule: string,
  authority: string,
): Promise<void> {
  const done = await trx
    .updateTable('retention_rule')
    .set({ authority, recorded_by: actor.id })
    .where('id', '=', rule)
    .returning('id')
    .executeTakeFirst()
  if (!done) throw new NotFound()
  await trx
    .insertInto('admin_event')
    .values({
      request_id: requestId,
      actor_id: actor.id,
      type: 'retention_authority_recorded',
      data: JSON.stringify({ rule, authority }),
    })
    .execute()
}
