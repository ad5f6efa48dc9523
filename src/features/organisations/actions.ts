import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { Refused, recordAdminEvent } from '../administration/index.ts'
import { getMember, getOrganisation, getUnit } from './queries.ts'
import type { MemberKind, OrganisationKind, UnitKind } from './rules.ts'

export interface OrganisationDraft {
  readonly name: string
  readonly kind: OrganisationKind
  readonly municipal: boolean
}

export async function addOrganisation(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  draft: OrganisationDraft,
): Promise<string> {
  const added = await trx
    .insertInto('organisation')
    .values({ ...draft })
    .onConflict((known) => known.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) throw new Refused('name_taken')
  await recordAdminEvent(trx, actor, requestId, {
    type: 'organisation_added',
    data: { organisation: added.id },
  })
  return added.id
}

/** Whether an organisation is the municipality's own decides what its people may see; that is told apart in the history. */
export async function changeOrganisation(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  change: OrganisationDraft & { readonly id: string; readonly version: number },
): Promise<void> {
  const { id, version, name, kind, municipal } = change
  const before = await getOrganisation(trx, id)
  await refuseTakenName(trx, name, id)
  const { numUpdatedRows } = await trx
    .updateTable('organisation')
    .set({ name, kind, municipal, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refused('overtaken')
  const data = { organisation: id }
  if (before.name !== name || before.kind !== kind)
    await recordAdminEvent(trx, actor, requestId, { type: 'organisation_changed', data })
  if (before.municipal !== municipal)
    await recordAdminEvent(trx, actor, requestId, {
      type: municipal ? 'organisation_made_municipal' : 'organisation_made_another',
      data,
    })
}

/** From that day on nobody has a role there. Nobody closes the organisation that they have their own role in. */
export async function closeOrganisation(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { id, on }: { readonly id: string; readonly on: string },
): Promise<void> {
  const before = await getOrganisation(trx, id)
  if (on <= before.validFrom) throw new Refused('ends_before')
  const own = await trx
    .selectFrom('role_assignment')
    .select('id')
    .where('actor_id', '=', actor.id)
    .where('organisation_id', '=', id)
    .where(sql<boolean>`(valid_until is null or today() < valid_until)`)
    .executeTakeFirst()
  if (own) throw new Refused('own_organisation')
  const { numUpdatedRows } = await trx
    .updateTable('organisation')
    .set({ valid_until: on, version: before.version + 1 })
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new NotFound()
  await recordAdminEvent(trx, actor, requestId, {
    type: 'organisation_closed',
    data: { organisation: id, on },
  })
}

export async function addUnit(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  draft: { readonly organisationId: string; readonly kind: UnitKind; readonly name: string },
): Promise<string> {
  await getOrganisation(trx, draft.organisationId)
  const added = await trx
    .insertInto('unit')
    .values({ organisation_id: draft.organisationId, kind: draft.kind, name: draft.name })
    .onConflict((known) => known.columns(['organisation_id', 'kind', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) throw new Refused('name_taken')
  await recordAdminEvent(trx, actor, requestId, {
    type: 'unit_added',
    data: { unit: added.id, organisation: draft.organisationId },
  })
  return added.id
}

export async function renameUnit(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { id, name, version }: { readonly id: string; readonly name: string; readonly version: number },
): Promise<void> {
  const { organisationId: organisation, kind } = await getUnit(trx, id)
  const twin = await trx
    .selectFrom('unit')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (twin) throw new Refused('name_taken')
  const { numUpdatedRows } = await trx
    .updateTable('unit')
    .set({ name, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refused('overtaken')
  await recordAdminEvent(trx, actor, requestId, { type: 'unit_changed', data: { unit: id, organisation } })
}

export async function closeUnit(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { id, on }: { readonly id: string; readonly on: string },
): Promise<void> {
  const unit = await getUnit(trx, id)
  if (on <= unit.validFrom) throw new Refused('ends_before')
  await trx
    .updateTable('unit')
    .set({ valid_until: on, version: unit.version + 1 })
    .where('id', '=', id)
    .execute()
  await recordAdminEvent(trx, actor, requestId, {
    type: 'unit_closed',
    data: { unit: id, organisation: unit.organisationId, on },
  })
}

export interface MemberDraft {
  readonly unitId: string
  readonly actorId: string
  readonly kind: MemberKind
  readonly from: string
  readonly until?: string | undefined
}

/** Puts somebody in a team or class for a time. What it opens follows from their role, not from this alone. */
export async function addMember(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  draft: MemberDraft,
): Promise<void> {
  const { unitId: unit, actorId } = draft
  if (actorId === actor.id) throw new Refused('own')
  if (draft.until !== undefined && draft.until < draft.from) throw new Refused('ends_before')
  const twin = await trx
    .selectFrom('unit_membership')
    .select('id')
    .where('unit_id', '=', unit)
    .where('actor_id', '=', actorId)
    .where('kind', '=', draft.kind)
    .where((is) => is.or([is('valid_until', 'is', null), is('valid_until', '>', draft.from)]))
    .executeTakeFirst()
  if (twin) throw new Refused('has_it_already')
  await trx
    .insertInto('unit_membership')
    .values({
      unit_id: unit,
      actor_id: actorId,
      kind: draft.kind,
      source: 'administrator',
      valid_from: draft.from,
      valid_until: draft.until ?? null,
    })
    .execute()
  await recordAdminEvent(trx, actor, requestId, { type: 'member_added', data: { unit, actor: actorId } })
}

export async function endMember(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  end: { readonly unitId: string; readonly id: string; readonly on: string },
): Promise<void> {
  const member = await getMember(trx, end.unitId, end.id)
  if (member.actorId === actor.id) throw new Refused('own')
  if (end.on < member.validFrom) throw new Refused('ends_before')
  await trx.updateTable('unit_membership').set({ valid_until: end.on }).where('id', '=', end.id).execute()
  await recordAdminEvent(trx, actor, requestId, {
    type: 'member_ended',
    data: { unit: end.unitId, actor: member.actorId, on: end.on },
  })
}

async function refuseTakenName(trx: ActorTransaction, name: string, except: string): Promise<void> {
  const twin = await trx
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', name)
    .where('id', '<>', except)
    .executeTakeFirst()
  if (twin) throw new Refused('name_taken')
}
