import { html } from 'hono/html'
import type { PageContext, View } from '../../platform/http/page.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import type { Markup } from '../../ui/markup.ts'
import { type Column, table } from '../../ui/table.ts'
import type { SchoolClass } from './queries.ts'
import { type AbsenceKind, absenceKinds, byWeek, type Counted, type Registration } from './rules.ts'
import { text } from './text.ts'
import { awayWords, daysWords, weeksChart } from './views-weeks.ts'

/** A pupil on the list of a class: days, and nothing that orders people by them. */
export interface ListedPupil {
  readonly personId: string
  readonly name: string
  readonly counted: Counted
  readonly lastAway: string | undefined
  readonly silentSince: string | undefined
}

export const pupilOrders = ['name', 'time'] as const
export type PupilOrder = (typeof pupilOrders)[number]

interface ClassProps {
  readonly context: PageContext
  readonly one: SchoolClass
  readonly since: string
  readonly order: PupilOrder
  /** Of the whole class, those with protection too: in a figure of the class nobody stands out. */
  readonly registrations: readonly Registration[]
  readonly pupils: readonly ListedPupil[]
  readonly protectedPupils: number
  /** What the school's rules have noticed of them, with ways to answer. */
  readonly noticed: Markup | ''
  readonly classHref: string
  readonly absenceHref: string
  readonly pupilHref: (personId: string) => string
  readonly concernHref: (personId: string) => string
}

/** A class over the weeks, and its pupils by name or by time; never by how much (issue "Work and School doors"). */
export function classAbsenceView(props: ClassProps): View {
  const { context, one, registrations, pupils, protectedPupils } = props
  const { language } = context
  const t = text(language)
  return {
    title: t('classTitlePlain'),
    breadcrumb: [{ href: props.absenceHref, label: t('title') }],
    unlisted: true,
    main: html`<h1>${t('classTitle', { name: one.name })}</h1><p>${t('intro')}</p>
${registrations.length > 0 ? weeksChart({ id: 'class', language, caption: t('chartClass', { name: one.name }), weeks: byWeek(registrations) }) : html`<p>${t('none')}</p>`}
${props.noticed}${pupils.length > 0 ? html`${orders(props)}${pupilTable(props)}<p>${t('silentText')}</p>` : html`<p>${t('nobody')}</p>`}${protectedPupils > 0 ? html`<p>${t('protectedPupils', { count: protectedPupils })}</p>` : ''}`,
  }
}

function orders({ context: { language }, order, classHref }: ClassProps): Markup {
  const t = text(language)
  const ways = [
    ['name', classHref, t('byName')],
    ['time', `${classHref}?order=time`, t('byTime')],
  ] as const
  return html`<nav aria-label="${t('orders')}"><ul class="link-list">${ways.map(([is, to, label]) => (is === order ? html`<li><a href="${to}" aria-current="true">${label}</a></li>` : html`<li><a href="${to}">${label}</a></li>`))}</ul></nav>`
}

const kindColumn = (kind: AbsenceKind, language: Language): Column<ListedPupil> => ({
  heading: text(language)(`kind_${kind}`),
  number: true,
  cell: ({ counted }) => daysWords(counted[kind], language),
})

function pupilTable(props: ClassProps): Markup {
  const { context, one, since, pupils, pupilHref, concernHref } = props
  const { language } = context
  const t = text(language)
  return table<ListedPupil>({
    caption: t('pupilsCaption', { name: one.name, from: longDate(since, language) }),
    rows: pupils,
    columns: [
      {
        heading: t('columnPupil'),
        cell: ({ personId, name, silentSince }) =>
          html`<a href="${pupilHref(personId)}">${name}</a>${silentSince === undefined ? '' : html`<br>${t('silent', { date: longDate(silentSince, language) })}`}`,
      },
      { heading: t('columnDays'), number: true, cell: ({ counted }) => daysWords(counted.days, language) },
      { heading: t('columnAway'), number: true, cell: ({ counted }) => awayWords(counted, language) },
      ...absenceKinds.map((kind) => kindColumn(kind, language)),
      {
        heading: t('columnLast'),
        cell: ({ lastAway }) => (lastAway ? longDate(lastAway, language) : t('never')),
      },
      {
        heading: t('columnAct'),
        cell: ({ personId, name }) =>
          html`<a href="${concernHref(personId)}" aria-label="${t('reportFor', { name })}">${t('report')}</a>`,
      },
    ],
  })
}
