import type { Day } from './days.ts'
import { anchor } from './figures.ts'
import type { ActivityType, Episode, Focus, Life, Outcome } from './life.ts'

/** What the municipality has written about an activity, by some day. */
export interface RecordedActivity {
  readonly type: ActivityType
  readonly from: Day
  /** The first day without it; nothing while it goes on. */
  readonly until: Day | null
  readonly outcome: Outcome | null
  readonly provider: number | null
  readonly education: number | null
  readonly hours: number | null
  readonly planned: Day | null
  readonly reason: number | null
  readonly learned: Day
  readonly confirmed: Day
}

export interface RecordedHome {
  readonly area: number
  readonly street: number
  readonly house: number
  readonly from: Day
  readonly until: Day | null
}

export type RecordedFocus = Omit<Focus, 'end'> & { readonly until: Day | null }

export interface PersonRecord extends Omit<Life, 'homes' | 'episodes' | 'focus'> {
  /** Which place in the municipality they fill, and which attempt at a life filled it. */
  readonly slot: number
  readonly attempt: number
  /** Of those born on one day it tells one from another. */
  readonly serial: number
  readonly homes: readonly RecordedHome[]
  readonly activities: readonly RecordedActivity[]
  readonly focus: readonly RecordedFocus[]
}

/** What is known of a life on a day: what has begun, or been told ahead; ends only once they have come. */
export function recordOn(
  day: Day,
  life: Life,
  who: Pick<PersonRecord, 'slot' | 'attempt' | 'serial'>,
): PersonRecord {
  const { homes, episodes, focus, ...person } = life
  return {
    ...person,
    ...who,
    homes: homes
      .filter(({ from }) => from <= day)
      .map(({ end, ...home }) => ({ ...home, until: end <= day ? end : null })),
    activities: activitiesOn(day, episodes, who.slot),
    focus: focus
      .filter(({ from }) => from <= day)
      .map(({ end, ...mark }) => ({ ...mark, until: end <= day ? end : null })),
  }
}

export const activitiesOn = (day: Day, episodes: readonly Episode[], slot: number): RecordedActivity[] =>
  episodes.flatMap((episode) => {
    const learned = learnedOn(episode)
    return learned <= day ? [recorded(day, episode, learned, slot)] : []
  })

/** By the anchor everything is known that had begun: the source knows nobody of whom nothing is known. */
const learnedOn = ({ from, learned }: Episode): Day => (from <= anchor ? Math.min(learned, anchor) : learned)

function recorded(day: Day, episode: Episode, learned: Day, slot: number): RecordedActivity {
  const { end, outcome, reason, planned, confirmedEvery: _every, learned: _learned, ...rest } = episode
  if (end <= day)
    return { ...rest, until: end, outcome, reason, planned: null, learned, confirmed: Math.max(learned, end) }
  return {
    ...rest,
    until: null,
    outcome: null,
    reason: null,
    planned,
    learned,
    confirmed: confirmedOn(day, episode, learned, slot),
  }
}

/** When somebody last said that it is still so. In the weeks before the anchor everybody was asked. */
function confirmedOn(day: Day, { from, end, confirmedEvery }: Episode, learned: Day, slot: number): Day {
  if (day <= from) return learned
  const last = confirmedEvery === null ? learned : Math.max(learned, day - ((day - from) % confirmedEvery))
  const asked = anchor - (slot % 45)
  return from <= asked && asked <= day && anchor < end ? Math.max(last, asked) : last
}
