import { html } from 'hono/html'
import {
  type Decision,
  decisionName,
  type Edition,
  type EditionTable,
  historySentence,
  isImported,
  mayChangeSeats,
  mayRearrange,
  type Seat,
} from '../../features/strategy/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { Details, Tag } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { mayChangeAnything } from './access.ts'
import type { EditionProps } from './edition-props.ts'
import { doneNotice, editionName, editionTag, frontCrumb, runOutLine, validity } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { lifeOf, nextStep } from './views-life.ts'
import { passageGroups } from './views-passages.ts'

export function editionView(props: EditionProps): View {
  const { context, edition, passages, today } = props
  const { language, query } = context
  const t = text(language)
  const changes = mayChangeAnything(context.actor)
  const runOut = runOutLine(edition, today, language)
  return {
    title: `${editionName(edition, language)}: ${edition.title[language]}`,
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(query, context)}<h1><span class="eyebrow">${editionName(edition, language)}</span> ${edition.title[language]}</h1>
<p>${editionTag(edition, language)} ${runOut ?? validity(edition, language)}</p><p>${t('source', { source: edition.source })}</p>
<p>${wordingLine(edition, language)}</p>
<section aria-labelledby="life"><h2 id="life">${t('life')}</h2>${lifeOf(edition, props.passed, language)}${changes ? nextStep(props) : ''}</section>
${links(props, changes)}
<section aria-labelledby="decisions"><h2 id="decisions">${t('decisions')}</h2>${decisions(props, changes)}</section>
<section aria-labelledby="passages"><h2 id="passages">${t('passages')}</h2><p>${t(mayRearrange(edition.state) ? 'passagesOpen' : 'passagesLocked')}</p>${passageGroups(edition, passages, language, changes)}</section>
<section aria-labelledby="seats"><h2 id="seats">${t('seats')}</h2>${seats(props, changes)}</section>
${props.tables.length > 0 ? html`<section aria-labelledby="tables"><h2 id="tables">${t('tables')}</h2>${props.tables.map((one) => sourceTable(one))}</section>` : ''}
<section aria-labelledby="history"><h2 id="history">${t('latest')}</h2><ul>${props.events.map((event) => html`<li>${historySentence(event, language)}</li>`)}</ul><p><a href="${href(paths.history, language, { edition: edition.id })}">${t('allHistory')}</a></p></section>`,
  }
}

const wordingLine = ({ wordingApprovedOn: on }: Edition, language: Language): string =>
  on ? text(language)('wordingOn', { date: longDate(on, language) }) : text(language)('wordingOff')

/** What else can be done, beside the one next step. */
function links({ context, edition, passages, hasWorking }: EditionProps, changes: boolean): Markup {
  const { language } = context
  const t = text(language)
  const here = { edition: edition.id }
  const imported = isImported(passages)
  const official = passages.some((passage) => passage.official !== null)
  const entries = [
    [true, href(paths.preview, language, here), t('toPreview')],
    [changes && mayRearrange(edition.state), href(paths.editEdition, language, here), t('toEdit')],
    [
      changes && official && !(imported && hasWorking) && edition.state !== 'superseded',
      href(paths.wording, language, here),
      t(edition.wordingApprovedOn ? 'toEndWording' : 'toWording'),
    ],
  ] as const
  return html`<ul class="link-list">${entries.map(([shown, address, label]) => (shown ? html`<li><a href="${address}">${label}</a></li>` : ''))}</ul>`
}

function decisions({ context, edition, decisions: all }: EditionProps, changes: boolean): Markup {
  const { language } = context
  const t = text(language)
  const correct = (one: Decision) =>
    html`<a href="${href(paths.correctDecision, language, { edition: edition.id, decision: one.id })}">${t('correct')}<span class="sr-only">: ${one.body[language]}</span></a>`
  const list = table({
    caption: t('decisionsCaption'),
    rows: all,
    columns: [
      { heading: t('columnBody'), cell: (one) => one.body[language] },
      { heading: t('columnDid'), cell: (one) => said(one, language) },
      { heading: t('columnWhen'), cell: (one) => (one.on ? longDate(one.on, language) : t('notKnown')) },
      { heading: t('caseNumber'), cell: (one) => one.caseNumber ?? t('notKnown') },
      ...(changes && edition.state !== 'superseded' ? [{ heading: t('columnChange'), cell: correct }] : []),
    ],
  })
  const record = html`<p><a href="${href(paths.newDecision, language, { edition: edition.id })}">${t('recordDecision')}</a></p>`
  return html`${all.length > 0 ? list : html`<p>${t('noDecisions')}</p>`}${changes && edition.state !== 'superseded' ? record : ''}`
}

function said({ kind, statement, response }: Decision, language: Language): Markup {
  const t = text(language)
  if (!statement && !response) return html`${decisionName(kind, language)}`
  const words = [
    statement ? html`<p><strong>${t('statement')}</strong></p><p lang="da">${statement}</p>` : '',
    response ? html`<p><strong>${t('response')}</strong></p><p lang="da">${response}</p>` : '',
  ]
  return html`${decisionName(kind, language)}${Details({ summary: t('statementAndResponse'), children: html`${words}` })}`
}

function seats({ context, edition, seats: all }: EditionProps, changes: boolean): Markup {
  const { language } = context
  const t = text(language)
  const open = changes && mayChangeSeats(edition.state)
  const edit = (seat: Seat) =>
    html` <a href="${href(paths.editSeat, language, { edition: edition.id, seat: seat.id })}">${t('edit')}<span class="sr-only">: ${seat.name}</span></a>`
  const items = all.map(
    (seat) =>
      html`<li><span lang="da">${seat.name}</span>${seat.vacant ? html` ${Tag({ kind: 'attention', children: t('vacant') })}` : ''}${open ? edit(seat) : ''}</li>`,
  )
  return html`${all.length > 0 ? html`<ul>${items}</ul>` : html`<p>${t('noSeats')}</p>`}${open ? html`<p><a href="${href(paths.newSeat, language, { edition: edition.id })}">${t('addSeat')}</a></p>` : ''}`
}

const sourceTable = ({ caption, header, rows }: EditionTable): Markup =>
  html`<div lang="da">${table<readonly string[]>({
    caption,
    rows,
    columns: header.map((heading, index) => ({ heading, cell: (row) => row[index] ?? '' })),
  })}</div>`
