import { addDays, addMonths } from '../../platform/days.ts'

/** The last day of the quarter that a day lies in. */
export function quarterEnd(day: string): string {
  const month = Math.ceil(Number(day.slice(5, 7)) / 3) * 3
  return addDays(addMonths(`${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`, 1), -1)
}

export const isQuarterEnd = (day: string): boolean => /^\d{4}-(03-31|06-30|09-30|12-31)$/.test(day)

/** The quarters that are over, oldest first. */
export function quarterEnds(from: string, until: string): string[] {
  const days: string[] = []
  for (let day = quarterEnd(from); day <= until; day = quarterEnd(addDays(day, 1))) days.push(day)
  return days
}
