import type { PersonActor, Role } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { assignRole } from '../access/index.ts'
import { Refused, recordAdminEvent } from '../administration/index.ts'
import { keepingAnAdministrator, refuseOwn } from './actions.ts'
import { getAssignment } from './queries.ts'

export interface RoleGift {
  readonly userId: string
  readonly role: Role
  readonly organisationId: string
  readonly unitId: string | undefined
  readonly from: string
  readonly until: string | undefined
  readonly because: string
}

/** Gives somebody a role, limited by organisation, perhaps by unit, and by dates (trust requirement T-04). */
export async function giveRole(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  gift: RoleGift,
): Promise<void> {
  const { userId: actorId, role, organisationId, unitId, from, until, because } = gift
  await refuseOwn(trx, actor, actorId)
  if (until !== undefined && until <= from) throw new Refused('ends_before')
  if (unitId !== undefined) await refuseForeignUnit(trx, organisationId, unitId)
  await assignRole(trx, { actorId, role, organisationId, unitId, from, until, because, grantedBy: actor.id })
  await recordAdminEvent(trx, actor, requestId, {
    type: 'role_given',
    data: { actor: actorId, role, organisation: organisationId, ...(unitId ? { unit: unitId } : {}) },
  })
}

async function refuseForeignUnit(
  trx: ActorTransaction,
  organisationId: string,
  unitId: string,
): Promise<void> {
  const there = await trx
    .selectFrom('unit')
    .select('id')
    .where('id', '=', unitId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  if (!there) throw new Refused('no_such_role_there')
}

export interface RoleDate {
  readonly userId: string
  readonly id: string
  readonly on: string
}

/** @param on the first day on which the role no longer holds */
export async function endRole(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { userId, id, on }: RoleDate,
): Promise<void> {
  await refuseOwn(trx, actor, userId)
  const before = await getAssignment(trx, userId, id)
  if (on < before.validFrom) throw new Refused('ends_before')
  if (before.validUntil !== null && before.validUntil <= on) throw new Refused('over')
  await keepingAnAdministrator(trx, async () => {
    await trx.updateTable('role_assignment').set({ valid_until: on }).where('id', '=', id).execute()
  })
  await recordAdminEvent(trx, actor, requestId, {
    type: 'role_ended',
    data: { actor: userId, role: before.role, organisation: before.organisationId, on },
  })
}

/** Lets a role that has an end hold longer. One that is over, or that nobody confirmed in time, is given anew instead. */
export async function extendRole(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { userId, id, on, today }: RoleDate & { readonly today: string },
): Promise<void> {
  await refuseOwn(trx, actor, userId)
  const before = await getAssignment(trx, userId, id)
  if (before.validUntil === null || before.validUntil <= today || before.lapsesOn <= today)
    throw new Refused('over')
  if (on <= before.validUntil) throw new Refused('ends_before')
  await trx.updateTable('role_assignment').set({ valid_until: on }).where('id', '=', id).execute()
  await recordAdminEvent(trx, actor, requestId, {
    type: 'role_extended',
    data: { actor: userId, role: before.role, organisation: before.organisationId, on },
  })
}
