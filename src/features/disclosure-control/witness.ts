import type { Equation, Model } from './model.ts'

/** How one whole-number table differs from the true one, cell by cell. Everything that is shown is alike in both. */
export type Witness = ReadonlyMap<number, number>

/** The least that an attacker must reckon with: where nought is shown, what is withheld is not nought. */
export const leastOf = (model: Model, cell: number): number => (model.sensitive[cell] ? 0 : 1)

/** The move as whole numbers, if it is one and keeps every link; else none, which proves nothing. */
export function wholeMove(
  model: Model,
  cells: readonly number[],
  move: Float64Array,
  equations: readonly Equation[],
): Witness {
  const whole = new Map<number, number>()
  for (const [at, cell] of cells.entries()) {
    const difference = Math.round(move[at] ?? 0)
    if (Math.abs(difference - (move[at] ?? 0)) > 1e-5) return new Map()
    if ((model.counts[cell] ?? 0) + difference < Math.min(leastOf(model, cell), model.counts[cell] ?? 0))
      return new Map()
    if (difference !== 0) whole.set(cell, difference)
  }
  const keeps = equations.every(
    ({ cells: terms, signs }) =>
      terms.reduce((total, cell, at) => total + (signs[at] ?? 0) * (whole.get(cell) ?? 0), 0) === 0,
  )
  return keeps ? whole : new Map()
}

/** An equation's terms among some cells, by their place there. */
export function restricted({ cells, signs }: Equation, place: ReadonlyMap<number, number>) {
  const terms = cells.flatMap((cell, at) => {
    const there = place.get(cell)
    return there === undefined ? [] : [{ there, sign: signs[at] ?? 0 }]
  })
  return { cells: terms.map(({ there }) => there), signs: terms.map(({ sign }) => sign) }
}
