import { describe, expect, test } from 'vitest'
import {
  audit,
  cellKey,
  type FrequencyTable,
  protect,
  usualRule,
} from '../../src/features/disclosure-control/index.ts'

/*
 * A table of four groups by sex, with the rule that counts up to 2 are withheld, and the sets that protect it (reference:
 * statistics, 6). An attacker here knows only what is printed, and reckons with nought.
 */

const groups = ['A', 'B', 'C', 'D'] as const
const printed: Readonly<Record<string, readonly [number, number, number]>> = {
  all: [100, 55, 45],
  A: [20, 18, 2],
  B: [33, 14, 19],
  C: [22, 12, 10],
  D: [25, 11, 14],
}
const table: FrequencyTable = {
  id: 'golden',
  measure: 'people',
  sensitive: true,
  dimensions: [
    { name: 'group', whole: 'all', categories: ['all', ...groups], sums: [{ of: 'all', parts: groups }] },
    {
      name: 'sex',
      whole: 'total',
      categories: ['total', 'm', 'f'],
      sums: [{ of: 'total', parts: ['m', 'f'] }],
    },
  ],
  cells: Object.entries(printed).flatMap(([group, counts]) =>
    (['total', 'm', 'f'] as const).map((sex, index) => ({
      categories: [group, sex],
      count: counts[index] ?? 0,
    })),
  ),
}
const rule = { threshold: 3, width: 3 }
const key = (group: string, sex: string) => cellKey(table, [group, sex])
const square = (group: string) => ['A', group].flatMap((one) => [key(one, 'm'), key(one, 'f')])

describe('four groups by sex, of which one holds two women', () => {
  const { withheld, failed } = protect({ tables: [table], rule })

  test('withhold the two women and three cells more, in a square with group C or D; eleven can be published', () => {
    expect(failed).toEqual([])
    expect([...withheld].filter(([, reason]) => reason === 'too-small')).toEqual([
      [key('A', 'f'), 'too-small'],
    ])
    expect([square('C').toSorted(), square('D').toSorted()]).toContainEqual([...withheld.keys()].toSorted())
    expect(table.cells).toHaveLength(15)
    expect(table.cells.length - withheld.size).toBe(11)
  })

  test.each([
    ['C', 0, 12],
    ['D', 0, 16],
  ] as const)('leave an attacker with the square of A and %s between %i and %i', (group, low, high) => {
    const finding = audit({ tables: [table], rule }, square(group)).find(({ cell }) => cell === key('A', 'f'))
    expect(finding).toMatchObject({ low, high, provenLow: low, provenHigh: high, isProtected: true })
  })

  test('are found out by the auditor where one cell of the square is shown', () => {
    const findings = audit({ tables: [table], rule }, square('C').slice(0, 3))
    expect(findings.map(({ low, high, isProtected }) => [low === high, isProtected])).toEqual([
      [true, false],
      [true, false],
      [true, false],
    ])
  })

  test('are enough for the usual rule too', () => {
    const release = protect({ tables: [table], rule: usualRule })
    expect(
      audit({ tables: [table], rule: usualRule }, release.withheld.keys()).every((one) => one.isProtected),
    ).toBe(true)
  })
})
