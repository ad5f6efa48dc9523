import { describe, expect, it } from 'vitest'
import { clockOf, instantOf, isDayBefore, mayGiveBack } from './rules.ts'

const none = new Set<string>()

describe('the time of a talk', () => {
  it.each([
    ['2026-12-01', '10:00', '2026-12-01T09:00:00.000Z'],
    ['2026-07-01', '10:00', '2026-07-01T08:00:00.000Z'],
    // The clock goes from two to three, and from three to two.
    ['2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ])('on %s at %s is by the Danish clock', (day, clock, utc) => {
    expect(instantOf(day, clock).toISOString()).toBe(utc)
  })

  it('is told as it was typed', () => {
    expect(clockOf(instantOf('2026-12-01', '09:05'))).toBe('09:05')
  })
})

describe('a time that is set', () => {
  const now = instantOf('2026-11-24', '10:00')
  const talk = { kind: 'talk', state: 'booked', startsAt: instantOf('2026-12-01', '10:00') } as const
  it.each([
    ['by the one whose talk it is', talk, 'young-person', 17, true],
    ['of somebody under 15 by whoever holds custody', talk, 'custody', 14, true],
    ['from 15 on by nobody else', talk, 'custody', 15, false],
    ['by nobody of the school', talk, 'school', 14, false],
    ['as long as it is ahead', { ...talk, startsAt: now }, 'young-person', 17, false],
    ['while it is set', { ...talk, state: 'proposed', startsAt: null }, 'young-person', 17, false],
    ['of no meeting of several', { ...talk, kind: 'coordination-meeting' }, 'young-person', 17, false],
  ] as const)('is given back %s', (_, one, part, age, may) => {
    expect(mayGiveBack(one, part, { age, now })).toBe(may)
  })
})

describe('a reminder', () => {
  it.each([
    ['the day before', '2026-11-24', '2026-11-25', true],
    ['on the day itself', '2026-11-25', '2026-11-25', false],
    ['on a Friday, of Monday', '2026-11-27', '2026-11-30', true],
    ['on a Sunday, of Monday', '2026-11-29', '2026-11-30', false],
    ['two days before', '2026-11-24', '2026-11-26', false],
    ['before Christmas', '2026-12-23', '2026-12-28', true],
  ])('comes %s: %s', (_, today, day, comes) => {
    const daysOff = new Set(['12-24'])
    expect(isDayBefore(today, instantOf(day, '09:00'), daysOff)).toBe(comes)
  })

  it('waits for no day off that is none', () => {
    expect(isDayBefore('2026-12-23', instantOf('2026-12-28', '09:00'), none)).toBe(false)
  })
})
