import { describe, expect, it } from 'vitest'
import { isAsUrgent, tellFromOf } from './rules.ts'

const ours = new Set(['06-05', '12-24', '12-31'])

describe('the day from which a young person sees a concern', () => {
  it.each([
    ['at once where they were told', true, '2026-11-24', '2026-11-24'],
    ['ten working days later where they were not', false, '2026-11-24', '2026-12-08'],
    ['over Christmas and New Year', false, '2026-12-21', '2027-01-08'],
    ['over Easter', false, '2026-03-30', '2026-04-16'],
    ['from the night on which the clock goes back', false, '2026-10-25', '2026-11-06'],
  ])('is %s', (_, told, today, from) => {
    expect(tellFromOf({ told, today }, ours)).toBe(from)
  })
})

describe('urgency', () => {
  it('is compared, so that nobody waits longer by being made one with another', () => {
    expect(isAsUrgent('today', 'soon')).toBe(true)
    expect(isAsUrgent('soon', 'soon')).toBe(true)
    expect(isAsUrgent('ordinary', 'soon')).toBe(false)
  })
})
