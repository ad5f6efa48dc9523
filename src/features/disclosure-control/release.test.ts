import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  audit,
  cellKey,
  type FrequencyTable,
  isPercentageTooSmall,
  protect,
  type ReleaseInput,
  shownCount,
  showsPercentage,
  TablesRefused,
  usualRule,
} from './index.ts'
import { dimension, type Person, tableOf } from './invented-tables.fixture.ts'
import { type Model, modelOf } from './model.ts'

const rule = usualRule
const age = dimension('age', '15', '16', '17')
const sex = dimension('sex', 'f', 'm')
const school = dimension('school', 'north', 'south', 'west')
const status = dimension('status', 'in', 'outside')
const all = [age, sex, school, status]

/** People who choose at random, some ways rarely, so that counts are small here and there. */
const people = (most: number) =>
  fc
    .array(
      fc.tuple(
        ...all.map(({ sums }) =>
          fc.integer({ min: 0, max: 9 }).map((chance) => partAt(sums[0]?.parts ?? [], chance)),
        ),
      ),
      { minLength: 6, maxLength: most },
    )
    .map((rows) =>
      rows.map((row): Person => Object.fromEntries(all.map(({ name }, at) => [name, row[at] ?? '']))),
    )

const partAt = (parts: readonly string[], chance: number): string =>
  parts[chance === 0 ? parts.length - 1 : chance % Math.max(parts.length - 1, 1)] ?? ''

/** Three tables that share margins; `quarter` keeps apart what is counted when. */
const linkedTables = (persons: readonly Person[], quarter = 'Q1'): FrequencyTable[] => {
  const measure = `young@${quarter}`
  return [
    tableOf(persons, [age, sex, status], { id: `a-${quarter}`, measure }),
    tableOf(persons, [school, status], { id: `b-${quarter}`, measure }),
    tableOf(persons, [school, sex], { id: `c-${quarter}`, measure }),
  ]
}

function expectProtected(input: ReleaseInput) {
  const release = protect(input)
  expect(release.failed).toEqual([])
  const findings = audit(input, release.withheld.keys())
  expect(findings).toHaveLength(release.withheld.size)
  expect(findings.filter((one) => !one.isProtected)).toEqual([])
  // Exactly known is what has one value left; that holds for the cells withheld for others too.
  expect(findings.filter(({ low, high }) => low === high)).toEqual([])
  return { release, findings }
}

