import type { ActivityContent } from './draft.ts'

/** An activity as it is believed now: what it says, whose word it is, and who wrote it down. */
export interface Activity extends ActivityContent {
  /** Stays through corrections. */
  readonly activityId: string
  /** The row that is believed now; a change says which one it was made from. */
  readonly row: string
  readonly source: string
  /** The name of the provider, whichever way it is known. */
  readonly providerName: string | null
  readonly learnedOn: string
  readonly confirmedOn: string
  readonly writtenBy: string | null
}

/** Two sources that say different things about the same days: both stay until somebody decides. */
export interface Conflict {
  readonly one: Activity
  readonly other: Activity
}

/** Whether two activities have a day in common. */
export const overlap = (
  one: Pick<ActivityContent, 'from' | 'until'>,
  other: Pick<ActivityContent, 'from' | 'until'>,
): boolean =>
  (other.until === null || one.from < other.until) && (one.until === null || other.from < one.until)

/**
 * What two sources say differently: the same type, days in common, another source. Hand entry and import never overwrite each
 * other silently (issue 5, item 1), so both count until somebody says which one is right, or that both are.
 *
 * @param agreed pairs about which somebody has said so, as `id id`, the lesser first
 */
export function conflictsOf(activities: readonly Activity[], agreed: ReadonlySet<string>): Conflict[] {
  return activities.flatMap((one, index) =>
    activities
      .slice(index + 1)
      .filter(
        (other) =>
          other.type === one.type &&
          other.source !== one.source &&
          overlap(one, other) &&
          !agreed.has(pairOf(one.activityId, other.activityId).join(' ')),
      )
      .map((other) => ({ one, other })),
  )
}

/** Two ids in the order in which the table holds them. */
export const pairOf = (one: string, other: string): readonly [string, string] =>
  one < other ? [one, other] : [other, one]

export type ActivityFault =
  | 'endsBeforeStart'
  | 'plannedBeforeStart'
  | 'beforeBirth'
  | 'farAhead'
  | 'needsOutcome'
  | 'outcomeWithoutEnd'
  | 'stillTruePast'
  | 'learnedAhead'

/** How far ahead somebody can plan, in years: beyond it a year was mistyped. */
const yearsAhead = 7

/** What is wrong with an activity, by the field of the form: days as they were typed, the last day included. */
export function faultsOf(
  typed: {
    readonly from: string
    readonly last_day: string
    readonly expected_end: string
    readonly outcome: string
    readonly still_true_until: string
    readonly learned_on: string
  },
  { today, birthDate }: { readonly today: string; readonly birthDate: string },
): Readonly<Partial<Record<keyof typeof typed, ActivityFault>>> {
  const latest = `${Number(today.slice(0, 4)) + yearsAhead}${today.slice(4)}`
  const { from, last_day, expected_end, outcome, still_true_until, learned_on } = typed
  return {
    ...(from < birthDate && { from: 'beforeBirth' as const }),
    ...(from > latest && { from: 'farAhead' as const }),
    ...(last_day !== '' && last_day < from && { last_day: 'endsBeforeStart' as const }),
    ...(last_day > latest && { last_day: 'farAhead' as const }),
    ...(expected_end !== '' && expected_end < from && { expected_end: 'plannedBeforeStart' as const }),
    ...(expected_end > latest && { expected_end: 'farAhead' as const }),
    ...(last_day !== '' && outcome === '' && { outcome: 'needsOutcome' as const }),
    ...(last_day === '' && outcome !== '' && { outcome: 'outcomeWithoutEnd' as const }),
    ...(still_true_until !== '' &&
      still_true_until < today && { still_true_until: 'stillTruePast' as const }),
    ...(learned_on > today && { learned_on: 'learnedAhead' as const }),
  }
}
