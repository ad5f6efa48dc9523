import type { Counts } from './tally.ts'

/** A figure, or one part of a whole: how it follows from counts. */
interface Part {
  /** Null for a figure of its own. */
  readonly code: string | null
  readonly count: (counts: Counts) => number
  /** Surely so many, and at most so many, where some are not known or not confirmed (domain §3, interval). */
  readonly low?: (counts: Counts) => number
  readonly high?: (counts: Counts) => number
}

export interface Computation {
  readonly unit: 'percent' | 'persons' | 'days'
  /** Of how many; left out for a plain number. */
  readonly of?: (counts: Counts) => number
  readonly parts: readonly Part[]
}

const only = (count: Part['count'], bounds: Pick<Part, 'low' | 'high'> = {}): readonly Part[] => [
  { code: null, count, ...bounds },
]
/** Any of those whose status is not known may belong to it. */
const orNotKnown = (count: Part['count']) => ({
  count,
  low: count,
  high: (all: Counts) => count(all) + all.notKnown,
})
const people = ({ people }: Counts) => people
const outside = ({ outside }: Counts) => outside
const withoutEducationAt25 = (all: Counts) => all.turned25 - all.turned25Completed
const leaversOther = (all: Counts) => all.leavers - all.leaversGeneral - all.leaversVocational

/**
 * How each of the strategy's own figures is computed, by the key that an indicator's definition names. The same for everybody
 * and for each age, sex, school and area.
 */
export const computations = {
  population: { unit: 'persons', parts: only(people) },
  'outside-share': {
    unit: 'percent',
    of: people,
    parts: only(outside, {
      low: (all) => all.outside - all.notConfirmed,
      high: (all) => all.outside + all.notKnown,
    }),
  },
  segments: {
    unit: 'percent',
    of: people,
    parts: [
      { code: 'compulsory', ...orNotKnown(({ compulsory }) => compulsory) },
      { code: 'youth-education', ...orNotKnown(({ youthEducation }) => youthEducation) },
      { code: 'completed', ...orNotKnown(({ completed }) => completed) },
      { code: 'outside', ...orNotKnown(outside), low: (all) => all.outside - all.notConfirmed },
      { code: 'not-known', count: ({ notKnown }) => notKnown },
    ],
  },
  'outside-parts': {
    unit: 'percent',
    of: outside,
    parts: [
      { code: 'preparatory', count: ({ preparatory }) => preparatory },
      { code: 'employed', count: ({ employed }) => employed },
      { code: 'other-planned', count: ({ otherPlanned }) => otherPlanned },
      { code: 'no-activity', count: ({ noActivity }) => noActivity },
      { code: 'not-confirmed', count: ({ notConfirmed }) => notConfirmed },
    ],
  },
  'not-known-share': { unit: 'percent', of: people, parts: only(({ notKnown }) => notKnown) },
  'special-focus': { unit: 'persons', parts: only(({ focus }) => focus) },
  'special-focus-of-outside': { unit: 'percent', of: outside, parts: only(({ focus }) => focus) },
  'in-youth-education': {
    unit: 'persons',
    parts: [{ code: null, ...orNotKnown(({ youthEducation }) => youthEducation) }],
  },
  'education-parts': {
    unit: 'percent',
    of: ({ youthEducation }) => youthEducation,
    parts: [
      { code: 'general', count: ({ general }) => general },
      { code: 'vocational', count: ({ vocational }) => vocational },
      { code: 'other', count: (all) => all.youthEducation - all.general - all.vocational },
    ],
  },
  interruptions: { unit: 'persons', parts: only(({ interrupted }) => interrupted) },
  'interruptions-still': { unit: 'persons', parts: only(({ interruptedStill }) => interruptedStill) },
  'choice-15-17': {
    unit: 'percent',
    of: ({ leavers }) => leavers,
    parts: [
      { code: 'general', count: ({ leaversGeneral }) => leaversGeneral },
      { code: 'vocational', count: ({ leaversVocational }) => leaversVocational },
      { code: 'other', count: leaversOther },
    ],
  },
  'youth-education-before-25': {
    unit: 'percent',
    of: ({ turned25 }) => turned25,
    parts: only(({ turned25Completed }) => turned25Completed, {
      low: ({ turned25Completed }) => turned25Completed,
      high: (all) => all.turned25Completed + all.turned25NotKnown,
    }),
  },
  'the-others-at-25': {
    unit: 'percent',
    of: withoutEducationAt25,
    parts: [
      { code: 'on-the-way', count: ({ turned25OnTheWay }) => turned25OnTheWay },
      { code: 'employed', count: ({ turned25Employed }) => turned25Employed },
      {
        code: 'neither',
        count: (all) =>
          withoutEducationAt25(all) - all.turned25OnTheWay - all.turned25Employed - all.turned25NotKnown,
      },
      { code: 'not-known', count: ({ turned25NotKnown }) => turned25NotKnown },
    ],
  },
  'promises-kept': {
    unit: 'percent',
    of: ({ promised }) => promised,
    parts: [
      { code: 'kept', count: ({ promisesKept }) => promisesKept },
      { code: 'not-reached', count: ({ promisesNotReached }) => promisesNotReached },
      { code: 'excused', count: ({ promisesExcused }) => promisesExcused },
      {
        code: 'broken',
        count: (all) => all.promised - all.promisesKept - all.promisesNotReached - all.promisesExcused,
      },
    ],
  },
  'gap-days': { unit: 'days', of: people, parts: only(({ gapDays }) => gapDays) },
} as const satisfies Readonly<Record<string, Computation>>
export type ComputationKey = keyof typeof computations

export const isComputation = (key: string | null): key is ComputationKey =>
  key !== null && key in computations

export interface Figure {
  readonly part: string | null
  readonly numerator: number
  /** Null for a plain number of people. */
  readonly denominator: number | null
  /** In the unit; undefined where nobody is there to be a share of. */
  readonly value: number | undefined
  readonly low?: number | undefined
  readonly high?: number | undefined
}

/** What a computation gives for some counts. Percentages are not rounded. */
export function figuresOf(key: ComputationKey, counts: Counts): Figure[] {
  const { unit, of, parts }: Computation = computations[key]
  const denominator = of?.(counts) ?? null
  const shareOf = (numerator: number): number | undefined => {
    if (denominator === null) return numerator
    if (denominator === 0) return undefined
    return unit === 'percent' ? (numerator / denominator) * 100 : numerator / denominator
  }
  return parts.map(({ code, count, low, high }) => ({
    part: code,
    numerator: count(counts),
    denominator,
    value: shareOf(count(counts)),
    ...(low && high ? { low: shareOf(low(counts)), high: shareOf(high(counts)) } : {}),
  }))
}
