/** Counts in rows of columns; every row's and every column's sum is shown. */
export type Counts = readonly (readonly number[])[]

/** A cell by its row and column. */
export interface Cell {
  readonly row: number
  readonly column: number
}

/** Which cells are not shown: `withheld[row][column]`. */
export type Withheld = readonly (readonly boolean[])[]

/**
 * What somebody who knows all sums and all shown cells can say of a withheld one: it is at least `low` and at most `high`, and each of
 * the two is true in some table that looks the same. Exact: rows and columns are the nodes of a network, a withheld cell is
 * an edge whose count can rise without end and fall to `least`, and a greatest flow between its own row and column is how far
 * it can move. Flows in whole numbers are found in whole numbers, so no fraction pretends to be a table.
 *
 * @param least what everybody knows of a withheld count: 1 where noughts are shown, else 0
 * @param enough so wide an interval is enough: what is sought no further may be wider
 */
export function boundsOf(
  counts: Counts,
  withheld: Withheld,
  { row, column }: Cell,
  least: number,
  enough: number = Number.MAX_SAFE_INTEGER,
): { readonly low: number; readonly high: number } {
  const rows = counts.length
  const count = counts[row]?.[column] ?? 0
  const move = (direction: 1 | -1): number => {
    const room = counts.map((line, r) =>
      line.map((count, c) => (withheld[r]?.[c] && !(r === row && c === column) ? count - least : -1)),
    )
    // To raise the cell, its column gives up what its row gives up: a way from the column to the row, and back to lower it.
    const [source, sink] = direction === 1 ? [rows + column, row] : [row, rows + column]
    const most = direction === 1 ? enough : Math.min(count - least, enough)
    return greatestFlow(room, source, sink, most)
  }
  const up = move(1)
  return { low: up >= enough ? count : count - move(-1), high: count + up }
}

/**
 * How much can go from one node to another. From a row to a column a cell rises, without limit; from a column to a row it falls,
 * as far as there is room. `room` is below nought where there is no edge.
 */
function greatestFlow(room: number[][], source: number, sink: number, most: number): number {
  let total = 0
  for (;;) {
    const way = shortestWay(room, source, sink)
    if (!way) return total
    const amount = Math.min(
      most - total,
      ...way.flatMap((step) => (step.falls ? (room[step.row]?.[step.column] ?? 0) : [])),
    )
    for (const { row, column, falls } of way) {
      const line = room[row]
      if (line) line[column] = (line[column] ?? 0) + (falls ? -amount : amount)
    }
    total += amount
    if (total >= most || amount === 0) return total
  }
}

interface Step extends Cell {
  readonly falls: boolean
}

/** Breadth first: a shortest way takes few rounds. */
function shortestWay(room: readonly (readonly number[])[], source: number, sink: number): Step[] | undefined {
  const rows = room.length
  const cameBy = new Map<number, { readonly from: number; readonly step: Step }>()
  const queue = [source]
  const seen = new Set(queue)
  for (const node of queue) {
    if (node === sink) break
    for (const [to, step] of stepsFrom(room, node))
      if (!seen.has(to)) {
        seen.add(to)
        cameBy.set(to, { from: node, step })
        queue.push(to)
      }
  }
  if (!cameBy.has(sink) || rows === 0) return undefined
  const way: Step[] = []
  for (let at = cameBy.get(sink); at; at = at.from === source ? undefined : cameBy.get(at.from))
    way.push(at.step)
  return way
}

function stepsFrom(room: readonly (readonly number[])[], node: number): (readonly [number, Step])[] {
  const rows = room.length
  if (node < rows)
    return (room[node] ?? []).flatMap((free, column) =>
      free >= 0 ? [[rows + column, { row: node, column, falls: false }] as const] : [],
    )
  const column = node - rows
  return room.flatMap((line, row) =>
    (line[column] ?? -1) > 0 ? [[row, { row, column, falls: true }] as const] : [],
  )
}
