import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../platform/days.ts'
import {
  byWeek,
  countAway,
  type Days,
  daysAway,
  duringEnrolment,
  isEnrolledThroughout,
  mondayOf,
  plus,
  type Registration,
  type Spell,
  shareAway,
  shownFrom,
  silentSince,
} from './rules.ts'

const first = '2026-08-10'
const today = '2026-11-24'
const day = (number: number): string => addDays(first, number)

const aDay = fc.integer({ min: 0, max: 100 })
const aRegistration: fc.Arbitrary<Registration> = fc
  .record({
    start: aDay,
    length: fc.integer({ min: 1, max: 5 }),
    held: fc.integer({ min: 1, max: 40 }),
    parts: fc.tuple(fc.nat(10), fc.nat(10), fc.nat(10), fc.nat(10), fc.nat(10)),
  })
  .map(({ start, length, held, parts }) => {
    const whole = parts.reduce((sum, one) => sum + one, 0) || 1
    const [illness, lawful, unlawful, unstated] = parts.map((one) => (held * one) / whole) as [
      number,
      number,
      number,
      number,
    ]
    const lastDay = day(start + length - 1)
    return { firstDay: day(start), lastDay, days: length, held, illness, lawful, unlawful, unstated }
  })
const registrations = fc.array(aRegistration, { maxLength: 30 })
const spells: fc.Arbitrary<Spell[]> = fc.array(
  fc
    .tuple(aDay, fc.option(fc.integer({ min: 1, max: 60 })))
    .map(([start, length]) => ({ from: day(start), until: length === null ? null : day(start + length) })),
  { maxLength: 4 },
)

/** Day by day, as one would with a pencil. */
const enrolledByPencil = ({ firstDay, lastDay }: Days, theirs: readonly Spell[]): boolean => {
  for (let at = firstDay; at <= lastDay; at = addDays(at, 1))
    if (!theirs.some(({ from, until }) => from <= at && (until === null || at < until))) return false
  return true
}

describe('absence', () => {
  it('is counted over enrolled days alone, and a period that is partly outside not at all', () => {
    fc.assert(
      fc.property(registrations, spells, (all, theirs) => {
        for (const one of all) expect(isEnrolledThroughout(one, theirs)).toBe(enrolledByPencil(one, theirs))
        const counted = duringEnrolment(all, theirs)
        expect(counted).toEqual(all.filter((one) => enrolledByPencil(one, theirs)))
        // What lies outside never changes the share, however much there is of it.
        const outside = all.filter((one) => !counted.includes(one))
        expect(countAway(duringEnrolment([...outside, ...counted], theirs))).toEqual(countAway(counted))
      }),
    )
  })

  it('is never less than nothing, never more than the school days, and the same in any order', () => {
    fc.assert(
      fc.property(registrations, (all) => {
        const counted = countAway(all)
        expect(daysAway(counted)).toBeGreaterThanOrEqual(0)
        expect(daysAway(counted)).toBeLessThanOrEqual(counted.days + 1e-9)
        const backwards = countAway(all.toReversed())
        expect(daysAway(backwards)).toBeCloseTo(daysAway(counted), 9)
        expect(shareAway(counted) === undefined).toBe(all.length === 0)
      }),
    )
  })

  it('does not depend on whether a school counts in lessons or in days', () => {
    fc.assert(
      fc.property(registrations, fc.integer({ min: 1, max: 50 }), (all, factor) => {
        const inAnother = all.map((one) => ({
          ...one,
          held: one.held * factor,
          illness: one.illness * factor,
          lawful: one.lawful * factor,
          unlawful: one.unlawful * factor,
          unstated: one.unstated * factor,
        }))
        expect(daysAway(countAway(inAnother))).toBeCloseTo(daysAway(countAway(all)), 6)
      }),
    )
  })

  it('of the weeks is together that of the whole', () => {
    fc.assert(
      fc.property(registrations, (all) => {
        const weeks = byWeek(all)
        const together = weeks
          .map(([, counted]) => counted)
          .reduce(plus, { days: 0, illness: 0, lawful: 0, unlawful: 0, unstated: 0 })
        expect(daysAway(together)).toBeCloseTo(daysAway(countAway(all)), 6)
        expect(together.days).toBe(countAway(all).days)
        expect(weeks.map(([week]) => week)).toEqual(weeks.map(([week]) => week).toSorted())
      }),
    )
  })

  it('of whoever began in the middle of a month is of their own days', () => {
    const school = (at: string, illness: number): Registration => ({
      firstDay: at,
      lastDay: at,
      days: 1,
      held: 6,
      illness,
      lawful: 0,
      unlawful: 0,
      unstated: 0,
    })
    // Two days that the system counted as away before they began, and two of their own, one of them half.
    const all = [
      school('2026-11-12', 6),
      school('2026-11-13', 6),
      school('2026-11-16', 3),
      school('2026-11-17', 0),
    ]
    const counted = countAway(duringEnrolment(all, [{ from: '2026-11-16', until: null }]))
    expect([counted.days, daysAway(counted), shareAway(counted)]).toEqual([2, 0.5, 25])
  })

  it('is put in the week that begins on a Monday, over New Year too', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
    expect(mondayOf('2027-01-01')).toBe('2026-12-28')
    expect(mondayOf('2020-03-01')).toBe('2020-02-24')
  })

  it('is shown since the school year began in August, and in its beginning since twelve weeks', () => {
    expect(['2026-07-31', '2026-08-01', '2026-10-24', '2026-11-24'].map(shownFrom)).toEqual([
      '2025-08-01',
      '2026-05-09',
      '2026-08-01',
      '2026-08-01',
    ])
  })
})

