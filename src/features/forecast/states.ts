/**
 * Where somebody can be on 1 October of a year after 9th grade (reference: statistics, 4.2). `outside` is any life without
 * an education; `completed` is one without an education after a youth education; `higher` is a higher education.
 */
export const places = [
  'tenth-grade',
  'preparatory',
  'vocational-basic',
  'vocational-main',
  'general-upper',
  'outside',
  'completed',
  'higher',
] as const
export type Place = (typeof places)[number]

export const sexes = ['female', 'male'] as const
export type Sex = (typeof sexes)[number]

/** Years in the same place are counted 0, 1, 2 and 3 or more: with less, course length and reforms are lost. */
export const longestCounted = 3
const lengths = longestCounted + 1

/** A place, whole years in it, and whether at least a youth education was ever completed. */
export interface Standing {
  readonly place: Place
  /** 0 to 3; 3 stands for three or more. */
  readonly years: number
  /** At least a youth education, or a higher education without one (4.1: 93 = 89 + 4 per cent). */
  readonly attained: boolean
}

/** Where a year leads: how long one has been there follows from where one was. */
export type Target = Omit<Standing, 'years'>

export const stateCount = places.length * lengths * 2
export const targetCount = places.length * 2

export const targetIndex = ({ place, attained }: Target): number =>
  places.indexOf(place) * 2 + Number(attained)

export const stateIndex = ({ place, years, attained }: Standing): number =>
  (places.indexOf(place) * lengths + years) * 2 + Number(attained)

export const standings: readonly Standing[] = places.flatMap((place) =>
  Array.from({ length: lengths }, (_, years) =>
    [false, true].map((attained) => ({ place, years, attained })),
  ).flat(),
)

export const targets: readonly Target[] = places.flatMap((place) =>
  [false, true].map((attained) => ({ place, attained })),
)

/** The state after one year: `stateAfter[state * targetCount + target]`. */
export const stateAfter: Int32Array = Int32Array.from(
  standings.flatMap((from) =>
    targets.map((to) =>
      stateIndex({ ...to, years: from.place === to.place ? Math.min(from.years + 1, longestCounted) : 0 }),
    ),
  ),
)

/** Rates and counts lie flat: one number for each sex, state and target. */
export const cellCount = sexes.length * stateCount * targetCount
export const rowIndex = (sex: number, state: number): number => sex * stateCount + state
