import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newPerson } from '../../../test/support/people.ts'
import {
  anyFact,
  anyHome,
  anyNearFact,
  asOwner,
  fact,
  putHistories,
  turningDay,
} from '../../../test/support/status-facts.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { addDays } from '../../platform/days.ts'
import { listStatusRules, type StatusRules } from '../status-rules/index.ts'
import {
  type ActivityFact,
  findStatusDifferences,
  type Gap,
  gapsOf,
  type Interruption,
  interruptionsOf,
  refreshStatus,
  type Spell,
  spellsOf,
  statusKeeper,
} from './index.ts'

let db: TestDatabase
let owner: pg.Client
let people: string[]
let versions: StatusRules[]
const birthDate = '2004-02-29'
const by = () => systemIn(db.aalborg, 'import')

beforeAll(async () => {
  db = await testDatabase()
  owner = await asOwner(db)
  // Rules that change in the middle: other periods, another threshold, another order.
  await owner.query(`
    update status_rules set valid = '(,2021-03-01)' where version = 1;
    insert into status_rules (valid, summer_from, summer_until, documented_months, dropout_months, age_from, age_until, because)
      select '[2021-03-01,)', summer_from, summer_until, 2, 12, age_from, age_until, 'a test' from status_rules;
    insert into status_segment select 2, code, inside, case code when 'completed' then 3 when 'compulsory' then 2 else place end,
      label_da, label_en from status_segment where version = 1;
    insert into activity_type select 2, code, position, kind, label_da, label_en, contributes,
      case code when 'illness' then 'no-activity' else sub_segment end, threshold_hours - 38, sub_segment_below,
      currency_months + 1, level, completes, 100 - priority, priority_below from activity_type where version = 1`)
  versions = await db.as((trx) => listStatusRules(trx, 'da'), by())
  people = await Promise.all(Array.from({ length: 24 }, () => newPerson(db, { birthDate, sex: 'female' })))
})
afterAll(() => owner.end())

/** What is kept of everybody, in the order of `people`: asked for in one statement. */
async function keptOf<Kept>(statement: string, ...values: readonly string[]): Promise<Kept[][]> {
  const { rows } = await owner.query<{ person_id: string; kept: Kept }>(statement, [...values])
  const byPerson = Map.groupBy(rows, (row) => row.person_id)
  return people.map((personId) => byPerson.get(personId)?.map(({ kept }) => kept) ?? [])
}

const keptSpells = () =>
  keptOf<Spell>(
    `select person_id, json_build_object('firstDay', first_day, 'until', until, 'segment', segment,
       'subSegment', sub_segment, 'primaryType', primary_type, 'primaryActivity', primary_activity,
       'providerId', provider_id::text, 'municipalityCode', municipality_code, 'area', area) as kept
     from status_spell order by person_id, first_day`,
  )

const keptInterruptions = () =>
  keptOf<Interruption>(
    `select person_id, json_build_object('activityId', activity_id, 'type', type, 'level', level, 'on', on_day,
       'resumedOn', resumed_on, 'confirmedOn', confirmed_on) as kept
     from status_interruption order by person_id, on_day, level collate "C"`,
  )

const keptGaps = (day: string) =>
  keptOf<Gap>(
    `select person_id, json_build_object('from', first_day, 'until', first_day + days, 'days', days) as kept
     from status_gap, lateral (select gap_days(first_day, until, documented_on, summer_until, $1) as days) counted
     where days > 0 order by person_id, first_day`,
    day,
  )

async function empty(): Promise<void> {
  await owner.query(`delete from activity; delete from residence; delete from status_spell; delete from status_interruption;
    delete from status_gap`)
}

const withPeople = <Of>(histories: readonly Of[]) =>
  histories.map((one, index) => ({ ...one, personId: people[index] ?? '' }))

/** Histories of every kind for everybody: far apart, and of few types on few days, so that they touch. */
const anyHistories = () => {
  const types = [...(versions[0]?.types.keys() ?? [])]
  const few = ['stx', 'hf', 'basic-course-1', 'main-course', 'compulsory-school', 'agu', 'none']
  const facts = (one: fc.Arbitrary<ActivityFact>) =>
    fc.uniqueArray(one, { maxLength: 7, selector: ({ activityId }) => activityId })
  const history = fc.record({
    facts: fc.oneof(facts(anyFact(types)), facts(anyNearFact(few)), facts(anyNearFact(few.slice(0, 4)))),
    homes: fc.array(anyHome, { maxLength: 3 }),
  })
  return fc.array(history, { minLength: people.length, maxLength: people.length })
}

