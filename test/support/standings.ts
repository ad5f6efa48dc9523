import { joinUnit } from '../../src/features/access/index.ts'
import { type PersonActor, type Role, systemIn } from '../../src/platform/access/actor.ts'
import type { TestDatabase } from './database.ts'
import { newActor, newOrganisation, newPerson, newUnit, newYoungPerson, relate } from './people.ts'
import { testTime } from './time.ts'

/** Young people who differ in what the rule asks: Emil is 17, Sofie protected, and nobody here knows Alma. */
export interface Standings {
  readonly emil: string
  readonly sofie: string
  readonly alma: string
  /** Blocked after the same people had come to be around them. */
  readonly blocked: string
  /** By what they are to Emil and Sofie. */
  readonly actors: Readonly<Record<ActorName, PersonActor>>
  readonly classId: string
  readonly schoolId: string
}

export const actorNames = [
  'young-person',
  'other-young-person',
  'guardian',
  'former-guardian',
  'contact-person',
  'caseworker',
  'team-leader',
  'unrelated-counsellor',
  'teacher',
  'teacher-of-another-class',
  'head-of-school',
  'administrator',
  'data-protection-officer',
  'secretariat',
  'lapsed',
  'suspended',
] as const
export type ActorName = (typeof actorNames)[number]

/** The same facts for every table and every page: who is around whom. */
export async function makeStandings(db: TestDatabase): Promise<Standings> {
  const { personId: emil, actor: self } = await newYoungPerson(db, { birthDate: born(17) })
  const protection = { protected: { until: '2100-01-01' } }
  const sofie = await newPerson(db, { givenName: 'Sofie', birthDate: born(16), ...protection })
  const blocked = await newPerson(db, { givenName: 'Bo', birthDate: born(17) })
  const { personId: alma, actor: other } = await newYoungPerson(db, {
    givenName: 'Alma',
    birthDate: born(17),
  })
  const school = { name: 'Limfjordsskolen', kind: 'compulsory-school', municipal: false } as const
  const schoolId = await newOrganisation(db, school)
  const classId = await newUnit(db, { organisationId: schoolId, kind: 'class', name: '9.B' })
  const otherClass = await newUnit(db, { organisationId: schoolId, kind: 'class', name: '8.A' })
  const team = await newUnit(db, {
    organisationId: await newOrganisation(db),
    kind: 'team',
    name: 'Team Øst',
  })

  const staff = (name: string, role: Role, at?: string) =>
    newActor(db, name, [role], at, at === undefined ? 'staff' : 'school')
  const citizen = async (name: string): Promise<PersonActor> => ({
    ...(await newActor(db, name, [], undefined, 'citizen')),
    roles: ['guardian'],
  })
  const actors = {
    'young-person': self,
    'other-young-person': other,
    guardian: await citizen('Marianne'),
    'former-guardian': await citizen('Henrik'),
    'contact-person': await staff('Mette', 'counsellor'),
    caseworker: await staff('Omar', 'caseworker'),
    'team-leader': await staff('Birgit', 'team-leader'),
    'unrelated-counsellor': await staff('Poul', 'counsellor'),
    teacher: await staff('Lars', 'teacher', schoolId),
    'teacher-of-another-class': await staff('Karen', 'teacher', schoolId),
    'head-of-school': await staff('Inge', 'head-of-school', schoolId),
    administrator: await staff('Tove', 'administrator'),
    'data-protection-officer': await staff('Viggo', 'data-protection-officer'),
    secretariat: await staff('Signe', 'secretariat'),
    lapsed: await staff('Bent', 'counsellor'),
    suspended: await staff('Uffe', 'counsellor'),
  } satisfies Record<ActorName, PersonActor>

  const join = (who: ActorName, unitId: string, kind: 'teacher' | 'leader' | 'member') =>
    db.as(
      (trx) => joinUnit(trx, { unitId, actorId: actors[who].id, kind, source: 'roll' }),
      systemIn(db.aalborg, 'import'),
    )
  await join('teacher', classId, 'teacher')
  await join('teacher-of-another-class', otherClass, 'teacher')
  await join('team-leader', team, 'leader')
  await join('contact-person', team, 'member')
  for (const personId of [emil, sofie, blocked]) {
    const toActor = (who: ActorName) => ({ personId, with: { actorId: actors[who].id } })
    await relate(db, { ...toActor('guardian'), kind: 'custody', basis: 'custody' })
    await relate(db, {
      ...toActor('former-guardian'),
      kind: 'custody',
      basis: 'custody',
      from: '2020-01-01',
      until: '2024-01-01',
    })
    await relate(db, { ...toActor('contact-person'), kind: 'contact_person' })
    await relate(db, { ...toActor('caseworker'), kind: 'caseworker' })
    // Both are around them as well: only their role or their account is over.
    for (const who of ['lapsed', 'suspended'] as const)
      await relate(db, { ...toActor(who), kind: 'substitute' })
    await relate(db, { personId, with: { unitId: classId }, kind: 'enrolled', basis: 'enrolment' })
  }
  await db.asSuperuser('update m_851.role_assignment set lapses_on = reference.today() where actor_id = $1', [
    actors.lapsed.id,
  ])
  await db.asSuperuser(
    `update m_851.actor set suspended_at = now(), suspended_because = 'a test' where id = $1`,
    [actors.suspended.id],
  )
  await db.asSuperuser(`update m_851.young_person set state = 'blocked' where id = $1`, [blocked])
  return { emil, sofie, alma, blocked, actors, classId, schoolId }
}

/** The birth date of somebody who is so old and a half today. */
function born(age: number): string {
  const day = new Date(testTime)
  day.setMonth(day.getMonth() - age * 12 - 6)
  return day.toISOString().slice(0, 10)
}
