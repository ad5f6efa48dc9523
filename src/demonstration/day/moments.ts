import { momentOf } from '../../features/attempts/index.ts'
import { addWorkingDays, type DaysOff, isWorkingDay } from '../../features/service-levels/index.ts'
import { addDays } from '../../platform/days.ts'
import type { Moment } from './deed.ts'

/** The day, `YYYY-MM-DD`, and the instant of a moment in the script. */
export interface Moments {
  day(moment: Moment): string
  instant(moment: Moment): Date
}

/** @param today the day of loading, `YYYY-MM-DD` */
export function momentsAround(today: string, daysOff: DaysOff): Moments {
  const day = ([workingDays]: Moment): string =>
    workingDays < 0
      ? workingDaysBack(today, -workingDays, daysOff)
      : addWorkingDays(today, workingDays, daysOff)
  return { day, instant: (moment) => momentOf(day(moment), moment[1]) }
}

function workingDaysBack(today: string, count: number, daysOff: DaysOff): string {
  let at = today
  for (let left = count; left > 0; ) {
    at = addDays(at, -1)
    if (isWorkingDay(at, daysOff)) left -= 1
  }
  return at
}
