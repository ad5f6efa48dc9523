import { listWritable, showList } from '../../features/access/index.ts'
import { concernSource, type ListedConcern, listConcernsToDo } from '../../features/concerns/index.ts'
import { type OpenPromise, openPromises, workingDaysLate } from '../../features/promises/index.ts'
import { daysOffOf, serviceRulesOn, workingDaysBetween } from '../../features/service-levels/index.ts'
import { type OpenSignal, signalsCounted, signalsToLookAt } from '../../features/signals/index.ts'
import { type StepToDo, stepsToDo } from '../../features/talks/index.ts'
import { askTogether } from '../../platform/db/question.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { localDate } from '../../platform/time.ts'
import { letsPromises, letsUndated, promiseKindOf, type TodayFilter, type TodayKind } from './today-filter.ts'
import { byDay, stepsThrough } from './today-steps.ts'

/** One thing to do. */
export interface TodayRow {
  readonly kind: TodayKind
  /** Nothing while nobody is found, or where the reader may not know them. */
  readonly person: { readonly id: string; readonly name: string; readonly protected: boolean } | undefined
  readonly hasPerson: boolean
  /** The day by which it is promised or agreed; nothing where nothing is promised any more. */
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
  readonly step: StepToDo | undefined
  readonly concern: ListedConcern | undefined
  readonly signal: OpenSignal | undefined
}

/** What is about reaching somebody. */
export const asksForContact: readonly TodayKind[] = ['first-contact', 'next-attempt', 'concern']

/** How many there are of what is promised by no day, whatever kind the filter is for. */
export type Undated = Readonly<Record<'concern' | 'signal', number>>

/**
 * What needs somebody: what is promised or agreed by when it is due, so that what is late leads; then concerns that nobody has
 * answered and for which nothing is promised, and then what rules have noticed, each the oldest first. Nothing else is weighed in.
 *
 * @returns beside the rows every agreed step that waits for those whose list it is, whatever kind the filter is for
 */
export async function listToday(
  { db, now, language }: PageContext,
  filter: TodayFilter,
  most: number,
): Promise<{
  readonly rows: readonly TodayRow[]
  readonly undated: Undated
  readonly steps: readonly StepToDo[]
}> {
  const today = localDate(now)
  const {
    rules,
    promises = [],
    signals = [],
    steps,
    waiting,
  } = await askTogether(db, {
    rules: serviceRulesOn(today),
    promises: letsPromises(filter)
      ? openPromises(db, { ...filter, kind: promiseKindOf(filter), most })
      : undefined,
    signals: letsUndated(filter, 'signal') ? signalsToLookAt({ ...filter, most }, language) : undefined,
    steps: stepsToDo(filter.of),
    waiting: signalsCounted(filter),
  })
  const daysOff = daysOffOf(rules)
  const behind = promises.flatMap(({ source, sourceId }) => (source === concernSource ? [sourceId] : []))
  const concerns = await listConcernsToDo(db, { ...filter, behind })
  const known = new Map(concerns.map((one) => [one.id, one]))
  const days = ({ dueOn, isLate }: OpenPromise | StepToDo): number =>
    isLate ? workingDaysLate(dueOn, today, daysOff) : workingDaysBetween(today, dueOn, daysOff)
  const promised = promises.map(
    (promise): TodayRow => ({
      ...nothingMore,
      ...promise,
      workingDays: days(promise),
      promise,
      concern: promise.source === concernSource ? known.get(promise.sourceId) : undefined,
    }),
  )
  const agreed = stepsThrough(steps, filter).map((step) => ofStep(step, days(step)))
  const unpromised = concerns.filter(({ next }) => !next)
  const shown = [
    ...byDay(promised, agreed),
    ...(letsUndated(filter, 'concern') ? unpromised.map(ofConcern) : []),
    ...signals.map(ofSignal),
  ].slice(0, most)
  // On the team's list nobody acts in the place of others.
  const people = filter.of === 'team' ? [] : shown.flatMap(({ person }) => (person ? [person.id] : []))
  const writable = await listWritable(db, people, 'guidance')
  return {
    rows: shown.map((row) => ({ ...row, mayWrite: row.person !== undefined && writable.has(row.person.id) })),
    undated: { concern: unpromised.length, signal: waiting },
    steps,
  }
}

/** What a row has where what it is of does not say it. */
const nothingMore = {
  dueOn: undefined,
  isLate: false,
  workingDays: 0,
  standIn: null,
  tellFrom: null,
  mayWrite: false,
  promise: undefined,
  step: undefined,
  concern: undefined,
  signal: undefined,
} as const

/** Only of talks that the reader is told of, and so of somebody whom they may know. */
const ofStep = (step: StepToDo, workingDays: number): TodayRow => ({
  ...nothingMore,
  kind: 'step',
  person: step.person,
  hasPerson: true,
  dueOn: step.dueOn,
  isLate: step.isLate,
  workingDays,
  owner: step.owner,
  standIn: step.standIn,
  step,
})

/** A signal has no day of its own: nothing is promised by it. */
const ofSignal = (signal: OpenSignal): TodayRow => ({
  ...nothingMore,
  kind: 'signal',
  person:
    signal.name === undefined
      ? undefined
      : { id: signal.personId, name: signal.name, protected: signal.isProtected },
  hasPerson: true,
  owner: signal.owner ?? { id: '', name: '' },
  standIn: signal.standIn,
  tellFrom: signal.tellFrom,
  signal,
})

const ofConcern = (concern: ListedConcern): TodayRow => ({
  ...nothingMore,
  kind: 'concern',
  person:
    concern.personId !== null && concern.name !== undefined
      ? { id: concern.personId, name: concern.name, protected: concern.isProtected }
      : undefined,
  hasPerson: concern.personId !== null,
  owner: { id: concern.ownerId, name: concern.owner },
  tellFrom: concern.tellFrom,
  concern,
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
