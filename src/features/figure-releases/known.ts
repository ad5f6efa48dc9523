import type { Counts, Tally } from '../computed-figures/index.ts'
import { isTooSmall, ruleOf } from '../disclosure-control/index.ts'
import type { ReleasedTable } from './tables.ts'

/**
 * The counts that may be public, the others not a number: so that every indicator made of one of them is withheld too. What the
 * tables show is public; what stands in no table is public with all that can be told from it by taking away, or not at all.
 */
export function publicCounts(
  tallies: readonly Tally[],
  tables: readonly ReleasedTable[],
  threshold: number,
): Counts | undefined {
  const all = tallies.find(({ by }) => by === null)?.counts
  const status = tables.find(({ code }) => code === 'status')
  if (!all || !status) return undefined
  const rule = ruleOf(threshold)
  const isSafe = (...counts: readonly number[]) => counts.every((count) => !isTooSmall(count, rule))
  const stands = (code: string) => status.rows.some((codes) => codes.join() === code)
  const if_ = <Value>(is: boolean, count: Value) => (is ? count : Number.NaN)
  const otherEducation = all.youthEducation - all.general - all.vocational
  const byKind = stands('youth-education') && isSafe(all.general, all.vocational, otherEducation)
  const choice = choiceIsSafe(all, tallies, tables, isSafe)
  const focus = stands('outside') && isSafe(all.focus, all.outside - all.focus)
  const rest = all.turned25 - all.turned25Completed
  const cohort = isSafe(all.turned25Completed, rest)
  const neither = rest - all.turned25OnTheWay - all.turned25Employed - all.turned25NotKnown
  const others = cohort && isSafe(all.turned25OnTheWay, all.turned25Employed, all.turned25NotKnown, neither)
  const gaps = isSafe(all.gapPeople, all.people - all.gapPeople)
  const interrupted = isSafe(all.interrupted)
  const { promised, promisesKept, promisesNotReached, promisesExcused } = all
  const broken = promised - promisesKept - promisesNotReached - promisesExcused
  // Several promises may be one person's: the people are too few before their promises are.
  const promises = isSafe(all.promisedPeople, promisesKept, promisesNotReached, promisesExcused, broken)
  return {
    people: all.people,
    compulsory: if_(stands('compulsory'), all.compulsory),
    youthEducation: if_(stands('youth-education'), all.youthEducation),
    completed: if_(stands('completed'), all.completed),
    outside: if_(stands('outside'), all.outside),
    notKnown: if_(stands('not-known'), all.notKnown),
    preparatory: if_(stands('preparatory'), all.preparatory),
    employed: if_(stands('employed'), all.employed),
    otherPlanned: if_(stands('other-planned'), all.otherPlanned),
    noActivity: if_(stands('no-activity'), all.noActivity),
    notConfirmed: if_(stands('not-confirmed'), all.notConfirmed),
    focus: if_(focus, all.focus),
    general: if_(byKind, all.general),
    vocational: if_(byKind, all.vocational),
    leavers: if_(choice, all.leavers),
    leaversGeneral: if_(choice, all.leaversGeneral),
    leaversVocational: if_(choice, all.leaversVocational),
    interrupted: if_(interrupted, all.interrupted),
    interruptedStill: if_(
      interrupted && isSafe(all.interruptedStill, all.interrupted - all.interruptedStill),
      all.interruptedStill,
    ),
    turned25: if_(cohort, all.turned25),
    turned25Completed: if_(cohort, all.turned25Completed),
    turned25OnTheWay: if_(others, all.turned25OnTheWay),
    turned25Employed: if_(others, all.turned25Employed),
    turned25NotKnown: if_(others, all.turned25NotKnown),
    gapDays: if_(gaps, all.gapDays),
    gapPeople: if_(gaps, all.gapPeople),
    promised: if_(promises, promised),
    promisesKept: if_(promises, promisesKept),
    promisesNotReached: if_(promises, promisesNotReached),
    promisesExcused: if_(promises, promisesExcused),
    promisedPeople: if_(promises, all.promisedPeople),
  }
}

/**
 * The choice of those who left school in the summer is a part of the table by age, and of the kinds of education: it is shown only
 * where that column is shown whole, and nothing that can be told by taking one from the other is too small.
 */
function choiceIsSafe(
  all: Counts,
  tallies: readonly Tally[],
  tables: readonly ReleasedTable[],
  isSafe: (...counts: readonly number[]) => boolean,
): boolean {
  const ages = tables.find(({ code }) => code === 'age')
  const column = ages?.columns.findIndex((codes) => codes.join() === '15-17') ?? -1
  if (!ages || column < 0 || ages.counts.some((line) => line[column] == null)) return false
  if (!ages.rows.some((codes) => codes.join() === 'compulsory')) return false
  const ofTheirAge = (of: (counts: Counts) => number) =>
    tallies
      .filter(({ by, category }) => by === 'age' && Number(category) < 18)
      .reduce((sum, { counts }) => sum + of(counts), 0)
  const { leavers, leaversGeneral, leaversVocational } = all
  const leaversOther = leavers - leaversGeneral - leaversVocational
  const inEducation = ofTheirAge(({ youthEducation }) => youthEducation)
  const notAtSchool = ofTheirAge(({ people, compulsory }) => people - compulsory)
  // Some have turned 18 since: what is left by taking away can be less than nobody, and then tells nothing.
  return isSafe(
    leavers,
    leaversGeneral,
    leaversVocational,
    leaversOther,
    inEducation - leaversGeneral - leaversVocational,
    notAtSchool - inEducation - leaversOther,
    notAtSchool - leavers,
    all.general - leaversGeneral,
    all.vocational - leaversVocational,
  )
}
