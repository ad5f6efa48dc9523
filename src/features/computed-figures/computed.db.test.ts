import fc from 'fast-check'
import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newActor } from '../../../test/support/people.ts'
import { anyFact, asOwner, fact, putFacts } from '../../../test/support/status-facts.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { addDays, addMonths } from '../../platform/days.ts'
import { type ActorTransaction, asFigures } from '../../platform/db/with-actor.ts'
import {
  type ActivityFact,
  countByStatus,
  gapsOf,
  interruptionsOf,
  refreshStatus,
  statusKeeper,
} from '../status/index.ts'
import { listStatusRules, type StatusRules } from '../status-rules/index.ts'
import {
  computeDay,
  courseOf,
  figuresOf,
  flowsBetween,
  halfMonths,
  segmentsOn,
  setFigures,
  type Tally,
  typesOf,
} from './index.ts'

let db: TestDatabase
let owner: pg.Client
let rules: readonly StatusRules[]
const day = '2024-09-30'

interface Somebody {
  readonly birthDate: string
  readonly facts: readonly ActivityFact[]
  readonly sex?: string
  readonly area?: string
  readonly isProtected?: boolean
}

async function bring(people: readonly Somebody[]): Promise<void> {
  for (const { birthDate, facts, sex = null, area = 'Nord', isProtected = false } of people) {
    const { rows } = await owner.query<{ id: string }>(
      `insert into young_person (given_name, family_name, birth_date, sex, protected)
       values ('Opfundet', 'Ung', $1, $2, $3) returning id`,
      [birthDate, sex, isProtected],
    )
    const home = { municipalityCode: '851', area, from: birthDate, until: 'infinity' }
    await putFacts(owner, rows[0]?.id ?? '', facts, [home])
  }
  const keeper = statusKeeper(db.aalborg)
  await db.as((trx) => refreshStatus(trx, keeper, 'everybody'), keeper)
}

const figures = () => systemIn(db.aalborg, 'figures')
const compute = (on = day, today = '2026-11-24') =>
  db.as((trx) => computeDay(trx, figures(), { day: on, today, language: 'da' }), figures(), 'read only')
const tallies = async (on = day): Promise<readonly Tally[]> => {
  const computed = await compute(on)
  if (computed.missing !== null) throw new Error(computed.missing)
  return computed.tallies
}
const everybody = async (on = day) => {
  const counts = (await tallies(on)).find(({ by }) => by === null)?.counts
  if (!counts) throw new Error('nobody was counted')
  return counts
}

beforeAll(async () => {
  db = await testDatabase()
  owner = await asOwner(db)
  rules = await db.as((trx) => listStatusRules(trx, 'da'))
})
afterAll(() => owner.end())

describe('a day', () => {
  it('is not available while nobody has said from when the register is complete, nor before that, nor to come', async () => {
    expect((await compute()).missing).toBe('nobody-said')
    await db.as((trx) => setFigures(trx, { completeFrom: '2017-08-01' }))
    expect((await compute('2017-07-31')).missing).toBe('before-complete')
    expect((await compute('2026-11-25')).missing).toBe('to-come')
    expect((await compute('2017-08-01')).missing).toBeNull()
  })

  it('is not available any more once somebody is erased who counted on it', async () => {
    await bring([{ birthDate: '1993-05-05', facts: [] }])
    expect((await compute('2018-05-04')).missing).toBeNull()
    await owner.query(`delete from status_spell; delete from residence; delete from young_person`)
    expect((await compute('2018-05-04')).missing).toBe('erased')
    expect((await compute('2018-05-05')).missing).toBeNull()
  })
})

it('counting may take longer than a page’s other questions, in a municipality of any size', async () => {
  const patience = async (trx: ActorTransaction) =>
    (await sql<{ statement_timeout: string }>`show statement_timeout`.execute(trx)).rows[0]?.statement_timeout
  await db.as(async (trx) => {
    expect(await patience(trx)).toBe('15s')
    expect(await asFigures(trx, figures(), () => patience(trx))).toBe('2min')
  }, figures())
})

