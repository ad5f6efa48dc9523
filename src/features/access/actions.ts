import { sql } from 'kysely'
import type { Role } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'

export type OrganisationKind =
  | 'municipality'
  | 'guidance-centre'
  | 'job-centre'
  | 'compulsory-school'
  | 'youth-education'
  | 'council'
  | 'other'

export interface OrganisationDraft {
  readonly name: string
  readonly kind: OrganisationKind
  /** Part of the municipality's own authority; an institution is another one (KUI act § 15 d). */
  readonly municipal: boolean
}

/** The organisation of this name, made when there is none. Returns its id. */
export async function ensureOrganisation(trx: ActorTransaction, draft: OrganisationDraft): Promise<string> {
  await trx
    .insertInto('organisation')
    .values({ name: draft.name, kind: draft.kind, municipal: draft.municipal })
    .onConflict((known) => known.column('name').doNothing())
    .execute()
  const { id } = await trx
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', draft.name)
    .executeTakeFirstOrThrow()
  return id
}

export interface UnitDraft {
  readonly organisationId: string
  readonly kind: 'team' | 'class' | 'institution'
  readonly name: string
}

/** The unit of this name, made when there is none. Returns its id. */
export async function ensureUnit(trx: ActorTransaction, draft: UnitDraft): Promise<string> {
  const { organisationId, kind, name } = draft
  await trx
    .insertInto('unit')
    .values({ organisation_id: organisationId, kind, name })
    .onConflict((known) => known.columns(['organisation_id', 'kind', 'name']).doNothing())
    .execute()
  const { id } = await trx
    .selectFrom('unit')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return id
}

export interface AwaitedActor {
  /** The identity provider that will vouch for them, and what it calls them; citizens are known by person number. */
  readonly provider: string | null
  readonly subject: string | null
  readonly dialect: 'citizen' | 'staff' | 'school'
  readonly name: string
}

/** Enters somebody before they ever sign in. Returns the actor's id. */
export async function awaitActor(trx: ActorTransaction, draft: AwaitedActor): Promise<string> {
  const { id } = await trx
    .insertInto('actor')
    .values({ ...draft })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export interface RoleDraft {
  readonly actorId: string
  readonly role: Role
  readonly organisationId: string
  readonly unitId?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly grantedBy?: string | undefined
  /** Why, in the words of who gave it; none where the identity provider says so. */
  readonly because?: string | undefined
}

/** Gives somebody a role from a day on. Half a year later it lapses, unless their leader confirms it. */
export async function assignRole(trx: ActorTransaction, draft: RoleDraft): Promise<void> {
  await trx
    .insertInto('role_assignment')
    .values({
      actor_id: draft.actorId,
      role: draft.role,
      organisation_id: draft.organisationId,
      unit_id: draft.unitId ?? null,
      source: draft.because === undefined ? 'identity-provider' : 'administrator',
      valid_from: draft.from ?? sql<string>`today()`,
      valid_until: draft.until ?? null,
      granted_by: draft.grantedBy ?? null,
      because: draft.because ?? null,
    })
    .execute()
}

export type MembershipKind = 'member' | 'leader' | 'teacher' | 'counsellor'

export interface MembershipDraft {
  readonly actorId: string
  readonly unitId: string
  readonly kind: MembershipKind
  readonly source: 'identity-provider' | 'roll' | 'administrator'
}

/** Puts somebody in a unit from today on. */
export async function joinUnit(trx: ActorTransaction, draft: MembershipDraft): Promise<void> {
  await trx
    .insertInto('unit_membership')
    .values({ actor_id: draft.actorId, unit_id: draft.unitId, kind: draft.kind, source: draft.source })
    .execute()
}
