import type { Chance } from './chance.ts'
import { birthday, type Day, never } from './days.ts'
import { type Institution, institutionOf } from './institutions.ts'
import type { ActivityType, Episode, Outcome } from './life.ts'

/** A life while it is drawn. */
export interface Walk {
  readonly chance: Chance
  readonly born: Day
  /** How many institutions there are to choose among. */
  readonly institutions: Readonly<Record<Institution, number>>
  readonly episodes: Episode[]
  /** How often somebody asks after them while they are outside: every so many days; the same person is asked as often. */
  readonly askedEvery: number
}

/** Where somebody stands after an episode, and where they go from there. */
export interface Step {
  readonly day: Day
  readonly to: 'general' | 'vocational' | 'stu' | 'outside' | 'settled'
}

interface Drawn {
  readonly type: ActivityType
  readonly from: Day
  readonly end: Day
  readonly outcome: Outcome | null
  readonly planned?: Day | null
  readonly provider?: number | undefined
  readonly education?: number | undefined
  readonly hours?: number
  readonly reason?: number
}

/** Half a year: institutions report whom they have. */
const reported = 180

export function add(walk: Walk, drawn: Drawn): Episode {
  const { chance } = walk
  const institution = institutionOf(drawn.type)
  const asked =
    institution && institution !== 'adult' && institution !== 'preparatory' ? reported : walk.askedEvery
  const episode: Episode = {
    type: drawn.type,
    from: drawn.from,
    end: drawn.end,
    outcome: drawn.end === never ? null : drawn.outcome,
    provider: institution ? (drawn.provider ?? chance.below(walk.institutions[institution])) : null,
    education: drawn.education ?? null,
    hours: drawn.hours ?? null,
    planned: drawn.planned ?? null,
    reason: drawn.reason ?? null,
    learned: drawn.from + lateBy(chance, drawn.type),
    confirmedEvery: chance.happens(institution ? 8 : 70) ? null : asked,
  }
  walk.episodes.push(episode)
  return episode
}

/** Starts of an education are known before; of other things now and then a little later. */
function lateBy(chance: Chance, type: ActivityType): number {
  const known = institutionOf(type)
  if (type === 'compulsory-school' || type === 'youth-education-completed') return 0
  if (known) return chance.happens(60) ? -30 : 0
  return chance.happens(60) ? 14 : 0
}

/** Whole years somebody has lived on a day. */
export function ageOn({ born }: Walk, day: Day): number {
  let age = Math.floor((day - born) / 365.25)
  if (birthday(born, age + 1) <= day) age += 1
  if (birthday(born, age) > day) age -= 1
  return age
}
