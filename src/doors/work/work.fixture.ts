import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { whenTheFileEnds } from '../../../test/support/file-end.ts'
import { testKeyRing } from '../../../test/support/keys.ts'
import {
  guidanceCentre,
  newActor,
  newOrganisation,
  newPerson,
  newUnit,
  relate,
} from '../../../test/support/people.ts'
import { type TestVisitor, type VisitedPages, visitedPages } from '../../../test/support/visitors.ts'
import { addContact, addResidence, writeNote, writeOwnWords } from '../../features/young-people/index.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { workPages } from './index.ts'

/** The work door with two young people and those around them. Everybody is invented. */
export interface WorkTest {
  readonly db: TestDatabase
  readonly pages: VisitedPages
  /** Emil's contact person. */
  readonly mette: PersonActor
  /** His caseworker, who is also Freja's. */
  readonly jonas: PersonActor
  /** A counsellor who is around neither. */
  readonly stranger: PersonActor
  readonly emil: string
  /** Protected; Mette is her contact person. */
  readonly freja: string
  readonly team: string
  readonly keys: KeyRing
  as(actor: PersonActor): TestVisitor
  /** Rows of the log since the last look, as the server's own administrator reads them. */
  log(): Promise<readonly LogRow[]>
  superuser(statement: string, values?: unknown[]): Promise<readonly Record<string, unknown>[]>
}

export interface LogRow {
  readonly page: string
  readonly action: string
  readonly result: string
  readonly subjects: readonly string[]
  readonly reasons: readonly string[]
  readonly purpose: string | null
  readonly criterion: Buffer | null
  readonly tell_from: string | null
}

export const secretWords = {
  phone: '20 11 22 33',
  street: 'Hemmelig Allé 7',
  school: 'Skjulte Skole',
  note: 'Noget, der kun er for få.',
} as const

export async function workTest(): Promise<WorkTest> {
  const db = await testDatabase()
  const superuser = new pg.Client(db.superuser)
  await superuser.connect()
  await superuser.query('set search_path = m_851, reference')
  whenTheFileEnds(() => superuser.end())
  const centre = await newOrganisation(db, guidanceCentre)
  const team = await newUnit(db, { organisationId: centre, kind: 'team', name: 'Team Nord' })
  const mette = await newActor(db, 'Mette Krarup', ['counsellor'])
  const jonas = await newActor(db, 'Jonas Rask', ['caseworker'])
  const stranger = await newActor(db, 'Sanne Fjord', ['counsellor'])
  const emil = await newPerson(db, { birthDate: '2009-03-14' })
  const freja = await newPerson(db, {
    givenName: 'Freja',
    familyName: 'Kjærgård',
    birthDate: '2008-05-02',
    protected: { until: '2027-05-01' },
  })
  for (const personId of [emil, freja]) {
    await relate(db, { personId, with: { actorId: mette.id }, kind: 'contact_person' })
    await relate(db, { personId, with: { actorId: jonas.id }, kind: 'caseworker', basis: 'employment-act' })
  }
  await fill(db, emil, freja, mette)
  const keys = testKeyRing()
  const pages = visitedPages(db, workPages({ secret: randomBytes(32), keys }))
  let last = 0
  return {
    db,
    pages,
    mette,
    jonas,
    stranger,
    emil,
    freja,
    team,
    keys,
    as: (actor) => pages.as(actor),
    async log() {
      const { rows } = await superuser.query<LogRow & { id: string }>(
        'select *, subjects::text[], tell_from::text from access_log where id > $1 order by id',
        [last],
      )
      last = Number(rows.at(-1)?.id ?? last)
      return rows
    },
    superuser: async (statement, values) => (await superuser.query(statement, values)).rows,
  }
}

async function fill(db: TestDatabase, emil: string, freja: string, mette: PersonActor): Promise<void> {
  const by = systemIn(db.aalborg, 'import')
  const home = { municipalityCode: '851', area: null, from: '2020-01-01', source: 'test' }
  await db.as(async (trx) => {
    await addContact(trx, emil, {
      phone: '98 76 54 32',
      email: 'emil@eksempel.dk',
      preferred: 'text-message',
    })
    await addResidence(trx, emil, { ...home, address: 'Lærkevej 3' })
    await addContact(trx, freja, { phone: secretWords.phone, email: null, preferred: 'phone' })
    await addResidence(trx, freja, { ...home, address: secretWords.street })
    for (const words of ['Jeg kan lide biler.', 'Jeg vil gerne arbejde med biler.'])
      await writeOwnWords(trx, by, 'test', { personId: emil, kind: 'interests', words })
  }, by)
  const school = await newOrganisation(db, {
    name: secretWords.school,
    kind: 'youth-education',
    municipal: false,
  })
  const unitId = await newUnit(db, { organisationId: school, kind: 'class', name: '1.g' })
  for (const personId of [emil, freja])
    await relate(db, { personId, with: { unitId }, kind: 'enrolled', basis: 'enrolment' })
  await db.as(async (trx) => {
    const note = { personId: emil, kind: 'conversation', happenedOn: '2026-11-03' } as const
    await writeNote(trx, mette, 'test', { ...note, restricted: false, words: 'Emil vil besøge værkstedet.' })
    await writeNote(trx, mette, 'test', {
      ...note,
      kind: 'health',
      restricted: true,
      words: secretWords.note,
    })
  }, mette)
}
