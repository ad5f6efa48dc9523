import { z } from 'zod'
import { exportPaths, mayExport } from '../../features/exports/index.ts'
import {
  awayAround,
  countDoneToday,
  countOpenByKind,
  countPeopleOf,
  loadsOfTeam,
} from '../../features/promises/index.ts'
import { dropView, saveView, viewForm, viewsOf } from '../../features/saved-views/index.ts'
import { signalsCounted } from '../../features/signals/index.ts'
import { stepsDoneToday, stepsToDo } from '../../features/talks/index.ts'
import { personWith } from '../../features/young-people/index.ts'
import { askTogether } from '../../platform/db/question.ts'
import { csvOf } from '../../platform/export/csv.ts'
import { download } from '../../platform/export/download.ts'
import { xlsxOf } from '../../platform/export/xlsx.ts'
import type { FormErrors, PageContext, Registered, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { openWays } from '../ways.ts'
import { id, noParams, working } from './access.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { listToday, recordToday } from './today.ts'
import { backTo, withBack } from './today-back.ts'
import { bookingWanted, type FaultyBooking } from './today-booking.ts'
import { letsPromises, letsUndated, promiseKindOf, readFilter, type TodayFilter } from './today-filter.ts'
import { countSteps, stepsThrough, withSteps } from './today-steps.ts'
import { needsASecondView } from './views-caseload-file.ts'
import { todayView } from './views-today.ts'
import { todayColumns } from './views-today-file.ts'
import { ways } from './ways.ts'

const rowsOnAPage = 200
/** More things to do than anybody has, in a file. */
const rowsInAFile = 10_000

const leads = ({ actor }: PageContext): boolean =>
  actor.kind === 'person' && actor.roles.includes('team-leader')

/** A form on the list that was sent with a fault: the name of a saved list, or a talk to be booked. */
interface Faulty {
  readonly view?: { readonly name: string | undefined; readonly errors: FormErrors }
  readonly booking?: FaultyBooking
}

export async function showToday(
  context: PageContext,
  filter: TodayFilter,
  faulty: Faulty = {},
): Promise<View> {
  const { db, actor, now } = context
  const { rows, undated, steps } = await listToday(context, filter, rowsOnAPage)
  await recordToday(context, rows, 'list')
  const booking = bookingWanted(context, rows, filter.of !== 'team', faulty.booking)
  const today = localDate(now)
  const me = actor.kind === 'person' ? actor.id : ''
  const isBare = filter.of !== 'team' && rows.length === 0
  const agreed = countSteps(steps, filter)
  const { counts, away, done, stepsDone, loads, views, open, person } = await askTogether(db, {
    counts: countOpenByKind({ of: filter.of, ownerId: filter.ownerId }),
    away: awayAround(db, me),
    done: isBare ? countDoneToday() : undefined,
    stepsDone: isBare ? stepsDoneToday(db) : undefined,
    loads: filter.of === 'team' ? loadsOfTeam() : undefined,
    views: viewsOf(db, 'today'),
    open: openWays(context, ways),
    person: booking && personWith(db, booking.personId),
  })
  return todayView({
    context,
    filter,
    rows,
    counts: [
      ...counts,
      ...(agreed.open > 0 ? [{ kind: 'step' as const, ...agreed }] : []),
      ...(['concern', 'signal'] as const).flatMap((kind) =>
        undated[kind] > 0 ? [{ kind, open: undated[kind], late: 0 }] : [],
      ),
    ],
    most: rowsOnAPage,
    done: [...(done ?? []), ...(stepsDone ? [{ kind: 'step' as const, count: stepsDone }] : [])],
    loads: withSteps(loads ?? [], steps),
    standsIn: away.some(({ substituteId, from }) => substituteId === me && from <= today),
    leads: leads(context),
    views,
    open,
    booking: booking && person && { ...booking, person },
    errors: faulty.view?.errors,
    typedName: faulty.view?.name,
  })
}

/** What a second person is asked for by (ASVS 2.3.5). */
const what = 'today'

/** About how many young people the list is; whoever stands on it for two things is counted for each. */
async function peopleAtMost({ db }: PageContext, filter: TodayFilter): Promise<number> {
  const promised = letsPromises(filter)
    ? await countPeopleOf(db, { ...filter, kind: promiseKindOf(filter) })
    : 0
  const { steps, signals } = await askTogether(db, {
    steps: stepsToDo(filter.of),
    signals: letsUndated(filter, 'signal') ? signalsCounted(filter) : undefined,
  })
  const agreedWith = new Set(stepsThrough(steps, filter).map(({ person }) => person.id))
  return promised + agreedWith.size + (signals ?? 0)
}

/** The list as it is shown, to take along: one row in the log with everybody who is in it. */
async function take(context: PageContext, kind: 'csv' | 'xlsx'): Promise<Response | View> {
  const { db, language, query, trail } = context
  const t = text(language)
  trail.action = 'export'
  const filter = readFilter(query)
  const people = await peopleAtMost(context, filter)
  if (!(await mayExport(db, what, people))) {
    const ask = new URLSearchParams({ what, people: String(people) })
    return needsASecondView(context, people, `${href(exportPaths.ask, language)}?${ask.toString()}`)
  }
  const { rows } = await listToday(context, filter, rowsInAFile)
  await recordToday(context, rows, 'export')
  const columns = todayColumns(language)
  return kind === 'csv'
    ? download(csvOf(rows, columns, language), kind, t('todayTitle'))
    : download(await xlsxOf(rows, columns, t('todayTitle')), kind, t('todayTitle'))
}

const filePage = (kind: 'csv' | 'xlsx'): Registered =>
  page({
    ...working,
    id: `work.today-${kind}`,
    limit: 'export',
    path: kind === 'csv' ? paths.todayCsv : paths.todayXlsx,
    params: noParams,
    read: (context) => take(context, kind),
  })

/** What needs somebody, and their saved filters of it. */
export const todayPages: readonly Registered[] = [
  page({
    ...working,
    id: 'work.today',
    path: paths.today,
    params: noParams,
    read: (context) => showToday(context, readFilter(context.query)),
  }),
  filePage('csv'),
  filePage('xlsx'),
  action({
    ...working,
    id: 'work.today-save',
    path: paths.saveView,
    params: noParams,
    input: (language) => withBack(viewForm(language)),
    async act(context, _, { name, back = '' }) {
      const { db, actor, language } = context
      await saveView(db, actor, language, { list: 'today', name, query: back })
      return backTo(context, back, 'viewSaved', '')
    },
    again: (context, _, typed, errors) =>
      showToday(context, readFilter(new URLSearchParams(typed.back)), {
        view: { name: typed.name, errors },
      }),
  }),
  action({
    ...working,
    id: 'work.today-drop',
    path: paths.dropView,
    params: z.object({ view: id }),
    input: () => withBack(z.object({})),
    async act(context, { view }, { back = '' }) {
      await dropView(context.db, view)
      return backTo(context, back, 'viewDropped', '')
    },
    again: (context, _, typed) => showToday(context, readFilter(new URLSearchParams(typed.back))),
  }),
]
