import { birthday, type Day } from './days.ts'
import { anchor, type Group, quarterBegins, schoolEnded, summerEnds } from './figures.ts'
import { completes, type Episode, isYouthEducation, type Life, levelOf } from './life.ts'
import { activitiesOn, type RecordedActivity } from './record.ts'

/* Where a drawn life stands on the anchor. This only chooses lives: the golden test asks the program's own figures. */

export const isYoung = ({ born }: Life, day: Day): boolean =>
  birthday(born, 15) <= day && day < birthday(born, 25)

export const livesHere = ({ homes }: Life, day: Day): boolean =>
  homes.some(({ from, end }) => from <= day && day < end)

/** Which group of the source's figures a life fits on the anchor; nothing where it fits none. */
export function groupOf(life: Life, slot: number): Group | undefined {
  if (!livesHere(life, anchor) || !isYoung(life, anchor)) return undefined
  const holding = activitiesOn(anchor, life.episodes, slot).filter(
    ({ type, from, until }) => from <= anchor && until === null && type !== 'youth-education-completed',
  )
  if (holding.some(isStale)) return undefined
  const group = quietGroup(life, holding)
  const interrupted = interruptionsOf(life)
  if (interrupted === 0) return group
  if (interrupted > 1 || !group) return undefined
  return group === 'outside' ? 'outsideInterrupted' : group === 'educated' ? 'educatedInterrupted' : undefined
}

function quietGroup(life: Life, holding: readonly RecordedActivity[]): Group | undefined {
  const atSchool = holding.some(({ type }) => levelOf(type) === 'school')
  const left = life.episodes.some(({ type, end }) => levelOf(type) === 'school' && end === schoolEnded)
  const education = holding.find(({ type }) => isYouthEducation(type))
  // The strategy's choice is that of those aged 15 to 17: some of those who began school late are 18 when they leave it.
  if (left && !atSchool && birthday(life.born, 18) > summerEnds) {
    if (!education) return holding.length > 0 ? 'choseOther' : undefined
    if (education.type === 'stu') return undefined
    return levelOf(education.type) === 'general' ? 'choseGeneral' : 'choseVocational'
  }
  if (education) return 'educated'
  if (hasCompleted(life)) return 'completed'
  if (atSchool) return 'atSchool'
  return holding.length > 0 ? 'outside' : undefined
}

const hasCompleted = ({ episodes }: Life): boolean =>
  episodes.some(({ type, from, end, outcome }) =>
    type === 'youth-education-completed'
      ? from <= anchor
      : completes(type) && outcome === 'completed' && end <= anchor,
  )

/** Planned to have ended since somebody last said that it goes on. Every type's months are more than the weeks of asking. */
const isStale = ({ planned, confirmed }: RecordedActivity): boolean =>
  planned !== null && planned >= confirmed && planned < anchor

/**
 * How often something with a level of its own ended in the quarter before the anchor without going on: as the status feature
 * counts interruptions, FGU's among them.
 */
export function interruptionsOf({ episodes }: Life): number {
  return episodes.filter(
    (one) =>
      quarterBegins <= one.end &&
      one.end <= anchor &&
      one.outcome !== 'completed' &&
      hasLevel(one) &&
      !episodes.some((other) => goesOn(one, other)),
  ).length
}

const hasLevel = ({ type }: Episode): boolean => !['school', 'other'].includes(levelOf(type))

const goesOn = (one: Episode, other: Episode): boolean =>
  other !== one && levelOf(other.type) === levelOf(one.type) && other.from <= one.end && one.end < other.end
