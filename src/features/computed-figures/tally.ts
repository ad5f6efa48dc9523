/* What is counted about people on a day: everything that the strategy's indicators are made of, for everybody and for each part. */

/** How people are divided. Of the protected, school and area are *not stated*: they must not be found by them (L-30). */
export const dimensions = ['age', 'sex', 'school', 'area'] as const
export type Dimension = (typeof dimensions)[number]

/** Counts of people, except the days and the promises; see `tally-sql.ts` for what each is. */
export const counted = [
  'people',
  'youthEducation',
  'completed',
  'compulsory',
  'outside',
  'notKnown',
  'preparatory',
  'employed',
  'otherPlanned',
  'noActivity',
  'notConfirmed',
  'focus',
  'general',
  'vocational',
  'leavers',
  'leaversGeneral',
  'leaversVocational',
  'interrupted',
  'interruptedStill',
  'turned25',
  'turned25Completed',
  'turned25OnTheWay',
  'turned25Employed',
  'turned25NotKnown',
  'gapDays',
  'gapPeople',
  'promised',
  'promisesKept',
  'promisesNotReached',
  'promisesExcused',
  'promisedPeople',
] as const
export type Counted = (typeof counted)[number]
export type Counts = Readonly<Record<Counted, number>>

export interface Tally {
  /** Null for everybody. */
  readonly by: Dimension | null
  /** An age, a sex, an organisation's id, an area; null where it is not stated, and for everybody. */
  readonly category: string | null
  readonly counts: Counts
}

export const noCounts: Counts = Object.fromEntries(counted.map((one) => [one, 0])) as Record<Counted, number>
