import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemIn } from '../../platform/access/actor.ts'
import { addDays, addMonths } from '../../platform/days.ts'
import { setFigures } from '../computed-figures/index.ts'
import { type Backtest, backtest, monthEnds, type Outcome } from './backtest.ts'
import type { Parameters as RuleParameters, SignalKind } from './rules.ts'
import { shownOf } from './shown.ts'
import { fact, type SignalTest, signalTest } from './signals.fixture.ts'

let test: SignalTest
const today = '2026-11-24'
const areas = ['Nord', 'Syd', 'Midt']

/** A gap of every length, here and there a second interruption, a new start, a move of age, a protected person. */
beforeAll(async () => {
  test = await signalTest()
  await test.db.as(
    (trx) => setFigures(trx, { completeFrom: '2025-01-01' }),
    systemIn(test.db.aalborg, 'figures'),
  )
  const stopped = (type: string, from: string, until: string) =>
    fact(type, from, { until, outcome: 'interrupted' })
  await test.liveAll(
    Array.from({ length: 56 }, (_, one) => {
      const area = areas[one % 3] ?? ''
      if (one >= 36) return { area, facts: [fact('stx', '2024-08-11')] }
      const until = `2025-0${(one % 9) + 1}-${String((one % 27) + 1).padStart(2, '0')}`
      return {
        area,
        birthDate: one % 7 === 0 ? '2001-05-05' : '2007-05-05',
        isProtected: one % 11 === 0,
        facts: [
          stopped('stx', '2024-08-11', until),
          ...(one % 3 === 0 ? [stopped('basic-course-1', '2025-11-03', '2026-02-15')] : []),
          ...(one % 4 === 0 ? [fact('employment', until, { hoursMonth: 120 })] : []),
        ],
      }
    }),
  )
})
afterAll(() => test.owner.end())

const tried = (kind: SignalKind, parameters: RuleParameters) =>
  test.db.as(
    (trx) => backtest(trx, test.tove, { kind, parameters, expiresMonths: 3, today }),
    test.tove,
    'read only',
  )

const nobody = { people: 0, outside: 0, outside3: 0, outside6: 0, interrupted3: 0, interrupted6: 0 }

const isOfAge = (birth: string, on: string): boolean => {
  const year = Number(on.slice(0, 4))
  return birth <= `${year - 15}${on.slice(4)}` && birth > `${year - 25}${on.slice(4)}`
}
const endOfMonth = (day: string, later: number): string =>
  addDays(addMonths(`${day.slice(0, 8)}01`, later + 1), -1)

/** The same once more, a person and a month at a time, from what the rows say on each day. */
async function recomputed(days: number): Promise<Pick<Backtest, 'months' | 'withFresh' | 'without'>> {
  const all = async <Row>(statement: string): Promise<Row[]> =>
    (await test.owner.query(statement)).rows as Row[]
  const people = await all<{ id: string; birth: string }>(
    'select id, birth_date::text as birth from young_person',
  )
  const spells = await all<{ person_id: string; first_day: string; until: string; segment: string }>(
    'select person_id, first_day::text, until::text, segment from status_spell',
  )
  const stops = await all<{ person_id: string; day: string }>(
    'select person_id, on_day::text as day from status_interruption',
  )
  const gaps = await all<{
    person_id: string
    first_day: string
    until: string
    documented_on: string | null
    summer_until: string | null
  }>(
    'select person_id, first_day::text, until::text, documented_on::text, summer_until::text from status_gap',
  )
  const outsideOn = ({ id, birth }: (typeof people)[number], on: string): boolean =>
    isOfAge(birth, on) &&
    spells.find((one) => one.person_id === id && one.first_day <= on && on < one.until)?.segment === 'outside'
  const months: Backtest['months'][number][] = []
  const sums: Record<'withFresh' | 'without', Record<keyof Outcome, number>> = {
    withFresh: { ...nobody },
    without: { ...nobody },
  }
  for (const day of monthEnds(today, '2025-01-01')) {
    const [before, day3, day6] = [endOfMonth(day, -1), endOfMonth(day, 3), endOfMonth(day, 6)]
    const month = { day, people: 0, open: 0, withFresh: 0 }
    for (const person of people.filter(({ birth }) => isOfAge(birth, day))) {
      month.people += 1
      const freshDays = gaps
        .filter((one) => one.person_id === person.id && one.until > day && addDays(one.first_day, days) < day)
        .filter(
          ({ documented_on, summer_until }) =>
            (documented_on ?? 'infinity') > day && (summer_until ?? '') < day,
        )
        .map(({ first_day, summer_until }) => {
          const passed = addDays(first_day, days + 1)
          return summer_until !== null && summer_until >= passed ? addDays(summer_until, 1) : passed
        })
        .filter((fresh) => addMonths(fresh, 3) > day)
      month.open += freshDays.length
      const isFresh = freshDays.some((fresh) => fresh > before)
      if (isFresh) month.withFresh += 1
      if (day6 >= today || (freshDays.length > 0 && !isFresh)) continue
      const sum = sums[isFresh ? 'withFresh' : 'without']
      const later = stops.filter((stop) => stop.person_id === person.id && stop.day > day)
      sum.people += 1
      if (outsideOn(person, day)) sum.outside += 1
      if (outsideOn(person, day3)) sum.outside3 += 1
      if (outsideOn(person, day6)) sum.outside6 += 1
      if (later.some((stop) => stop.day <= day3)) sum.interrupted3 += 1
      if (later.some((stop) => stop.day <= day6)) sum.interrupted6 += 1
    }
    months.push(month)
  }
  return { months, ...sums }
}

