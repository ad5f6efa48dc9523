import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import {
  type Member,
  memberKinds,
  type Organisation,
  organisationKinds,
  type Unit,
  unitKinds,
} from './rules.ts'

/** A value that the database's own check lets through is one of ours. */
const oneOf = <Value extends string>(values: readonly Value[], value: string): Value => {
  const known = values.find((one) => one === value)
  if (!known) throw new Error(`${value} is none of ${values.join(', ')}`)
  return known
}

const organisations = (trx: ActorTransaction) =>
  trx
    .selectFrom('organisation')
    .select(['id', 'name', 'kind', 'municipal', 'valid_from', 'valid_until', 'version'])
    .orderBy(sql`name collate "da-x-icu"`)

type OrganisationRow = Awaited<ReturnType<ReturnType<typeof organisations>['execute']>>[number]

const organisationOf = (row: OrganisationRow): Organisation => ({
  id: row.id,
  name: row.name,
  kind: oneOf(organisationKinds, row.kind),
  municipal: row.municipal,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  version: row.version,
})

export async function listOrganisations(trx: ActorTransaction): Promise<Organisation[]> {
  return (await organisations(trx).execute()).map(organisationOf)
}

/** @throws NotFound */
export async function getOrganisation(trx: ActorTransaction, id: string): Promise<Organisation> {
  const row = await organisations(trx).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return organisationOf(row)
}

const units = (trx: ActorTransaction) =>
  trx
    .selectFrom('unit')
    .innerJoin('organisation', 'organisation.id', 'unit.organisation_id')
    .select([
      'unit.id',
      'unit.organisation_id',
      'organisation.name as organisation',
      'unit.kind',
      'unit.name',
      'unit.valid_from',
      'unit.valid_until',
      'unit.version',
    ])
    .select(
      sql<number>`(select count(*) from relation where relation.unit_id = unit.id and relation.kind = 'enrolled'
        and relation.valid_from <= today() and (relation.valid_until is null or today() < relation.valid_until))::int`.as(
        'pupils',
      ),
    )
    .orderBy('unit.kind')
    .orderBy(sql`unit.name collate "da-x-icu"`)

type UnitRow = Awaited<ReturnType<ReturnType<typeof units>['execute']>>[number]

const unitOf = (row: UnitRow): Unit => ({
  id: row.id,
  organisationId: row.organisation_id,
  organisation: row.organisation,
  kind: oneOf(unitKinds, row.kind),
  name: row.name,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  version: row.version,
  pupils: row.pupils,
})

/** Units of one organisation, or of all. */
export async function listUnits(trx: ActorTransaction, organisationId?: string): Promise<Unit[]> {
  const all = units(trx)
  const wanted = organisationId === undefined ? all : all.where('unit.organisation_id', '=', organisationId)
  return (await wanted.execute()).map(unitOf)
}

/** @throws NotFound */
export async function getUnit(trx: ActorTransaction, id: string): Promise<Unit> {
  const row = await units(trx).where('unit.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return unitOf(row)
}

/** Who is and was in a unit, those of today first. */
export async function listMembers(trx: ActorTransaction, unitId: string): Promise<Member[]> {
  const rows = await trx
    .selectFrom('unit_membership as membership')
    .innerJoin('actor', 'actor.id', 'membership.actor_id')
    .select([
      'membership.id',
      'membership.actor_id',
      'actor.name',
      'membership.kind',
      'membership.source',
      'membership.valid_from',
      'membership.valid_until',
    ])
    .where('membership.unit_id', '=', unitId)
    .orderBy(sql`membership.valid_until desc nulls first`)
    .orderBy(sql`actor.name collate "da-x-icu"`)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    actorId: row.actor_id,
    name: row.name,
    kind: oneOf(memberKinds, row.kind),
    source: row.source,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
  }))
}

/** @throws NotFound */
export async function getMember(trx: ActorTransaction, unitId: string, id: string): Promise<Member> {
  const member = (await listMembers(trx, unitId)).find((one) => one.id === id)
  if (!member) throw new NotFound()
  return member
}