const weekdays = (from: string, weeks: number): Days[] =>
  Array.from({ length: weeks * 7 }, (_, number) => addDays(from, number))
    .filter((at) => at < addDays(mondayOf(at), 5))
    .map((at) => ({ firstDay: at, lastDay: at }))
const allYear: Spell[] = [{ from: first, until: null }]

describe('nothing registered', () => {
  it('for three weeks in which the class had school is told with the last day that something was', () => {
    const own = weekdays(first, 12)
    const ours = weekdays(first, 15)
    expect(own.at(-1)?.lastDay).toBe('2026-10-30')
    expect(silentSince(own, allYear, ours, '2026-11-21')).toBe('2026-10-30')
    expect(silentSince(own, allYear, ours, '2026-11-20')).toBeUndefined()
    expect(silentSince(own, allYear, weekdays(first, 14), today)).toBeUndefined()
  })

  it('is not said over a holiday: weeks without school for the class do not count', () => {
    const own = weekdays(first, 9)
    const withoutWeek42 = weekdays(first, 13).filter(
      ({ firstDay }) => firstDay < '2026-10-12' || firstDay > '2026-10-16',
    )
    expect(own.at(-1)?.lastDay).toBe('2026-10-09')
    expect(silentSince(own, allYear, withoutWeek42, '2026-11-06')).toBeUndefined()
    expect(silentSince(own, allYear, withoutWeek42, '2026-11-07')).toBe('2026-10-09')
  })

  it('is counted from the day on which somebody began, and not said of somebody who has left', () => {
    const ours = weekdays(first, 15)
    const began: Spell[] = [{ from: '2026-10-26', until: null }]
    expect(silentSince([], began, ours, '2026-11-15')).toBeUndefined()
    expect(silentSince([], began, ours, '2026-11-16')).toBe('2026-10-25')
    expect(silentSince([], [{ from: first, until: '2026-11-01' }], ours, today)).toBeUndefined()
  })

  it('is another thing than absence: whoever is registered as away is not silent', () => {
    fc.assert(
      fc.property(fc.uniqueArray(aDay), fc.uniqueArray(aDay), aDay, (mine, ours, more) => {
        const at = (number: number): Days => ({ firstDay: day(number), lastDay: day(number) })
        const [own, classDays] = [mine.map(at), [...mine, ...ours].map(at)]
        const since = silentSince(own, allYear, classDays, today)
        // One registration more never makes somebody silent for longer.
        const later = silentSince([...own, at(more)], allYear, [...classDays, at(more)], today)
        if (later !== undefined && since !== undefined) expect(later >= since).toBe(true)
        if (since === undefined && later !== undefined) expect(later).toBe(day(more))
        // Without school for the class nobody is silent.
        expect(silentSince(own, allYear, own, today)).toBeUndefined()
        // A week in which anything stands is no silent one.
        expect(
          silentSince([...own, { firstDay: addDays(today, -6), lastDay: today }], allYear, classDays, today),
        ).toBe(undefined)
      }),
    )
  })
})
