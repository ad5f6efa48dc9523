import { areas, boys, families, girls, streets } from '../people/names.ts'
import { Chance } from './chance.ts'
import { birthday, type Day, dayOf, never, nextFirst, yearOf } from './days.ts'
import type { Institution } from './institutions.ts'
import type { Episode, Focus, Home, Life } from './life.ts'
import { outside } from './outside.ts'
import { schooling } from './schooling.ts'
import { add, ageOn, type Step, type Walk } from './walk.ts'
import { focusReasons } from './words.ts'
import { general, stu, vocational } from './youth-education.ts'

/** From this day, to before that one. */
export type Span = readonly [Day, Day]

/** What is decided about a life before it is drawn. */
export interface Beginning {
  readonly born: Span
  /** So many of a thousand grew up here; the others move in as young adults. */
  readonly grewUpHere: number
  /** When they move in, where that is decided. */
  readonly arrives?: Span
  /** When they move out, where that is decided. */
  readonly leaves?: Span
}

export interface Place {
  readonly seed: number
  readonly institutions: Readonly<Record<Institution, number>>
}

/** One attempt at the life of a slot: the same each time. */
export function drawLife(place: Place, slot: number, attempt: number, beginning: Beginning): Life {
  const chance = new Chance(place.seed, slot, attempt)
  const born = inSpan(chance, beginning.born)
  const walk: Walk = {
    chance,
    born,
    institutions: place.institutions,
    episodes: [],
    askedEvery: chance.pick([35, 60, 75, 85, 85, 100, 150, 185]),
  }
  const here = chance.happens(beginning.grewUpHere)
  const area = chance.below(areas.length)
  const arrives = here ? born : arrival(walk, beginning.arrives)
  live(walk, here ? schooling(walk, area) : movedIn(walk, arrives))
  const leaves = beginning.leaves ? inSpan(chance, beginning.leaves) : leaving(walk, here, arrives)
  const sex = chance.happens(490) ? 'female' : 'male'
  return {
    born,
    sex,
    given: chance.below((sex === 'female' ? girls : boys).length),
    family: chance.below(families.length),
    isProtected: chance.happens(4),
    homes: homesOf(walk, area, arrives, leaves),
    episodes: walk.episodes.filter(({ from }) => from < leaves).map((one) => unheardOf(one, leaves)),
    focus: focusOf(walk, leaves),
  }
}

const inSpan = (chance: Chance, [from, until]: Span): Day => from + chance.below(until - from)

const steps = { general, vocational, stu, outside } as const

function live(walk: Walk, first: Step): void {
  const thirty = birthday(walk.born, 30)
  let step = first
  while (step.to !== 'settled' && step.day < thirty) {
    // General upper secondary begins in August only, vocational education also in January.
    const begins =
      step.to === 'outside' ? step.day : nextFirst(step.day, step.to === 'general' ? [8] : [1, 8])
    step = steps[step.to](walk, begins)
  }
}

/** Most who move in at 18 to 23 have a youth education from elsewhere. */
function movedIn(walk: Walk, arrives: Day): Step {
  const { chance } = walk
  const to = chance.among({ settled: 915, vocational: 30, general: 15, outside: 40 })
  if (to === 'settled') {
    const nineteen = dayOf(yearOf(walk.born) + 19, 6, 28)
    const from =
      nineteen < arrives ? nineteen : dayOf(yearOf(arrives) - (ageOn(walk, arrives) < 18 ? 0 : 1), 6, 28)
    add(walk, { type: 'youth-education-completed', from: Math.min(from, arrives), end: never, outcome: null })
  }
  if (to !== 'vocational' && to !== 'general') return { day: arrives, to }
  const begins = nextFirst(arrives, to === 'general' ? [8] : [1, 8])
  if (begins > arrives)
    add(walk, { type: 'employment', from: arrives, end: begins, outcome: 'other', hours: 120 })
  return { day: begins, to }
}

function arrival({ chance, born }: Walk, decided: Span | undefined): Day {
  if (decided) return inSpan(chance, decided)
  const age = chance.pick([18, 19, 19, 20, 20, 20, 21, 21, 21, 22, 22, 23])
  // Studies begin on 1 September: half of them come in the weeks around it.
  const year = yearOf(born) + age
  return chance.happens(550) ? dayOf(year, 8, 1) + chance.below(50) : dayOf(year, 1) + chance.below(365)
}

function leaving(walk: Walk, here: boolean, arrives: Day): Day {
  const { chance, born } = walk
  if (!here) return chance.happens(350) ? never : arrives + chance.between(14, 130) * 30
  if (!chance.happens(230)) return never
  return dayOf(yearOf(born) + chance.between(19, 23), 7, 1) + chance.below(80)
}

/** Of what goes on where somebody moved to, nobody here hears any more: no end, and no word after the move. */
const unheardOf = (episode: Episode, leaves: Day): Episode =>
  episode.end <= leaves
    ? episode
    : { ...episode, end: never, outcome: null, reason: null, confirmedEvery: null }

function homesOf(walk: Walk, area: number, from: Day, leaves: Day): Home[] {
  const { chance } = walk
  const home = (start: Day, end: Day, where: number): Home => ({
    area: where,
    street: chance.below(streets.length),
    house: chance.between(1, 180),
    from: start,
    end,
  })
  const moves = birthday(walk.born, 18) + chance.below(2000)
  if (moves >= leaves || moves <= from || !chance.happens(500)) return [home(from, leaves, area)]
  return [home(from, moves, area), home(moves, leaves, chance.below(areas.length))]
}

/** About one in six who have stood outside for some time, from 2019 on. */
function focusOf({ chance, episodes, born }: Walk, leaves: Day): Focus[] {
  const marked = episodes.find(
    ({ type, from }) =>
      (type === 'none' || type === 'illness' || type === 'job-centre-offer' || type === 'pgu') &&
      from >= dayOf(2019, 10) &&
      from < Math.min(leaves, birthday(born, 25)) &&
      chance.happens(220),
  )
  if (!marked) return []
  const from = marked.from + chance.between(14, 60)
  const end = Math.min(from + chance.between(3, 18) * 30, leaves)
  return from < end ? [{ from, end, review: from + 90, reason: chance.below(focusReasons.length) }] : []
}
