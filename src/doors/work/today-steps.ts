import type { Load } from '../../features/promises/index.ts'
import type { StepToDo } from '../../features/talks/index.ts'
import type { TodayFilter } from './today-filter.ts'

type Step = Pick<StepToDo, 'isLate' | 'owner'>

const areOf = <One extends Step>(steps: readonly One[], { ownerId }: TodayFilter): readonly One[] =>
  ownerId === undefined ? steps : steps.filter(({ owner }) => owner.id === ownerId)

/** The agreed steps that a filter lets through. */
export function stepsThrough<One extends Step>(steps: readonly One[], filter: TodayFilter): readonly One[] {
  if (filter.kind !== undefined && filter.kind !== 'step') return []
  return areOf(steps, filter).filter(({ isLate }) => isLate || !filter.lateOnly)
}

/** How many there are, whatever kind the filter is for, and how many of them are late. */
export function countSteps(
  steps: readonly Step[],
  filter: TodayFilter,
): { readonly open: number; readonly late: number } {
  const all = areOf(steps, filter)
  return { open: all.length, late: all.filter(({ isLate }) => isLate).length }
}

/** What each of a team has, the agreed steps with it. */
export const withSteps = (loads: readonly Load[], steps: readonly Step[]): readonly Load[] =>
  loads.map((load) => {
    const theirs = steps.filter(({ owner }) => owner.id === load.id)
    const late = theirs.filter(({ isLate }) => isLate)
    return { ...load, open: load.open + theirs.length, late: load.late + late.length }
  })

/** Two lists that go by a day as one that does; of the same day what stands in the first comes first. */
export const byDay = <One extends { readonly dueOn: string | undefined }>(
  first: readonly One[],
  second: readonly One[],
): readonly One[] =>
  second.length === 0
    ? first
    : [...first, ...second].sort((one, other) => compare(one.dueOn ?? '', other.dueOn ?? ''))

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
