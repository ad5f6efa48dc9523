import type { RuleVersion } from '../rule-versions/index.ts'

/** The pie (*lagkage*): where somebody belongs on a day (domain §3). */
export const segments = ['youth-education', 'completed', 'compulsory', 'outside', 'not-known'] as const
export type Segment = (typeof segments)[number]

/** What those outside do. `not-confirmed`: it was so when we last heard, and nobody has asked in time. */
export const subSegments = [
  'preparatory',
  'employed',
  'other-planned',
  'no-activity',
  'not-confirmed',
] as const
export type SubSegment = (typeof subSegments)[number]

export const kinds = ['school', 'youth-education', 'preparatory', 'work', 'offer', 'pause', 'none'] as const
export type ActivityKind = (typeof kinds)[number]

/** A type of activity, as one version of the rules takes it. */
export interface ActivityType {
  readonly code: string
  readonly kind: ActivityKind
  readonly label: string
  /** The segment of a day on which it holds. */
  readonly contributes: Exclude<Segment, 'not-known'>
  /** Of an outside type alone. */
  readonly subSegment: Exclude<SubSegment, 'not-confirmed'> | null
  /** Hours a month from which it counts as its sub-segment; what it counts as, and how it names the day, below them. */
  readonly threshold: {
    readonly hours: number
    readonly subSegmentBelow: Exclude<SubSegment, 'not-confirmed'>
    readonly priorityBelow: number
  } | null
  /** So many months after it was last confirmed it is still taken to hold; without a number for ever. */
  readonly currencyMonths: number | null
  /** Going on at the same level is neither interruption nor drop-out. */
  readonly level: string | null
  /** Whoever completes it has completed a youth education. */
  readonly completes: boolean
  /** Which of a day's activities names it: the lowest. */
  readonly priority: number
}

/** One version of the rules: it counts for the days on which it was in force, also when they are asked for later. */
export interface StatusRules extends RuleVersion {
  /** Month and day, both included: `06-15`. */
  readonly summer: { readonly from: string; readonly until: string }
  readonly documentedMonths: number
  readonly dropoutMonths: number
  /** Whom figures count: at least so old on the day, and not yet so old. */
  readonly ages: { readonly from: number; readonly until: number }
  /** The lower the place, the sooner it decides: of segments, and of sub-segments among themselves. */
  readonly places: Readonly<Record<Segment | SubSegment, number>>
  readonly labels: Readonly<Record<Segment | SubSegment, string>>
  readonly types: ReadonlyMap<string, ActivityType>
}
