import { z } from 'zod'
import { exportPaths, mayExport } from '../../features/exports/index.ts'
import {
  awayAround,
  countDoneToday,
  countOpenByKind,
  countPeopleOf,
  loadsOfTeam,
} from '../../features/promises/index.ts'
import { isHiddenFromYoung } from '../../features/reach/index.ts'
import { dropView, saveView, viewForm, viewsOf } from '../../features/saved-views/index.ts'
import { signalsCounted } from '../../features/signals/index.ts'
import { ask, askTogether } from '../../platform/db/question.ts'
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
import { letsPromises, promiseKindOf, readFilter, type TodayFilter } from './today-filter.ts'
import { needsASecondView } from './views-caseload-file.ts'
import { todayView } from './views-today.ts'
import { todayColumns } from './views-today-file.ts'
import { ways } from './ways.ts'

const rowsOnAPage = 200
/** More things to do than anybody has, in a file. */
const rowsInAFile = 10_000

const leads = ({ actor }: PageContext): boolean =>
  actor.kind === 'person' && actor.roles.includes('team-leader')

async function show(
  context: PageContext,
  filter: TodayFilter,
  sent?: { readonly name: string | undefined; readonly errors: FormErrors },
): Promise<View> {
  const { db, actor, now } = context
  const { rows, undated } = await listToday(context, filter, rowsOnAPage)
  await recordToday(context, rows, 'list')
  const today = localDate(now)
  const me = actor.kind === 'person' ? actor.id : ''
  const isBare = filter.of !== 'team' && rows.length === 0
  const { counts, away, done, loads, views, isHidden, open } = await askTogether(db, {
    counts: countOpenByKind({ of: filter.of, ownerId: filter.ownerId }),
    away: awayAround(db, me),
    done: isBare ? countDoneToday() : undefined,
    loads: filter.of === 'team' ? loadsOfTeam() : undefined,
    views: viewsOf(db, 'today'),
    isHidden: isHiddenFromYoung(),
    open: openWays(context, ways),
  })
  return todayView({
    context,
    filter,
    rows,
    counts: [
      ...counts,
      ...(['concern', 'talk', 'signal'] as const).flatMap((kind) =>
        undated[kind] > 0 ? [{ kind, open: undated[kind], late: 0 }] : [],
      ),
    ],
    most: rowsOnAPage,
    done: done ?? [],
    loads: loads ?? [],
    standsIn: away.some(({ substituteId, from }) => substituteId === me && from <= today),
    leads: leads(context),
    views,
    isHidden,
    open,
    errors: sent?.errors,
    typedName: sent?.name,
  })
}

/** What a second person is asked for by (ASVS 2.3.5). */
const what = 'today'

/** The list as it is shown, to take along: one row in the log with everybody who is in it. */
async function take(context: PageContext, kind: 'csv' | 'xlsx'): Promise<Response | View> {
  const { db, language, query, trail } = context
  const t = text(language)
  trail.action = 'export'
  const filter = readFilter(query)
  const people = letsPromises(filter)
    ? await countPeopleOf(db, { ...filter, kind: promiseKindOf(filter) })
    : filter.kind === 'signal'
      ? await ask(db, signalsCounted(filter))
      : 0
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
    read: (context) => show(context, readFilter(context.query)),
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
      show(context, readFilter(new URLSearchParams(typed.back)), { name: typed.name, errors }),
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
    again: (context, _, typed) => show(context, readFilter(new URLSearchParams(typed.back))),
  }),
]
