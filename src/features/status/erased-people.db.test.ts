import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testKeyRing } from '../../../test/support/keys.ts'
import { asOwner, fact, putHistories } from '../../../test/support/status-facts.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { type AuditTrial, auditTrial } from '../../platform/audit/audit.fixture.ts'
import { addDays } from '../../platform/days.ts'
import { erasePerson } from '../erasure/index.ts'
import { countByStatus, findStatusDifferences, refreshStatus, statusKeeper } from './index.ts'

/* Issue 5, item 1: a hundred people are erased, and the figures are asked again. */

const days = ['2019-09-30', '2021-03-31', '2024-12-31', '2026-11-24'] as const
const figures = () => systemIn(trial.db.aalborg, 'figures')

let trial: AuditTrial
let owner: pg.Client
let people: string[]
beforeAll(async () => {
  trial = await auditTrial()
  owner = await asOwner(trial.db)
  const { rows } = await owner.query<{ id: string; n: number }>(
    `insert into young_person (given_name, family_name, birth_date)
     select 'Opfundet', 'Nummer ' || n, date '2000-01-01' + n * 11 from generate_series(0, 249) n
     returning id, substr(family_name, 8)::int as n`,
  )
  people = rows.map(({ id }) => id)
  const types = ['stx', 'hf', 'agu', 'employment', 'none', 'main-course']
  const histories = rows.map(({ id, n }) => {
    const from = addDays('2016-08-08', n * 9)
    const until = addDays(from, 200 + n)
    const first = fact(types[n % types.length] ?? '', from, {
      until,
      outcome: 'interrupted',
      hoursMonth: 160,
    })
    const second = fact(types[(n + 1) % types.length] ?? '', addDays(until, n % 50), {
      confirmedOn: '2026-10-01',
    })
    const home = { municipalityCode: '851', area: 'Nord', from: '2000-01-01', until: 'infinity' }
    return { personId: id, facts: [first, second], homes: [home] }
  })
  await putHistories(owner, histories)
  const keeper = statusKeeper(trial.db.aalborg)
  await trial.db.as((trx) => refreshStatus(trx, keeper, 'everybody'), keeper)
})
afterAll(() => owner.end())

const counted = (day: string, knowledge?: Date) =>
  trial.db.as(
    (trx) => countByStatus(trx, '851', { day, ...(knowledge && { knowledge }) }),
    figures(),
    'read only',
  )

type Figures = Readonly<Record<string, number>>

/** Every figure that is asked: of each day, by today's knowledge and by what was known, with what happened until then. */
async function everyFigure(): Promise<Figures> {
  const all: Record<string, number> = {}
  for (const day of days) {
    for (const one of await counted(day)) all[`${day} ${one.segment} ${one.subSegment}`] = one.people
    for (const one of await counted(day, new Date('2026-11-24T10:00:00Z')))
      all[`${day} ${one.segment} ${one.subSegment}, as was known`] = one.people
    const { rows } = await owner.query<{ interruptions: number; gap_days: number }>(
      `select (select count(*)::int from status_interruption where on_day <= $1) as interruptions,
         (select sum(gap_days(first_day, until, documented_on, summer_until, $1))::int from status_gap) as gap_days`,
      [day],
    )
    all[`${day} interruptions`] = rows[0]?.interruptions ?? 0
    all[`${day} gap days`] = rows[0]?.gap_days ?? 0
  }
  return all
}

/** What some people are in those figures, person by person from the rows that are kept about them. */
async function shareOf(some: readonly string[]): Promise<Figures> {
  const all: Record<string, number> = {}
  for (const day of days) {
    const { rows } = await owner.query<{ figure: string; people: number }>(
      `select segment || ' ' || coalesce(sub_segment, 'null') as figure, count(*)::int as people from status_spell
       where person_id = any ($2) and first_day <= $1 and until > $1
         and birth_date <= ($1::date - interval '15 years')::date and birth_date > ($1::date - interval '25 years')::date
       group by 1
       union all select 'interruptions', count(*)::int from status_interruption where person_id = any ($2) and on_day <= $1
       union all select 'gap days', sum(gap_days(first_day, until, documented_on, summer_until, $1))::int
         from status_gap where person_id = any ($2)`,
      [day, some],
    )
    for (const { figure, people: number } of rows) {
      all[`${day} ${figure}`] = number
      if (!/interruptions|gap days/.test(figure)) all[`${day} ${figure}, as was known`] = number
    }
  }
  return all
}

describe('figures of dates, after a hundred people were erased', () => {
  it('fall by exactly those people on every day, whoever is left counts as before, and what is kept agrees', async () => {
    const before = await everyFigure()
    const gone = people.filter((_, index) => index % 5 < 2)
    expect(gone).toHaveLength(100)
    const theirs = await shareOf(gone)
    // Those who go are in most figures: else this would show nothing.
    expect(Object.values(theirs).filter((number) => number > 0).length).toBeGreaterThan(20)

    const services = { keys: testKeyRing(), audit: trial.begin() }
    const authority = 'Byarkivaren, afgørelse 12 af 1. november 2026'
    for (const personId of gone) await erasePerson(services, trial.db.aalborg, { personId, authority })

    const expected = Object.entries(before)
      .map(([figure, number]) => [figure, number - (theirs[figure] ?? 0)] as const)
      .filter(([figure, number]) => number > 0 || /interruptions|gap days/.test(figure))
    expect(await everyFigure()).toEqual(Object.fromEntries(expected))
    const keeper = statusKeeper(trial.db.aalborg)
    expect(await trial.db.as((trx) => findStatusDifferences(trx, keeper, 'everybody'), keeper)).toEqual([])
    const { rows } = await owner.query(
      `select count(*)::int as left from (select person_id from status_spell union select person_id from status_gap
         union select person_id from status_interruption union select person_id from activity) kept`,
    )
    expect(rows).toEqual([{ left: 150 }])
  })
})
