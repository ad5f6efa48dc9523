import { sql } from 'kysely'
import { type Municipality, systemIn } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { endAllSessions } from '../../platform/session/sessions.ts'
import { recordAdminEvent } from '../administration/index.ts'
import { inactiveDays, inactiveReason } from './rules.ts'

/**
 * Closes for everybody of staff and school who has not been here for 60 days (L-16). A nightly job runs it as the system
 * actor `administration`. An administrator is left where there would be none: the one who was here last.
 *
 * @returns the ids of those it closed for
 */
export async function suspendInactive(trx: ActorTransaction, municipality: Municipality): Promise<string[]> {
  const actor = systemIn(municipality, 'administration')
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ':administrators'))`.execute(trx)
  const { rows: quiet } = await sql<{ id: string; administers: boolean }>`
    select actor.id, 'administrator' = any (roles_of(actor.id)) as administers from actor
    where actor.dialect <> 'citizen' and actor.suspended_at is null
      and (actor.left_on is null or today() < actor.left_on)
      and greatest(coalesce(actor.last_signed_in_at, actor.created_at), actor.reopened_at) < present() - make_interval(days => ${inactiveDays})
      and not exists (select from session where session.actor_id = actor.id
        and session.used_at >= present() - make_interval(days => ${inactiveDays}))
    order by coalesce(actor.last_signed_in_at, actor.created_at) desc, actor.id`.execute(trx)
  const { rows } = await sql<{ live: string }>`select live_administrators() as live`.execute(trx)
  const administrators = quiet.filter(({ administers }) => administers)
  const kept = administrators.length === Number(rows[0]?.live) ? administrators[0]?.id : undefined
  const closed = quiet.map(({ id }) => id).filter((id) => id !== kept)
  for (const id of closed) {
    await trx
      .updateTable('actor')
      .set({ suspended_at: sql`present()`, suspended_because: inactiveReason })
      .where('id', '=', id)
      .execute()
    await endAllSessions(trx, id)
    await recordAdminEvent(trx, actor, null, { type: 'user_inactive', data: { actor: id } })
  }
  return closed
}
