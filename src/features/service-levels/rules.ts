import { addDays, addMonths } from '../../platform/days.ts'
import { localDate } from '../../platform/time.ts'
import type { RuleVersion } from '../rule-versions/index.ts'
import { addWorkingDays, ageOn, type DaysOff, noDaysOff } from './calendar.ts'

/** How urgent the one who tells of it thinks it is. Acute danger is none of these: that goes to 112 (domain §5). */
export const urgencies = ['ordinary', 'soon', 'today'] as const
export type Urgency = (typeof urgencies)[number]

export const promiseKinds = [
  'acknowledge',
  'named-owner',
  'first-contact',
  'offer',
  'answer-question',
  'next-attempt',
  'plan-review',
  'handover',
  'no-gap',
] as const
export type PromiseKind = (typeof promiseKinds)[number]

/** What somebody did. Which of them keeps which promise is data, with one thing that stays: an attempt is no contact. */
export const deeds = [
  'acknowledgement',
  'ownership',
  'contact',
  'attempt',
  'offer',
  'answer',
  'review',
  'acceptance',
] as const
export type Deed = (typeof deeds)[number]

export const units = ['working-days', 'calendar-days', 'months'] as const
export type Unit = (typeof units)[number]

/** How long a kind of promise may take, for an urgency and an age. */
export interface ServiceLevel {
  readonly kind: PromiseKind
  readonly urgency: Urgency
  /** So old on the day it starts, and not yet so old. */
  readonly ages: { readonly from: number; readonly until: number }
  readonly amount: number
  readonly unit: Unit
  /** Whose clock it is, and how long it may be at most. Null: the municipality's own choice. */
  readonly law: { readonly name: string; readonly most: number } | null
}

export interface DayOff {
  /** `MM-DD` */
  readonly monthDay: string
  readonly label: string
  readonly isOff: boolean
}

/** By what contact is attempted. */
export const channels = ['text-message', 'call', 'email', 'digital-post', 'letter', 'visit'] as const
export type Channel = (typeof channels)[number]

/** One step of the contact ladder: the attempt of that number. */
export interface LadderStep {
  readonly step: number
  readonly channel: Channel
  /** At another time of day than the one before. */
  readonly anotherTime: boolean
  /** So many working days after the attempt before. */
  readonly workingDays: number
}

/**
 * What the ladder says after so many attempts without contact. After its last step it goes on with that one: attempts do not
 * stop by themselves (domain §7).
 *
 * @throws Error for a version without a ladder
 */
export function nextOnLadder(
  { version, ladder }: Pick<ServiceRules, 'version' | 'ladder'>,
  made: number,
): LadderStep {
  const next = ladder[made] ?? ladder.at(-1)
  if (!next) throw new Error(`version ${version} has no contact ladder`)
  return next
}

/** One version of the service levels. A promise is due by the one that was in force on the day it started. */
export interface ServiceRules extends RuleVersion {
  readonly levels: readonly ServiceLevel[]
  readonly daysOff: readonly DayOff[]
  /** When the leader is told, in working days after it was due. */
  readonly steps: readonly { readonly step: number; readonly workingDaysAfter: number }[]
  /** When the next attempt to get in contact is due, the first step first. */
  readonly ladder: readonly LadderStep[]
}

export const daysOffOf = ({ daysOff }: Pick<ServiceRules, 'daysOff'>): DaysOff =>
  new Set(daysOff.filter(({ isOff }) => isOff).map(({ monthDay }) => monthDay))

export interface Due {
  readonly level: ServiceLevel
  /** The last day on which it is kept. */
  readonly on: string
}

/**
 * When a promise is due that starts at an instant. Where nobody knows the age yet, the earliest of all ages counts: whoever
 * turns out to be 15 must not have waited longer than the law lets them.
 *
 * @throws Error for a kind and urgency that the version has no level for
 */
export function dueOf(
  rules: ServiceRules,
  promise: {
    readonly kind: PromiseKind
    readonly urgency: Urgency
    readonly startedAt: Date
    readonly birthDate: string | null
  },
): Due {
  const day = localDate(promise.startedAt)
  const age = promise.birthDate === null ? null : ageOn(promise.birthDate, day)
  const [first] = rules.levels
    .filter(({ kind, urgency }) => kind === promise.kind && urgency === promise.urgency)
    .filter(({ ages }) => age === null || (ages.from <= age && age < ages.until))
    .map((level) => ({ level, on: dayAfter(day, level, daysOffOf(rules)) }))
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  if (!first) throw new Error(`version ${rules.version} has no level for ${promise.kind}, ${promise.urgency}`)
  return first
}

/** The law counts working days without the municipality's own days off: a clock of the law stands still for nobody's choice. */
function dayAfter(day: string, { amount, unit, law }: ServiceLevel, own: DaysOff): string {
  if (unit === 'months') return addMonths(day, amount)
  if (unit === 'calendar-days') return addDays(day, amount)
  return addWorkingDays(day, amount, law ? noDaysOff : own)
}

/** Names a level in a form: `first-contact.soon.15`. */
export const levelKey = ({ kind, urgency, ages }: Pick<ServiceLevel, 'kind' | 'urgency' | 'ages'>): string =>
  `${kind}.${urgency}.${ages.from}`

/** What a draft says after the form, by the names that the form gave. */
export interface ServiceChange {
  /** By {@link levelKey}. */
  readonly amounts: ReadonlyMap<string, number>
  /** `MM-DD` of the days that are off. */
  readonly daysOff: readonly string[]
  readonly steps: ReadonlyMap<number, number>
  /** Working days by the step of the contact ladder. */
  readonly ladder: ReadonlyMap<number, number>
}
