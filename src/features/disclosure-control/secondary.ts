import { attackerOn, components } from './attacker.ts'
import { findMove, type Ground, growingNeighbourhoods } from './find-move.ts'
import type { Model } from './model.ts'
import type { Witness } from './witness.ts'

export interface Secondary {
  readonly withheld: ReadonlySet<number>
  /** Cells too small to be shown for which nothing that may be withheld is enough: do not publish these tables together. */
  readonly failed: readonly number[]
}

export interface Wish {
  /** Cells that are too small, and how wide an attacker's interval must be. */
  readonly primary: readonly number[]
  readonly width: number
  /** Published before and still public: what was shown stays shown, what was withheld stays withheld. */
  readonly mustShow: ReadonlySet<number>
  readonly mustWithhold: ReadonlySet<number>
}

/**
 * Which further cells to withhold so that no cell of `primary` can be computed more closely than `width`. For each one two
 * whole-number tables are kept that look alike from outside and differ by the width in it: the set is what moves in any of
 * them. Then cells are given back, the dearest first, as long as the proofs hold or others are found. No cell can be taken
 * from the result alone, except those that were withheld before; another, smaller set may exist.
 */
export function withholdMore(model: Model, wish: Wish): Secondary {
  const withheld = new Set([...wish.primary, ...wish.mustWithhold])
  const proofs = new Map<number, readonly Witness[]>()
  const failed: number[] = []
  for (const cell of bySize(model, wish.primary)) {
    const known = cheapestPair(cell, [...proofs.values()].flat(), wish.width)
    const found = known ?? search({ model, costOf: costs(model, wish, withheld) }, cell, wish.width)
    if (!found) {
      failed.push(cell)
      continue
    }
    proofs.set(cell, found)
    for (const witness of found) for (const moved of witness.keys()) withheld.add(moved)
  }
  return { withheld: reduce(model, wish, withheld, proofs), failed }
}

/** The smallest first: they have the least room, and what they need protects the others too. */
const bySize = (model: Model, cells: readonly number[]): number[] =>
  cells.toSorted((a, b) => (model.counts[a] ?? 0) - (model.counts[b] ?? 0) || a - b)

/** A large count and a sum are missed more than a small one; what is withheld already costs nothing. */
function costs(model: Model, { mustShow }: Wish, withheld: ReadonlySet<number>): (cell: number) => number {
  return (cell) => {
    if (mustShow.has(cell)) return Number.POSITIVE_INFINITY
    if (withheld.has(cell)) return 0
    const count = model.counts[cell] ?? 0
    // Nought is shown wherever it may be, so everybody knows that what is withheld is not nought.
    if (count === 0 && !model.sensitive[cell]) return Number.POSITIVE_INFINITY
    return Math.log2(2 + count) * (1 + (model.sums[cell] ?? 0))
  }
}

/** Up first and down for the rest, or down first: the cheaper pair in the nearest tables where there is one. */
function search(ground: Ground, cell: number, width: number): readonly Witness[] | undefined {
  for (const tables of growingNeighbourhoods(ground.model, cell)) {
    const pairs = ([1, -1] as const).flatMap((direction) => {
      const first = findMove(ground, cell, direction * width, tables)
      const rest = width - Math.abs(first.get(cell) ?? 0)
      if (rest === 0) return [[first]]
      const cheap = { ...ground, costOf: (one: number) => (first.has(one) ? 0 : ground.costOf(one)) }
      const second = findMove(cheap, cell, -direction * rest, tables)
      return Math.abs(second.get(cell) ?? 0) === rest ? [[first, second]] : []
    })
    const cost = (pair: readonly Witness[]) =>
      [...new Set(pair.flatMap((witness) => [...witness.keys()]))].reduce(
        (total, one) => total + ground.costOf(one),
        0,
      )
    const [best] = pairs.toSorted((a, b) => cost(a) - cost(b))
    if (best) return best
  }
  return undefined
}

/** Two witnesses, of those known, between which a cell's count differs by the width; the true table is one as well. */
function cheapestPair(
  cell: number,
  witnesses: readonly Witness[],
  width: number,
): readonly Witness[] | undefined {
  const none: Witness = new Map()
  const of = (witness: Witness) => witness.get(cell) ?? 0
  const ends = [none, ...witnesses].toSorted((a, b) => of(a) - of(b) || a.size - b.size)
  const [low, high] = [ends[0] ?? none, ends.at(-1) ?? none]
  return of(high) - of(low) >= width ? [low, high].filter((one) => one.size > 0) : undefined
}

function reduce(
  model: Model,
  wish: Wish,
  withheld: ReadonlySet<number>,
  proofs: Map<number, readonly Witness[]>,
): ReadonlySet<number> {
  const fixed = new Set([...wish.primary, ...wish.mustWithhold])
  const dearest = costs(model, wish, new Set())
  let current = supported(fixed, proofs)
  const candidates = [...withheld].filter((cell) => !fixed.has(cell))
  for (const cell of candidates.toSorted((a, b) => dearest(b) - dearest(a) || a - b)) {
    if (!current.has(cell)) continue
    const without = new Set(current)
    without.delete(cell)
    const renewed = renew(model, without, needing(proofs, cell), wish.width)
    if (!renewed) continue
    for (const [primary, pair] of renewed) proofs.set(primary, pair)
    current = without
  }
  return supported(fixed, proofs)
}

/** What has to be withheld anyway, and what moves in some proof: nothing else protects anybody. */
const supported = (
  fixed: ReadonlySet<number>,
  proofs: ReadonlyMap<number, readonly Witness[]>,
): Set<number> =>
  new Set([...fixed, ...[...proofs.values()].flat().flatMap((witness) => [...witness.keys()])])

const needing = (proofs: ReadonlyMap<number, readonly Witness[]>, cell: number): number[] =>
  [...proofs].flatMap(([primary, pair]) => (pair.some((witness) => witness.has(cell)) ? [primary] : []))

/** New proofs for some cells from fewer withheld ones; undefined as soon as one has none. */
function renew(model: Model, withheld: ReadonlySet<number>, cells: readonly number[], width: number) {
  const parts = components(model, withheld)
  const renewed = new Map<number, readonly Witness[]>()
  for (const part of parts) {
    const wanted = cells.filter((cell) => part.includes(cell))
    if (wanted.length === 0) continue
    const attacker = attackerOn(model, part, width)
    for (const cell of wanted) {
      const { interval, witnesses } = attacker.interval(cell)
      if (interval.provenHigh - interval.provenLow < width) return undefined
      renewed.set(cell, witnesses)
    }
  }
  return renewed
}
