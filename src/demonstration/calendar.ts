import { Temporal } from 'temporal-polyfill'

/** The day from which the demonstration's people were written down: who is 15, what lies ahead, what was last week. */
export const writtenOn = '2026-11-25'

/** Where a date (`YYYY-MM-DD`) that was written down lies in a demonstration. */
export type Calendar = (date: string) => string

/**
 * The dates of a demonstration that is loaded on a day, as far from it as they were from the day of writing: somebody
 * in class 9.a stays 15, and nothing that holds has run out. Moved by whole weeks, so that nobody meets on a Sunday,
 * and rather late than early, so that who will soon have a birthday still has it ahead.
 *
 * @param day of loading, `YYYY-MM-DD`
 */
export function calendarOf(day: string): Calendar {
  const { days } = Temporal.PlainDate.from(writtenOn).until(day)
  const weeks = Math.ceil(days / 7)
  return (date) => Temporal.PlainDate.from(date).add({ weeks }).toString()
}
