import type { ActivityType, StatusRules } from '../../src/features/status-rules/index.ts'

const type = (code: string, contributes: ActivityType['contributes'], rest: Partial<ActivityType> = {}) =>
  ({
    code,
    kind: 'none',
    label: code,
    contributes,
    subSegment: null,
    threshold: null,
    currencyMonths: 6,
    level: null,
    completes: false,
    priority: 50,
    ...rest,
  }) satisfies ActivityType

const types = [
  type('compulsory-school', 'compulsory', { priority: 20, currencyMonths: 12 }),
  type('stx', 'youth-education', { priority: 10, level: 'general-upper-secondary', completes: true }),
  type('hf', 'youth-education', { priority: 10, level: 'general-upper-secondary', completes: true }),
  type('basic-course-2', 'youth-education', { priority: 10, level: 'vocational' }),
  type('main-course', 'youth-education', { priority: 10, level: 'vocational', completes: true }),
  type('trainee-placement', 'youth-education', { priority: 11, level: 'vocational' }),
  type('youth-education-completed', 'completed', { priority: 80, currencyMonths: null }),
  type('fgu', 'outside', { priority: 30, subSegment: 'preparatory', level: 'fgu' }),
  type('employment', 'outside', {
    priority: 40,
    subSegment: 'employed',
    threshold: { hours: 78, subSegmentBelow: 'other-planned', priorityBelow: 55 },
  }),
  type('maturity-year', 'outside', { priority: 50, subSegment: 'other-planned' }),
  type('none', 'outside', { priority: 90, subSegment: 'no-activity', currencyMonths: 3 }),
]

/** Rules for tests without a database, on every day: smaller than what a municipality has, and like it. */
export const testRules: StatusRules = {
  version: 1,
  inForce: { from: '-infinity', until: 'infinity' },
  summer: { from: '06-15', until: '09-15' },
  documentedMonths: 3,
  dropoutMonths: 15,
  ages: { from: 15, until: 25 },
  because: 'a test',
  places: {
    'youth-education': 1,
    completed: 2,
    compulsory: 3,
    outside: 4,
    'not-known': 5,
    preparatory: 1,
    employed: 2,
    'other-planned': 3,
    'no-activity': 4,
    'not-confirmed': 5,
  },
  labels: {
    'youth-education': 'In youth education',
    completed: 'Completed',
    compulsory: 'In school',
    outside: 'Outside',
    'not-known': 'Not known',
    preparatory: 'Preparatory',
    employed: 'Employed',
    'other-planned': 'Other',
    'no-activity': 'Nothing',
    'not-confirmed': 'Not confirmed',
  },
  types: new Map(types.map((one) => [one.code, one])),
}
