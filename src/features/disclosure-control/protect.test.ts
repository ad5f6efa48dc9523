import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundsOf, type Counts, type Withheld } from './bounds.ts'
import { audit, protect } from './protect.ts'
import { type DisclosureRule, isShareTooSmall, isTooSmall, ruleOf } from './rules.ts'

const line = (length: number, most: number) =>
  fc.array(fc.nat(most), { minLength: length, maxLength: length })
const anyTable = (most: number, rows = 4, columns = 4): fc.Arbitrary<number[][]> =>
  fc
    .tuple(fc.integer({ min: 1, max: rows }), fc.integer({ min: 1, max: columns }))
    .chain(([high, wide]) => fc.array(line(wide, most), { minLength: high, maxLength: high }))
const anyRule: fc.Arbitrary<DisclosureRule> = fc.record({
  threshold: fc.integer({ min: 3, max: 5 }),
  width: fc.integer({ min: 2, max: 5 }),
  sensitive: fc.boolean(),
})

/** Every table in whole numbers that looks the same from outside: found by trying, to be sure of what is calculated. */
function lookalikes(counts: Counts, withheld: Withheld, least: number): number[][][] {
  const rows = counts.map((one) => one.reduce((sum, count) => sum + count, 0))
  const fill = (row: number, columns: readonly number[]): number[][][] => {
    if (row === counts.length) return columns.every((left) => left === 0) ? [[]] : []
    return linesOf(row, 0, rows[row] ?? 0, columns).flatMap((tried) =>
      fill(
        row + 1,
        columns.map((left, column) => left - (tried[column] ?? 0)),
      ).map((rest) => [tried, ...rest]),
    )
  }
  const linesOf = (row: number, column: number, left: number, columns: readonly number[]): number[][] => {
    if (column === columns.length) return left === 0 ? [[]] : []
    const true_ = counts[row]?.[column] ?? 0
    const most = Math.min(left, columns[column] ?? 0)
    const tries = withheld[row]?.[column]
      ? Array.from({ length: Math.max(0, most - least + 1) }, (_, at) => at + least)
      : true_ <= most
        ? [true_]
        : []
    return tries.flatMap((one) => linesOf(row, column + 1, left - one, columns).map((rest) => [one, ...rest]))
  }
  const columnSums = (counts[0] ?? []).map((_, column) =>
    counts.reduce((sum, one) => sum + (one[column] ?? 0), 0),
  )
  return fill(0, columnSums)
}

describe('what an attacker can say of a withheld count', () => {
  test('is what trying every table says', () => {
    const tables = anyTable(4, 3, 3).chain((counts) =>
      fc.tuple(
        fc.constant(counts),
        fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
        fc.constantFrom(0, 1),
      ),
    )
    fc.assert(
      fc.property(tables, ([counts, flags, least]) => {
        const withheld = counts.map((one, row) =>
          one.map((count, column) => count >= least && (flags[row * 3 + column] ?? false)),
        )
        const all = lookalikes(counts, withheld, least)
        for (const [row, one] of withheld.entries())
          for (const [column, is] of one.entries())
            if (is) {
              const tried = all.map((table) => table[row]?.[column] ?? 0)
              expect(boundsOf(counts, withheld, { row, column }, least)).toEqual({
                low: Math.min(...tried),
                high: Math.max(...tried),
              })
            }
      }),
      { numRuns: 400 },
    )
  })
})

describe('a protected table', () => {
  test('is safe by the auditor, whatever the counts and the rule; else there is none', () => {
    fc.assert(
      fc.property(anyTable(30), anyRule, (counts, rule) => {
        const withheld = protect(counts, rule)
        if (withheld) expect(audit(counts, withheld, rule).filter((one) => !one.isProtected)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('of a few people is safe by trying every table, which the auditor does not', () => {
    fc.assert(
      fc.property(anyTable(4, 3, 3), anyRule, (counts, rule) => {
        const withheld = protect(counts, rule)
        if (!withheld) return
        const all = lookalikes(counts, withheld, rule.sensitive ? 0 : 1)
        for (const [row, one] of counts.entries())
          for (const [column, count] of one.entries()) {
            const tried = all.map((table) => table[row]?.[column] ?? 0)
            const width = Math.max(...tried) - Math.min(...tried)
            if (isTooSmall(count, rule)) expect(width).toBeGreaterThanOrEqual(rule.width)
            else expect(withheld[row]?.[column]).toBe(width > 0)
          }
      }),
      { numRuns: 400 },
    )
  })

  test('is refused only where withholding everything would not be enough', () => {
    fc.assert(
      fc.property(anyTable(12), anyRule, (counts, rule) => {
        const everything = counts.map((one) => one.map((count) => count > 0 || rule.sensitive))
        const least = rule.sensitive ? 0 : 1
        const can = counts.every((one, row) =>
          one.every((count, column) => {
            if (!isTooSmall(count, rule)) return true
            const { low, high } = boundsOf(counts, everything, { row, column }, least)
            return high - low >= rule.width
          }),
        )
        expect(protect(counts, rule) !== undefined).toBe(can)
      }),
      { numRuns: 300 },
    )
  })

  test('withholds no cell that could be shown by itself', () => {
    fc.assert(
      fc.property(anyTable(40), (counts) => {
        const rule = ruleOf(5)
        const withheld = protect(counts, rule) ?? []
        for (const [row, one] of withheld.entries())
          for (const [column, is] of one.entries()) {
            if (!is || isTooSmall(counts[row]?.[column] ?? 0, rule)) continue
            const fewer = withheld.map((other, r) =>
              other.map((was, c) => was && !(r === row && c === column)),
            )
            const findings = audit(counts, fewer, rule)
            expect(findings.some(({ isProtected }) => !isProtected)).toBe(true)
          }
      }),
      { numRuns: 100 },
    )
  })

  test('of nine people, whose withheld total is known, is refused', () => {
    expect(
      protect(
        [
          [1, 2],
          [2, 4],
        ],
        ruleOf(5),
      ),
    ).toBeUndefined()
    expect(
      protect(
        [
          [0, 0],
          [0, 0],
        ],
        ruleOf(5),
      ),
    ).toEqual([
      [false, false],
      [false, false],
    ])
    expect(protect([[4]], ruleOf(5))).toBeUndefined()
  })

  test('of a quarter is found at once', () => {
    const counts = Array.from({ length: 5 }, (_, row) =>
      Array.from({ length: 40 }, (_, column) => ((row + 3) * (column + 7) * 31) % 97),
    )
    const rule = ruleOf(5)
    const withheld = protect(counts, rule)
    expect(withheld).toBeDefined()
    expect(audit(counts, withheld ?? [], rule).every(({ isProtected }) => isProtected)).toBe(true)
  })
})

test('a share is kept back where few are in it or few are not', () => {
  const rule = ruleOf(5)
  expect(
    [
      [0, 100],
      [4, 100],
      [5, 100],
      [96, 100],
      [100, 100],
    ].map(([part = 0, whole = 0]) => isShareTooSmall(part, whole, rule)),
  ).toEqual([false, true, false, true, false])
})
