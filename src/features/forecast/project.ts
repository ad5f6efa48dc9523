import { rowCount } from './estimate.ts'
import { rowIndex, sexes, standings, stateAfter, stateCount, stateIndex, targetCount } from './states.ts'
import type { Start } from './transitions.ts'

/** People by sex and state, flat, on 1 October of one year. */
export function startVector(start: readonly Start[]): Float64Array {
  const people = new Float64Array(rowCount)
  for (const { sex, place, people: number } of start) {
    const state = stateIndex({ place, years: 0, attained: false })
    const row = rowIndex(sexes.indexOf(sex), state)
    people[row] = (people[row] ?? 0) + number
  }
  return people
}

/** Everybody one year on, at these rates. */
export function yearOn(shares: Float64Array, people: Float64Array): Float64Array {
  const next = new Float64Array(rowCount)
  for (const [row, mass] of people.entries()) {
    if (mass === 0) continue
    const state = row % stateCount
    const sexStart = row - state
    for (let target = 0; target < targetCount; target += 1) {
      const share = shares[row * targetCount + target] ?? 0
      if (share === 0) continue
      const to = sexStart + (stateAfter[state * targetCount + target] ?? 0)
      next[to] = (next[to] ?? 0) + mass * share
    }
  }
  return next
}

/** The people of each year from 0 (the start) to `years`. */
export function project(shares: Float64Array, start: Float64Array, years: number): Float64Array[] {
  const course = [start]
  for (let year = 1; year <= years; year += 1) course.push(yearOn(shares, course[year - 1] ?? start))
  return course
}

const attainedStates: readonly number[] = standings.flatMap(({ attained }, state) =>
  attained ? [state] : [],
)

/** The share in [0, 1] who have at least a youth education; of one sex, or of all. Nobody at all is 0. */
export function shareAttained(people: Float64Array, sex?: number): number {
  const wanted = sex === undefined ? [...sexes.keys()] : [sex]
  let all = 0
  let attained = 0
  for (const one of wanted) {
    for (const mass of people.subarray(one * stateCount, (one + 1) * stateCount)) all += mass
    for (const state of attainedStates) attained += people[rowIndex(one, state)] ?? 0
  }
  return all === 0 ? 0 : attained / all
}
