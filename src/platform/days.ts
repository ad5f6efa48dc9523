import { Temporal } from 'temporal-polyfill'

/*
 * Days are written as the database writes them: `YYYY-MM-DD`, `infinity`, `-infinity`. So written they also sort as the
 * days do, the two infinities at their ends.
 */

export const always = 'infinity'

export const addDays = (day: string, days: number): string =>
  day === always ? day : Temporal.PlainDate.from(day).add({ days }).toString()

/** The same day so many months later, or the last one of that month; as PostgreSQL counts. */
export const addMonths = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).add({ months }).toString()

export const daysBetween = (from: string, until: string): number =>
  Temporal.PlainDate.from(from).until(until, { largestUnit: 'days' }).days

/** The earliest of those that are days. */
export const earliest = (...days: readonly (string | null)[]): string | null =>
  days.reduce((least, day) => (day !== null && (least === null || day < least) ? day : least), null)
