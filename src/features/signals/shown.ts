import { isShareTooSmall, isTooSmall, protect, ruleOf } from '../disclosure-control/index.ts'
import type { Backtest, BacktestMonth, BacktestPlace, Outcome } from './backtest.ts'

type Part = Exclude<keyof Outcome, 'people'>
export const outcomeParts = [
  'outside',
  'outside3',
  'outside6',
  'interrupted3',
  'interrupted6',
] as const satisfies readonly Part[]

/** A count as it may be shown: null where few are behind it, or where it would give such a one away. */
type Shown = number | null

export type ShownOutcome = Readonly<Record<'people' | Part, Shown>>

/** What of a backtest may be shown. */
export interface ShownBacktest {
  readonly months: readonly (Pick<BacktestMonth, 'day' | 'people'> & { readonly withFresh: Shown })[]
  /**
   * So many tens would have stood open at once at most: month by month, what is open would say how many came, also where that is
   * withheld.
   */
  readonly mostOpen: number
  readonly followed: readonly string[]
  readonly withFresh: ShownOutcome
  readonly without: ShownOutcome
  readonly places: readonly (Pick<BacktestPlace, 'by' | 'name'> & { readonly withFresh: Shown })[]
}

/**
 * Withholds what is small, and what would let somebody work it out. The months that are followed and the places share one sum, the
 * young people with a new signal, and are protected as tables of which it is shown; no other sums are.
 */
export function shownOf(tried: Backtest, threshold: number): ShownBacktest {
  const rule = ruleOf(threshold)
  const alone = (count: number): Shown => (isTooSmall(count, rule) ? null : count)
  const followed = tried.months.filter(({ day }) => tried.followed.includes(day))
  const hiddenMonths = protect(
    followed.map(({ people, withFresh }) => [withFresh, people - withFresh]),
    rule,
  )
  const monthOf = (month: BacktestMonth): Shown => {
    const at = followed.indexOf(month)
    if (at < 0) return alone(month.withFresh)
    return !hiddenMonths || hiddenMonths[at]?.[0] ? null : month.withFresh
  }
  const placesBy = (by: BacktestPlace['by']) => {
    const some = tried.places.filter((place) => place.by === by)
    const hidden = protect(
      some.map(({ withFresh, others }) => [withFresh, others]),
      rule,
    )
    return some.map(({ name, withFresh }, at) => ({
      by,
      name,
      withFresh: !hidden || hidden[at]?.[0] ? null : withFresh,
    }))
  }
  const outcome = (of: Outcome): ShownOutcome => {
    const part = (name: Part): Shown =>
      isTooSmall(of.people, rule) || isShareTooSmall(of[name], of.people, rule) ? null : of[name]
    return {
      people: alone(of.people),
      outside: part('outside'),
      outside3: part('outside3'),
      outside6: part('outside6'),
      interrupted3: part('interrupted3'),
      interrupted6: part('interrupted6'),
    }
  }
  return {
    months: tried.months.map((month) => ({
      day: month.day,
      people: month.people,
      withFresh: monthOf(month),
    })),
    mostOpen: Math.ceil(Math.max(0, ...tried.months.map(({ open }) => open)) / 10) * 10,
    followed: tried.followed,
    withFresh: outcome(tried.withFresh),
    without: outcome(tried.without),
    places: [...placesBy('area'), ...placesBy('school')],
  }
}
