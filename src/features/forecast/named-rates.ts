import type { Rates } from './estimate.ts'
import {
  type Place,
  rowIndex,
  sexes,
  standings,
  stateCount,
  type Target,
  targetCount,
  targetIndex,
  targets,
} from './states.ts'

/** A yearly rate that a municipality can talk about: of those without a youth education in `from`, who goes where. */
export interface NamedRate {
  readonly code: RateCode
  readonly from: readonly Place[]
  /** Undefined: whoever completes, wherever they go then. */
  readonly to: Place | undefined
  /**
   * Whom more people in the rate are taken from: those who would be here otherwise. Undefined: from all others alike. Without
   * it, more in preparatory education would also be fewer who begin a vocational one.
   */
  readonly insteadOf?: Place
  /** Which way it must move for more to have a youth education. */
  readonly better: 'less' | 'more'
}

export type RateCode =
  | 'vocational-to-outside'
  | 'general-to-outside'
  | 'vocational-completed'
  | 'basic-to-main'
  | 'tenth-to-vocational'
  | 'outside-to-preparatory'
  | 'outside-to-vocational'
  | 'preparatory-to-vocational'

export const namedRates: readonly NamedRate[] = [
  {
    code: 'vocational-to-outside',
    from: ['vocational-basic', 'vocational-main'],
    to: 'outside',
    better: 'less',
  },
  { code: 'general-to-outside', from: ['general-upper'], to: 'outside', better: 'less' },
  { code: 'vocational-completed', from: ['vocational-main'], to: undefined, better: 'more' },
  { code: 'basic-to-main', from: ['vocational-basic'], to: 'vocational-main', better: 'more' },
  { code: 'tenth-to-vocational', from: ['tenth-grade'], to: 'vocational-basic', better: 'more' },
  {
    code: 'outside-to-preparatory',
    from: ['outside'],
    to: 'preparatory',
    insteadOf: 'outside',
    better: 'more',
  },
  {
    code: 'outside-to-vocational',
    from: ['outside'],
    to: 'vocational-basic',
    insteadOf: 'outside',
    better: 'more',
  },
  {
    code: 'preparatory-to-vocational',
    from: ['preparatory'],
    to: 'vocational-basic',
    insteadOf: 'outside',
    better: 'more',
  },
]

export function getRate(code: RateCode): NamedRate {
  const rate = namedRates.find((one) => one.code === code)
  if (!rate) throw new Error(`no such rate: ${code}`)
  return rate
}

/** How one yearly rate is to be other than it is. Every row that it is about moves alike. */
export type Change =
  /** Times so much; 0.8 is a fifth less. */
  | { readonly kind: 'times'; readonly factor: number }
  /** This part, in [0, 1], of those whom the rate can take more from. */
  | { readonly kind: 'part-of-the-others'; readonly part: number }

/** The rows a rate is about: nobody in them has a youth education. */
const rowsOf = ({ from }: NamedRate): number[] =>
  sexes.flatMap((_, sex) =>
    standings.flatMap(({ place, attained }, state) =>
      !attained && from.includes(place) ? [rowIndex(sex, state)] : [],
    ),
  )

const isInRate = ({ to }: NamedRate, { place, attained }: Target): boolean =>
  to === undefined ? attained : !attained && place === to

const cellsWhere = (holds: (target: Target) => boolean): number[] =>
  targets.flatMap((target, index) => (holds(target) ? [index] : []))

/**
 * The shares with one rate changed: what it gains, others lose, and the other way round. Within the rate and among the others
 * the proportions stay. What has no proportion to follow goes to the rate's first place, or stays where it was.
 */
export function changed(shares: Float64Array, rate: NamedRate, change: Change): Float64Array {
  const next = shares.slice()
  const inRate = cellsWhere((target) => isInRate(rate, target))
  const others = cellsWhere((target) => !isInRate(rate, target))
  const givers = cellsWhere(({ place, attained }) => !attained && place === rate.insteadOf)
  for (const row of rowsOf(rate)) {
    const at = row * targetCount
    const sum = (cells: readonly number[]) =>
      cells.reduce((total, cell) => total + (shares[at + cell] ?? 0), 0)
    const [now, pool] = [inRate, rate.insteadOf ? givers : others]
    const moving = Math.min(differenceOf(sum(now), sum(pool), change), sum(pool))
    const scale = (cells: readonly number[], to: number, otherwise: number | undefined) => {
      const whole = sum(cells)
      for (const cell of cells)
        next[at + cell] = whole > 0 ? ((shares[at + cell] ?? 0) / whole) * to : cell === otherwise ? to : 0
    }
    const stays = targetIndex({ place: standings[row % stateCount]?.place ?? 'outside', attained: false })
    scale(now, sum(now) + moving, now[0])
    scale(pool, sum(pool) - moving, pool.includes(stays) ? stays : pool[0])
  }
  return next
}

const differenceOf = (now: number, pool: number, change: Change): number =>
  change.kind === 'times' ? now * (change.factor - 1) : pool * change.part

/**
 * What a rate is on average, over the people of the register whom it is about; undefined where there are none. The people stay
 * those of the register also when `shares` are changed ones.
 */
export function averageRate(
  rates: Rates,
  rate: NamedRate,
  shares: Float64Array = rates.shares,
): number | undefined {
  const inRate = cellsWhere((target) => isInRate(rate, target))
  let people = 0
  let going = 0
  for (const row of rowsOf(rate)) {
    const cells = rates.counts.subarray(row * targetCount, (row + 1) * targetCount)
    const here = cells.reduce((total, count) => total + count, 0)
    people += here
    for (const target of inRate) going += here * (shares[row * targetCount + target] ?? 0)
  }
  return people === 0 ? undefined : going / people
}
