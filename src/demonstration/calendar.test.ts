import { expect, it } from 'vitest'
import { calendarOf, writtenOn } from './calendar.ts'

it('leaves the dates as they are on the day for which they were written', () => {
  expect(calendarOf(writtenOn)('2011-03-14')).toBe('2011-03-14')
})

it('moves them with the day of loading, by whole weeks and rather too far', () => {
  expect(calendarOf('2026-11-26')('2026-11-30')).toBe('2026-12-07')
  expect(calendarOf('2026-12-02')('2026-11-30')).toBe('2026-12-07')
  expect(calendarOf('2026-12-03')('2026-11-30')).toBe('2026-12-14')
})

it.each(['2027-02-28', '2028-02-29', '2029-03-25', '2035-10-28'])(
  'loaded on %s, keeps what is past in the past and what is soon to come soon',
  (day) => {
    const moved = calendarOf(day)
    expect(moved('2026-11-17') < day).toBe(true)
    expect(moved('2026-11-30') > day).toBe(true)
    expect(new Date(moved('2026-11-17')).getUTCDay()).toBe(new Date('2026-11-17').getUTCDay())
  },
)
