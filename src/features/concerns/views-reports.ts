import { html } from 'hono/html'
import type { PageContext, View } from '../../platform/http/page.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate, longDateTime } from '../../platform/time.ts'
import { Notice, StepList } from '../../ui/content.tsx'
import { CsrfField, SubmitButton } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { promiseKindName } from '../service-levels/index.ts'
import type { Draft } from './drafts.ts'
import type { Reported, ReportSteps } from './queries.ts'
import { type Outcome, outcomes } from './rules.ts'
import { text } from './text.ts'

const dayWords = (at: Date, language: Language): string => longDate(localDate(at), language)

interface ReportsProps {
  readonly door: 'school' | 'work'
  readonly context: PageContext
  readonly reports: readonly Reported[]
  readonly drafts: readonly Draft[]
  readonly newHref: string
  readonly reportHref: (id: string) => string
  readonly draftHref: (id: string) => string
  readonly dropHref: (id: string) => string
}

/** One's reports by number and date. Whom they were about only while that is one's own to know. */
export function reportsView(props: ReportsProps): View {
  const { context, reports, newHref, reportHref, door } = props
  const { language, query } = context
  const t = text(language)
  const done = query.get('done')
  const news = done === 'saved' ? t('draftSaved') : done === 'dropped' ? t('draftDropped') : undefined
  const listed = table<Reported>({
    caption: t('reportsCaption'),
    rows: reports,
    columns: [
      {
        heading: t('columnNumber'),
        cell: ({ id, number }) => html`<a href="${reportHref(id)}">${number}</a>`,
      },
      {
        heading: t('columnWhom'),
        cell: ({ name, mine }) => html`${name ?? t('noName')}${mine ? '' : html` (${t('theirs')})`}`,
      },
      { heading: t('columnReceived'), cell: ({ receivedAt }) => dayWords(receivedAt, language) },
      {
        heading: t('columnClosed'),
        cell: ({ closedAt }) => (closedAt ? dayWords(closedAt, language) : t('notClosed')),
      },
    ],
  })
  return {
    title: t('inDoor', { title: t('reportsTitle'), door: t(`door_${door}`) }),
    unlisted: true,
    main: html`${news ? Notice({ language, kind: 'success', heading: news, announce: true }) : ''}<h1>${t('reportsTitle')}</h1><p>${t('reportsText')}</p>
<p><a class="button button-primary" href="${newHref}">${t('reportTitle')}</a></p>
${draftList(props)}${reports.length > 0 ? listed : html`<p>${t('reportsNone')}</p>`}`,
  }
}

function draftList({ context, drafts, draftHref, dropHref }: ReportsProps): Markup | '' {
  if (drafts.length === 0) return ''
  const { language, formToken } = context
  const t = text(language)
  const items = drafts.map(({ id, name, savedAt }) => {
    const line = t('draftLine', { name: name ?? t('somebody'), at: longDateTime(savedAt, language) })
    return html`<li><a href="${draftHref(id)}">${line}</a><form method="post" action="${dropHref(id)}">${CsrfField({ token: formToken })}${SubmitButton({ kind: 'secondary', children: html`${t('draftDrop')}<span class="sr-only">: ${line}</span>` })}</form></li>`
  })
  return html`<section aria-labelledby="drafts"><h2 id="drafts">${t('draftsHeading')}</h2><ul class="passages no-max-width">${items}</ul></section>`
}

/** The receipt, and afterwards how far it is: steps and dates, never what was said (domain §5). */
export function reportView({
  context,
  report,
  steps,
  promises,
  listHref,
}: ReportSteps & { readonly context: PageContext; readonly listHref: string }): View {
  const { language, query } = context
  const t = text(language)
  const title = t('receiptTitle', { number: report.number })
  const sent = Notice({
    language,
    kind: 'success',
    heading: t('receiptSent'),
    children: html`<p>${t('receiptNumber', { number: report.number })}</p>`,
    announce: true,
  })
  const items = steps.map(({ item, at, word }) => ({
    title: `${itemWords(item, word, language)}, ${dayWords(at, language)}`,
    state: 'done' as const,
  }))
  const promised = promises.map(({ kind, dueOn, state }) => {
    const words = t('receiptPromise', {
      kind: promiseKindName(kind, language),
      due: longDate(dueOn, language),
    })
    const how = state === 'kept' ? t('promiseKept') : state === 'broken' ? t('promiseLate') : ''
    return html`<li>${words}${how === '' ? '' : html` (${how})`}</li>`
  })
  return {
    title,
    breadcrumb: [{ href: listHref, label: t('reportsTitle') }],
    unlisted: true,
    main: html`${query.get('done') === 'sent' ? sent : ''}<h1>${title}</h1>${report.name ? html`<p>${t('aboutWhom', { name: report.name })}</p>` : ''}
<h2>${t('stepsHeading')}</h2>${StepList({ language, steps: items })}
<h2>${t('promisesHeading')}</h2><ul>${promised}</ul><p>${t('feedbackText')}</p>`,
  }
}

function itemWords(
  item: ReportSteps['steps'][number]['item'],
  word: string | null,
  language: Language,
): string {
  const t = text(language)
  if (item === 'owner') return t('item_owner', { word: word ?? '' })
  if (item !== 'outcome') return t(`item_${item}`)
  const outcome = outcomes.find((one) => one === word)
  return t('item_outcome', { word: outcome ? outcomeName(outcome, language) : '' })
}

export const outcomeName = (outcome: Outcome, language: Language): string =>
  text(language)(`outcome_${outcome}`)
