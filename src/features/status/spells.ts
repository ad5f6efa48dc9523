import { always } from '../../platform/days.ts'
import { versionOn } from '../rule-versions/index.ts'
import type { Segment, StatusRules, SubSegment } from '../status-rules/index.ts'
import { type ActivityFact, compare, lapsesOn, statusOn } from './rules.ts'

/** Where somebody lived; people count where they live on the day. */
export interface Home {
  readonly municipalityCode: string
  readonly area: string | null
  readonly from: string
  /** The first day on which they no longer live there; `infinity` while they do. */
  readonly until: string
}

/** A stretch of days on which nothing changes. */
export interface Spell {
  readonly firstDay: string
  /** The first day on which it no longer holds, or `infinity`. */
  readonly until: string
  readonly segment: Segment
  readonly subSegment: SubSegment | null
  readonly primaryType: string | null
  readonly primaryActivity: string | null
  readonly providerId: string | null
  readonly municipalityCode: string | null
  readonly area: string | null
}

/** All of somebody's spells, from birth on: asked at each day on which anything can change, and equal neighbours joined. */
export function spellsOf(
  birthDate: string,
  activities: readonly ActivityFact[],
  homes: readonly Home[],
  versions: readonly StatusRules[],
): Spell[] {
  const turns = [...new Set([birthDate, ...turningDays(activities, homes, versions)])]
    .filter((day) => day >= birthDate && day < always)
    .sort()
  const spells: Spell[] = []
  for (const [index, firstDay] of turns.entries()) {
    const until = turns[index + 1] ?? always
    const spell = spellOn(firstDay, until, activities, homes, versions)
    const before = spells.at(-1)
    if (before && sameExceptDays(before, spell)) spells[spells.length - 1] = { ...before, until }
    else spells.push(spell)
  }
  return spells
}

function turningDays(
  activities: readonly ActivityFact[],
  homes: readonly Home[],
  versions: readonly StatusRules[],
): string[] {
  return [
    ...versions.flatMap(({ inForce }) => (inForce ? [inForce.from, inForce.until] : [])),
    ...homes.flatMap(({ from, until }) => [from, until]),
    ...activities.flatMap((activity) => [
      activity.from,
      activity.until,
      ...versions.flatMap(({ types }) => {
        const type = types.get(activity.type)
        return type ? [lapsesOn(activity, type)] : []
      }),
    ]),
  ]
}

function spellOn(
  firstDay: string,
  until: string,
  activities: readonly ActivityFact[],
  homes: readonly Home[],
  versions: readonly StatusRules[],
): Spell {
  const { segment, subSegment, primary } = statusOn(firstDay, activities, versionOn(firstDay, versions))
  // Two homes at once are refused where they are entered; should there be two, the answer is the same every time.
  const [home] = homes
    .filter(({ from, until: left }) => from <= firstDay && firstDay < left)
    .sort((one, other) => compare(placeOf(one), placeOf(other)))
  return {
    firstDay,
    until,
    segment,
    subSegment,
    primaryType: primary?.type ?? null,
    primaryActivity: primary?.activityId ?? null,
    providerId: primary?.providerId ?? null,
    municipalityCode: home?.municipalityCode ?? null,
    area: home?.area ?? null,
  }
}

const placeOf = ({ municipalityCode, area }: Home): string => `${municipalityCode}${area ?? ''}`

const sameExceptDays = (one: Spell, other: Spell): boolean =>
  one.segment === other.segment &&
  one.subSegment === other.subSegment &&
  one.primaryActivity === other.primaryActivity &&
  one.primaryType === other.primaryType &&
  one.providerId === other.providerId &&
  one.municipalityCode === other.municipalityCode &&
  one.area === other.area
