import { rowIndex, sexes, standings, stateCount, targetCount, targetIndex } from './states.ts'

/** A row of fewer people than this leans on the group above it (reference: statistics, 4.2 step 2). */
export const fewest = 20
/** How many people of the group above a small row is given. */
export const borrowed = 20

/**
 * Yearly rates and what they rest on. All arrays lie flat: row `sex * stateCount + state`, in it one number a target.
 */
export interface Rates {
  /** Each row sums to 1. */
  readonly shares: Float64Array
  /** People counted in each cell of the register. */
  readonly counts: Float64Array
  /** What the draws of the bootstrap lean on: people counted, and in small rows those borrowed. */
  readonly evidence: Float64Array
}

/**
 * Rates from counts. The groups above a row are, in this order: the same state of both sexes; the same place and
 * attainment whatever the time in it. Where nobody was ever seen, one stays: there is no better guess, and the number of
 * people without evidence can be told (`peopleBehind`).
 */
export function estimate(counts: Float64Array): Rates {
  const shares = new Float64Array(counts.length)
  const evidence = new Float64Array(counts.length)
  for (const [state, standing] of standings.entries()) {
    const alike = standings.flatMap(({ place, attained }, other) =>
      place === standing.place && attained === standing.attained ? [other] : [],
    )
    const rowsOf = (states: readonly number[]) =>
      states.flatMap((one) => sexes.map((_, sex) => rowIndex(sex, one)))
    const wide = sumOfRows(counts, rowsOf(alike))
    const stays = targetIndex(standing)
    const top = sum(wide) > 0 ? scaled(wide, sum(wide)) : unit(stays)
    const middle = lean(sumOfRows(counts, rowsOf([state])), top)
    for (const sex of sexes.keys()) {
      const row = rowIndex(sex, state) * targetCount
      const own = counts.subarray(row, row + targetCount)
      const { share, resting } = lean(own, middle.share)
      shares.set(share, row)
      evidence.set(resting, row)
    }
  }
  return { shares, counts, evidence }
}

/** How many people of one sex were seen in a state. */
export function peopleBehind(counts: Float64Array, sex: number, state: number): number {
  const row = rowIndex(sex, state) * targetCount
  return sum(counts.subarray(row, row + targetCount))
}

interface Leaned {
  readonly share: Float64Array
  readonly resting: Float64Array
}

function lean(counts: Float64Array, above: Float64Array): Leaned {
  const people = sum(counts)
  const resting = people < fewest ? counts.map((n, target) => n + borrowed * (above[target] ?? 0)) : counts
  return { share: scaled(resting, sum(resting)), resting }
}

function sumOfRows(counts: Float64Array, rows: readonly number[]): Float64Array {
  const total = new Float64Array(targetCount)
  for (const row of rows)
    for (const target of total.keys())
      total[target] = (total[target] ?? 0) + (counts[row * targetCount + target] ?? 0)
  return total
}

const unit = (at: number): Float64Array =>
  Float64Array.from({ length: targetCount }, (_, one) => (one === at ? 1 : 0))
const scaled = (values: Float64Array, by: number): Float64Array => values.map((value) => value / by)
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

/** Rows of both sexes. */
export const rowCount: number = sexes.length * stateCount