describe('a backtest', () => {
  it('counts what a person-by-person recomputation counts, month for month, with what became of them', async () => {
    const found = await tried('gap', { days: 30 })
    expect(found).toMatchObject(await recomputed(30))
    expect(found.months.length).toBe(22)
    expect(found.withFresh.people).toBeGreaterThan(20)
    expect(found.withFresh.outside).toBeGreaterThan(0)
    expect(found.withFresh.interrupted6).toBeGreaterThan(0)
    const sum = (by: string) =>
      found.places.filter((one) => one.by === by).reduce((all, { withFresh }) => all + withFresh, 0)
    expect([sum('area'), sum('school')]).toEqual([found.withFresh.people, found.withFresh.people])
  })

  it('raises in the same months as the job would have on their last days', async () => {
    await test.turn('gap-after-a-course')
    for (const { day, open } of (await tried('gap', { days: 30 })).months.slice(0, 4)) {
      await test.owner.query('truncate signal')
      expect((await test.run(day)).raised, day).toBe(open)
    }
  })

  it('has nobody in it: no id, no name, and of the protected no place', async () => {
    const found = JSON.stringify(await tried('repeated-interruptions', { times: 2, months: 12 }))
    const { rows } = await test.owner.query<{ id: string }>('select id from young_person')
    expect(rows.length).toBeGreaterThan(50)
    for (const { id } of rows) expect(found).not.toContain(id)
    expect(found).not.toContain('Opfundet')
    const { places } = await tried('gap', { days: 30 })
    expect(places.find(({ by, name }) => by === 'area' && name === null)?.withFresh).toBeGreaterThan(0)
  })

  it('is tried with every kind, and finds nothing before the register was complete', async () => {
    expect((await tried('status-lapsed', { days: 0 })).months.length).toBe(22)
    expect(
      (await tried('attempts-without-contact', { attempts: 2 })).months.every(({ open }) => open === 0),
    ).toBe(true)
    expect(monthEnds(today, null)).toEqual([])
    expect(monthEnds(today, '2020-01-01').length).toBe(24)
  })

  it('reads as a task of its own, that sees what rules look at and nothing else', async () => {
    const task = systemIn(test.db.aalborg, 'signal-backtest')
    const count = (table: 'young_person' | 'note_version' | 'person_contact' | 'signal') =>
      test.db.as(
        async (trx) =>
          (
            await trx
              .selectFrom(table)
              .select((eb) => eb.lit(1).as('one'))
              .execute()
          ).length,
        task,
      )
    expect(await count('young_person')).toBeGreaterThan(50)
    for (const table of ['note_version', 'person_contact', 'signal'] as const)
      expect(await count(table)).toBe(0)
  })
})

describe('what is shown of it', () => {
  it('has no count from 1 to below the threshold, and no shown sum gives one away', async () => {
    const shown = shownOf(await tried('gap', { days: 30 }), 5)
    const counts = [
      ...shown.months.map(({ withFresh }) => withFresh),
      ...shown.places.map(({ withFresh }) => withFresh),
      ...Object.values(shown.withFresh),
    ]
    expect(counts.filter((one) => one !== null && one > 0 && one < 5)).toEqual([])
    const followed = shown.months.filter(({ day }) => shown.followed.includes(day))
    const hidden = followed.filter(({ withFresh }) => withFresh === null).length
    expect(hidden === 0 || hidden > 1).toBe(true)
  })
})
