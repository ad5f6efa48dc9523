import { html, raw } from 'hono/html'
import type { KindCount, Load, Whose } from '../../features/promises/index.ts'
import type { SavedView } from '../../features/saved-views/index.ts'
import { promiseKindName } from '../../features/service-levels/index.ts'
import type { FormErrors, PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { Details, Tag } from '../../ui/content.tsx'
import { ErrorSummary, listErrors, titleWithErrors } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import type { OpenWay } from '../ways.ts'
import { actionLinks, doneNotice, link, personHref, protectedTag } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import type { TodayRow } from './today.ts'
import { type RowContext, todayActions } from './today-actions.ts'
import { type Booking, excuseName } from './today-booking.ts'
import { queryOf, type TodayFilter, type TodayKind, todayHref } from './today-filter.ts'
import { bookingForm } from './views-today-booking.tsx'
import { savedViews } from './views-today-saved.tsx'
import type { WorkWay } from './ways.ts'

export interface TodayProps {
  readonly context: PageContext
  readonly filter: TodayFilter
  readonly rows: readonly TodayRow[]
  /** Of each kind, whatever kind the filter is for. */
  readonly counts: readonly (Omit<KindCount, 'kind'> & { readonly kind: TodayKind })[]
  readonly most: number
  readonly done: readonly { readonly kind: TodayKind; readonly count: number }[]
  /** Only of the team's list. */
  readonly loads: readonly Load[]
  readonly standsIn: boolean
  readonly leads: boolean
  readonly views: readonly SavedView[]
  readonly open: readonly OpenWay<WorkWay>[]
  /** The form with which a talk is being booked, in one of the rows. */
  readonly booking: Booking | undefined
  readonly errors?: FormErrors | undefined
  readonly typedName?: string | undefined
}

const kindWords = { step: 'kindStep', concern: 'kindConcern', signal: 'kindSignal' } as const

export const kindName = (kind: TodayKind, language: Language): string =>
  kind === 'step' || kind === 'concern' || kind === 'signal'
    ? text(language)(kindWords[kind])
    : promiseKindName(kind, language)

export function todayView(props: TodayProps): View {
  const { context, filter, rows, most, open } = props
  const { language, query } = context
  const t = text(language)
  const list =
    rows.length > 0
      ? html`<div data-rows tabindex="0" role="group" aria-label="${t('todayList')}">${todayTable(props)}</div>`
      : nothingLeft(props)
  const { errors } = props.booking?.filled ?? props
  const faults = listErrors(errors?.fields ?? {}, errors?.conflict)
  return {
    title: titleWithErrors(language, t('todayTitle'), faults),
    unlisted: true,
    main: html`${doneNotice(query, context)}${ErrorSummary({ language, errors: faults })}<h1>${t('todayTitle')}</h1><p>${t('todayText')}</p>${news(filter, language)}
${filterLinks(props)}${rows.length === most ? html`<p>${t('todayFirst', { most })}</p>` : ''}
${strayBooking(props)}${list}${filter.of === 'team' ? loadTable(props) : ''}
${savedViews(props)}${rows.length > 0 ? fileLinks(filter, language) : ''}
${Details({ summary: t('keysTitle'), children: html`<p data-rows-help>${t('keysText')}</p>` })}
<section aria-labelledby="other-pages"><h2 id="other-pages">${t('todayOther')}</h2>${wayList(open, language)}</section>`,
  }
}

/** Stays hidden until the program says that something has changed; without JavaScript the page is loaded again by hand. */
const news = (filter: TodayFilter, language: Language): Markup => {
  const t = text(language)
  const from = `${href(paths.news, language)}?of=${filter.of}`
  return html`<div role="status"><p data-news="${from}" hidden>${t('news')} ${link(todayHref(filter, language), t('newsReload'))}</p></div>`
}

function filterLinks({ context, filter, counts, standsIn, leads, loads }: TodayProps): Markup {
  const { language } = context
  const t = text(language)
  const shown = counts.filter(({ kind }) => filter.kind === undefined || kind === filter.kind)
  const sum = (of: 'open' | 'late') => shown.reduce((all, one) => all + one[of], 0)
  const one = (to: TodayFilter, label: string, current: boolean): Markup =>
    html`<li><a href="${todayHref(to, language)}"${current ? raw(' aria-current="true"') : ''}>${label}</a></li>`
  const lists: readonly Whose[] = [
    'me',
    ...(standsIn ? (['substitute'] as const) : []),
    ...(leads ? (['team'] as const) : []),
  ]
  const only = loads.find(({ id }) => id === filter.ownerId)
  const whose = [
    ...lists.map((of) =>
      one({ ...filter, of, ownerId: undefined }, t(`todayOf_${of}`), of === filter.of && !filter.ownerId),
    ),
    ...(only ? [one(filter, t('todayOfOne', { name: only.name }), true)] : []),
  ]
  const kinds = [
    one({ ...filter, kind: undefined }, t('todayAllKinds'), filter.kind === undefined),
    ...counts.map(({ kind, open, late }) =>
      one(
        { ...filter, kind },
        t('todayKindCount', { kind: kindName(kind, language), open, late }),
        kind === filter.kind,
      ),
    ),
  ]
  const when = [
    one({ ...filter, lateOnly: false }, t('todayAnyTime'), !filter.lateOnly),
    one({ ...filter, lateOnly: true }, t('todayLateOnly'), filter.lateOnly),
  ]
  const open = filter.lateOnly ? sum('late') : sum('open')
  const row = (label: string, items: readonly Markup[]): Markup =>
    html`<nav class="filter-links" aria-label="${label}"><ul class="no-max-width">${items}</ul></nav>`
  return html`${whose.length > 1 ? row(t('todayWhose'), whose) : ''}${row(t('todayKinds'), kinds)}${row(t('todayWhen'), when)}<p><strong>${t('todayCount', { open, late: sum('late') })}</strong></p>`
}

/** A form whose row has left the list while it was filled in. */
const strayBooking = ({ context, filter, booking }: TodayProps): Markup | '' =>
  booking && booking.row === undefined ? bookingForm(booking, { ...context, back: queryOf(filter) }) : ''

function todayTable({ context, filter, rows, booking }: TodayProps): Markup {
  const { language, actor, formToken } = context
  const t = text(language)
  const shared = {
    language,
    formToken,
    actorId: actor.kind === 'person' ? actor.id : '',
    isMine: filter.of !== 'team',
    back: queryOf(filter),
    booking,
    excusing: context.query.get(excuseName) ?? undefined,
  }
  const acts = (row: TodayRow): Markup[] => {
    const words = { what: row.step?.what ?? kindName(row.kind, language), name: whomWords(row, language) }
    const one: RowContext = { ...shared, what: t('rowOf', words) }
    return todayActions.map((act) => html`${act(row, one)}`)
  }
  return table<TodayRow>({
    caption: t('todayCaption'),
    rows,
    columns: [
      { heading: t('columnWhat'), cell: (row) => what(row, language) },
      { heading: t('columnWhom'), cell: (row) => whom(row, language) },
      { heading: t('columnDue'), cell: (row) => due(row, language) },
      { heading: t('columnOwner'), cell: (row) => ownerWords(row, language) },
      { heading: t('todayDo'), cell: (row) => html`${acts(row)}` },
    ],
  })
}

/** The way to where it is done: the talk, the concern, or the young person's page. */
function what({ kind, promise, step, concern, person, signal }: TodayRow, language: Language): Markup {
  const t = text(language)
  const name = kindName(kind, language)
  if (step) return html`${link(href(paths.talk, language, { talk: step.talkId }), name)}<br>${step.what}`
  const to = concern
    ? href(paths.concern, language, { concern: concern.id })
    : person && (signal?.findsContact ? assignHref(person, language) : personHref(person, language))
  const reason = signal ? html`<br>${signal.reason}` : ''
  const law = promise && promise.law !== null ? html`<br>${t('promiseLaw', { law: promise.law })}` : ''
  return html`${to ? link(to, name) : name}${law}${reason}`
}

export const whomWords = ({ person, hasPerson, concern }: TodayRow, language: Language): string =>
  person?.name ?? text(language)(hasPerson || !concern?.said ? 'promiseHidden' : 'promiseNobody')

/** Of whom nobody is the contact person the leader finds one before anything else. */
const assignHref = (person: { readonly id: string }, language: Language): string =>
  href(paths.assignContact, language, { person: person.id })

const whom = (row: TodayRow, language: Language): Markup =>
  row.person
    ? html`${link(row.signal?.findsContact ? assignHref(row.person, language) : personHref(row.person, language), row.person.name)}${protectedTag(row.person, language)}`
    : html`${whomWords(row, language)}`

function due({ dueOn, isLate, workingDays, signal }: TodayRow, language: Language): Markup {
  const t = text(language)
  if (signal) return html`${t('signalSince', { date: longDate(localDate(signal.raisedAt), language) })}`
  if (dueOn === undefined) return html`${t('todayNoDay')}`
  return isLate
    ? html`${longDate(dueOn, language)} ${Tag({ kind: 'attention', children: t('promiseLate', { days: workingDays }) })}`
    : html`${longDate(dueOn, language)}<br>${t('todayLeft', { days: workingDays })}`
}

export const ownerWords = ({ owner, standIn }: TodayRow, language: Language): string =>
  standIn === null
    ? text(language)('promiseOwner', { owner: owner.name })
    : text(language)('promiseStandIn', { standIn, owner: owner.name })

/** An empty list says what was done, where it is empty because it was done. */
function nothingLeft({ context: { language }, filter, done }: TodayProps): Markup {
  const t = text(language)
  if (queryOf(filter) !== '') return html`<p>${t('todayNoneHere')}</p>`
  const items = done.map(
    ({ kind, count }) => html`<li>${t('todayDoneCount', { kind: kindName(kind, language), count })}</li>`,
  )
  return html`<p>${t('todayNone')}</p>${items.length > 0 ? html`<h2>${t('todayDone')}</h2><ul>${items}</ul>` : ''}`
}

/** How much each of the team has, by name. */
function loadTable({ context: { language }, loads, filter }: TodayProps): Markup {
  const t = text(language)
  if (loads.length === 0) return html`<p>${t('loadNone')}</p>`
  const rows = table<Load>({
    caption: t('loadCaption'),
    rows: loads,
    columns: [
      {
        heading: t('columnName'),
        cell: ({ id, name }) => link(todayHref({ ...filter, ownerId: id, kind: undefined }, language), name),
      },
      { heading: t('columnOpen'), cell: ({ open }) => String(open), number: true },
      { heading: t('columnLate'), cell: ({ late }) => String(late), number: true },
    ],
  })
  return html`<section aria-labelledby="loads"><h2 id="loads">${t('loadTitle')}</h2>${rows}</section>`
}

/** The same list as a file. */
function fileLinks(filter: TodayFilter, language: Language): Markup {
  const t = text(language)
  const files = [
    [todayHref(filter, language, paths.todayCsv), t('fileCsv')],
    [todayHref(filter, language, paths.todayXlsx), t('fileXlsx')],
  ] as const
  return html`<section aria-labelledby="take-along"><h2 id="take-along">${t('fileTitle')}</h2><p>${t('todayFileText')}</p>${actionLinks(files)}</section>`
}

/** The door's other pages, and what waits there for the one who looks. */
const wayList = (open: readonly OpenWay<WorkWay>[], language: Language): Markup => {
  const t = text(language)
  const waits = (count: number) =>
    count > 0 ? html` ${Tag({ kind: 'attention', children: t('waiting', { count }) })}` : ''
  const items = open.map(({ key, href: to, waiting }) => html`<li>${link(to, t(key))}${waits(waiting)}</li>`)
  return html`<ul class="link-list">${items}</ul>`
}
