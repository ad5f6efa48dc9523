import { showList } from '../../features/access/index.ts'
import { concernSource, type ListedConcern, listConcernsToDo } from '../../features/concerns/index.ts'
import { type OpenPromise, openPromises, workingDaysLate } from '../../features/promises/index.ts'
import { daysOffOf, serviceRulesOn, workingDaysBetween } from '../../features/service-levels/index.ts'
import { askTogether } from '../../platform/db/question.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { localDate } from '../../platform/time.ts'
import { promiseKindOf, type TodayFilter, type TodayKind } from './today-filter.ts'

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
  readonly promise: OpenPromise | undefined
  readonly concern: ListedConcern | undefined
}

/**
 * What needs somebody: what is promised by when it is due, so that what is late leads; then concerns that nobody has answered
 * and for which nothing is promised, the oldest first. Nothing else is weighed in.
 *
 * @returns also how many of these concerns there are, whatever kind the filter is for
 */
export async function listToday(
  { db, now }: PageContext,
  filter: TodayFilter,
  most: number,
): Promise<{ readonly rows: readonly TodayRow[]; readonly unpromised: number }> {
  const today = localDate(now)
  const { rules, promises = [] } = await askTogether(db, {
    rules: serviceRulesOn(today),
    promises:
      filter.kind === 'concern'
        ? undefined
        : openPromises(db, { ...filter, kind: promiseKindOf(filter), most }),
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
      promise,
      concern: promise.source === concernSource ? known.get(promise.sourceId) : undefined,
    }),
  )
  const unpromised = concerns.filter(({ next }) => !next)
  const hidesConcerns = filter.lateOnly || promiseKindOf(filter) !== undefined
  const shown = [...rows, ...(hidesConcerns ? [] : unpromised.map(ofConcern))].slice(0, most)
  return { rows: shown, unpromised: unpromised.length }
}

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
  promise: undefined,
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
  trail.action = action
  const latest = rows
    .map(({ tellFrom }) => tellFrom ?? '')
    .sort()
    .at(-1)
  if (latest && latest > localDate(now)) trail.tellFrom = latest
}
