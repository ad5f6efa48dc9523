/**
 * Moves y with A·y = 0 inside bounds that contain nought. Nought itself is a solution, so that no first phase is needed.
 */
export interface Moves {
  readonly rows: readonly { readonly cells: readonly number[]; readonly signs: readonly number[] }[]
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** What is smaller than this is rounding: all numbers that go in are whole, and small. */
const tiny = 1e-9
/** After so many steps without progress the rule that cannot go in circles takes over (Bland 1977). */
const patience = 30

/**
 * The bounded simplex method on a dense tableau, for some hundred cells. It remembers where it stands: a second question
 * begins where the first one ended. Fractions are possible where tables have three dimensions; whoever needs whole
 * numbers looks at what comes.
 */
export class Simplex {
  private readonly tableau: Float64Array[]
  /** The variable that each row gives; −1 as long as it is the row's own nought. */
  private readonly basis: Int32Array
  private readonly isBasic: Uint8Array
  private readonly value: Float64Array
  private readonly low: Float64Array
  private readonly high: Float64Array

  constructor({ rows, low, high }: Moves) {
    this.low = Float64Array.from(low)
    this.high = Float64Array.from(high)
    this.value = new Float64Array(low.length)
    this.isBasic = new Uint8Array(low.length)
    this.basis = new Int32Array(rows.length).fill(-1)
    this.tableau = rows.map(({ cells, signs }) => {
      const row = new Float64Array(low.length)
      for (const [at, cell] of cells.entries()) row[cell] = (row[cell] ?? 0) + (signs[at] ?? 0)
      return row
    })
  }

  /** The move with the largest gain: the sum of each y times its gain. */
  maximise(gain: Float64Array): Float64Array {
    const left = this.reducedGain(gain)
    let idle = 0
    for (;;) {
      const entering = this.entering(left, idle > patience)
      if (entering < 0) return this.value.slice()
      const step = this.move(entering, (left[entering] ?? 0) > 0 ? 1 : -1, left, idle > patience)
      idle = step > tiny ? 0 : idle + 1
    }
  }

  private reducedGain(gain: Float64Array): Float64Array {
    const left = gain.slice()
    for (const [index, row] of this.tableau.entries()) {
      const basic = this.basis[index] ?? -1
      const times = basic < 0 ? 0 : (gain[basic] ?? 0)
      if (times !== 0)
        for (let at = 0; at < left.length; at += 1) left[at] = (left[at] ?? 0) - times * (row[at] ?? 0)
    }
    return left
  }

  private entering(left: Float64Array, first: boolean): number {
    let best = -1
    let most = tiny
    for (let at = 0; at < left.length; at += 1) {
      if (this.isBasic[at]) continue
      const worth = left[at] ?? 0
      const room =
        worth > 0 ? (this.high[at] ?? 0) - (this.value[at] ?? 0) : (this.value[at] ?? 0) - (this.low[at] ?? 0)
      if (Math.abs(worth) <= most || room <= tiny) continue
      if (first) return at
      best = at
      most = Math.abs(worth)
    }
    return best
  }

  /** Takes one variable as far as the bounds let it, and its place in the basis if another is in the way. */
  private move(entering: number, direction: number, left: Float64Array, first: boolean): number {
    const own = (direction > 0 ? this.high[entering] : this.low[entering]) ?? 0
    let step = Math.abs(own - (this.value[entering] ?? 0))
    let leaving = -1
    let pivot = 0
    for (const [index, row] of this.tableau.entries()) {
      const slope = -direction * (row[entering] ?? 0)
      if (Math.abs(slope) < tiny) continue
      const room = this.roomOf(this.basis[index] ?? -1, slope)
      const isTie = leaving >= 0 && room < step + tiny
      const better = first
        ? (this.basis[index] ?? -1) < (this.basis[leaving] ?? -1)
        : Math.abs(slope) > Math.abs(pivot)
      if (room < step - tiny || (isTie && better)) {
        step = Math.min(step, room)
        leaving = index
        pivot = slope
      }
    }
    this.shift(entering, direction, step)
    if (leaving >= 0) this.exchange(leaving, entering, left)
    return step
  }

  private roomOf(basic: number, slope: number): number {
    if (basic < 0) return 0
    const value = this.value[basic] ?? 0
    const room = slope > 0 ? (this.high[basic] ?? 0) - value : value - (this.low[basic] ?? 0)
    return Math.max(0, room / Math.abs(slope))
  }

  private shift(entering: number, direction: number, step: number): void {
    if (step === 0) return
    this.value[entering] = (this.value[entering] ?? 0) + direction * step
    for (const [index, row] of this.tableau.entries()) {
      const basic = this.basis[index] ?? -1
      if (basic >= 0) this.value[basic] = (this.value[basic] ?? 0) - direction * step * (row[entering] ?? 0)
    }
  }

  private exchange(leaving: number, entering: number, left: Float64Array): void {
    const row = this.tableau[leaving]
    if (!row) return
    const pivot = row[entering] ?? 1
    for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) / pivot
    for (const [index, other] of this.tableau.entries()) if (index !== leaving) subtract(other, row, entering)
    subtract(left, row, entering)
    const before = this.basis[leaving] ?? -1
    if (before >= 0) this.isBasic[before] = 0
    this.basis[leaving] = entering
    this.isBasic[entering] = 1
  }
}

function subtract(from: Float64Array, row: Float64Array, column: number): void {
  const times = from[column] ?? 0
  if (times === 0) return
  for (let at = 0; at < row.length; at += 1) from[at] = (from[at] ?? 0) - times * (row[at] ?? 0)
  from[column] = 0
}
