import type { Rates } from './estimate.ts'
import {
  averageRate,
  type Change,
  changed,
  type NamedRate,
  namedRates,
  type RateCode,
} from './named-rates.ts'
import { project, shareAttained } from './project.ts'

/** What one rate alone would have to be for a target, all else as it is. Shares in [0, 1]. */
export interface NeededRate {
  readonly code: RateCode
  /** Today's average over the register. */
  readonly now: number
  /** What is needed; undefined where this rate alone is not enough. */
  readonly needed: number | undefined
  /** What the result would be with the rate at its very best: nobody leaves, or everybody goes on. */
  readonly best: number
}

interface Aim {
  /** The share that is to have at least a youth education, in [0, 1]. */
  readonly target: number
  /** So many years after 9th grade. */
  readonly year: number
}

/** Halvings of the interval in which the answer lies: 40 leave less than a billionth of a point. */
const halvings = 40

/**
 * One at a time, how far each named rate must move to reach the aim (reference: statistics, 4.2 step 5). Rates that nobody in the
 * register is about are left out. When the aim is reached already, `needed` is what the rate is now.
 */
export function whatItTakes(rates: Rates, start: Float64Array, aim: Aim): NeededRate[] {
  const resultOf = (shares: Float64Array) => shareAttained(project(shares, start, aim.year).at(-1) ?? start)
  const reached = resultOf(rates.shares) >= aim.target
  return namedRates.flatMap((rate) => {
    const now = averageRate(rates, rate)
    if (now === undefined) return []
    const moved = (effort: number) => changed(rates.shares, rate, changeOf(rate, effort))
    const best = resultOf(moved(1))
    if (reached) return [{ code: rate.code, now, needed: now, best }]
    if (best < aim.target) return [{ code: rate.code, now, needed: undefined, best }]
    const effort = leastEffort((one) => resultOf(moved(one)) >= aim.target)
    return [{ code: rate.code, now, needed: averageRate(rates, rate, moved(effort)), best }]
  })
}

/** An effort of 0 leaves the rate as it is, 1 takes it as far as it goes. */
const changeOf = ({ better }: NamedRate, effort: number): Change =>
  better === 'less' ? { kind: 'times', factor: 1 - effort } : { kind: 'part-of-the-others', part: effort }

function leastEffort(isEnough: (effort: number) => boolean): number {
  let [tooLittle, enough] = [0, 1]
  for (let time = 0; time < halvings; time += 1) {
    const middle = (tooLittle + enough) / 2
    if (isEnough(middle)) enough = middle
    else tooLittle = middle
  }
  return enough
}
