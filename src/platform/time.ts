import { Temporal } from 'temporal-polyfill'
import type { Language } from './text/language.ts'

/** Deadlines and validity follow the local calendar, not UTC (trust requirement T-68). */
export const zone = 'Europe/Copenhagen'

const quarterHour = 15 * 60_000
let known = { quarter: Number.NaN, date: '' }

/** The date in Denmark at an instant, `YYYY-MM-DD`. */
export function localDate(at: Date): string {
  // Every page asks; the answer is the same for a quarter of an hour, as clocks everywhere change on one.
  const quarter = Math.floor(at.getTime() / quarterHour)
  if (quarter !== known.quarter) known = { quarter, date: readCalendar(at) }
  return known.date
}

const readCalendar = (at: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()

/** The midnight with which a day, `YYYY-MM-DD`, begins in Denmark. */
export const dayStart = (day: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds)

const dates = {
  da: new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
}

/** A plain date, `YYYY-MM-DD`, as people write it: `15. juni 2020`, `15 June 2020`. */
export const longDate = (date: string, language: Language): string =>
  dates[language].format(new Date(`${date}T00:00:00Z`))

const moments = {
  da: new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeStyle: 'short', timeZone: zone }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: zone }),
}

/** An instant by the local clock: `24. november 2026 kl. 11.46`. */
export const longDateTime = (at: Date, language: Language): string => moments[language].format(at)
