import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../platform/days.ts'
import { dayStart, localDate } from '../../platform/time.ts'
import {
  addWorkingDays,
  ageOn,
  easterSunday,
  isWorkingDay,
  noDaysOff,
  publicHolidays,
  workingDaysBetween,
} from './calendar.ts'

/** As the first version of the service levels has them. */
const ours = new Set(['06-05', '12-24', '12-31'])

describe('Easter', () => {
  it.each([
    ['1818-03-22'],
    ['1943-04-25'],
    ['2000-04-23'],
    ['2008-03-23'],
    ['2019-04-21'],
    ['2024-03-31'],
    ['2025-04-20'],
    ['2026-04-05'],
    ['2027-03-28'],
    ['2038-04-25'],
  ])('is on %s', (day) => {
    expect(easterSunday(Number(day.slice(0, 4)))).toBe(day)
  })

  it('is a Sunday between 22 March and 25 April of every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1700, max: 2400 }), (year) => {
        const easter = Temporal.PlainDate.from(easterSunday(year))
        expect(easter.dayOfWeek).toBe(7)
        expect(easterSunday(year) >= `${year}-03-22` && easterSunday(year) <= `${year}-04-25`).toBe(true)
      }),
    )
  })
})

describe('the public holidays', () => {
  it('of 2026 are those of the calendar', () => {
    expect([...publicHolidays(2026)].sort()).toEqual([
      '2026-01-01',
      '2026-04-02',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-14',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ])
  })

  it('have the great prayer day until 2023 and not after that', () => {
    expect(isWorkingDay('2023-05-05', noDaysOff)).toBe(false)
    expect(isWorkingDay('2024-04-26', noDaysOff)).toBe(true)
    expect(isWorkingDay('2026-05-01', noDaysOff)).toBe(true)
  })

  it('have neither Christmas Eve nor Constitution Day: those are the municipality’s own', () => {
    expect(isWorkingDay('2026-12-24', noDaysOff)).toBe(true)
    expect(isWorkingDay('2026-12-24', ours)).toBe(false)
    expect(isWorkingDay('2026-06-05', noDaysOff)).toBe(true)
    expect(isWorkingDay('2026-06-05', ours)).toBe(false)
  })
})

describe('five working days', () => {
  it.each([
    ['an ordinary Tuesday', '2026-11-24', '2026-12-01'],
    ['a Saturday', '2026-11-28', '2026-12-04'],
    ['the Wednesday before Easter', '2026-04-01', '2026-04-13'],
    ['the week before Christmas', '2026-12-21', '2026-12-30'],
    ['New Year’s Eve', '2026-12-31', '2027-01-08'],
    ['the day before the clock goes forward', '2027-03-27', '2027-04-05'],
    ['the day before the clock goes back', '2026-10-24', '2026-10-30'],
    ['the day before Ascension', '2026-05-13', '2026-05-21'],
  ])('from %s', (_, from, due) => {
    expect(addWorkingDays(from, 5, ours)).toBe(due)
  })

  it('over Christmas are fewer days by the law’s own calendar', () => {
    expect(addWorkingDays('2026-12-21', 5, noDaysOff)).toBe('2026-12-29')
  })
})

const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => Temporal.PlainDate.from('2000-01-01').add({ days }).toString())
const few = fc.integer({ min: 0, max: 40 })
const off = fc.constantFrom(noDaysOff, ours)

describe('counting working days', () => {
  it('ends on a working day, after as many of them as were asked for', () => {
    fc.assert(
      fc.property(day, few, off, (from, count, daysOff) => {
        const due = addWorkingDays(from, count, daysOff)
        expect(isWorkingDay(due, daysOff)).toBe(true)
        if (count > 0) expect(workingDaysBetween(from, due, daysOff)).toBe(count)
      }),
    )
  })

  it('counts each working day after the first, whatever the clock does meanwhile', () => {
    fc.assert(
      fc.property(day, few, off, (from, count, daysOff) => {
        const days = Array.from({ length: count }, (_, index) => addDays(from, index + 1))
        const working = days.filter((one) => isWorkingDay(one, daysOff))
        expect(workingDaysBetween(from, addDays(from, count), daysOff)).toBe(working.length)
      }),
    )
  })

  it('step by step comes to the same day as at once', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), few, off, (from, one, other, daysOff) => {
        const between = addWorkingDays(from, one, daysOff)
        expect(addWorkingDays(between, other, daysOff)).toBe(addWorkingDays(from, one + other, daysOff))
      }),
    )
  })

  it('later never ends sooner, and days off never make it sooner', () => {
    fc.assert(
      fc.property(day, day, few, (one, other, count) => {
        const [earlier, later] = [one, other].sort()
        if (earlier === undefined || later === undefined) return
        expect(addWorkingDays(earlier, count, ours) <= addWorkingDays(later, count, ours)).toBe(true)
        expect(addWorkingDays(earlier, count, noDaysOff) <= addWorkingDays(earlier, count, ours)).toBe(true)
      }),
    )
  })
})

describe('the end of a day', () => {
  it.each([
    ['in winter', '2026-11-24', '2026-11-24T23:00:00.000Z'],
    ['in summer', '2026-07-01', '2026-07-01T22:00:00.000Z'],
    ['of 23 hours', '2027-03-28', '2027-03-28T22:00:00.000Z'],
    ['of 25 hours', '2026-10-25', '2026-10-25T23:00:00.000Z'],
    ['of a year', '2026-12-31', '2026-12-31T23:00:00.000Z'],
  ])('%s is the next midnight in Denmark', (_, on, instant) => {
    expect(dayStart(addDays(on, 1)).toISOString()).toBe(instant)
  })

  it('belongs to the next day, and the moment before it to this one', () => {
    fc.assert(
      fc.property(day, (on) => {
        const end = dayStart(addDays(on, 1))
        expect(localDate(new Date(end.getTime() - 1))).toBe(on)
        expect(localDate(end) > on).toBe(true)
      }),
    )
  })
})

describe('the age', () => {
  it.each([
    ['2008-11-24', '2026-11-23', 17],
    ['2008-11-24', '2026-11-24', 18],
    ['2008-02-29', '2026-02-27', 17],
    ['2008-02-29', '2026-02-28', 18],
  ])('of somebody born on %s is on %s %s', (born, on, age) => {
    expect(ageOn(born, on)).toBe(age)
  })
})
