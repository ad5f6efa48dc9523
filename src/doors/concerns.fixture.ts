import { randomBytes } from 'node:crypto'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { testKeyRing } from '../../test/support/keys.ts'
import { newActor, newOrganisation, newUnit, newYoungPerson, relate } from '../../test/support/people.ts'
import { type TestVisitor, type VisitedPages, visitedPages } from '../../test/support/visitors.ts'
import { joinUnit } from '../features/access/index.ts'
import { savePlaces } from '../features/places/index.ts'
import { reachPages } from '../features/reach/index.ts'
import { type PersonActor, systemIn } from '../platform/access/actor.ts'
import { mePages } from './me/index.ts'
import { schoolPages } from './school/index.ts'
import { workPages } from './work/index.ts'

/** A school with a pupil, and those in the municipality who take a concern up. Everybody is invented. */
export interface ConcernTest {
  readonly db: TestDatabase
  readonly pages: VisitedPages
  readonly school: string
  readonly classId: string
  /** Who teaches Emil, who teaches another class, and who advises the school's students. */
  readonly lars: PersonActor
  readonly otto: PersonActor
  readonly stine: PersonActor
  /** The municipality's: the counsellor of the class, a colleague, and the leader of both. */
  readonly mette: PersonActor
  readonly omar: PersonActor
  readonly birgit: PersonActor
  /** 17 years old; his mother has custody. */
  readonly emil: { readonly id: string; readonly actor: PersonActor }
  readonly marianne: PersonActor
  as(actor: PersonActor): TestVisitor
  /** As the server's administrator, in the municipality's schema. */
  rows(statement: string, values?: unknown[]): Promise<readonly Record<string, unknown>[]>
  /** Reports Emil in the three steps, as his teacher unless said otherwise. Returns where the receipt is. */
  report(more?: Readonly<Record<string, string>>, who?: PersonActor): Promise<string>
}

export const said = {
  seen: 'absence\nwants-change',
  words: 'Emil har ikke været her siden mandag.',
  urgency: 'ordinary',
  told: 'no',
  their_words: 'Jeg vil hellere lave noget med hænderne.',
  done_already: 'Vi har ringet hjem.',
} as const

export async function concernTest(): Promise<ConcernTest> {
  const db = await testDatabase()
  const school = await newOrganisation(db, {
    name: 'Limfjordsskolen',
    kind: 'compulsory-school',
    municipal: false,
  })
  const classId = await newUnit(db, { organisationId: school, kind: 'class', name: '9.b' })
  const beside = await newUnit(db, { organisationId: school, kind: 'class', name: '9.c' })
  const centre = await newOrganisation(db)
  const team = await newUnit(db, { organisationId: centre, kind: 'team', name: 'Team Øst' })
  const teaches = (name: string, role: 'teacher' | 'student-counsellor') =>
    newActor(db, name, [role], school, 'school')
  const lars = await teaches('Lars Lærer', 'teacher')
  const otto = await teaches('Otto Lærer', 'teacher')
  const stine = await teaches('Stine Studievejleder', 'student-counsellor')
  const mette = await newActor(db, 'Mette Krarup', ['counsellor'])
  const omar = await newActor(db, 'Omar Friis', ['counsellor'])
  const birgit = await newActor(db, 'Birgit Lund', ['team-leader'])
  const join = (actorId: string, unitId: string, kind: 'teacher' | 'counsellor' | 'member' | 'leader') =>
    db.as((trx) => joinUnit(trx, { unitId, actorId, kind, source: 'roll' }), systemIn(db.aalborg, 'import'))
  await join(lars.id, classId, 'teacher')
  await join(otto.id, beside, 'teacher')
  await join(mette.id, classId, 'counsellor')
  await join(mette.id, team, 'member')
  await join(omar.id, team, 'member')
  await join(birgit.id, team, 'leader')
  const { personId, actor } = await newYoungPerson(db, { birthDate: '2009-03-14' })
  await relate(db, { personId, with: { unitId: classId }, kind: 'enrolled', basis: 'enrolment' })
  const marianne: PersonActor = {
    ...(await newActor(db, 'Marianne Thorup Krogh', [], undefined, 'citizen')),
    roles: ['guardian'],
  }
  await relate(db, { personId, with: { actorId: marianne.id }, kind: 'custody', basis: 'custody' })
  await db.as((trx) =>
    savePlaces(trx, [
      place('danger', '112', 'Alarm 112', false),
      place('around_the_clock', '12 34 56 78', 'Kommunens døgnvagt', true),
    ]),
  )
  const pages = visitedPages(db, [
    ...workPages({ secret: randomBytes(32), keys: testKeyRing() }),
    ...schoolPages,
    ...mePages,
    ...reachPages,
  ])
  const as = (one: PersonActor) => pages.as(one)
  return {
    db,
    pages,
    school,
    classId,
    lars,
    otto,
    stine,
    mette,
    omar,
    birgit,
    emil: { id: personId, actor },
    marianne,
    as,
    rows: async (statement, values = []) => {
      const config = { ...db.superuser, options: '-c search_path=m_851,reference' }
      return (await db.asSuperuser<Record<string, unknown>>(statement, values, config)).rows
    },
    async report(more = {}, who = lars) {
      const visitor = as(who)
      const begun = await visitor.send('/school/new-concern', { person: personId })
      const what = await visitor.send(begun.location, { ...said, ...more })
      return (await visitor.send(what.location, { ...said, ...more })).location
    },
  }
}

const place = (kind: 'danger' | 'around_the_clock', phone: string, name: string, invented: boolean) => ({
  kind,
  phone,
  invented,
  position: invented ? 2 : 1,
  name_da: name,
  name_en: name,
  text_da: name,
  text_en: name,
})

/** What tests ask of one concern. */
export const asksOf = (test: () => ConcernTest) => ({
  /** Reports Emil, and says the number of the concern. */
  newConcern: async (more: Readonly<Record<string, string>> = {}): Promise<string> =>
    /(\d+)\?done=sent$/.exec(await test().report(more))?.[1] ?? '',
  /** Takes a step as whoever takes it up, Mette unless said otherwise. */
  async step(concern: string, name: string, who: PersonActor = test().mette, on = '') {
    const { form } = await test().as(who).open(`/work/concerns/${concern}`)
    return test()
      .as(who)
      .send(`/work/concerns/${concern}/step`, { ...form, step: name, on })
  },
  state: async (concern: string) =>
    (
      await test().rows('select state, answered_at is not null as answered from concern where id = $1', [
        concern,
      ])
    )[0],
  promises: async (concern: string) =>
    (
      await test().rows(
        `select kind || ': ' || coalesce(because, promise_state(ended, because, done_at, changed_at, due_at)) as said from promise
         where source = 'concern' and source_id = $1 order by id`,
        [concern],
      )
    ).map(({ said: words }) => words),
})
