import { addDays, addMonths, always, daysBetween } from '../../platform/days.ts'
import { versionOn } from '../rule-versions/index.ts'
import type { StatusRules } from '../status-rules/index.ts'
import { type ActivityFact, compare } from './rules.ts'

/* What happens between activities: interruption and drop-out, and gaps (statistics §7). The database's `interruptions_of` and
   `gaps_of` say the same for many people at once; a test holds the two to each other. */

/** An activity that ended before it was completed. It is known at once; that it was a drop-out, only months later. */
export interface Interruption {
  readonly activityId: string
  readonly type: string
  readonly level: string
  /** The first day without it. */
  readonly on: string
  /** When something at the same level began, at most so many months later as make it a drop-out. */
  readonly resumedOn: string | null
  /** From this day on it is a drop-out, where nothing was resumed. */
  readonly confirmedOn: string
}

export type InterruptionState = 'provisional' | 'resumed' | 'dropout'

/**
 * The interruptions of somebody's activities. Going on at the same level without a day between is a change and none
 * (*omvalg*, neutral); so is one part that ends because the level was completed with another.
 */
export function interruptionsOf(
  activities: readonly ActivityFact[],
  versions: readonly StatusRules[],
): Interruption[] {
  const found = activities.flatMap((activity) => interruptionOf(activity, activities, versions))
  // Two parts of one education that end together are one interruption.
  const once = new Map(
    found
      .sort((one, other) => compare(other.activityId, one.activityId))
      .map((one) => [`${one.on} ${one.level}`, one]),
  )
  return [...once.values()].sort((one, other) => compare(one.on, other.on) || compare(one.level, other.level))
}

function interruptionOf(
  activity: ActivityFact,
  all: readonly ActivityFact[],
  versions: readonly StatusRules[],
): Interruption[] {
  const { activityId, type, from, until: on, outcome } = activity
  if (on === always || outcome === 'completed') return []
  const rules = versionOn(on, versions)
  const level = rules.types.get(type)?.level
  if (!level) return []
  const same = all.filter(
    (other) => other.activityId !== activityId && rules.types.get(other.type)?.level === level,
  )
  const goesOn = same.some((other) => other.from <= on && on < other.until)
  const completed = same.some(
    (other) =>
      rules.types.get(other.type)?.completes &&
      other.outcome === 'completed' &&
      from < other.until &&
      other.until <= on,
  )
  if (goesOn || completed) return []
  const confirmedOn = addMonths(on, rules.dropoutMonths)
  const [resumedOn = null] = same
    .map((other) => other.from)
    .filter((start) => on < start && start <= confirmedOn)
    .sort()
  return [{ activityId, type, level, on, resumedOn, confirmedOn }]
}

/** What an interruption is on a day, by today's knowledge of what came before that day. */
export function interruptionState({ resumedOn, confirmedOn }: Interruption, day: string): InterruptionState {
  if (resumedOn !== null && resumedOn <= day) return 'resumed'
  return confirmedOn <= day ? 'dropout' : 'provisional'
}

/** Days without youth education, school or a preparatory course, after there had been one. */
export interface Gap {
  readonly from: string
  /** The first day that is not counted any more. */
  readonly until: string
  readonly days: number
}

/**
 * The gaps until a day. None is a gap that begins and ends inside one summer, none a day on which a start was documented
 * that is at most three months ahead, and none what follows a completed youth education.
 */
export function gapsOf(
  activities: readonly ActivityFact[],
  versions: readonly StatusRules[],
  until: string,
): Gap[] {
  const filling = activities
    .filter((activity) => fills(activity, versionOn(activity.from, versions)))
    // Of two that begin together the one that was documented first ends the gap.
    .sort((one, other) => compare(one.from, other.from) || compare(one.learnedOn, other.learnedOn))
  const gaps: Gap[] = []
  let reached = ''
  for (const [index, activity] of filling.entries()) {
    if (reached === '' || activity.until > reached) reached = activity.until
    const next = filling[index + 1]
    if (reached >= until || (next && next.from <= reached)) continue
    if (completedBy(reached, activities, versions)) break
    const gap = counted(reached, next, versionOn(reached, versions), until)
    if (gap) gaps.push(gap)
  }
  return gaps
}

function fills(activity: ActivityFact, rules: StatusRules): boolean {
  const type = rules.types.get(activity.type)
  return (
    type?.contributes === 'youth-education' ||
    type?.contributes === 'compulsory' ||
    type?.subSegment === 'preparatory'
  )
}

const completedBy = (
  day: string,
  activities: readonly ActivityFact[],
  versions: readonly StatusRules[],
): boolean =>
  activities.some((activity) => {
    const type = versionOn(day, versions).types.get(activity.type)
    if (type?.contributes === 'completed') return activity.from <= day
    return type?.completes === true && activity.outcome === 'completed' && activity.until <= day
  })

function counted(
  from: string,
  next: ActivityFact | undefined,
  rules: StatusRules,
  horizon: string,
): Gap | undefined {
  const ends = next && next.from <= horizon ? next.from : horizon
  if (inOneSummer(from, ends, rules)) return undefined
  const documented = next ? latest(next.learnedOn, addMonths(next.from, -rules.documentedMonths)) : always
  const until = documented < ends ? latest(documented, from) : ends
  return until > from ? { from, until, days: daysBetween(from, until) } : undefined
}

function inOneSummer(from: string, ends: string, { summer }: StatusRules): boolean {
  const year = from.slice(0, 4)
  const [month = '', day = ''] = summer.until.split('-')
  // What begins on the first day after the summer ends a gap that lay inside it. Counted from the first of the month, as the
  // database does: not every month and year has the day that the rules name.
  return `${year}-${summer.from}` <= from && ends <= addDays(`${year}-${month}-01`, Number(day))
}

const latest = (one: string, other: string): string => (one > other ? one : other)
