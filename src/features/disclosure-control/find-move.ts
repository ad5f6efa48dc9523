import type { Model } from './model.ts'
import { Simplex } from './simplex.ts'
import { leastOf, restricted, type Witness, wholeMove } from './witness.ts'

/** What a search for a move may use. */
export interface Ground {
  readonly model: Model
  /** What it costs that a cell is withheld; Infinity where it must be shown. */
  readonly costOf: (cell: number) => number
}

/** So much more counts a step of the cell itself than anything that it costs. */
const foremost = 100_000

/**
 * The cheapest way to move one cell by up to `goal` (down where it is negative) while everything outside the tables and everything
 * that must be shown keeps still: the cells that move are those to withhold. Cheapest by the size of the moves, which is a linear
 * programme, and not by the number of cells, which is not; `reduce` takes back what was too much. May come back empty.
 */
export function findMove(
  { model, costOf }: Ground,
  cell: number,
  goal: number,
  tables: ReadonlySet<number>,
): Witness {
  const cells = [...new Set([...tables].flatMap((table) => model.cellsOf[table] ?? []))].filter((one) =>
    mayMove(model, one, tables, costOf),
  )
  if (!cells.includes(cell)) return new Map()
  const place = new Map(cells.map((one, at) => [one, at]))
  const equations = model.equations.filter((one) => one.cells.some((term) => place.has(term)))
  // Up and down are two variables, because both cost.
  const size = cells.length
  const room = (one: number) => Math.max(0, (model.counts[one] ?? 0) - leastOf(model, one))
  const simplex = new Simplex({
    rows: equations.map((one) => {
      const { cells: terms, signs } = restricted(one, place)
      return {
        cells: [...terms, ...terms.map((term) => term + size)],
        signs: [...signs, ...signs.map((sign) => -sign)],
      }
    }),
    low: Array.from({ length: 2 * size }, () => 0),
    high: [
      ...cells.map((one) => (one === cell ? Math.max(goal, 0) : Math.abs(goal))),
      ...cells.map((one) =>
        one === cell ? Math.min(room(one), Math.max(-goal, 0)) : Math.min(room(one), Math.abs(goal)),
      ),
    ],
  })
  const gain = Float64Array.from({ length: 2 * size }, (_, at) => {
    const one = cells[at % size] ?? -1
    return one === cell ? (at < size === goal > 0 ? foremost : -foremost) : -costOf(one)
  })
  const move = simplex.maximise(gain)
  const net = Float64Array.from(cells, (_, at) => (move[at] ?? 0) - (move[at + size] ?? 0))
  return wholeMove(model, cells, net, equations)
}

/** A cell of a table outside must keep still, or that table would not add up any more. */
function mayMove(
  model: Model,
  cell: number,
  tables: ReadonlySet<number>,
  costOf: (cell: number) => number,
): boolean {
  if (costOf(cell) === Number.POSITIVE_INFINITY) return false
  return [...(model.tablesOf[cell] ?? [])].every((table) => tables.has(table))
}

/** Ever more tables around a cell: its own, those that share cells with them, and at last all that hang together. */
export function* growingNeighbourhoods(model: Model, cell: number): Generator<ReadonlySet<number>> {
  let tables = new Set(model.tablesOf[cell])
  for (;;) {
    yield tables
    const inside = new Set([...tables].flatMap((table) => model.cellsOf[table] ?? []))
    const linked = model.equations.filter(({ cells }) => cells.some((one) => inside.has(one)))
    const around = new Set(
      linked.flatMap(({ cells }) => cells.flatMap((one) => [...(model.tablesOf[one] ?? [])])),
    )
    for (const one of inside) for (const table of model.tablesOf[one] ?? []) around.add(table)
    if (around.size === tables.size) return
    tables = around
  }
}
