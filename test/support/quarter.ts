import { quarterEnds } from '../../src/features/figure-releases/quarters.ts'
import { addMonths } from '../../src/platform/days.ts'

/** The last quarter that the demonstration has published when it is loaded on a day: of the cast alone, for nobody else is there. */
export function publishedQuarter(today: string): string {
  const last = quarterEnds(addMonths(today, -12), today).at(-1)
  if (last === undefined) throw new Error('no quarter ends within a year')
  return last
}
