import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimate } from './estimate.ts'
import { transitionFaults } from './index.ts'
import { drawnRegister, extremesOf } from './plausible-register.fixture.ts'
import {
  rowIndex,
  type Sex,
  type Standing,
  stateIndex,
  type Target,
  targetCount,
  targetIndex,
} from './states.ts'
import { countTransitions, type Transition } from './transitions.ts'

const firstYear: Standing = { place: 'vocational-main', years: 0, attained: false }
const completes: Target = { place: 'completed', attained: true }
const leaves: Target = { place: 'outside', attained: false }
const seen = (sex: Sex, from: Standing, to: Target, people: number): Transition => ({ sex, from, to, people })
const rateOf = (transitions: readonly Transition[], sex: 0 | 1, from: Standing, to: Target) =>
  estimate(countTransitions(transitions)).shares[
    rowIndex(sex, stateIndex(from)) * targetCount + targetIndex(to)
  ]

describe('a yearly rate', () => {
  test('is the share of those who were there, when twenty or more were', () => {
    const transitions = [seen('female', firstYear, completes, 15), seen('female', firstYear, leaves, 5)]
    expect(rateOf(transitions, 0, firstYear, completes)).toBe(0.75)
  })

  test('leans on both sexes as if twenty of them were added, when fewer were', () => {
    const transitions = [
      seen('female', firstYear, completes, 10),
      seen('male', firstYear, completes, 30),
      seen('male', firstYear, leaves, 40),
    ]
    // 10 of 10, and the 40 of 80 of both sexes counted as 20 people: (10 + 20 · 0.5) / 30.
    expect(rateOf(transitions, 0, firstYear, completes)).toBeCloseTo((10 + 20 * 0.5) / 30, 12)
    expect(rateOf(transitions, 1, firstYear, completes)).toBe(30 / 70)
  })

  test('leans on any time in the same place, when both sexes are few', () => {
    const later = { ...firstYear, years: 2 }
    const transitions = [seen('male', later, leaves, 60), seen('female', firstYear, completes, 5)]
    const both = (5 + 20 * (5 / 65)) / 25
    expect(rateOf(transitions, 0, firstYear, completes)).toBeCloseTo((5 + 20 * both) / 25, 12)
  })

  test('is to stay where nobody was ever seen', () => {
    expect(rateOf([], 1, firstYear, { place: 'vocational-main', attained: false })).toBe(1)
  })

  test('is one of a row that sums to 1, whatever was counted', () => {
    const anyCounts = fc.array(
      fc.record({ seed: fc.integer(), size: fc.double({ min: 0, max: 0.3, noNaN: true }) }),
      {
        minLength: 1,
        maxLength: 1,
      },
    )
    fc.assert(
      fc.property(anyCounts, ([one = { seed: 1, size: 1 }]) => {
        const { shares } = estimate(countTransitions(drawnRegister(one.seed, one.size)))
        const { off, least } = extremesOf(shares)
        expect(off).toBeLessThan(1e-9)
        expect(least).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 10 },
    )
  })
})

test('counts from elsewhere are refused by a stable code', () => {
  const bad = [
    seen('female', firstYear, completes, 1.5),
    seen('female', { ...firstYear, years: 4 }, completes, 1),
    seen('female', { ...firstYear, attained: true }, leaves, 1),
    seen('male', firstYear, { place: 'completed', attained: false }, 1),
    seen('male', firstYear, { place: 'nowhere' as 'outside', attained: false }, 1),
    seen('male', firstYear, completes, 3),
  ]
  expect(transitionFaults(bad)).toEqual([
    { code: 'COUNT_NOT_WHOLE', index: 0 },
    { code: 'YEARS_OUT_OF_RANGE', index: 1 },
    { code: 'ATTAINED_LOST', index: 2 },
    { code: 'COMPLETED_WITHOUT_EDUCATION', index: 3 },
    { code: 'PLACE_UNKNOWN', index: 4 },
  ])
  expect(() => countTransitions(bad)).toThrow('transition 0: COUNT_NOT_WHOLE')
})
