import { birthday, type Day, dayOf, monthsOn } from './days.ts'
import type { Beginning } from './draw-life.ts'
import { anchor, type Group, groupsFor, registerBegins, source } from './figures.ts'
import type { Life } from './life.ts'
import { groupOf, interruptionsOf, isYoung, livesHere } from './standing.ts'

/* A municipality is a list of places to fill. Their order, and how many there are in each month, hang on its size alone: a
   later end of the register only adds to the list. */

export interface Slot {
  readonly beginning: Beginning
  /** Whether a drawn life may fill it. */
  fits(life: Life, slot: number): boolean
  readonly focus: boolean
}

/** Slots that come together: of one group on the anchor, or of those who come or leave in one month. */
export interface Batch {
  readonly size: number
  readonly slot: Slot
  /** Whoever is in it is in the register from the first of this month at the earliest. */
  readonly month: Day
}

/** A month, for the source's number of young people: who turns 15 here and who moves in, who turns 25 and who moves out. */
const aMonth = { turn15: 185, moveIn: 215, turn25: 215, moveOut: 115 } as const

const allAges: Beginning['born'] = [dayOf(1994, 10), dayOf(2004, 10)]
/** Form 9 ended in 2019 for those born in 2003, form 10 for those born in 2002; a year later for some. */
const leftIn2019: Beginning['born'] = [dayOf(2001, 1), dayOf(2004, 1)]

const beginnings: Readonly<Record<Group, Beginning>> = {
  focus: { born: allAges, grewUpHere: 420 },
  focusInterrupted: { born: [dayOf(1996, 1), dayOf(2003, 1)], grewUpHere: 900 },
  outside: { born: allAges, grewUpHere: 420 },
  outsideInterrupted: { born: [dayOf(1996, 1), dayOf(2003, 1)], grewUpHere: 900 },
  choseOther: { born: leftIn2019, grewUpHere: 1000 },
  choseGeneral: { born: leftIn2019, grewUpHere: 1000 },
  choseVocational: { born: leftIn2019, grewUpHere: 1000 },
  educated: { born: allAges, grewUpHere: 420 },
  educatedInterrupted: { born: [dayOf(1996, 1), dayOf(2003, 1)], grewUpHere: 900 },
  atSchool: { born: [dayOf(2001, 10), dayOf(2004, 10)], grewUpHere: 1000 },
  completed: { born: allAges, grewUpHere: 500 },
}

/** All batches of a municipality whose people are in the register by a day, in the order of their slots. */
export function* batchesUntil(young: number, until: Day): Generator<Batch> {
  for (const [group, size] of Object.entries(groupsFor(young)) as [Group, number][])
    yield { size, month: registerBegins, slot: onTheAnchor(group) }
  const scaled = countsFor(young)
  for (let month = registerBegins; month < anchor; month = monthsOn(month, 1)) {
    yield { size: scaled('turn25', month), month: registerBegins, slot: turning25(month) }
    yield { size: scaled('moveOut', month), month: registerBegins, slot: movingOut(month) }
  }
  for (let month = dayOf(2019, 10); month <= until; month = monthsOn(month, 1)) {
    yield { size: scaled('turn15', month), month, slot: turning15(month) }
    yield { size: scaled('moveIn', month), month, slot: movingIn(month) }
  }
}

/** So that the months of a small municipality add up too, each takes what has come together since the one before. */
function countsFor(young: number): (flow: keyof typeof aMonth, month: Day) => number {
  return (flow, month) => {
    const months = Math.round((month - registerBegins) / 30.4375)
    const until = (count: number) => Math.floor((count * aMonth[flow] * young) / source.young)
    return until(months + 1) - until(months)
  }
}

function onTheAnchor(group: Group): Slot {
  const focus = group === 'focus' || group === 'focusInterrupted'
  const wanted = group === 'focus' ? 'outside' : group === 'focusInterrupted' ? 'outsideInterrupted' : group
  return { beginning: beginnings[group], focus, fits: (life, slot) => groupOf(life, slot) === wanted }
}

const turning25 = (month: Day): Slot => ({
  beginning: { born: [back(month, 25), back(monthsOn(month, 1), 25)], grewUpHere: 250 },
  focus: false,
  // Once here before 25, and that not only before the register began.
  fits: (life) => {
    const last = birthday(life.born, 25) - 1
    return livesHere(life, last) && last >= registerBegins && isQuiet(life)
  },
})

const movingOut = (month: Day): Slot => ({
  beginning: {
    born: [back(month, 25), back(month, 17)],
    grewUpHere: 300,
    leaves: [Math.max(month, registerBegins + 1), Math.min(monthsOn(month, 1), anchor + 1)],
  },
  focus: false,
  fits: (life) => {
    const last = (life.homes.at(-1)?.end ?? 0) - 1
    return livesHere(life, last) && isYoung(life, last) && isQuiet(life)
  },
})

const turning15 = (month: Day): Slot => ({
  beginning: { born: [back(month, 15), back(monthsOn(month, 1), 15)], grewUpHere: 1000 },
  focus: false,
  fits: (life) => livesHere(life, birthday(life.born, 15)),
})

const movingIn = (month: Day): Slot => ({
  beginning: {
    born: [back(month, 24), back(month, 18)],
    grewUpHere: 0,
    arrives: [month, monthsOn(month, 1)],
  },
  focus: false,
  fits: (life) => isYoung(life, life.homes[0]?.from ?? 0) && isQuiet(life),
})

/** What the source counts in its quarter happened to those it counts. */
const isQuiet = (life: Life): boolean => interruptionsOf(life) === 0

/** The first of the month so many years before. */
const back = (month: Day, years: number): Day => monthsOn(month, -12 * years)