describe('tables that are protected together', () => {
  test('leave no withheld count to be found out, nor more closely than the width', () => {
    fc.assert(
      fc.property(people(160), (persons) => void expectProtected({ tables: linkedTables(persons), rule })),
      {
        numRuns: 40,
      },
    )
  })

  test('do so also where nought says something and is withheld', () => {
    fc.assert(
      fc.property(people(60), (persons) => {
        const tables = linkedTables(persons).map((table) => ({ ...table, sensitive: true }))
        const { release } = expectProtected({ tables, rule: { threshold: 3, width: 4 } })
        const noughts = tables.flatMap((table) =>
          table.cells.filter(({ count }) => count === 0).map(({ categories }) => cellKey(table, categories)),
        )
        for (const key of noughts) expect(release.withheld.has(key)).toBe(true)
      }),
      { numRuns: 15 },
    )
  })

  test('are as safe as somebody finds who tries all whole numbers', () => {
    const most = 22
    const small = fc.array(fc.tuple(fc.constantFrom('15', '16', '17'), fc.constantFrom('f', 'm')), {
      minLength: 12,
      maxLength: most,
    })
    fc.assert(
      fc.property(small, (rows) => {
        const persons = rows.map(([one, other]): Person => ({ age: one, sex: other }))
        const input = {
          tables: [tableOf(persons, [age, sex], { id: 'a', measure: 'young' })],
          rule: { threshold: 3, width: 3 },
        }
        const { release, findings } = expectProtected(input)
        // Where everybody is shown, no count is larger than all that are tried.
        fc.pre(release.withheld.size <= 6 && !release.withheld.has('young'))
        const found = everyTable(modelOf(input.tables), new Set(release.withheld.keys()), most)
        for (const { cell, low, high, provenLow, provenHigh } of findings) {
          const [least, highest] = found.get(cell) ?? [Number.NaN, Number.NaN]
          expect(low).toBeLessThanOrEqual(least)
          expect(high).toBeGreaterThanOrEqual(highest)
          expect(provenLow).toBeGreaterThanOrEqual(least)
          expect(Math.min(provenHigh, most)).toBeLessThanOrEqual(highest)
          if (release.withheld.get(cell) === 'too-small') expect(highest - least).toBeGreaterThanOrEqual(3)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('show every count that is large enough when none is too small', () => {
    const persons = ['f', 'm'].flatMap((one) =>
      ['15', '16', '17'].flatMap((year) =>
        Array.from({ length: 7 }, (): Person => ({ age: year, sex: one })),
      ),
    )
    const table = tableOf(persons, [age, sex], { id: 'a', measure: 'young' })
    const release = protect({ tables: [table], rule })
    expect(release.withheld.size).toBe(0)
    expect(shownCount(release, table, ['15', 'f'])).toBe(7)
  })
})

describe('what was published before', () => {
  const persons = (north: number, south: number): Person[] => [
    ...Array.from({ length: north }, (): Person => ({ school: 'north', sex: 'f' })),
    ...Array.from({ length: 20 }, (): Person => ({ school: 'north', sex: 'm' })),
    ...Array.from({ length: south }, (): Person => ({ school: 'south', sex: 'f' })),
    ...Array.from({ length: 21 }, (): Person => ({ school: 'south', sex: 'm' })),
    ...Array.from({ length: 17 }, (_, index): Person => ({ school: 'west', sex: index % 2 ? 'f' : 'm' })),
  ]
  const inQuarter = (quarter: string, north: number) =>
    tableOf(persons(north, 30), [school, sex], { id: quarter, measure: `young@${quarter}` })

  test('stays as it is: nothing shown is withheld later, nothing withheld is shown', () => {
    const tables = [inQuarter('Q1', 3)]
    const first = protect({ tables, rule })
    const all = (tables[0]?.cells ?? []).map(({ categories }) =>
      cellKey(tables[0] as FrequencyTable, categories),
    )
    const published = new Map(
      all.map((key) => [key, first.withheld.has(key) ? ('withheld' as const) : ('shown' as const)]),
    )
    const again = protect({ tables: [...tables, inQuarter('Q2', 9)], published, rule })
    expect([...again.withheld.keys()].toSorted()).toEqual([...first.withheld.keys()].toSorted())
    expect(new Set(again.withheld.values())).toEqual(new Set(['too-small', 'before']))
  })

  test('gives nothing away through the next quarter, when who came and left is shown', () => {
    // Q1 + came − left = Q2: with all three shown beside a withheld Q1, one subtraction would tell it.
    const [q1, q2] = [inQuarter('Q1', 3), inQuarter('Q2', 9)]
    const came = tableOf(
      Array.from({ length: 6 }, (): Person => ({ school: 'north', sex: 'f' })),
      [school, sex],
      { id: 'came', measure: 'came' },
    )
    const links = q1.cells.map(({ categories }) => ({
      terms: [
        { cell: cellKey(q2, categories), sign: 1 as const },
        { cell: cellKey(q1, categories), sign: -1 as const },
        { cell: cellKey(came, categories), sign: -1 as const },
      ],
    }))
    const input = { tables: [q1, q2, came], links, rule }
    const apart = [q1, q2, came].flatMap((table) => [...protect({ tables: [table], rule }).withheld.keys()])
    const small = cellKey(q1, ['north', 'f'])
    expect(audit(input, apart).find(({ cell }) => cell === small)).toMatchObject({
      low: 3,
      high: 3,
      isProtected: false,
    })
    const { findings } = expectProtected(input)
    expect(findings.find(({ cell }) => cell === small)).toMatchObject({ isProtected: true })
  })

  test('can leave no way to protect a new table, and then that is said', () => {
    const table = inQuarter('Q1', 3)
    const shown = table.cells
      .map(({ categories }) => cellKey(table, categories))
      .filter((key) => key !== cellKey(table, ['north', 'f']))
    const release = protect({ tables: [table], published: new Map(shown.map((key) => [key, 'shown'])), rule })
    expect(release.failed).toEqual([cellKey(table, ['north', 'f'])])
  })
})

describe('a percentage', () => {
  test.each([
    [4, 100, true],
    [5, 100, false],
    [96, 100, true],
    [95, 100, false],
    [0, 100, false],
    [100, 100, false],
    [2, 3, true],
  ])('of %i in %i is withheld: %s', (numerator, denominator, withheld) => {
    expect(isPercentageTooSmall(numerator, denominator, false, rule)).toBe(withheld)
  })

  test('of nobody or of everybody is withheld where the attribute is sensitive', () => {
    expect(isPercentageTooSmall(0, 100, true, rule)).toBe(true)
    expect(isPercentageTooSmall(100, 100, true, rule)).toBe(true)
  })

  test('stands only where numerator, rest and denominator are shown, also when they were withheld for another', () => {
    const persons = Array.from(
      { length: 60 },
      (_, index): Person => ({ sex: index % 2 ? 'f' : 'm', status: index < 3 ? 'outside' : 'in' }),
    )
    const table = tableOf(persons, [sex, status], { id: 'a', measure: 'young' })
    const release = protect({ tables: [table], rule })
    const of = (who: string) => ({
      numerator: cellKey(table, [who, 'outside']),
      rest: cellKey(table, [who, 'in']),
      denominator: cellKey(table, [who, 'all']),
    })
    expect(release.withheld.get(of('f').numerator)).toBe('too-small')
    expect(showsPercentage(release, of('f'))).toBe(false)
    expect(showsPercentage(release, of('m'))).toBe(false)
  })
})

describe('what cannot be true is refused by a stable code:', () => {
  const good = tableOf([{ age: '15', sex: 'f' }], [age, sex], { id: 'a', measure: 'young' })
  const codeOf = (tables: readonly FrequencyTable[]) => {
    try {
      modelOf(tables)
    } catch (error) {
      return error instanceof TablesRefused ? error.code : error
    }
  }
  const changed = (change: (count: number) => number, at = 5) => ({
    ...good,
    cells: good.cells.map((cell, index) => (index === at ? { ...cell, count: change(cell.count) } : cell)),
  })

  test.each([
    ['CELL_MISSING', [{ ...good, cells: good.cells.slice(1) }]],
    ['COUNT_NOT_WHOLE', [changed(() => 0.5)]],
    ['COUNT_NOT_WHOLE', [changed(() => -1)]],
    ['CELL_COUNTED_TWICE', [{ ...good, cells: [...good.cells, ...good.cells.slice(0, 1)] }]],
    ['CELL_COUNTED_TWICE', [good, changed((count) => count + 1)]],
    ['DOES_NOT_ADD_UP', [changed((count) => count + 1)]],
  ] as const)('%s', (code, tables) => {
    expect(codeOf(tables)).toBe(code)
  })

  test('a threshold below 3, or a width that leaves one value', () => {
    expect(() => protect({ tables: [good], rule: { threshold: 2, width: 5 } })).toThrow(RangeError)
    expect(() => protect({ tables: [good], rule: { threshold: 5, width: 1 } })).toThrow(RangeError)
  })
})

/** The least and the most of every withheld cell over all whole-number tables that look alike, by trying them. */
function everyTable(
  model: Model,
  withheld: ReadonlySet<string>,
  most: number,
): Map<string, [number, number]> {
  const unknown = [...model.keys.keys()].filter((cell) => withheld.has(model.keys[cell] ?? ''))
  const values = new Map<number, number>()
  const found = new Map<string, [number, number]>()
  const holds = () =>
    model.equations.every(({ cells, signs }) => {
      if (cells.some((cell) => unknown.includes(cell) && !values.has(cell))) return true
      return (
        cells.reduce(
          (total, cell, at) => total + (signs[at] ?? 0) * (values.get(cell) ?? model.counts[cell] ?? 0),
          0,
        ) === 0
      )
    })
  const tryFrom = (at: number) => {
    const cell = unknown[at]
    if (cell === undefined) {
      for (const [one, value] of values) {
        const [least, highest] = found.get(model.keys[one] ?? '') ?? [value, value]
        found.set(model.keys[one] ?? '', [Math.min(least, value), Math.max(highest, value)])
      }
      return
    }
    for (let value = 1; value <= most; value += 1) {
      values.set(cell, value)
      if (holds()) tryFrom(at + 1)
    }
    values.delete(cell)
  }
  tryFrom(0)
  return found
}
