import type { Day } from './days.ts'

/* A whole invented life, to the thirtieth birthday, as nobody in it knows it. What a municipality knows of it on a day is in
   record.ts. Everything in it is a whole number or a word of a list. */

/** Types of activity that lives are made of; their codes are those of the status rules. */
export const activityTypes = [
  'compulsory-school',
  'tenth-grade',
  'continuation-school',
  'stx',
  'hhx',
  'htx',
  'hf',
  'basic-course-1',
  'basic-course-2',
  'main-course',
  'eux',
  'trainee-placement',
  'stu',
  'youth-education-completed',
  'agu',
  'pgu',
  'egu',
  'production-school',
  'adult-education',
  'exploration-course',
  'job-centre-offer',
  'maturity-year',
  'exchange-abroad',
  'military',
  'volunteer-work',
  'parental-leave',
  'illness',
  'in-custody',
  'employment',
  'none',
] as const
export type ActivityType = (typeof activityTypes)[number]

export type Outcome = 'completed' | 'interrupted' | 'other'

export interface Episode {
  readonly type: ActivityType
  readonly from: Day
  /** The first day on which it no longer holds; `never` where the life goes on with it. */
  readonly end: Day
  readonly outcome: Outcome | null
  /** Which of the institutions for its type; nothing where there is none. */
  readonly provider: number | null
  /** Which of the list of programmes. */
  readonly education: number | null
  readonly hours: number | null
  /** The last day that was planned. */
  readonly planned: Day | null
  /** Which of the list of reasons. */
  readonly reason: number | null
  /** When the municipality heard of it. */
  readonly learned: Day
  /** Every so many days somebody confirms it; nothing where it is forgotten. */
  readonly confirmedEvery: number | null
}

export interface Home {
  readonly area: number
  readonly street: number
  readonly house: number
  readonly from: Day
  readonly end: Day
}

/** A mark of special focus, by a named person. */
export interface Focus {
  readonly from: Day
  readonly end: Day
  readonly review: Day
  readonly reason: number
}

export interface Life {
  readonly born: Day
  readonly sex: 'female' | 'male'
  readonly given: number
  readonly family: number
  readonly isProtected: boolean
  readonly homes: readonly Home[]
  readonly episodes: readonly Episode[]
  readonly focus: readonly Focus[]
}

const schools: ReadonlySet<string> = new Set(['compulsory-school', 'tenth-grade', 'continuation-school'])
const general: ReadonlySet<string> = new Set(['stx', 'hhx', 'htx', 'hf'])
const vocational: ReadonlySet<string> = new Set([
  'basic-course-1',
  'basic-course-2',
  'main-course',
  'eux',
  'trainee-placement',
])
const fgu: ReadonlySet<string> = new Set(['agu', 'pgu', 'egu'])
const whole: ReadonlySet<string> = new Set([...general, 'main-course', 'eux', 'stu'])

export type Level = 'school' | 'general' | 'vocational' | 'stu' | 'fgu' | 'other'

export function levelOf(type: ActivityType): Level {
  if (schools.has(type)) return 'school'
  if (general.has(type)) return 'general'
  if (vocational.has(type)) return 'vocational'
  if (fgu.has(type)) return 'fgu'
  return type === 'stu' ? 'stu' : 'other'
}

export const isYouthEducation = (type: ActivityType): boolean =>
  ['general', 'vocational', 'stu'].includes(levelOf(type))

/** Whether somebody has a youth education once this is completed. */
export const completes = (type: ActivityType): boolean => whole.has(type)
