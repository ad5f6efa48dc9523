import { cast, compulsorySchool, gymnasium } from '../../../test/cast.ts'
import {
  assignRole,
  awaitActor,
  ensureOrganisation,
  ensureUnit,
  joinUnit,
  type OrganisationKind,
} from '../../features/access/index.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { providerIdOf, subjectOf } from '../identity/index.ts'

/** What kind of organisation each of the cast's is; a school is another authority than the municipality. */
const organisations: Readonly<Record<string, { kind: OrganisationKind; municipal: boolean }>> = {
  'Aalborg Kommune': { kind: 'municipality', municipal: true },
  'Uddannelseshuset UU': { kind: 'guidance-centre', municipal: true },
  'Uddannelseshuset Jobcenter': { kind: 'job-centre', municipal: true },
  'Aalborg Byråd': { kind: 'council', municipal: true },
  [compulsorySchool]: { kind: 'compulsory-school', municipal: false },
  [gymnasium]: { kind: 'youth-education', municipal: false },
}

export interface Staff {
  /** Actor ids by the key of the cast. */
  readonly actors: ReadonlyMap<string, string>
  readonly classes: ReadonlyMap<string, string>
}

/** Everybody of the cast: awaited; and who signs in for an organisation with roles, teams and classes. */
export async function loadStaff(trx: ActorTransaction): Promise<Staff> {
  const actors = new Map<string, string>()
  const organisationIds = new Map<string, string>()
  for (const member of cast) {
    if (member.organisation === null) continue
    const kind = organisations[member.organisation] ?? { kind: 'other', municipal: false }
    const organisationId = await ensureOrganisation(trx, { name: member.organisation, ...kind })
    organisationIds.set(member.organisation, organisationId)
    const actorId = await ensureAwaited(trx, member.dialect, subjectOf(member), member.name)
    actors.set(member.key, actorId)
    for (const role of member.roles) await assignRole(trx, { actorId, role, organisationId })
  }
  for (const member of cast)
    if (member.organisation === null)
      actors.set(member.key, await ensureAwaited(trx, member.dialect, subjectOf(member), member.name))
  const classes = await loadClasses(trx, organisationIds, actors)
  await loadTeam(trx, organisationIds, actors)
  return { actors, classes }
}

/** Somebody who has signed in before this was loaded keeps their row. */
async function ensureAwaited(
  trx: ActorTransaction,
  dialect: 'citizen' | 'staff' | 'school',
  subject: string,
  name: string,
): Promise<string> {
  const known = await trx
    .updateTable('actor')
    .set({ issuer: null, provider: providerIdOf(dialect) })
    .where('dialect', '=', dialect)
    .where('subject', '=', subject)
    .returning('id')
    .executeTakeFirst()
  return known?.id ?? awaitActor(trx, { provider: providerIdOf(dialect), subject, dialect, name })
}

const classesOf = [
  { name: '9.a', school: compulsorySchool, teacher: 'thomas', counsellor: 'ida' },
  { name: '9.b', school: compulsorySchool, teacher: 'ulla', counsellor: 'ida' },
  { name: '1.x', school: gymnasium, teacher: 'mette', counsellor: 'rasmus' },
  { name: '1.y', school: gymnasium, teacher: 'sofie', counsellor: 'rasmus' },
] as const

async function loadClasses(
  trx: ActorTransaction,
  organisationIds: ReadonlyMap<string, string>,
  actors: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const classes = new Map<string, string>()
  for (const { name, school, teacher, counsellor } of classesOf) {
    const organisationId = found(organisationIds, school)
    const unitId = await ensureUnit(trx, { organisationId, kind: 'class', name })
    classes.set(name, unitId)
    await joinUnit(trx, { unitId, actorId: found(actors, teacher), kind: 'teacher', source: 'roll' })
    await joinUnit(trx, {
      unitId,
      actorId: found(actors, counsellor),
      kind: 'counsellor',
      source: 'administrator',
    })
  }
  return classes
}

/** Bente leads Ida, Rasmus and Nivi. */
async function loadTeam(
  trx: ActorTransaction,
  organisationIds: ReadonlyMap<string, string>,
  actors: ReadonlyMap<string, string>,
): Promise<void> {
  const organisationId = found(organisationIds, 'Uddannelseshuset UU')
  const unitId = await ensureUnit(trx, { organisationId, kind: 'team', name: 'Team Limfjorden' })
  for (const key of ['bente', 'ida', 'rasmus', 'nivi']) {
    const kind = key === 'bente' ? 'leader' : 'member'
    await joinUnit(trx, { unitId, actorId: found(actors, key), kind, source: 'administrator' })
  }
}

export function found<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the demonstration has no ${key}`)
  return value
}
