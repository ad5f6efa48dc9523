import { Temporal } from 'temporal-polyfill'

/** Deadlines and validity follow the local calendar, not UTC (trust requirement T-68). */
export const zone = 'Europe/Copenhagen'

/** The date in Denmark at an instant, `YYYY-MM-DD`. */
export const localDate = (at: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()
