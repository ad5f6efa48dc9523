import { Temporal } from 'temporal-polyfill'
import { addDays, daysBetween } from '../../platform/days.ts'

/** Why somebody was away, as far as the school has said; `unstated`: it has not. */
export const absenceKinds = ['illness', 'lawful', 'unlawful', 'unstated'] as const
export type AbsenceKind = (typeof absenceKinds)[number]

/** Days from one to another, both included. */
export interface Days {
  readonly firstDay: string
  readonly lastDay: string
}

/** What a school has registered of a pupil for a day or a period on which there was school. */
export interface Registration extends Days, Readonly<Record<AbsenceKind, number>> {
  /** How many of the days are school days. */
  readonly days: number
  /** What there was of school, in the school's own measure (lessons or days); the amounts are out of this. */
  readonly held: number
}

/** Enrolled at the school, until the first day on which no more. */
export interface Spell {
  readonly from: string
  readonly until: string | null
}

const covers = ({ from, until }: Spell, day: string): boolean =>
  from <= day && (until === null || day < until)

/** Whether every day of a period lies in one spell or another. Only then it is known how much of it was meant for the pupil. */
export function isEnrolledThroughout({ firstDay, lastDay }: Days, spells: readonly Spell[]): boolean {
  for (let day = firstDay; ; ) {
    const spell = spells.find((one) => covers(one, day))
    if (!spell) return false
    if (spell.until === null || lastDay < spell.until) return true
    day = spell.until
  }
}

/** What counts: registered while the pupil was enrolled. Days without a registration are no school days. */
export const duringEnrolment = <One extends Days>(
  registrations: readonly One[],
  spells: readonly Spell[],
): One[] => registrations.filter((one) => isEnrolledThroughout(one, spells))

/** School days, and how many of them somebody was away; parts of a day are parts of one. */
export interface Counted extends Readonly<Record<AbsenceKind, number>> {
  readonly days: number
}

export const nothingCounted: Counted = { days: 0, illness: 0, lawful: 0, unlawful: 0, unstated: 0 }

export const plus = (one: Counted, other: Counted): Counted => ({
  days: one.days + other.days,
  illness: one.illness + other.illness,
  lawful: one.lawful + other.lawful,
  unlawful: one.unlawful + other.unlawful,
  unstated: one.unstated + other.unstated,
})

/** Lessons away out of those that were held, as days of the school days. */
const inDays = ({ days, held, ...away }: Registration): Counted => ({
  days,
  illness: (days * away.illness) / held,
  lawful: (days * away.lawful) / held,
  unlawful: (days * away.unlawful) / held,
  unstated: (days * away.unstated) / held,
})

export const countAway = (registrations: readonly Registration[]): Counted =>
  registrations.map(inDays).reduce(plus, nothingCounted)

export const daysAway = (counted: Counted): number =>
  absenceKinds.reduce((sum, kind) => sum + counted[kind], 0)

/** Of the school days of a class or a school, in per cent; nothing where there were none. */
export const shareAway = (counted: Counted): number | undefined =>
  counted.days === 0 ? undefined : (100 * daysAway(counted)) / counted.days

/** The Monday of its week. */
export const mondayOf = (day: string): string => {
  const monday = '2024-01-01'
  return addDays(day, -(((daysBetween(monday, day) % 7) + 7) % 7))
}

/** As weeks are numbered in Denmark (ISO 8601). */
export const weekNumber = (monday: string): number => Temporal.PlainDate.from(monday).weekOfYear ?? 0

/** By the week in which each begins, the oldest first. */
export function byWeek(registrations: readonly Registration[]): readonly (readonly [string, Counted])[] {
  const weeks = Map.groupBy(registrations, ({ firstDay }) => mondayOf(firstDay))
  return [...weeks]
    .map(([week, theirs]) => [week, countAway(theirs)] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}

/** The first day of the school year. */
const schoolYearOf = (today: string): string =>
  today.slice(5) < '08-01' ? `${Number(today.slice(0, 4)) - 1}-08-01` : `${today.slice(0, 4)}-08-01`

/** What is shown goes back to the beginning of the school year, and in its first months to so many weeks before today. */
const weeksBack = 12
export const shownFrom = (today: string): string =>
  [schoolYearOf(today), addDays(today, -7 * weeksBack)].toSorted()[0] ?? today

/** From so many weeks with school on, nothing registered at all is a fact of its own. */
export const silentWeeks = 3

/**
 * Since when nothing at all has been registered for a pupil, while the class has had school: not that they were there, and not
 * that they were away. Weeks are counted from the day after, whole ones only, and only those in which the class has
 * registrations, so that a holiday makes nobody silent.
 *
 * @param own what is registered of the pupil
 * @param classDays on which anything is registered of the class
 * @returns the last day with a registration, or the day before they began
 */
export function silentSince(
  own: readonly Days[],
  spells: readonly Spell[],
  classDays: readonly Days[],
  today: string,
  leastWeeks: number = silentWeeks,
): string | undefined {
  const began = lastBeginning(spells, today)
  if (began === undefined) return undefined
  const registered = duringEnrolment(own, spells).map(({ lastDay }) => lastDay)
  const last = [addDays(began, -1), ...registered].toSorted().at(-1) ?? began
  let weeks = 0
  for (let begins = addDays(last, 1); addDays(begins, 7) <= today; begins = addDays(begins, 7)) {
    const ends = addDays(begins, 6)
    if (classDays.some(({ firstDay, lastDay }) => firstDay <= ends && lastDay >= begins)) weeks += 1
  }
  return weeks >= leastWeeks ? last : undefined
}

/** Since when they have been enrolled without a day between; nothing for somebody who is not today. */
function lastBeginning(spells: readonly Spell[], today: string): string | undefined {
  let began: string | undefined
  for (let day = today; ; ) {
    const spell = spells.find((one) => covers(one, day))
    if (!spell) return began
    began = spell.from
    day = addDays(began, -1)
  }
}
