/** One way in which a table divides people: age, sex, school. */
export interface Dimension {
  readonly name: string
  readonly categories: readonly string[]
  /** The category that is everybody. A cell of it is the same cell in a table without this dimension. */
  readonly whole: string
  /** Which categories are the sum of which others: the whole, and perhaps groups such as 15–17. */
  readonly sums: readonly { readonly of: string; readonly parts: readonly string[] }[]
}

export interface FrequencyTable {
  readonly id: string
  /** What is counted, and when: cells of two tables are the same only if this is. */
  readonly measure: string
  readonly dimensions: readonly Dimension[]
  /** Every cell, sums too; its categories in the order of the dimensions. */
  readonly cells: readonly { readonly categories: readonly string[]; readonly count: number }[]
  /** Of a sensitive attribute also nought says something, and is withheld. */
  readonly sensitive?: boolean
}

/** Cells that add up to nought with these signs: a sum is 1, its parts are −1. Also between tables and quarters. */
export interface Link {
  readonly terms: readonly { readonly cell: string; readonly sign: 1 | -1 }[]
}

export type TableFaultCode =
  | 'CELL_MISSING'
  | 'COUNT_NOT_WHOLE'
  | 'CELL_COUNTED_TWICE'
  | 'DOES_NOT_ADD_UP'
  | 'LINK_TO_UNKNOWN_CELL'

export class TablesRefused extends Error {
  readonly code: TableFaultCode
  /** The cell, by its key. */
  readonly cell: string

  constructor(code: TableFaultCode, cell: string) {
    super(`${code} ${cell}`)
    this.name = 'TablesRefused'
    this.code = code
    this.cell = cell
  }
}

/**
 * The name of a cell over all tables: what is counted and every category that is not everybody. Thus the margin that two tables
 * share is one cell, shown in both or in none.
 */
export function cellKey(
  table: Pick<FrequencyTable, 'measure' | 'dimensions'>,
  categories: readonly string[],
): string {
  const parts = table.dimensions.flatMap(({ name, whole }, index) => {
    const category = categories[index]
    return category === undefined || category === whole ? [] : [`${name}=${category}`]
  })
  return [table.measure, ...parts.sort()].join('|')
}

/** Each sum of a table as a link between its cells. */
export function linksOf(table: FrequencyTable): Link[] {
  return table.dimensions.flatMap((dimension, at) =>
    dimension.sums.flatMap(({ of, parts }) =>
      combinations(table.dimensions.filter((_, index) => index !== at)).map((others) => {
        const key = (category: string) => cellKey(table, others.toSpliced(at, 0, category))
        return {
          terms: [
            { cell: key(of), sign: 1 as const },
            ...parts.map((part) => ({ cell: key(part), sign: -1 as const })),
          ],
        }
      }),
    ),
  )
}

/** Every choice of one category from each dimension. */
export const combinations = (dimensions: readonly Dimension[]): string[][] =>
  dimensions.reduce<string[][]>(
    (chosen, { categories }) => chosen.flatMap((before) => categories.map((one) => [...before, one])),
    [[]],
  )
