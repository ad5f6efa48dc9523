import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { endAllSessions, endOwnSession } from '../../platform/session/sessions.ts'
import { awaitActor } from '../access/index.ts'
import { Refused, recordAdminEvent } from '../administration/index.ts'
import { passPeopleOn, passWorkOn } from '../handover/index.ts'
import { getUser } from './queries.ts'

export interface UserDraft {
  readonly provider: string
  readonly subject: string
  readonly dialect: 'staff' | 'school'
  readonly name: string
}

/** Enters somebody whom a provider will vouch for. There are no accounts of our own, and no passwords. */
export async function enterUser(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  draft: UserDraft,
): Promise<string> {
  const known = await trx
    .selectFrom('actor')
    .select('id')
    .where('provider', '=', draft.provider)
    .where('subject', '=', draft.subject)
    .executeTakeFirst()
  if (known) throw new Refused('known_user')
  const id = await awaitActor(trx, draft)
  await recordAdminEvent(trx, actor, requestId, { type: 'user_awaited', data: { actor: id } })
  return id
}

/**
 * Two administrators who take the role from one another at the same moment would leave none: what takes it away waits
 * in line here, and looks afterwards.
 */
export async function keepingAnAdministrator(
  trx: ActorTransaction,
  change: () => Promise<void>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ':administrators'))`.execute(trx)
  await change()
  const { rows } = await sql<{ live: string }>`select live_administrators() as live`.execute(trx)
  if (Number(rows[0]?.live) === 0) throw new Refused('last_administrator')
}

/** Closes for somebody for the time being. Their sessions die with their next request, and are ended here besides. */
export async function suspendUser(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { id, because }: { readonly id: string; readonly because: string },
): Promise<void> {
  await getUser(trx, id)
  if (id === actor.id) throw new Refused('own')
  await keepingAnAdministrator(trx, async () => {
    const { numUpdatedRows } = await trx
      .updateTable('actor')
      .set({ suspended_at: sql`present()`, suspended_because: because })
      .where('id', '=', id)
      .where('suspended_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Refused('over')
    await endAllSessions(trx, id)
  })
  await recordAdminEvent(trx, actor, requestId, { type: 'user_suspended', data: { actor: id } })
}

export async function liftSuspension(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  id: string,
): Promise<void> {
  if (id === actor.id) throw new Refused('own')
  const { numUpdatedRows } = await trx
    .updateTable('actor')
    .set({ suspended_at: null, suspended_because: null, reopened_at: sql`present()` })
    .where('id', '=', id)
    .where('suspended_at', 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refused('over')
  await recordAdminEvent(trx, actor, requestId, { type: 'suspension_lifted', data: { actor: id } })
}

/**
 * Somebody leaves. From their last day on, roles, memberships and sessions are over, in this one transaction (L-16), and the
 * young people whose contact person they were have who stands in, else the leader (domain §7). Whom else they were around is
 * listed on their page.
 *
 * @param on the first day on which they are no longer here
 */
export async function recordLeaving(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { id, on, today }: { readonly id: string; readonly on: string; readonly today: string },
): Promise<void> {
  const user = await getUser(trx, id)
  if (id === actor.id) throw new Refused('own')
  if (user.state === 'left') throw new Refused('over')
  const ends =
    on <= today ? sql<string>`greatest(valid_from, today())` : sql<string>`greatest(valid_from, ${on}::date)`
  const reaches =
    on <= today
      ? sql<boolean>`valid_until is null or valid_until > today()`
      : sql<boolean>`valid_until is null or valid_until > ${on}::date`
  await keepingAnAdministrator(trx, async () => {
    const leaving = { trx, actor, requestId, leaverId: id, day: on <= today ? today : on }
    await passPeopleOn(leaving)
    if (on <= today) await passWorkOn(leaving)
    await trx.updateTable('actor').set({ left_on: on }).where('id', '=', id).execute()
    await trx
      .updateTable('role_assignment')
      .set({ valid_until: ends })
      .where('actor_id', '=', id)
      .where(sql<boolean>`(${reaches})`)
      .execute()
    await trx
      .updateTable('unit_membership')
      .set({ valid_until: ends })
      .where('actor_id', '=', id)
      .where(sql<boolean>`(${reaches})`)
      .execute()
    if (on <= today) await endAllSessions(trx, id)
  })
  await recordAdminEvent(trx, actor, requestId, {
    type: on <= today ? 'user_left' : 'user_leaving',
    data: { actor: id, on },
  })
}

export async function endUserSession(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { id, tokenHash }: { readonly id: string; readonly tokenHash: Buffer },
): Promise<void> {
  await getUser(trx, id)
  await endOwnSession(trx, id, tokenHash)
  await recordAdminEvent(trx, actor, requestId, { type: 'session_ended', data: { actor: id } })
}

export async function endUserSessions(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  id: string,
): Promise<void> {
  await getUser(trx, id)
  await endAllSessions(trx, id)
  await recordAdminEvent(trx, actor, requestId, { type: 'sessions_ended', data: { actor: id } })
}

/** @throws NotFound for somebody who is not administered here, or not by this actor */
export async function refuseOwn(trx: ActorTransaction, actor: PersonActor, userId: string): Promise<void> {
  if (userId === actor.id) throw new Refused('own')
  const user = await getUser(trx, userId)
  if (user.state === 'left') throw new NotFound()
}
