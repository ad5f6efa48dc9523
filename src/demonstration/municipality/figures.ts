import { dayFrom } from './days.ts'

/** The day of the source's figures: the end of the third quarter of 2019. */
export const anchor = dayFrom('2019-09-30')
/** Interruptions are counted from here to the anchor, both included. */
export const quarterBegins = dayFrom('2019-07-01')
/** The day on which the last school year before the anchor had ended. */
export const schoolEnded = dayFrom('2019-08-01')
/** How old somebody was who left school is counted on the last day of the summer, as the rules of status have it. */
export const summerEnds = dayFrom('2019-09-15')
/** Everybody is held who was 15 to 24 here on some day from here on. */
export const registerBegins = dayFrom('2017-08-01')

/** What the strategy says of the young people of 15 to 24 years on the anchor (seed; domain §3). */
export const source = {
  young: 34_249,
  outside: 3030,
  specialFocus: 500,
  youthEducation: 6686,
  interruptions: 255,
  /** After compulsory school or 10th form that summer. */
  choseGeneral: 2368,
  choseVocational: 441,
  choseOther: 79,
} as const

/**
 * Ours: how many of the others are still at school, and where the interrupted stand. Those who left school in 2019 are many, as
 * the source has them; the forms below are of that size too.
 */
const ours = {
  atSchool: 3120,
  interruptedWithFocus: 40,
  interruptedOutside: 150,
  interruptedElsewhere: 65,
} as const

/** How many of each there are on the anchor. Every young person is in one of these groups and no other. */
export interface Groups {
  readonly focus: number
  readonly focusInterrupted: number
  readonly outside: number
  readonly outsideInterrupted: number
  readonly choseOther: number
  readonly choseGeneral: number
  readonly choseVocational: number
  readonly educated: number
  readonly educatedInterrupted: number
  readonly atSchool: number
  readonly completed: number
}
export type Group = keyof Groups

/** The source's figures for another number of young people, by largest remainder: parts always add up to their whole. */
export function groupsFor(young: number): Groups {
  const { outside, youthEducation } = source
  const [out, educated, atSchool, completed] = share(young, [
    outside,
    youthEducation,
    ours.atSchool,
    source.young - outside - youthEducation - ours.atSchool,
  ])
  const { specialFocus, choseOther, choseGeneral, choseVocational } = source
  const [focus, other, outsideRest] = share(out, [
    specialFocus,
    choseOther,
    outside - specialFocus - choseOther,
  ])
  const [chose, vocational, educatedRest] = share(educated, [
    choseGeneral,
    choseVocational,
    youthEducation - choseGeneral - choseVocational,
  ])
  const interruptions = Math.round((source.interruptions * young) / source.young)
  const [inFocus, inOutside, elsewhere] = share(interruptions, [
    ours.interruptedWithFocus,
    ours.interruptedOutside,
    ours.interruptedElsewhere,
  ])
  return {
    focus: focus - inFocus,
    focusInterrupted: inFocus,
    outside: outsideRest - inOutside,
    outsideInterrupted: inOutside,
    choseOther: other,
    choseGeneral: chose,
    choseVocational: vocational,
    educated: educatedRest - elsewhere,
    educatedInterrupted: elsewhere,
    atSchool,
    completed,
  }
}

/** Divides a whole in proportion; what rounding leaves goes to the largest remainders, the first of equal ones first. */
function share<const Parts extends readonly number[]>(
  whole: number,
  parts: Parts,
): { readonly [Key in keyof Parts]: number } {
  const sum = parts.reduce((total, part) => total + part, 0)
  const exact = parts.map((part) => (part * whole) / sum)
  const given = exact.map(Math.floor)
  const left = whole - given.reduce((total, part) => total + part, 0)
  const order = exact.map((part, index) => ({ index, rest: part - Math.floor(part) }))
  for (const { index } of order
    .sort((one, other) => other.rest - one.rest || one.index - other.index)
    .slice(0, left))
    given[index] = (given[index] ?? 0) + 1
  return given as unknown as { readonly [Key in keyof Parts]: number }
}
