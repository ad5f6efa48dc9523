import {
  cellCount,
  longestCounted,
  places,
  rowIndex,
  type Sex,
  type Standing,
  sexes,
  stateIndex,
  type Target,
  targetCount,
  targetIndex,
} from './states.ts'

/**
 * How many of one sex went from one standing to the next between two first days of October. Whoever emigrated or died in
 * between is left out by whoever counts: censored, and no interruption. Never by origin, which we do not hold.
 */
export interface Transition {
  readonly sex: Sex
  readonly from: Standing
  readonly to: Target
  readonly people: number
}

/** Where those who left 9th grade in one year were on 1 October of that year. */
export interface Start {
  readonly sex: Sex
  readonly place: Place
  readonly people: number
}
type Place = Target['place']

export type TransitionFaultCode =
  | 'PLACE_UNKNOWN'
  | 'YEARS_OUT_OF_RANGE'
  | 'COUNT_NOT_WHOLE'
  | 'ATTAINED_LOST'
  | 'COMPLETED_WITHOUT_EDUCATION'

export interface TransitionFault {
  readonly code: TransitionFaultCode
  /** The place in the list, from 0. */
  readonly index: number
}

/** What is wrong with counts that come from elsewhere; the codes are stable. An empty list is none. */
export const transitionFaults = (transitions: readonly Transition[]): TransitionFault[] =>
  transitions.flatMap((one, index) => faultsOf(one).map((code) => ({ code, index })))

function faultsOf({ from, to, people }: Transition): TransitionFaultCode[] {
  const faults: TransitionFaultCode[] = []
  if (!places.includes(from.place) || !places.includes(to.place)) faults.push('PLACE_UNKNOWN')
  if (!Number.isInteger(from.years) || from.years < 0 || from.years > longestCounted)
    faults.push('YEARS_OUT_OF_RANGE')
  if (!Number.isSafeInteger(people) || people < 0) faults.push('COUNT_NOT_WHOLE')
  if (from.attained && !to.attained) faults.push('ATTAINED_LOST')
  if ([from, to].some(({ place, attained }) => place === 'completed' && !attained))
    faults.push('COMPLETED_WITHOUT_EDUCATION')
  return faults
}

/** People for each sex, state and target, flat. Throws on counts that are not sound. */
export function countTransitions(transitions: readonly Transition[]): Float64Array {
  const [fault] = transitionFaults(transitions)
  if (fault) throw new Error(`transition ${fault.index}: ${fault.code}`)
  const counts = new Float64Array(cellCount)
  for (const { sex, from, to, people } of transitions) {
    const cell = rowIndex(sexes.indexOf(sex), stateIndex(from)) * targetCount + targetIndex(to)
    counts[cell] = (counts[cell] ?? 0) + people
  }
  return counts
}
