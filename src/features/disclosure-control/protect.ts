import { boundsOf, type Cell, type Counts, type Withheld } from './bounds.ts'
import { type DisclosureRule, isTooSmall } from './rules.ts'

const cellsOf = (counts: Counts): Cell[] =>
  counts.flatMap((line, row) => line.map((_, column) => ({ row, column })))

/** What of a withheld count everybody knows: that it is not nought, where noughts are shown. */
const leastOf = ({ sensitive }: DisclosureRule): number => (sensitive ? 0 : 1)

export interface Finding extends Cell {
  readonly low: number
  readonly high: number
  readonly isProtected: boolean
}

/**
 * The auditor: forgets how the cells were chosen, and computes what an attacker can say about each. A count that is too small
 * must be left with an interval of the rule's width; any other withheld one must not be known exactly. Shown cells that are too
 * small are findings as well.
 */
export function audit(counts: Counts, withheld: Withheld, rule: DisclosureRule): Finding[] {
  return cellsOf(counts).flatMap((cell) => {
    const count = counts[cell.row]?.[cell.column] ?? 0
    const small = isTooSmall(count, rule)
    if (!withheld[cell.row]?.[cell.column])
      return small ? [{ ...cell, low: count, high: count, isProtected: false }] : []
    const { low, high } = boundsOf(counts, withheld, cell, leastOf(rule))
    return [{ ...cell, low, high, isProtected: high - low >= (small ? rule.width : 1) }]
  })
}

/**
 * Which cells of a table with shown sums to withhold, so that no count that is too small can be worked out more closely than the
 * rule allows; undefined where there is no such set. First everything is withheld that can hide something, then cells are
 * shown again, the largest first, each with those that hide nothing any more without it, as long as every count that is too
 * small keeps its interval. So the measure of choosing is the auditor's own, and from what comes back no cell can be taken
 * alone; another, smaller set may exist.
 */
export function protect(counts: Counts, rule: DisclosureRule): Withheld | undefined {
  const countOf = ({ row, column }: Cell) => counts[row]?.[column] ?? 0
  const cells = cellsOf(counts)
  const small = cells.filter((cell) => isTooSmall(countOf(cell), rule))
  // A nought that is shown elsewhere cannot be hidden here: everybody knows that what is withheld is not one.
  const others = cells.filter((cell) => !isTooSmall(countOf(cell), rule) && countOf(cell) > 0)
  const width = (withheld: Withheld, cell: Cell, enough: number) => {
    const { low, high } = boundsOf(counts, withheld, cell, leastOf(rule), enough)
    return high - low
  }
  /** Without those cells that cannot move: they hide nothing, and whoever can add would know them. */
  const settled = (chosen: readonly Cell[]): { cells: readonly Cell[]; withheld: Withheld } => {
    const withheld = tableOf(counts, [...small, ...chosen])
    const moving = chosen.filter((cell) => width(withheld, cell, 1) >= 1)
    return moving.length === chosen.length ? { cells: chosen, withheld } : settled(moving)
  }
  const isEnough = ({ withheld }: { readonly withheld: Withheld }) =>
    small.every((cell) => width(withheld, cell, rule.width) >= rule.width)
  if (small.length === 0) return tableOf(counts, [])
  let chosen = settled(others)
  if (!isEnough(chosen)) return undefined
  for (const cell of others.toSorted((one, other) => countOf(other) - countOf(one))) {
    if (!chosen.cells.includes(cell)) continue
    const fewer = settled(chosen.cells.filter((one) => one !== cell))
    if (isEnough(fewer)) chosen = fewer
  }
  return chosen.withheld
}

const tableOf = (counts: Counts, withheld: readonly Cell[]): Withheld =>
  counts.map((line, row) =>
    line.map((_, column) => withheld.some((cell) => cell.row === row && cell.column === column)),
  )
