import { Temporal } from 'temporal-polyfill'
import type { Indicator } from './rules.ts'

/** Why a figure is stale, and since when. */
export interface Stale {
  readonly why: 'awaited' | 'due'
  /** The day by which a newer one was awaited, or due from whoever counts it. */
  readonly since: string
}

const monthsOf = { monthly: 1, quarterly: 3, yearly: 12 } as const

/**
 * Whether a newer figure should be here: its owner's day has passed, or the next period is over and the time in which its
 * source publishes too. A figure that was printed once is old and never stale; nobody promised another.
 *
 * @param today the local date, `YYYY-MM-DD`
 */
export function staleness(indicator: Indicator, today: string): Stale | undefined {
  const { dueOn, frequency, lagMonths, observations } = indicator
  if (dueOn !== null) return dueOn < today ? { why: 'due', since: dueOn } : undefined
  const newest = observations.at(-1)?.asOf
  if (newest === undefined || frequency === 'once' || lagMonths === null) return undefined
  const awaited = Temporal.PlainDate.from(newest)
    .add({ months: monthsOf[frequency] + lagMonths })
    .toString()
  return awaited < today ? { why: 'awaited', since: awaited } : undefined
}
