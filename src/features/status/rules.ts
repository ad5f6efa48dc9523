import { addDays, addMonths, always, earliest } from '../../platform/days.ts'
import type { ActivityType, Segment, StatusRules, SubSegment } from '../status-rules/index.ts'

/* How a status follows from activities (domain §3, statistics §7). The database's `status_spells_of` says the same for many
   people at once; a test holds the two to each other. */

/** What the status is made of: an episode of somebody's days, as it is believed. Days are `YYYY-MM-DD`. */
export interface ActivityFact {
  readonly activityId: string
  readonly type: string
  readonly from: string
  /** The first day on which it no longer holds; `infinity` while nobody knows an end. */
  readonly until: string
  /** The last day that was planned. */
  readonly expectedEnd: string | null
  readonly outcome: 'completed' | 'interrupted' | 'other' | null
  readonly confirmedOn: string
  /** Where somebody said until when it will be true. */
  readonly stillTrueUntil: string | null
  /** The day on which the municipality learned of it. */
  readonly learnedOn: string
  readonly hoursMonth: number | null
  /** The organisation that provides it, where it is one of ours. */
  readonly providerId: string | null
}

export interface Status {
  readonly segment: Segment
  /** Of the outside segment alone. */
  readonly subSegment: SubSegment | null
  /** What names the day; of lapsed activities only where none holds any more. */
  readonly primary: ActivityFact | null
}

/** An activity that holds on a day, with what the rules of that day make of it. */
interface Holding {
  readonly activity: ActivityFact
  readonly type: ActivityType
  readonly lapsed: boolean
}

/**
 * The first day on which an activity that nobody has confirmed is not taken to hold any more: known in advance, so that a
 * status lapses without anything having to run. An end that is known needs no confirmation.
 */
export function lapsesOn(activity: ActivityFact, type: ActivityType): string {
  if (activity.until !== always || type.contributes === 'completed') return always
  const { stillTrueUntil, expectedEnd, confirmedOn } = activity
  // Whoever was met after the planned end is not bound by it.
  const planned = expectedEnd !== null && expectedEnd >= confirmedOn ? expectedEnd : null
  const current = type.currencyMonths === null ? null : addMonths(confirmedOn, type.currencyMonths)
  const last = stillTrueUntil ?? earliest(planned, current)
  return last === null ? always : addDays(last, 1)
}

/**
 * The status on a day, by the rules of that day. All activities of the day decide the segment; the primary one only says what
 * somebody does. A lapsed *outside* stays outside, not confirmed, until somebody has been in contact; anything else that
 * lapsed is not known. Who has completed a youth education stays *completed* whatever follows, except while in another one.
 */
export function statusOn(day: string, activities: readonly ActivityFact[], rules: StatusRules): Status {
  const holding = activities.flatMap((activity) => holdingOn(day, activity, rules))
  const segment = first(
    rules,
    [
      ...holding.map(({ type, lapsed }) => (lapsed ? lapsedSegment(type) : type.contributes)),
      ...(activities.some((one) => hasCompleted(day, one, rules)) ? ['completed' as const] : []),
    ],
    'not-known',
  )
  return {
    segment,
    subSegment: segment === 'outside' ? outsideAs(holding, rules) : null,
    primary: primaryOf(holding),
  }
}

function holdingOn(day: string, activity: ActivityFact, rules: StatusRules): Holding[] {
  const type = rules.types.get(activity.type)
  // What is completed is no activity of the day; it is asked for by itself.
  if (!type || type.contributes === 'completed') return []
  if (day < activity.from || activity.until <= day) return []
  return [{ activity, type, lapsed: lapsesOn(activity, type) <= day }]
}

const lapsedSegment = (type: ActivityType): Segment =>
  type.contributes === 'outside' ? 'outside' : 'not-known'

function hasCompleted(day: string, activity: ActivityFact, rules: StatusRules): boolean {
  const type = rules.types.get(activity.type)
  if (type?.contributes === 'completed') return activity.from <= day
  return type?.completes === true && activity.outcome === 'completed' && activity.until <= day
}

function first<Code extends Segment | SubSegment>(
  { places }: StatusRules,
  codes: readonly Code[],
  otherwise: Code,
): Code {
  const [lowest = otherwise, ...others] = codes
  return others.reduce((least, code) => (places[code] < places[least] ? code : least), lowest)
}

function outsideAs(holding: readonly Holding[], rules: StatusRules): SubSegment {
  const outside = holding.filter(({ type }) => type.contributes === 'outside')
  const enough = worksEnough(outside)
  const codes = outside.flatMap(({ type, lapsed }): (SubSegment | null)[] => {
    if (lapsed) return ['not-confirmed']
    return [type.threshold && !enough ? type.threshold.subSegmentBelow : type.subSegment]
  })
  return first(
    rules,
    codes.filter((code) => code !== null),
    'not-confirmed',
  )
}

/** Hours of all jobs of the day together, against the threshold; hours that nobody told are none. */
function worksEnough(holding: readonly Holding[]): boolean {
  const working = holding.filter(({ type, lapsed }) => type.threshold && !lapsed)
  const hours = working.reduce((sum, { activity }) => sum + (activity.hoursMonth ?? 0), 0)
  const told = working.some(({ activity }) => activity.hoursMonth !== null)
  return told && hours >= Math.min(...working.flatMap(({ type }) => type.threshold?.hours ?? []))
}

/** The lowest priority, then the later start; the id only makes it the same every time. */
function primaryOf(holding: readonly Holding[]): ActivityFact | null {
  const fresh = holding.filter(({ lapsed }) => !lapsed)
  const enough = worksEnough(fresh)
  const [primary] = (fresh.length > 0 ? fresh : holding)
    .map(({ activity, type, lapsed }) => ({
      activity,
      priority: type.threshold && !enough && !lapsed ? type.threshold.priorityBelow : type.priority,
    }))
    .sort(
      (one, other) =>
        one.priority - other.priority ||
        compare(other.activity.from, one.activity.from) ||
        compare(one.activity.activityId, other.activity.activityId),
    )
  return primary?.activity ?? null
}

/** Days and ids, as the database compares them. */
export const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** How somebody counts in the share outside: surely, at most, or not (domain §3, interval). */
export function outsideBounds({ segment, subSegment }: Pick<Status, 'segment' | 'subSegment'>): {
  readonly low: 0 | 1
  readonly high: 0 | 1
} {
  if (segment === 'outside') return { low: subSegment === 'not-confirmed' ? 0 : 1, high: 1 }
  return { low: 0, high: segment === 'not-known' ? 1 : 0 }
}
