import { findMove } from './find-move.ts'
import type { Model } from './model.ts'
import { type DisclosureRule, isTooSmall } from './rules.ts'
import { Simplex } from './simplex.ts'
import { leastOf, restricted, type Witness, wholeMove } from './witness.ts'

/** What an attacker who adds up everything that is shown can say about a withheld count. */
export interface Interval {
  readonly cell: number
  readonly low: number
  /** Infinity where no total in sight bounds it. */
  readonly high: number
  /**
   * Two whole-number tables in which everything shown is as shown have these counts in the cell. They are proofs: between them
   * nobody can rule anything out. The attacker's interval may be wider, and never narrower.
   */
  readonly provenLow: number
  readonly provenHigh: number
}

/** No count in a municipality comes near it; what reaches it is not bounded by the tables. */
const horizon = 10_000_000

/** Recomputes the attacker's interval of every withheld cell, from nothing but counts, links and what is withheld. */
export function intervals(model: Model, withheld: ReadonlySet<number>, goal: number): Interval[] {
  return components(model, withheld).flatMap((cells) => {
    const attacker = attackerOn(model, cells, goal)
    return cells.map((cell) => attacker.interval(cell).interval)
  })
}

/** Whether the rule holds for a withheld cell: wide enough where it is too small, and never certain. */
export function isProtected(model: Model, interval: Interval, rule: DisclosureRule): boolean {
  const width = interval.provenHigh - interval.provenLow
  const small = isTooSmall(model.counts[interval.cell] ?? 0, model.sensitive[interval.cell] ?? false, rule)
  return width >= (small ? rule.width : 1)
}

interface Attacker {
  readonly interval: (cell: number) => { readonly interval: Interval; readonly witnesses: readonly Witness[] }
}

/**
 * Somebody who knows everything but these cells; they are a component, so no other withheld cell matters. Where the extreme is no
 * whole-number table, one that is at least `goal` away from the true count is looked for.
 */
export function attackerOn(model: Model, cells: readonly number[], goal: number): Attacker {
  const place = new Map(cells.map((cell, at) => [cell, at]))
  const equations = model.equations.filter((one) => one.cells.some((cell) => place.has(cell)))
  const simplex = new Simplex({
    rows: equations.map((one) => restricted(one, place)),
    low: cells.map((cell) => Math.min(0, leastOf(model, cell) - (model.counts[cell] ?? 0))),
    high: cells.map(() => horizon),
  })
  const ground = { model, costOf: (cell: number) => (place.has(cell) ? 1 : Number.POSITIVE_INFINITY) }
  const extreme = (cell: number, direction: 1 | -1) => {
    const gain = new Float64Array(cells.length)
    gain[place.get(cell) ?? -1] = direction
    const move = simplex.maximise(gain)
    const bound = move[place.get(cell) ?? -1] ?? 0
    const witness = wholeMove(model, cells, move, equations)
    const isWhole = witness.size > 0 || Math.abs(bound) < 1
    return { bound, witness: isWhole ? witness : findMove(ground, cell, direction * goal, everyTable(model)) }
  }
  return {
    interval(cell) {
      const count = model.counts[cell] ?? 0
      const [down, up] = [extreme(cell, -1), extreme(cell, 1)]
      const high = up.bound >= horizon - 1 ? Number.POSITIVE_INFINITY : Math.floor(count + up.bound + 1e-6)
      return {
        interval: {
          cell,
          low: Math.max(0, Math.ceil(count + down.bound - 1e-6)),
          high,
          provenLow: count + (down.witness.get(cell) ?? 0),
          provenHigh: count + (up.witness.get(cell) ?? 0),
        },
        witnesses: [down.witness, up.witness],
      }
    },
  }
}

const everyTable = (model: Model): ReadonlySet<number> => new Set(model.cellsOf.keys())

/** Withheld cells that some link ties together: what is in another component tells nothing about them. */
export function components(model: Model, withheld: ReadonlySet<number>): number[][] {
  const parent = new Map([...withheld].map((cell) => [cell, cell]))
  const rootOf = (cell: number): number => {
    const above = parent.get(cell) ?? cell
    if (above === cell) return cell
    const root = rootOf(above)
    parent.set(cell, root)
    return root
  }
  for (const { cells } of model.equations) {
    const [first, ...others] = cells.filter((cell) => withheld.has(cell))
    if (first !== undefined) for (const other of others) parent.set(rootOf(other), rootOf(first))
  }
  const groups = new Map<number, number[]>()
  for (const cell of withheld) groups.set(rootOf(cell), [...(groups.get(rootOf(cell)) ?? []), cell])
  return [...groups.values()]
}
