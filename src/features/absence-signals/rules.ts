import { addDays } from '../../platform/days.ts'
import {
  type Attendance,
  countAway,
  countedOf,
  type Days,
  daysAway,
  lastAwayOf,
  silentSince,
} from '../absence/index.ts'

/** What a school's rules look at. Those of the municipality are a list of their own. */
export const schoolKinds = ['absence-share', 'nothing-registered'] as const
export type SchoolKind = (typeof schoolKinds)[number]

/** The version of a rule that is in force. */
export interface SchoolRule {
  readonly key: string
  readonly kind: SchoolKind
  readonly name: string
  readonly version: number
  readonly parameters: Readonly<Record<string, number>>
  readonly citation: string
  readonly isVerified: boolean
  /** Nobody where it came with the program. */
  readonly author: string | null
  /** To whoever works at the school. */
  readonly words: { readonly da: string; readonly en: string }
  /** To the pupil: the program tells them nothing of it, so that somebody of the school does, in these words or better ones. */
  readonly told: { readonly da: string; readonly en: string }
}

/** What is so of a pupil by a rule: words have places for the numbers and days. */
export interface Fact {
  /** The newest of it: an answer holds until there is something newer. */
  readonly freshOn: string
  readonly places: Readonly<Record<string, number | string>>
}

type Find = (
  attendance: Attendance,
  classDays: readonly Days[],
  parameters: Readonly<Record<string, number>>,
  today: string,
) => Fact | undefined

const numberOf = (parameters: Readonly<Record<string, number>>, name: string): number => {
  const value = parameters[name]
  if (value === undefined) throw new Error(`the rule has no ${name}`)
  return value
}

/** Away so much of the school days of the latest weeks, where there were enough of them to say it. */
const share: Find = (attendance, _, parameters, today) => {
  const [percent, weeks, days] = ['percent', 'weeks', 'days'].map((name) => numberOf(parameters, name)) as [
    number,
    number,
    number,
  ]
  const from = addDays(today, -7 * weeks)
  const lately = countedOf(attendance).filter(({ firstDay, lastDay }) => firstDay >= from && lastDay < today)
  const counted = countAway(lately)
  const away = daysAway(counted)
  const last = lastAwayOf(lately)
  if (last === undefined || counted.days < days || 100 * away < percent * counted.days) return undefined
  return { freshOn: last, places: { away: Math.round(away * 10) / 10, days: counted.days, weeks, percent } }
}

const silence: Find = ({ registrations, spells }, classDays, parameters, today) => {
  const weeks = numberOf(parameters, 'weeks')
  const since = silentSince(registrations, spells, classDays, today, weeks)
  return since === undefined ? undefined : { freshOn: since, places: { since, weeks } }
}

const finds: Readonly<Record<SchoolKind, Find>> = { 'absence-share': share, 'nothing-registered': silence }

export const factOf = (
  { kind, parameters }: Pick<SchoolRule, 'kind' | 'parameters'>,
  attendance: Attendance,
  classDays: readonly Days[],
  today: string,
): Fact | undefined => finds[kind](attendance, classDays, parameters, today)

/** Why somebody calls a signal groundless: as in the municipality's register. */
export const groundlessReasons = ['not-so', 'in-hand', 'own-plan', 'of-no-matter'] as const
export type GroundlessReason = (typeof groundlessReasons)[number]

/** What somebody of the school has said to a signal. */
export interface Answer {
  readonly personId: string
  readonly organisationId: string
  readonly ruleKey: string
  readonly freshOn: string
}

export interface Signal {
  readonly rule: SchoolRule
  readonly attendance: Attendance
  readonly fact: Fact
}

/** What the rules that are on notice of pupils, and nobody has answered: pupils in the order in which they come. */
export function openSignals(
  rules: readonly SchoolRule[],
  pupils: readonly Attendance[],
  answers: readonly Answer[],
  classDaysOf: (attendance: Attendance) => readonly Days[],
  today: string,
): Signal[] {
  return pupils.flatMap((attendance) =>
    rules.flatMap((rule) => {
      const fact = factOf(rule, attendance, classDaysOf(attendance), today)
      if (!fact) return []
      const isAnswered = answers.some(
        (one) =>
          one.personId === attendance.personId &&
          one.organisationId === attendance.organisationId &&
          one.ruleKey === rule.key &&
          one.freshOn >= fact.freshOn,
      )
      return isAnswered ? [] : [{ rule, attendance, fact }]
    }),
  )
}

/** How many pupils a rule would have noticed on days that have been: counts, and no list of anybody. */
export const tryOut = (
  rule: Pick<SchoolRule, 'kind' | 'parameters'>,
  pupils: readonly Attendance[],
  classDaysOf: (attendance: Attendance) => readonly Days[],
  days: readonly string[],
): readonly { readonly day: string; readonly pupils: number }[] =>
  days.map((day) => ({
    day,
    pupils: pupils.filter((one) => {
      const known = { ...one, registrations: one.registrations.filter(({ lastDay }) => lastDay < day) }
      const until = classDaysOf(one).filter(({ lastDay }) => lastDay < day)
      return factOf(rule, known, until, day) !== undefined
    }).length,
  }))
