import { type Band, bootstrap } from './bootstrap.ts'
import { estimate, fewest, peopleBehind } from './estimate.ts'
import { project, shareAttained, startVector } from './project.ts'
import { type Sex, sexes, standings, stateCount } from './states.ts'
import { countTransitions, type Start, type Transition } from './transitions.ts'
import { asAsked, type WhatIf } from './what-ifs.ts'
import { type NeededRate, whatItTakes } from './what-it-takes.ts'

/** What the model needs of a register: the counts of one pair of years, and those who left 9th grade. */
export interface ForecastInput {
  readonly transitions: readonly Transition[]
  readonly start: readonly Start[]
}

export interface ForecastSettings {
  /** How far it is run, in years after 9th grade; 10 in the short form, 25 in the long one. */
  readonly years: number
  /** The target and the year it is measured in: 90 per cent, 8 years after 9th grade, before one turns 25. */
  readonly target: number
  readonly targetYear: number
  readonly runs: number
  /** The same seed gives the same band, on every machine. */
  readonly seed: number
}

export const usualSettings: ForecastSettings = {
  years: 10,
  target: 0.9,
  targetYear: 8,
  runs: 1000,
  seed: 851,
}

/** The share with at least a youth education so many years after 9th grade, in [0, 1]. */
export interface ForecastYear extends Band {
  readonly year: number
  readonly share: number
  readonly bySex: Readonly<Record<Sex, number>>
}

export interface Forecast {
  /** From year 0, the autumn after 9th grade. */
  readonly years: readonly ForecastYear[]
  readonly target: number
  readonly targetYear: number
  /** Share points from the result to the target; negative when it is passed. */
  readonly gap: number
  readonly takes: readonly NeededRate[]
  /** How many left 9th grade, and how many the rates were counted from. */
  readonly leavers: number
  readonly counted: number
  /** The part of the people's course through rates that rest on fewer than 20 people, in [0, 1]. */
  readonly leaning: number
}

/**
 * The open profile model: what becomes of those who leave 9th grade if the system and what people do in it stay as in the
 * counted year. It says what the system of that year can do, and is no prediction of any person (reference: statistics, 4.1, 4.2).
 */
export function makeForecast(input: ForecastInput, settings: ForecastSettings): Forecast {
  const rates = estimate(countTransitions(input.transitions))
  const start = startVector(input.start)
  const course = project(rates.shares, start, settings.years)
  const bands = bootstrap(rates, start, settings)
  const reached = shareAttained(project(rates.shares, start, settings.targetYear).at(-1) ?? start)
  return {
    years: yearsOf(course, bands),
    target: settings.target,
    targetYear: settings.targetYear,
    gap: settings.target - reached,
    takes: whatItTakes(rates, start, { target: settings.target, year: settings.targetYear }),
    leavers: start.reduce((total, people) => total + people, 0),
    counted: rates.counts.reduce((total, people) => total + people, 0),
    leaning: leaningOf(rates.counts, course.slice(0, -1)),
  }
}

/** The shares of each year if all that is asked came true together; no band: what is asked is not known from data. */
export function askWhatIf(input: ForecastInput, asked: readonly WhatIf[], years: number): number[] {
  const rates = estimate(countTransitions(input.transitions))
  const course = project(asAsked(rates.shares, asked), startVector(input.start), years)
  return course.map((people) => shareAttained(people))
}

const yearsOf = (course: readonly Float64Array[], bands: readonly Band[]): ForecastYear[] =>
  course.map((people, year) => ({
    year,
    share: shareAttained(people),
    low: bands[year]?.low ?? Number.NaN,
    high: bands[year]?.high ?? Number.NaN,
    bySex: {
      female: shareAttained(people, sexes.indexOf('female')),
      male: shareAttained(people, sexes.indexOf('male')),
    },
  }))

function leaningOf(counts: Float64Array, course: readonly Float64Array[]): number {
  let all = 0
  let leaning = 0
  for (const people of course)
    for (const [row, mass] of people.entries()) {
      const state = row % stateCount
      if (mass === 0 || standings[state]?.attained) continue
      all += mass
      if (peopleBehind(counts, (row - state) / stateCount, state) < fewest) leaning += mass
    }
  return all === 0 ? 0 : leaning / all
}
