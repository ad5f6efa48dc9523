import type { StatusRules } from '../status-rules/index.ts'

interface Summer {
  readonly from: string
  /** Its last day. */
  readonly until: string
}

/**
 * The last summer that was over on a day, by the rules of the day: whoever left school in it has chosen. In a summer that is not over
 * the choice is not made either, and the one before is asked of.
 */
export function summerBefore(day: string, { summer }: Pick<StatusRules, 'summer'>): Summer {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < summer.until ? 1 : 0)
  return { from: `${year}-${summer.from}`, until: `${year}-${summer.until}` }
}
