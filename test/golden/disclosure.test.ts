import { describe, expect, test } from 'vitest'
import { audit, protect, ruleOf, type Withheld } from '../../src/features/disclosure-control/index.ts'

/*
 * A table of four groups by sex, with the rule that counts up to 2 are withheld, and the sets that protect it (reference:
 * statistics, 6). An attacker here knows only what is printed, and reckons with nought.
 */

const counts = [
  [18, 2],
  [14, 19],
  [12, 10],
  [11, 14],
]
const rule = { threshold: 3, width: 3, sensitive: true }
/** Group A with one other. */
const square = (other: number): Withheld =>
  counts.map((one, row) => one.map(() => row === 0 || row === other))

describe('four groups by sex, of which one holds two women', () => {
  test('withhold the two women and three cells more, in a square with group C or D; eleven can be published', () => {
    const withheld = protect(counts, rule)
    expect([square(2), square(3)]).toContainEqual(withheld)
    const sums = counts.length + 2 + 1
    const shown = (withheld ?? []).flat().filter((is) => !is).length + sums
    expect(shown).toBe(11)
  })

  test.each([
    ['C', 0, 12, 2],
    ['D', 0, 16, 3],
  ] as const)('leave an attacker with the square of A and %s between %i and %i', (_, low, high, other) => {
    const found = audit(counts, square(other), rule).find(({ row, column }) => row === 0 && column === 1)
    expect(found).toMatchObject({ low, high, isProtected: true })
  })

  test('are found out by the auditor where one cell of the square is shown', () => {
    const open = square(2).map((one, row) => one.map((is, column) => is && !(row === 2 && column === 1)))
    for (const { low, high, isProtected } of audit(counts, open, rule))
      expect([high - low, isProtected]).toEqual([0, false])
  })

  test('are protected by the usual rule too', () => {
    const usual = ruleOf(5)
    expect(audit(counts, protect(counts, usual) ?? [], usual).every(({ isProtected }) => isProtected)).toBe(
      true,
    )
  })
})
