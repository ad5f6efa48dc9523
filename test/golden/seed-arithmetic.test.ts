import { describe, expect, test } from 'vitest'
import { reachedIn, yearlyChange } from '../../src/features/forecast/straight-line.ts'

/*
 * What the strategy prints, from the counts that it prints (the youth strategy of Aalborg 2020–2025; reference:
 * statistics, 4.3). Printed shares are rounded one by one: their sums are never asserted.
 */

const share = (part: number, whole: number): number => (part / whole) * 100
const printed = (value: number, decimals = 0): string => value.toFixed(decimals)

describe('the shares that the strategy prints', () => {
  test.each([
    ['outside', 3030, 34_249, 8.847, '8.8', 1],
    ['special focus among those outside', 500, 3030, 16.502, '17', 0],
    ['special focus among all', 500, 34_249, 1.46, '1.5', 1],
    ['interruptions in a quarter', 255, 6686, 3.814, '3.8', 1],
  ] as const)('%s: %i of %i', (_, part, whole, exact, shown, decimals) => {
    expect(share(part, whole)).toBeCloseTo(exact, 3)
    expect(printed(share(part, whole), decimals)).toBe(shown)
  })

  test.each([
    ['2011', [1462, 455, 121], [71.74, 22.33, 5.94], ['72', '22', '6']],
    ['2014', [1554, 382, 78], [77.16, 18.97, 3.87], ['77', '19', '4']],
    ['2019', [2368, 441, 79], [81.99, 15.27, 2.74], ['82', '15', '3']],
  ] as const)('the choices of those aged 15–17 in %s', (_, counts, exact, shown) => {
    const whole = counts.reduce((total, count) => total + count, 0)
    for (const [index, count] of counts.entries()) {
      expect(share(count, whole)).toBeCloseTo(exact[index] ?? Number.NaN, 2)
      expect(printed(share(count, whole))).toBe(shown[index])
    }
  })

  test('count another group in 2019 than in 2014: 43 per cent more, which is no trend', () => {
    const [before, after] = [1554 + 382 + 78, 2368 + 441 + 79]
    expect([before, after]).toEqual([2014, 2888])
    expect(Math.round(share(after - before, before))).toBe(43)
  })
})

describe('applications to vocational education on a straight line from 16.3 (2011) to 21.2 (2019)', () => {
  const line = { first: { year: 2011, value: 16.3 }, last: { year: 2019, value: 21.2 } }

  test('rise by 0.6125 points a year', () => {
    expect(yearlyChange(line.first, line.last)).toBeCloseTo(0.6125, 10)
  })

  test('are 21.8 in 2020 against 25, and 24.9 in 2025 against 30', () => {
    const at = (year: number) => line.last.value + yearlyChange(line.first, line.last) * (year - 2019)
    expect(printed(at(2020), 1)).toBe('21.8')
    expect(printed(at(2025), 1)).toBe('24.9')
  })

  test('reach 30 in 2033.4, and would need 1.467 points a year from 2019 to do so in 2025', () => {
    expect(printed(reachedIn(line.first, line.last, 30) ?? Number.NaN, 1)).toBe('2033.4')
    expect(yearlyChange(line.last, { year: 2025, value: 30 })).toBeCloseTo(1.467, 3)
  })
})