describe('counts of a day', () => {
  it('are those of the status, the interruptions and the gaps of each person, whoever they are', async () => {
    const codes = [...(rules[0]?.types.keys() ?? [])]
    const drawn = fc.sample(
      fc.record({
        birthDate: fc.integer({ min: 0, max: 4500 }).map((days) => addDays('1998-01-01', days)),
        facts: fc.array(anyFact(codes), { maxLength: 5 }),
        sex: fc.constantFrom('female', 'male'),
        area: fc.constantFrom('Nord', 'Syd'),
      }),
      { numRuns: 150, seed: 851 },
    )
    await bring(drawn)
    for (const on of [day, '2021-03-31', '2023-12-31']) {
      const counts = await everybody(on)
      const statuses = await db.as((trx) => countByStatus(trx, '851', { day: on }), figures(), 'read only')
      const of = (segment: string, sub?: string) =>
        statuses
          .filter((one) => one.segment === segment && (sub === undefined || one.subSegment === sub))
          .reduce((sum, { people }) => sum + people, 0)
      expect(counts).toMatchObject({
        people: statuses.reduce((sum, { people }) => sum + people, 0),
        youthEducation: of('youth-education'),
        completed: of('completed'),
        compulsory: of('compulsory'),
        outside: of('outside'),
        notKnown: of('not-known'),
        notConfirmed: of('outside', 'not-confirmed'),
        noActivity: of('outside', 'no-activity'),
      })
      const quarter = `${on.slice(0, 5)}${String(Math.floor((Number(on.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
      const isAged = (birth: string, at: string) => addMonths(birth, 180) <= at && at < addMonths(birth, 300)
      const interrupted = drawn.filter(({ birthDate, facts }) =>
        interruptionsOf(facts, rules).some(
          (one) =>
            one.on >= quarter &&
            one.on <= on &&
            isAged(birthDate, one.on) &&
            rules[0]?.types.get(one.type)?.contributes === 'youth-education',
        ),
      )
      expect(counts.interrupted).toBe(interrupted.length)
      const days = (facts: readonly ActivityFact[], until: string) =>
        gapsOf(facts, rules, addDays(until, 1)).reduce((sum, gap) => sum + gap.days, 0)
      const gaps = drawn
        .filter(({ birthDate }) => isAged(birthDate, on))
        .map(({ facts }) => days(facts, on) - days(facts, addMonths(on, -12)))
      expect(counts.gapDays).toBe(gaps.reduce((sum, one) => sum + one, 0))
      expect(counts.gapPeople).toBe(gaps.filter((one) => one > 0).length)
    }
  })

  it('add up to everybody over ages, sexes, schools and areas', async () => {
    const all = await tallies()
    for (const key of ['people', 'outside', 'interrupted', 'gapDays', 'turned25'] as const)
      for (const by of ['age', 'sex', 'school', 'area'] as const)
        expect(all.filter((one) => one.by === by).reduce((sum, { counts }) => sum + counts[key], 0)).toBe(
          (await everybody())[key],
        )
    expect(all.filter(({ by }) => by === 'age').map(({ category }) => category)).toEqual(
      Array.from({ length: 10 }, (_, at) => String(15 + at)).concat(
        all.some(({ by, category }) => by === 'age' && category === '25') ? ['25'] : [],
      ),
    )
  })

  it('are the same for a day alone and in a series of days', async () => {
    const days = halfMonths('2019-11-03', '2026-11-15')
    expect(days.slice(0, 3)).toEqual(['2019-11-15', '2019-12-01', '2019-12-15'])
    const series = await db.as((trx) => segmentsOn(trx, figures(), days), figures(), 'read only')
    expect(series).toHaveLength(days.length)
    for (const on of ['2019-11-15', '2021-03-01', '2024-02-15', '2026-11-15']) {
      const counts = await everybody(on)
      expect(series.find((one) => one.day === on)?.counts, on).toEqual({
        'youth-education': counts.youthEducation,
        completed: counts.completed,
        compulsory: counts.compulsory,
        outside: counts.outside,
        'not-known': counts.notKnown,
        notConfirmed: counts.notConfirmed,
      })
    }
  })

  it('stay the same people on the way from one day to another', async () => {
    const population = {
      day: '2022-09-30',
      ages: { from: 15, until: 25 },
      sex: 'female',
      status: 'outside',
    } as const
    const flows = await db.as((trx) => flowsBetween(trx, figures(), population, day), figures(), 'read only')
    const people =
      (await tallies('2022-09-30')).find(({ category }) => category === 'female')?.counts.people ?? 0
    const total = flows.reduce((sum, one) => sum + one.people, 0)
    expect(total).toBeGreaterThan(10)
    expect(total).toBeLessThan(people)
    const [begin, end] = await db.as(
      (trx) => courseOf(trx, figures(), population, ['2022-09-30', day]),
      figures(),
      'read only',
    )
    for (const [course, side] of [
      [begin, 'from'],
      [end, 'to'],
    ] as const)
      for (const [place, count] of course?.people ?? [])
        expect(flows.filter((one) => one[side] === place).reduce((sum, one) => sum + one.people, 0)).toBe(
          count,
        )
    expect([...(begin?.people.keys() ?? [])]).not.toContain('youth-education')
  })

  it('are cut into what people do', async () => {
    const on = rules[0]
    if (!on) throw new Error('no rules')
    const types = await db.as(
      (trx) => typesOf(trx, figures(), { day, rules: on, segment: 'youth-education' }),
      figures(),
      'read only',
    )
    expect(types.reduce((sum, { people }) => sum + people, 0)).toBe((await everybody()).youthEducation)
    expect(types.every(({ type }) => on.types.get(type)?.contributes === 'youth-education')).toBe(true)
  })

  it('count the protected, and in no school and no area', async () => {
    await bring([{ birthDate: '2006-01-01', facts: [], area: 'Vest', isProtected: true }])
    expect((await tallies()).some(({ category }) => category === 'Vest')).toBe(false)
    await bring([{ birthDate: '2006-01-01', facts: [], area: 'Vest' }])
    const west = (await tallies()).find(({ category }) => category === 'Vest')
    expect(west?.counts.people).toBe(1)
  })

  it('say of those who turned 25 in the last year who has an education, and where the others were the day before', async () => {
    await owner.query(
      'delete from activity; delete from status_gap; delete from status_interruption; delete from status_spell; delete from residence; delete from young_person; update figure_settings set erased_until = null',
    )
    const done = () => fact('stx', '2015-08-01', { until: '2018-07-01', outcome: 'completed' })
    await bring([
      { birthDate: '1999-10-01', facts: [done()] },
      { birthDate: '1999-09-30', facts: [fact('youth-education-completed', '2024-09-29')] },
      {
        birthDate: '1999-09-30',
        facts: [{ ...fact('hf', '2022-08-01'), until: '2024-10-01', outcome: 'completed' }],
      },
      {
        birthDate: '1999-05-05',
        facts: [fact('employment', '2023-01-01', { hoursMonth: 160, confirmedOn: '2024-05-01' })],
      },
      { birthDate: '1999-05-05', facts: [fact('none', '2023-01-01', { confirmedOn: '2024-05-01' })] },
      { birthDate: '1999-05-05', facts: [] },
      { birthDate: '1999-09-29', facts: [done()] },
      { birthDate: '1999-10-02', facts: [done()] },
    ])
    const counts = await everybody('2024-10-01')
    expect(counts).toMatchObject({ turned25: 7, turned25Completed: 3 })
    const [before25] = figuresOf('youth-education-before-25', await everybody(day))
    expect(before25).toMatchObject({ numerator: 2, denominator: 6 })
    expect(figuresOf('the-others-at-25', await everybody(day)).map(({ numerator }) => numerator)).toEqual([
      1, 1, 1, 1,
    ])
  })

  it('say how many promises of the quarter were kept in time, and whom nobody reached apart', async () => {
    const { id: keeper } = await newActor(db, 'Karen Krog')
    const promise = async (born: string, due: string, ended: string | null, as: string | null) => {
      await owner.query(
        `insert into promise (person_id, kind, version, urgency, source, source_id, owner_id, started_at, due_on, ended,
           done_at, done_with, because)
         select id, 'first-contact', 1, 'ordinary', 'a-test', (select count(*) from promise), $1, $3::date - 7, $3, $4,
           $5, case when $5::timestamptz is not null then 'contact' end, $6
         from young_person where birth_date = $2 limit 1`,
        [keeper, born, due, ended, ended === 'done' ? as : null, ended === 'done' ? null : as],
      )
    }
    await bring(['2005-05-05', '2006-06-06', '1990-01-01'].map((birthDate) => ({ birthDate, facts: [] })))
    await promise('2005-05-05', '2024-09-30', 'done', '2024-09-30 23:59:59+02')
    await promise('2005-05-05', '2024-07-01', 'done', '2024-07-02 00:00:00+02')
    await promise('2006-06-06', '2024-08-01', null, null)
    await promise('2006-06-06', '2024-08-02', 'excused', 'not-reached')
    await promise('2006-06-06', '2024-08-03', 'excused', 'wished-later')
    await promise('2006-06-06', '2024-08-04', 'void', 'mistake')
    // It fell away long after it was due.
    await promise('2006-06-06', '2024-08-05', 'void', 'moved')
    await promise('2006-06-06', '2024-06-30', null, null)
    await promise('2006-06-06', '2024-10-01', null, null)
    await promise('1990-01-01', '2024-08-05', null, null)
    const counts = await everybody(day)
    expect(counts).toMatchObject({ promised: 6, promisedPeople: 2 })
    expect(figuresOf('promises-kept', counts).map(({ part, numerator }) => [part, numerator])).toEqual([
      ['kept', 1],
      ['not-reached', 1],
      ['excused', 1],
      ['broken', 3],
    ])
    const bySex = (await tallies()).filter(({ by }) => by === 'sex')
    expect(bySex.reduce((sum, { counts }) => sum + counts.promised, 0)).toBe(6)
  })
})
