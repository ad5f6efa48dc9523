import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { isAlive } from '../../platform/session/sessions.ts'
import type { Assignment, ListedUser, User, UserState } from './rules.ts'

export interface UserWish {
  readonly name?: string | undefined
  readonly organisationId?: string | undefined
  readonly role?: string | undefined
  readonly state?: UserState | undefined
  /** The last one of the page before, by name and id. */
  readonly after?: { readonly name: string; readonly id: string } | undefined
  readonly limit: number
}

const stateOf = sql<UserState>`case
  when actor.left_on is not null and actor.left_on <= today() then 'left'
  when actor.suspended_at is not null then 'suspended'
  when actor.last_signed_in_at is null then 'awaited'
  else 'active' end`

const holds = sql<boolean>`assignment.valid_from <= today() and today() < assignment.lapses_on
  and (assignment.valid_until is null or today() < assignment.valid_until)`

/** Users by name, a page at a time, with the roles that they hold today. */
export async function listUsers(trx: ActorTransaction, wish: UserWish): Promise<ListedUser[]> {
  let query = trx
    .selectFrom('actor')
    .select(['actor.id', 'actor.name', 'actor.last_signed_in_at', stateOf.as('state')])
    .select(
      sql<string[]>`array(select distinct assignment.role from role_assignment assignment
        where assignment.actor_id = actor.id and ${holds} order by 1)`.as('roles'),
    )
    .select(
      sql<string[]>`array(select distinct organisation.name from role_assignment assignment
        join organisation on organisation.id = assignment.organisation_id
        where assignment.actor_id = actor.id and ${holds} order by 1)`.as('organisations'),
    )
    .where('actor.dialect', '<>', 'citizen')
    .orderBy(sql`actor.name collate "da-x-icu"`)
    .orderBy('actor.id')
    .limit(wish.limit)
  const { name, after, state, role, organisationId } = wish
  if (name) query = query.where(sql<boolean>`strpos(lower(actor.name), lower(${name})) > 0`)
  if (state) query = query.where(sql<boolean>`${stateOf} = ${state}`)
  if (role)
    query = query.where(
      sql<boolean>`exists (select from role_assignment assignment
        where assignment.actor_id = actor.id and assignment.role = ${role} and ${holds})`,
    )
  if (organisationId)
    query = query.where(
      sql<boolean>`exists (select from role_assignment assignment where assignment.actor_id = actor.id
        and assignment.organisation_id = ${organisationId} and ${holds})`,
    )
  if (after)
    query = query.where(
      sql<boolean>`(actor.name collate "da-x-icu", actor.id) > (${after.name} collate "da-x-icu", ${after.id}::bigint)`,
    )
  const rows = await query.execute()
  return rows.map(({ last_signed_in_at, ...row }) => ({ ...row, lastSignedInAt: last_signed_in_at }))
}

/** Everybody of staff and school who may be put somewhere, for a choice. */
export async function listChoosableUsers(trx: ActorTransaction): Promise<{ id: string; name: string }[]> {
  return trx
    .selectFrom('actor')
    .select(['id', 'name'])
    .where('dialect', '<>', 'citizen')
    .where(sql<boolean>`(left_on is null or today() < left_on)`)
    .orderBy(sql`name collate "da-x-icu"`)
    .orderBy('id')
    .execute()
}

