import type { PersonEvent } from '../young-people/index.ts'

/** The kinds by which the timeline can be narrowed. */
export const timelineKinds = [
  'note',
  'activity',
  'contact',
  'concern',
  'talk',
  'people',
  'sharing',
  'promise',
  'other',
] as const
export type TimelineKind = (typeof timelineKinds)[number]

/** Which changes belong to a kind, by how their types begin; what belongs to none is `other`. */
const beginnings: Readonly<Record<Exclude<TimelineKind, 'other'>, readonly string[]>> = {
  note: ['note_', 'own_words_'],
  activity: ['activity_', 'activities_', 'focus_'],
  contact: ['attempts_', 'guide_'],
  concern: ['concern_'],
  talk: ['talk_', 'minutes_', 'step_'],
  people: ['relation_', 'handover_'],
  sharing: ['consent_', 'statutory_'],
  promise: ['promise_', 'plan_not_', 'offer_'],
}

/** What stands as itself in the timeline, with its words or its outcome: that it was written is not told beside it. */
export const toldAsItself = ['note_written', 'attempt_made'] as const satisfies readonly PersonEvent['type'][]

/** A pattern of the types of a kind, for the database; null for every one. */
export function patternOf(kind: TimelineKind | undefined): string | null {
  if (kind === undefined) return null
  const all = Object.values(beginnings).flat()
  return kind === 'other' ? `^(?!${all.join('|')})` : `^(?:${beginnings[kind].join('|')})`
}

/** The last entry of a page, after which the next one begins. */
export interface Cursor {
  readonly moment: string
  readonly source: string
  readonly id: string
}

const cursorForm =
  /^(?<moment>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_(?<source>[a-z-]{4,14})_(?<id>[1-9]\d{0,17})$/

/** Nothing for what is none: the timeline then begins with what is newest. */
export function readCursor(written: string | null): Cursor | undefined {
  const { moment, source, id } = cursorForm.exec(written ?? '')?.groups ?? {}
  if (moment === undefined || source === undefined || id === undefined) return undefined
  return Number.isNaN(Date.parse(moment)) ? undefined : { moment, source, id }
}

export const writeCursor = ({ moment, source, id }: Cursor): string => `${moment}_${source}_${id}`

export const kindIn = (written: string | null): TimelineKind | undefined =>
  timelineKinds.find((one) => one === written)
