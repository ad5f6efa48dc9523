import { html } from 'hono/html'
import { type Decision, type Edition, missingFor, statesAfter } from '../../features/strategy/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { mayChangeAnything } from './access.ts'
import { doneNotice, editionName, editionTag, primaryLink, runOutLine, validity } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface Listed {
  readonly edition: Edition
  readonly decisions: readonly Decision[]
  /** A draft that an import made. */
  readonly imported: boolean
}

interface FrontProps {
  readonly context: PageContext
  readonly working: Edition | undefined
  readonly editions: readonly Listed[]
  readonly today: string
}

export function frontView({ context, working, editions, today }: FrontProps): View {
  const { language, query } = context
  const t = text(language)
  const waiting = editions.flatMap((one) => waitsFor(one, today, language))
  return {
    title: t('frontTitle'),
    unlisted: true,
    main: html`${doneNotice(query, context)}<h1>${t('frontTitle')}</h1><p>${t('frontText')}</p>
<section aria-labelledby="working"><h2 id="working">${t('working')}</h2>${working ? workingEdition(working, today, language) : html`<p>${t('noWorking')}</p>`}
${working && mayChangeAnything(context.actor) ? beginNext(working, editions, language) : ''}</section>
<section aria-labelledby="waiting"><h2 id="waiting">${t('waiting')}</h2>${waiting.length > 0 ? html`<ul class="passages">${waiting}</ul>` : html`<p>${t('nothingWaits')}</p>`}</section>
<section aria-labelledby="editions"><h2 id="editions">${t('editions')}</h2>${editionTable(editions, language)}</section>
<p><a class="more" href="${href(paths.releases, language)}">${t('releases')}</a></p>`,
  }
}

function workingEdition(edition: Edition, today: string, language: Language): Markup {
  const runOut = runOutLine(edition, today, language)
  return html`<p><strong>${editionLink(edition, language)}</strong> ${editionTag(edition, language)}</p><p>${runOut ?? validity(edition, language)}</p>`
}

/** Begun once: while a draft of a later number is on its way, that is the one to go on with. */
function beginNext(working: Edition, editions: readonly Listed[], language: Language): Markup | '' {
  const number = (working.number ?? 0) + 1
  const begun = editions.some(
    ({ edition }) => edition.state !== 'superseded' && (edition.number ?? 0) >= number,
  )
  if (begun) return ''
  return html`<p>${text(language)('beginText', { number })}</p>${primaryLink(href(paths.newEdition, language), text(language)('begin', { number }))}`
}

/** What an edition waits for, and who can do it. */
function waitsFor({ edition, decisions, imported }: Listed, today: string, language: Language): Markup[] {
  const t = text(language)
  const say = (words: string) => [
    html`<li><h3>${editionLink(edition, language)} ${editionTag(edition, language)}</h3><p>${words}</p></li>`,
  ]
  const [next] = statesAfter(edition.state)
    .filter((state) => state !== 'draft')
    .slice(-1)
  if (edition.state === 'superseded' || next === undefined) return []
  if (imported) return say(t('waitsImported'))
  if (edition.state === 'in_force')
    return missingFor(next, edition, [], today).length > 0 ? [] : say(t('waitsExpired'))
  const missing = missingFor(next, edition, decisions, today)
  if (missing.length === 0) return say(t(edition.state === 'approved' ? 'waitsInForce' : 'waitsApproved'))
  if (edition.state === 'approved') return say(missing.map((one) => t(`missing_${one}`)).join(' '))
  return say(t(edition.state === 'draft' ? 'waitsDraft' : 'waitsConsultation'))
}

const editionTable = (editions: readonly Listed[], language: Language): Markup => {
  const t = text(language)
  return table({
    caption: t('editionsCaption'),
    rows: editions.map(({ edition }) => edition),
    columns: [
      { heading: t('columnEdition'), cell: (edition) => editionLink(edition, language) },
      { heading: t('columnState'), cell: (edition) => editionTag(edition, language) },
      { heading: t('columnValidity'), cell: (edition) => validity(edition, language) },
    ],
  })
}

const editionLink = (edition: Edition, language: Language): Markup =>
  html`<a href="${href(paths.edition, language, { edition: edition.id })}">${editionName(edition, language)}: ${edition.title[language]}</a>`