describe('what the database keeps as somebody’s status', () => {
  it('is what the rules say, for histories of every kind, under rules that change', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistories(), async (histories) => {
        await empty()
        await putHistories(owner, withPeople(histories))
        await db.as((trx) => refreshStatus(trx, by(), people), by())
        const said = histories.map(({ facts, homes }) => spellsOf(birthDate, facts, homes, versions))
        expect(await keptSpells()).toEqual(said)
      }),
      { numRuns: 20 },
    )
  })

  it('is left alone where it is right, and found where somebody has tampered with it', async () => {
    const keeper = statusKeeper(db.aalborg)
    const everybody = () => db.as((trx) => refreshStatus(trx, by(), 'everybody'), keeper)
    const different = () => db.as((trx) => findStatusDifferences(trx, keeper, 'everybody'), keeper)
    await everybody()
    expect(await everybody()).toBe(0)
    expect(await different()).toEqual([])
    await owner.query(`update status_spell set segment = 'completed' where person_id = $1`, [people[3]])
    await owner.query('delete from status_spell where person_id = $1', [people[5]])
    expect(await different()).toEqual([people[3], people[5]].sort())
    expect(await everybody()).toBeGreaterThan(0)
    expect(await different()).toEqual([])
    await owner.query(
      `insert into status_gap (person_id, first_day, until) values ($1, '1999-01-01', 'infinity')`,
      [people[1]],
    )
    await owner.query(
      `insert into status_interruption (person_id, on_day, level, activity_id, type, confirmed_on)
       values ($1, '1999-01-01', 'fgu', gen_random_uuid(), 'agu', '1999-02-01')`,
      [people[2]],
    )
    expect(await different()).toEqual([people[1], people[2]].sort())
    expect(await everybody()).toBe(2)
    expect(await different()).toEqual([])
  })
})

/** Compares both for everybody on some days; returns how many interruptions and gaps there were. */
async function compareCourses(
  histories: readonly (readonly ActivityFact[])[],
  days: readonly string[],
): Promise<[interruptions: number, gaps: number]> {
  await empty()
  await putHistories(owner, withPeople(histories.map((facts) => ({ facts }))))
  await db.as((trx) => refreshStatus(trx, by(), people), by())
  const kept = await keptInterruptions()
  expect(kept).toEqual(people.map((_, index) => interruptionsOf(histories[index] ?? [], versions)))
  let gaps = 0
  for (const day of days) {
    const keptThen = await keptGaps(day)
    expect(keptThen).toEqual(people.map((_, index) => gapsOf(histories[index] ?? [], versions, day)))
    gaps += keptThen.flat().length
  }
  return [kept.flat().length, gaps]
}

describe('what the database keeps of interruptions and gaps', () => {
  it('is what the rules say, on every day on which somebody asks, under rules that change', async () => {
    const asked = fc.oneof(
      fc.integer({ min: 0, max: 5500 }).map((days) => addDays('2015-01-01', days)),
      turningDay,
    )
    const found = { interruptions: 0, gaps: 0 }
    await fc.assert(
      fc.asyncProperty(
        anyHistories(),
        fc.array(asked, { minLength: 4, maxLength: 4 }),
        async (histories, days) => {
          const facts = histories.map((one) => one.facts)
          const [interruptions, gaps] = await compareCourses(facts, days)
          found.interruptions += interruptions
          found.gaps += gaps
        },
      ),
      { numRuns: 20 },
    )
    // Two that find nothing would agree too.
    expect(Math.min(found.interruptions, found.gaps)).toBeGreaterThan(100)
  })

  it('is what the rules say on the very days on which they turn', async () => {
    const ended = (until: string, rest: Partial<ActivityFact> = {}) =>
      fact('stx', '2018-08-08', { until, outcome: 'interrupted', ...rest })
    const learnedOn = '2022-01-01'
    const leftThen = (end: string, ...starts: string[]) =>
      starts.map((from) => [ended(end), fact('hf', from, { learnedOn })])
    const histories = [
      // In time to be no drop-out, a day later, and by the rules that came into force that day.
      ...leftThen('2020-01-31', '2020-01-31', '2020-02-01', '2021-04-30', '2021-05-01'),
      ...leftThen('2021-03-01', '2022-03-01', '2022-03-02'),
      // The first and last days of a summer.
      ...leftThen('2020-06-15', '2020-09-16', '2020-09-17'),
      ...leftThen('2020-06-14', '2020-09-16'),
      // One part completed on the day on which the other ends, and one that had begun only then.
      [ended('2020-06-20'), fact('hf', '2019-01-01', { until: '2020-06-20', outcome: 'completed' })],
      [ended('2020-06-20'), fact('hhx', '2017-01-01', { until: '2018-08-08', outcome: 'completed' })],
      // Two begin together, and only the second was heard of in time.
      [
        ended('2020-01-01'),
        fact('hf', '2020-05-01', { learnedOn: '2020-04-20' }),
        fact('agu', '2020-05-01', { learnedOn: '2020-03-01' }),
      ],
    ]
    expect(histories.length).toBeLessThanOrEqual(people.length)
    const days = [
      '2020-06-15',
      '2020-06-16',
      '2020-09-15',
      '2020-09-16',
      '2020-09-17',
      '2021-03-01',
      '2026-11-24',
    ]
    const [interruptions, gaps] = await compareCourses(histories, days)
    expect([interruptions, gaps > 20]).toEqual([10, true])
  })
})