/** @throws NotFound also for a citizen */
export async function getUser(trx: ActorTransaction, id: string): Promise<User> {
  const row = await trx
    .selectFrom('actor')
    .select([
      'id',
      'name',
      'provider',
      'dialect',
      'subject',
      'last_signed_in_at',
      'suspended_at',
      'suspended_because',
      'left_on',
      stateOf.as('state'),
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || row.dialect === 'citizen') throw new NotFound()
  return {
    id: row.id,
    name: row.name,
    provider: row.provider,
    dialect: row.dialect === 'school' ? 'school' : 'staff',
    subject: row.subject,
    lastSignedInAt: row.last_signed_in_at,
    suspendedAt: row.suspended_at,
    suspendedBecause: row.suspended_because,
    leftOn: row.left_on,
    state: row.state,
  }
}

/** All roles that somebody has or had, the newest first. */
export async function listAssignments(trx: ActorTransaction, actorId: string): Promise<Assignment[]> {
  const rows = await trx
    .selectFrom('role_assignment as assignment')
    .innerJoin('organisation', 'organisation.id', 'assignment.organisation_id')
    .leftJoin('unit', 'unit.id', 'assignment.unit_id')
    .select([
      'assignment.id',
      'assignment.actor_id',
      'assignment.role',
      'assignment.organisation_id',
      'organisation.name as organisation',
      'unit.name as unit',
      'assignment.source',
      'assignment.valid_from',
      'assignment.valid_until',
      'assignment.lapses_on',
      'assignment.because',
    ])
    .where('assignment.actor_id', '=', actorId)
    .orderBy('assignment.valid_from', 'desc')
    .orderBy('assignment.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    actorId: row.actor_id,
    role: row.role,
    organisationId: row.organisation_id,
    organisation: row.organisation,
    unit: row.unit,
    source: row.source,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    lapsesOn: row.lapses_on,
    because: row.because,
  }))
}

/** @throws NotFound */
export async function getAssignment(trx: ActorTransaction, actorId: string, id: string): Promise<Assignment> {
  const found = (await listAssignments(trx, actorId)).find((one) => one.id === id)
  if (!found) throw new NotFound()
  return found
}

export interface UserUnit {
  readonly unitId: string
  readonly unit: string
  readonly organisation: string
  readonly kind: string
  readonly validFrom: string
  readonly validUntil: string | null
}

export async function listUnitsOf(trx: ActorTransaction, actorId: string): Promise<UserUnit[]> {
  const rows = await trx
    .selectFrom('unit_membership as membership')
    .innerJoin('unit', 'unit.id', 'membership.unit_id')
    .innerJoin('organisation', 'organisation.id', 'unit.organisation_id')
    .select([
      'unit.id as unitId',
      'unit.name as unit',
      'organisation.name as organisation',
      'membership.kind',
      'membership.valid_from as validFrom',
      'membership.valid_until as validUntil',
    ])
    .where('membership.actor_id', '=', actorId)
    .orderBy('membership.valid_from', 'desc')
    .orderBy('membership.id', 'desc')
    .execute()
  return rows
}

export interface UserSession {
  readonly tokenHash: Buffer
  readonly provider: string
  readonly createdAt: Date
  readonly usedAt: Date
}

/** Where somebody is signed in now. The database shows this to administrators only. */
export async function listSessionsOf(trx: ActorTransaction, actorId: string): Promise<UserSession[]> {
  const rows = await trx
    .selectFrom('session')
    .select(['token_hash', 'provider', 'created_at', 'used_at'])
    .where('actor_id', '=', actorId)
    .where(isAlive)
    .orderBy('used_at', 'desc')
    .orderBy('token_hash')
    .execute()
  return rows.map((row) => ({
    tokenHash: row.token_hash,
    provider: row.provider,
    createdAt: row.created_at,
    usedAt: row.used_at,
  }))
}

export interface PersonAround {
  readonly personId: string
  readonly kind: string
  /** Nobody's name is shown of those whose name is protected (trust requirement L-30). */
  readonly name: string | null
}

/** The young people whom somebody is around: when that somebody leaves, they need somebody new. */
export async function listPeopleOf(trx: ActorTransaction, actorId: string): Promise<PersonAround[]> {
  const { rows } = await sql<{ person_id: string; kind: string; name: string | null }>`
    select around.person_id, around.kind,
      case when not person.protected then trim(person.given_name || ' ' || person.family_name) end as name
    from people_of(${actorId}::bigint) around join young_person person on person.id = around.person_id
    order by around.kind, person.family_name collate "da-x-icu", person.given_name collate "da-x-icu", person.id`.execute(
    trx,
  )
  return rows.map(({ person_id, ...row }) => ({ ...row, personId: person_id }))
}
