import { randomUUID } from 'node:crypto'
import { joinUnit } from '../../src/features/access/index.ts'
import type { PersonActor } from '../../src/platform/access/actor.ts'
import { systemIn } from '../../src/platform/access/actor.ts'
import { type AccessRow, writeAccess } from '../../src/platform/audit/access-log.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { guidanceCentre, newActor, newOrganisation, newUnit, newYoungPerson, relate } from './people.ts'

export interface LogTest {
  readonly db: TestDatabase
  readonly personId: string
  readonly young: PersonActor
  /** Contact person, member of a team. */
  readonly ida: PersonActor
  /** Leads Ida's team. */
  readonly leader: PersonActor
  /** At a school, which is another authority. */
  readonly teacher: PersonActor
  readonly protector: PersonActor
  /** Two holders of custody, each for themselves. */
  readonly mother: PersonActor
  readonly father: PersonActor
  readonly custodyOf: (guardian: PersonActor) => string
  /** A row in the log as the pipeline writes it. Returns the request's id. */
  look(by: PersonActor, row?: Partial<AccessRow>): Promise<string>
}

const school = { name: 'Teststedets Gymnasium', kind: 'youth-education', municipal: false } as const

/** A young person of 16 with the people around them. Everybody is invented. */
export async function logTest(): Promise<LogTest> {
  const db = await testDatabase()
  const centre = await newOrganisation(db)
  const elsewhere = await newOrganisation(db, school)
  const { personId, actor: young } = await newYoungPerson(db, { birthDate: '2010-06-15' })
  const at = (actor: PersonActor, organisation: string): PersonActor => ({ ...actor, organisation })
  const ida = at(await newActor(db, 'Ida Hemmelignavn', ['counsellor'], centre), guidanceCentre.name)
  const leader = at(await newActor(db, 'Lone Ledernavn', ['team-leader'], centre), guidanceCentre.name)
  const teacher = at(await newActor(db, 'Tom Lærernavn', ['teacher'], elsewhere, 'school'), school.name)
  const protector = await newActor(db, 'Dina Databeskytter', ['data-protection-officer'], centre)
  const team = await newUnit(db, { organisationId: centre, kind: 'team', name: 'Team Ung' })
  await db.as(
    async (trx) => {
      await joinUnit(trx, { actorId: ida.id, unitId: team, kind: 'member', source: 'administrator' })
      await joinUnit(trx, { actorId: leader.id, unitId: team, kind: 'leader', source: 'administrator' })
    },
    systemIn(db.aalborg, 'import'),
  )
  await relate(db, { personId, with: { actorId: ida.id }, kind: 'contact_person' })
  const custody = new Map<string, string>()
  const guardian = async (name: string): Promise<PersonActor> => {
    const actor = await newActor(db, name, [], undefined, 'citizen')
    custody.set(
      actor.id,
      await relate(db, { personId, with: { actorId: actor.id }, kind: 'custody', basis: 'custody' }),
    )
    return { ...actor, roles: ['guardian'] }
  }
  return {
    db,
    personId,
    young,
    ida,
    leader,
    teacher,
    protector,
    mother: await guardian('Marianne Modernavn'),
    father: await guardian('Frank Fadernavn'),
    custodyOf: ({ id }) => custody.get(id) ?? '',
    async look(by, row = {}) {
      const requestId = row.requestId ?? randomUUID()
      await db.as(
        (trx) =>
          writeAccess(trx, by, {
            page: 'work.person',
            method: 'GET',
            result: 'shown',
            subjects: [personId],
            reasons: ['contact_person'],
            legalBasis: 'kui-guidance',
            ...row,
            requestId,
          }),
        by,
      )
      return requestId
    },
  }
}
