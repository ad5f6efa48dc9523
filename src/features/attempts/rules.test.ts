import { describe, expect, it } from 'vitest'
import { attemptOutcomes, isContact, momentOf } from './rules.ts'

describe('an attempt', () => {
  it('is contact where somebody was reached or met, and in no other way', () => {
    expect(attemptOutcomes.filter(isContact)).toEqual(['reached', 'met'])
  })

  it.each([
    ['2026-11-24', '16:30', '2026-11-24T15:30:00.000Z'],
    ['2026-11-24', '', '2026-11-24T11:00:00.000Z'],
    // The clock goes an hour forward in this night, and back in the other one.
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ])('on %s at %s was at %s', (day, time, at) => {
    expect(momentOf(day, time).toISOString()).toBe(at)
  })
})
