import { Temporal } from 'temporal-polyfill'
import { zone } from '../../platform/time.ts'

/** How an attempt went. */
export const attemptOutcomes = [
  'no-answer',
  'message-left',
  'wrong-number',
  'declined',
  'reached',
  'met',
] as const
export type AttemptOutcome = (typeof attemptOutcomes)[number]

/** An attempt is no contact: only these two are, and only they keep a promise of contact (domain §4). */
export const isContact = (outcome: AttemptOutcome): boolean => outcome === 'reached' || outcome === 'met'

/** The source by which promises name an attempt: each that reaches nobody promises the next one. */
export const attemptSource = 'contact-attempt'

/** So many days back an attempt can be written down. */
export const mostDaysBack = 60

/**
 * When something was that somebody says by day and time on the Danish clock; at noon where no time is said.
 *
 * @param day `YYYY-MM-DD`
 * @param time `HH:MM`, or empty
 */
export const momentOf = (day: string, time: string): Date =>
  new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({
      timeZone: zone,
      plainTime: Temporal.PlainTime.from(time === '' ? '12:00' : time),
    }).epochMilliseconds,
  )
