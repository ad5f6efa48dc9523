import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { recordAdminEvent } from '../administration/index.ts'

/**
 * Confirms that people still need what they may do, for another half year (trust requirement L-16). The database lets
 * through those that are the actor's to confirm; one that is not stops all of them.
 *
 * @throws NotFound
 */
export async function confirmRoles(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  ids: readonly string[],
): Promise<number> {
  const confirmed = await trx
    .updateTable('role_assignment')
    .set({
      confirmed_at: sql`present()`,
      confirmed_by: actor.id,
      lapses_on: sql<string>`(today() + interval '6 months')::date`,
    })
    .where('id', 'in', [...ids])
    // What has lapsed is not woken by a confirmation that comes too late: it is given anew, with a reason.
    .where(sql<boolean>`today() < lapses_on and (valid_until is null or today() < valid_until)`)
    .returning(['actor_id', 'role', 'organisation_id'])
    .execute()
  if (confirmed.length < new Set(ids).size) throw new NotFound()
  for (const { actor_id, role, organisation_id } of confirmed)
    await recordAdminEvent(trx, actor, requestId, {
      type: 'role_confirmed',
      data: { actor: actor_id, role, organisation: organisation_id },
    })
  return confirmed.length
}
