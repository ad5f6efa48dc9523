import { type Random, seeded } from './random.ts'
import {
  longestCounted,
  type Place,
  type Sex,
  type Standing,
  sexes,
  standings,
  type Target,
  targetCount,
} from './states.ts'
import type { Start, Transition } from './transitions.ts'

/*
 * Invented yearly rates that look like published ones (reference: statistics, 3: some 85 per cent with a youth education after
 * 8 years, a fifth interrupted in the first year of vocational education), and registers drawn from them.
 */

type Way = readonly [to: Place, attained: 0 | 1, share: number]
type Course = Readonly<Record<number, readonly Way[]>>

/** By place and whole years in it; a place not named goes on as in its last named year. */
const truth: Partial<Record<Place, Course>> = {
  'tenth-grade': {
    0: [
      ['general-upper', 0, 0.62],
      ['vocational-basic', 0, 0.29],
      ['preparatory', 0, 0.03],
      ['tenth-grade', 0, 0.01],
      ['outside', 0, 0.05],
    ],
  },
  preparatory: {
    0: [
      ['preparatory', 0, 0.4],
      ['vocational-basic', 0, 0.28],
      ['outside', 0, 0.32],
    ],
    1: [
      ['preparatory', 0, 0.2],
      ['vocational-basic', 0, 0.36],
      ['outside', 0, 0.44],
    ],
  },
  'vocational-basic': {
    0: [
      ['vocational-main', 0, 0.58],
      ['vocational-basic', 0, 0.21],
      ['general-upper', 0, 0.03],
      ['outside', 0, 0.18],
    ],
    1: [
      ['vocational-main', 0, 0.52],
      ['vocational-basic', 0, 0.16],
      ['outside', 0, 0.32],
    ],
  },
  'vocational-main': {
    0: [
      ['vocational-main', 0, 0.93],
      ['outside', 0, 0.07],
    ],
    1: [
      ['vocational-main', 0, 0.8],
      ['completed', 1, 0.15],
      ['outside', 0, 0.05],
    ],
    2: [
      ['vocational-main', 0, 0.35],
      ['completed', 1, 0.62],
      ['outside', 0, 0.03],
    ],
    3: [
      ['vocational-main', 0, 0.1],
      ['completed', 1, 0.88],
      ['outside', 0, 0.02],
    ],
  },
  'general-upper': {
    0: [
      ['general-upper', 0, 0.93],
      ['vocational-basic', 0, 0.03],
      ['outside', 0, 0.04],
    ],
    1: [
      ['general-upper', 0, 0.91],
      ['completed', 1, 0.05],
      ['vocational-basic', 0, 0.01],
      ['outside', 0, 0.03],
    ],
    2: [
      ['completed', 1, 0.89],
      ['general-upper', 0, 0.08],
      ['outside', 0, 0.03],
    ],
    3: [
      ['completed', 1, 0.8],
      ['general-upper', 0, 0.1],
      ['outside', 0, 0.1],
    ],
  },
  outside: {
    0: [
      ['outside', 0, 0.34],
      ['vocational-basic', 0, 0.32],
      ['general-upper', 0, 0.18],
      ['preparatory', 0, 0.16],
    ],
    1: [
      ['outside', 0, 0.55],
      ['vocational-basic', 0, 0.26],
      ['general-upper', 0, 0.09],
      ['preparatory', 0, 0.1],
    ],
    2: [
      ['outside', 0, 0.78],
      ['vocational-basic', 0, 0.13],
      ['general-upper', 0, 0.04],
      ['preparatory', 0, 0.05],
    ],
  },
}
const afterwards: readonly Way[] = [
  ['completed', 1, 0.7],
  ['higher', 1, 0.3],
]

function waysFrom({ place, years, attained }: Standing): readonly Way[] {
  if (attained) return afterwards
  const course = truth[place] ?? {}
  const known = Object.keys(course)
    .map(Number)
    .filter((year) => year <= years)
  return course[Math.max(...known)] ?? []
}

const wayTo = ([place, attained]: Way): Target => ({ place, attained: attained === 1 })

/** Those who left 9th grade in one year in a municipality of some 200,000. */
export const plausibleStart: readonly Start[] = sexes.flatMap((sex): Start[] => [
  { sex, place: 'tenth-grade', people: 560 },
  { sex, place: 'general-upper', people: sex === 'female' ? 420 : 340 },
  { sex, place: 'vocational-basic', people: sex === 'female' ? 90 : 160 },
  { sex, place: 'preparatory', people: 30 },
  { sex, place: 'outside', people: 50 },
])

/** The rates themselves, as if counted from a million people in every state. */
export const certainRegister: readonly Transition[] = sexes.flatMap((sex) =>
  standings.flatMap((from) =>
    waysFrom(from).map((way) => ({ sex, from, to: wayTo(way), people: Math.round(1_000_000 * way[2]) })),
  ),
)

/** A year's counts, drawn from the rates: about as many people in each standing as ten cohorts bring there. */
export function drawnRegister(seed: number, size = 1): Transition[] {
  const random = seeded(seed)
  return sexes.flatMap((sex) =>
    standings.flatMap((from) => drawnRow(random, sex, from, Math.round(size * peopleIn(from)))),
  )
}

/** Roughly how many of one sex stand there in a year, all cohorts together. */
function peopleIn({ place, years, attained }: Standing): number {
  if (attained) return place === 'completed' || place === 'higher' ? 800 : 0
  const first: Partial<Record<Place, number>> = {
    'tenth-grade': 560,
    preparatory: 180,
    'vocational-basic': 420,
    'vocational-main': 300,
    'general-upper': 750,
    outside: 330,
  }
  const stays: Partial<Record<Place, number>> = {
    'tenth-grade': 0.01,
    preparatory: 0.4,
    'vocational-basic': 0.2,
    'vocational-main': 0.75,
    'general-upper': 0.8,
    outside: 0.6,
  }
  return (first[place] ?? 0) * (stays[place] ?? 0) ** Math.min(years, longestCounted)
}

function drawnRow(random: Random, sex: Sex, from: Standing, people: number): Transition[] {
  const ways = waysFrom(from)
  const counts = ways.map(() => 0)
  const reach = ways.map((_, index) => (index + 1 < ways.length ? sharesTo(ways, index) : 1))
  for (let person = 0; person < people; person += 1) {
    const chance = random()
    const at = ways.findIndex((_, index) => chance < (reach[index] ?? 1))
    counts[at] = (counts[at] ?? 0) + 1
  }
  return ways.flatMap((way, index) => {
    const number = counts[index] ?? 0
    return number > 0 ? [{ sex, from, to: wayTo(way), people: number }] : []
  })
}

const sharesTo = (ways: readonly Way[], last: number): number =>
  ways.slice(0, last + 1).reduce((total, [, , share]) => total + share, 0)

/** How far the rows of shares are from summing to 1, at most, and the smallest share: a check of whole matrices. */
export function extremesOf(shares: Float64Array): { readonly off: number; readonly least: number } {
  let [off, least] = [0, 1]
  for (let row = 0; row < shares.length; row += targetCount) {
    const cells = shares.subarray(row, row + targetCount)
    off = Math.max(off, Math.abs(cells.reduce((total, share) => total + share, 0) - 1))
    least = Math.min(least, ...cells)
  }
  return { off, least }
}
