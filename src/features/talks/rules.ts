import { Temporal } from 'temporal-polyfill'
import type { Appointment } from '../../platform/outbox/appointment.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import { localDate, zone } from '../../platform/time.ts'
import { addWorkingDays, type DaysOff, isWorkingDay } from '../service-levels/index.ts'

/** The absence talk, the meeting between departments about a young person (L-04), and any other talk. */
export const talkKinds = ['absence-talk', 'talk', 'coordination-meeting'] as const
export type TalkKind = (typeof talkKinds)[number]

export const talkStates = ['proposed', 'booked', 'held', 'not-held', 'cancelled'] as const
export type TalkState = (typeof talkStates)[number]

/** As what somebody is on the list. */
export type Part = 'young-person' | 'custody' | 'contact' | 'school' | 'other'

export const lengths = [15, 30, 45, 60, 90] as const

/** On which law departments may meet about somebody (L-04): codes of the list of laws, consent not among them. */
export const meetingBases = ['preventive-exchange', 'within-authority', 'employment-act'] as const

/** How many times are proposed. */
export const fewestTimes = 2
export const mostTimes = 5

/** So many months ahead a talk can be at most; and so many whoever is let in by an invitation sees the young person. */
export const monthsAhead = 3
export const monthsLetIn = 6

/** An instant by the Danish clock; of the hour that is not there in spring, the one after it. */
export const instantOf = (day: string, clock: string): Date =>
  new Date(Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(zone).epochMilliseconds)

/** `HH:MM` by the Danish clock. */
export const clockOf = (at: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainTime().toString({
    smallestUnit: 'minute',
  })

export const endOf = (starts: Date, lengthMinutes: number): Date =>
  new Date(starts.getTime() + lengthMinutes * 60_000)

/** The talk as a calendar has it: when, and which version. */
export const appointmentOf = (talk: {
  readonly uid: string
  readonly sequence: number
  readonly startsAt: Date
  readonly lengthMinutes: number
  readonly isCancelled: boolean
}): Appointment => ({
  uid: talk.uid,
  sequence: talk.sequence,
  starts: talk.startsAt.toISOString(),
  ends: endOf(talk.startsAt, talk.lengthMinutes).toISOString(),
  isCancelled: talk.isCancelled,
})

/** Where somebody on the list reads about it: each in the door that is theirs. */
export function talkPath(part: Part, talk: { readonly id: string; readonly personId: string }): Bilingual {
  if (part === 'young-person' || part === 'custody') return inBoth(`/me/people/${talk.personId}/talks`)
  return inBoth(part === 'school' ? `/school/talks/${talk.id}` : `/work/talks/${talk.id}`)
}
const inBoth = (path: string): Bilingual => ({ da: path, en: `/en${path}` })

/** How many other times whoever gives a talk back may propose. */
export const timesOfOnes = 3

/**
 * Whether somebody on the list can give back the time that is set: the one whose talk it is, as long as it has not begun; of those under
 * 15, who have no page of their own (L-10), whoever holds custody. A meeting between departments is not theirs alone: there one asks.
 */
export const mayGiveBack = (
  talk: { readonly kind: TalkKind; readonly state: TalkState; readonly startsAt: Date | null },
  part: Part,
  { age, now }: { readonly age: number; readonly now: Date },
): boolean =>
  talk.kind !== 'coordination-meeting' &&
  talk.state === 'booked' &&
  talk.startsAt !== null &&
  talk.startsAt > now &&
  (part === 'young-person' || (part === 'custody' && age < 15))

/** Whether today is the working day before a talk: nobody is reminded on a Sunday of a talk on Monday. */
export function isDayBefore(today: string, startsAt: Date, daysOff: DaysOff): boolean {
  const day = localDate(startsAt)
  return today < day && isWorkingDay(today, daysOff) && day <= addWorkingDays(today, 1, daysOff)
}

export const stepStates = ['open', 'done', 'not-needed'] as const
export type StepState = (typeof stepStates)[number]
