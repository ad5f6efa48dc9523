import { listWritable, showList } from '../../features/access/index.ts'
import { concernSource, type ListedConcern, listConcernsToDo } from '../../features/concerns/index.ts'
import { type OpenPromise, openPromises, workingDaysLate } from '../../features/promises/index.ts'
import { daysOffOf, serviceRulesOn, workingDaysBetween } from '../../features/service-levels/index.ts'
import { type OpenSignal, signalsCounted, signalsToLookAt } from '../../features/signals/index.ts'
import { type TalkToTime, talksToTime } from '../../features/talks/index.ts'
import { askTogether } from '../../platform/db/question.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { localDate } from '../../platform/time.ts'
import {
  letsPromises,
  letsUndated,
  promiseKindOf,
  type TodayFilter,
  type TodayKind,
  type UndatedKind,
} from './today-filter.ts'

/** One thing to do. */
export interface TodayRow {
  readonly kind: TodayKind
  /** Nothing while nobody is found, or where the reader may not know them. */
  readonly person: { readonly id: string; readonly name: string; readonly protected: boolean } | undefined
  readonly hasPerson: boolean
  /** The day by which it is promised; nothing where nothing is promised any more. */
  readonly dueOn: string | undefined
  readonly isLate: boolean
  /** How many working days it is late, or how many there are left. */
  readonly workingDays: number
  readonly owner: { readonly id: string; readonly name: string }
  readonly standIn: string | null
  readonly tellFrom: string | null
  /** Whether the reader may write about them, and so an attempt down and a talk up. */
  readonly mayWrite: boolean
  readonly promise: OpenPromise | undefined
  readonly concern: ListedConcern | undefined
  readonly signal: OpenSignal | undefined
  readonly talk: TalkToTime | undefined
}

/** How many there are of what is promised by no day, whatever kind the filter is for. */
export type Undated = Readonly<Record<UndatedKind, number>>

/**
 * What needs somebody: what is promised by when it is due, so that what is late leads; then concerns that nobody has answered
 * and for which nothing is promised, talks to find a time for, and then what rules have noticed, each the oldest first. Nothing else
 * is weighed in.
 */
export async function listToday(
  { db, now, language }: PageContext,
  filter: TodayFilter,
  most: number,
): Promise<{ readonly rows: readonly TodayRow[]; readonly undated: Undated }> {
  const today = localDate(now)
  const {
    rules,
    promises = [],
    signals = [],
    talks,
    waiting,
  } = await askTogether(db, {
    rules: serviceRulesOn(today),
    promises: letsPromises(filter)
      ? openPromises(db, { ...filter, kind: promiseKindOf(filter), most })
      : undefined,
    signals: letsUndated(filter, 'signal') ? signalsToLookAt({ ...filter, most }, language) : undefined,
    talks: talksToTime(filter),
    waiting: signalsCounted(filter),
  })
  const daysOff = daysOffOf(rules)
  const behind = promises.flatMap(({ source, sourceId }) => (source === concernSource ? [sourceId] : []))
  const concerns = await listConcernsToDo(db, { ...filter, behind })
  const known = new Map(concerns.map((one) => [one.id, one]))
  const days = ({ dueOn, isLate }: OpenPromise): number =>
    isLate ? workingDaysLate(dueOn, today, daysOff) : workingDaysBetween(today, dueOn, daysOff)
  const rows = promises.map(
    (promise): TodayRow => ({
      ...promise,
      workingDays: days(promise),
      mayWrite: false,
      promise,
      concern: promise.source === concernSource ? known.get(promise.sourceId) : undefined,
      signal: undefined,
      talk: undefined,
    }),
  )
  const unpromised = concerns.filter(({ next }) => !next)
  const shown = [
    ...rows,
    ...(letsUndated(filter, 'concern') ? unpromised.map(ofConcern) : []),
    ...(letsUndated(filter, 'talk') ? talks.map(ofTalk) : []),
    ...signals.map(ofSignal),
  ].slice(0, most)
  // On the team's list nobody acts in the place of others.
  const people = filter.of === 'team' ? [] : shown.flatMap(({ person }) => (person ? [person.id] : []))
  const writable = await listWritable(db, people, 'guidance')
  return {
    rows: shown.map((row) => ({ ...row, mayWrite: row.person !== undefined && writable.has(row.person.id) })),
    undated: { concern: unpromised.length, talk: talks.length, signal: waiting },
  }
}

/** A signal has no day of its own: nothing is promised by it. */
const ofSignal = (signal: OpenSignal): TodayRow => ({
  kind: 'signal',
  person:
    signal.name === undefined
      ? undefined
      : { id: signal.personId, name: signal.name, protected: signal.isProtected },
  hasPerson: true,
  dueOn: undefined,
  isLate: false,
  workingDays: 0,
  owner: signal.owner ?? { id: '', name: '' },
  standIn: signal.standIn,
  tellFrom: signal.tellFrom,
  mayWrite: false,
  promise: undefined,
  concern: undefined,
  signal,
  talk: undefined,
})

/** The young person waits for a time, and no day is promised. */
const ofTalk = (talk: TalkToTime): TodayRow => ({
  kind: 'talk',
  person: talk.person,
  hasPerson: true,
  dueOn: undefined,
  isLate: false,
  workingDays: 0,
  owner: talk.owner,
  standIn: talk.standIn,
  tellFrom: null,
  mayWrite: false,
  promise: undefined,
  concern: undefined,
  signal: undefined,
  talk,
})

const ofConcern = (concern: ListedConcern): TodayRow => ({
  kind: 'concern',
  person:
    concern.personId !== null && concern.name !== undefined
      ? { id: concern.personId, name: concern.name, protected: concern.isProtected }
      : undefined,
  hasPerson: concern.personId !== null,
  dueOn: undefined,
  isLate: false,
  workingDays: 0,
  owner: { id: concern.ownerId, name: concern.owner },
  standIn: null,
  tellFrom: concern.tellFrom,
  mayWrite: false,
  promise: undefined,
  concern,
  signal: undefined,
  talk: undefined,
})

/**
 * One row in the log for the list, with everybody on it. What may not be told yet is on the list too: until then the look is
 * told without its reason (domain §5).
 */
export async function recordToday(
  { db, trail, now }: PageContext,
  rows: readonly TodayRow[],
  action: 'list' | 'export',
): Promise<void> {
  await showList(db, trail, [...new Set(rows.flatMap(({ person }) => (person ? [person.id] : [])))])
  // Whoever finds somebody a contact person is not around them yet: that they lead is why.
  if (rows.some(({ signal }) => signal?.findsContact))
    trail.shows([], { reason: 'team', legalBasis: 'kui-guidance' })
  trail.action = action
  const latest = rows
    .map(({ tellFrom }) => tellFrom ?? '')
    .sort()
    .at(-1)
  if (latest && latest > localDate(now)) trail.tellFrom = latest
}
