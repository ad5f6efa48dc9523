import { cellKey, combinations, type FrequencyTable, type Link, linksOf, TablesRefused } from './tables.ts'

/** All cells of all tables, each once, and every link that an attacker can add up. */
export interface Model {
  readonly keys: readonly string[]
  readonly indexOf: ReadonlyMap<string, number>
  readonly counts: readonly number[]
  readonly sensitive: readonly boolean[]
  /** In how many links a cell is the sum. */
  readonly sums: readonly number[]
  readonly equations: readonly Equation[]
  /** The tables a cell stands in, and the cells of each table, by index. */
  readonly tablesOf: readonly ReadonlySet<number>[]
  readonly cellsOf: readonly (readonly number[])[]
}

export interface Equation {
  readonly cells: readonly number[]
  readonly signs: readonly number[]
}

/** Puts tables and links together; throws `TablesRefused` on figures that cannot be true together. */
export function modelOf(tables: readonly FrequencyTable[], links: readonly Link[] = []): Model {
  const keys: string[] = []
  const indexOf = new Map<string, number>()
  const counts: number[] = []
  const sensitive: boolean[] = []
  const tablesOf: Set<number>[] = []
  const cellsOf = tables.map((table, number) => {
    const own = countsByKey(table)
    for (const [key, count] of own) {
      const index = indexOf.get(key) ?? keys.length
      if (index === keys.length) {
        indexOf.set(key, index)
        keys.push(key)
        counts.push(count)
        sensitive.push(false)
        tablesOf.push(new Set())
      }
      if (counts[index] !== count) throw new TablesRefused('CELL_COUNTED_TWICE', key)
      if (table.sensitive) sensitive[index] = true
      tablesOf[index]?.add(number)
    }
    return [...own.keys()].map((key) => indexOf.get(key) ?? -1)
  })
  const all = [...tables.flatMap(linksOf), ...links]
  const equations = distinct(all.map((link) => equationOf(link, indexOf)))
  for (const { cells, signs } of equations) {
    const sum = cells.reduce((total, cell, at) => total + (signs[at] ?? 0) * (counts[cell] ?? 0), 0)
    if (sum !== 0) throw new TablesRefused('DOES_NOT_ADD_UP', keys[cells[0] ?? 0] ?? '')
  }
  const sums = keys.map(() => 0)
  for (const { cells, signs } of equations)
    for (const [at, cell] of cells.entries()) if (signs[at] === 1) sums[cell] = (sums[cell] ?? 0) + 1
  return { keys, indexOf, counts, sensitive, sums, equations, tablesOf, cellsOf }
}

function countsByKey(table: FrequencyTable): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { categories, count } of table.cells) {
    const key = cellKey(table, categories)
    if (!Number.isSafeInteger(count) || count < 0) throw new TablesRefused('COUNT_NOT_WHOLE', key)
    if (counts.has(key)) throw new TablesRefused('CELL_COUNTED_TWICE', key)
    counts.set(key, count)
  }
  for (const categories of combinations(table.dimensions)) {
    const key = cellKey(table, categories)
    if (!counts.has(key)) throw new TablesRefused('CELL_MISSING', key)
  }
  return counts
}

function equationOf({ terms }: Link, indexOf: ReadonlyMap<string, number>): Equation {
  const cells = terms.map(({ cell }) => {
    const index = indexOf.get(cell)
    if (index === undefined) throw new TablesRefused('LINK_TO_UNKNOWN_CELL', cell)
    return index
  })
  return { cells, signs: terms.map(({ sign }) => sign) }
}

/** Two tables that share margins say the same sum twice. */
function distinct(equations: readonly Equation[]): Equation[] {
  const byName = new Map<string, Equation>()
  for (const equation of equations) {
    const name = equation.cells
      .map((cell, at) => `${cell}*${equation.signs[at]}`)
      .sort()
      .join(' ')
    byName.set(name, equation)
  }
  return [...byName.values()]
}
