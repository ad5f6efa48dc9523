import { html } from 'hono/html'
import type { ToldConcern } from '../../features/concerns/index.ts'
import { against, factName, type Objection, objectionsBeside } from '../../features/objections/index.ts'
import { copyPaths } from '../../features/subject-access/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import type { Markup } from '../../ui/markup.ts'
import type { Opened } from './access.ts'
import { myPage } from './layout.ts'
import { doneNotice } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface ConcernsProps {
  readonly context: PageContext
  readonly opened: Opened
  readonly concerns: readonly ToldConcern[]
  readonly objections: readonly Objection[]
}

/**
 * What is registered about a concern, in words fit for the one whom it is about: that somebody was worried and when, what it is
 * about in a few plain kinds, who has it, what happens next, and what one may say to it. Never what the reporter wrote.
 */
export function concernsView(props: ConcernsProps): View {
  const { context, opened, concerns } = props
  const { language, query } = context
  const t = text(language)
  const { ofChild, personId: person } = opened
  const title = ofChild ? t('childConcernsTitle', { name: opened.facts.givenName }) : t('concernsTitle')
  const copy = href(copyPaths.copy, language, { person })
  return {
    title,
    unlisted: true,
    main: myPage({
      opened,
      context,
      before: doneNotice(query, language),
      title,
      children: html`${
        concerns.length === 0
          ? html`<p>${t('concernsNone')}</p>`
          : html`<p>${t(ofChild ? 'childConcernsText' : 'concernsText')}</p>
${concerns.map((one) => concernSection(one, props))}${ofChild ? '' : html`<p>${t('concernsWords')} <a href="${copy}">${t('concernsCopy')}</a></p>`}`
      }`,
    }),
  }
}

function concernSection(concern: ToldConcern, { context, opened, objections }: ConcernsProps): Markup {
  const { language } = context
  const t = text(language)
  const { id, receivedAt, owner, seen, closedAt } = concern
  const date = longDate(localDate(receivedAt), language)
  const about = seen
    ? html`<p>${t('concernAbout')}</p><ul>${seen.map((kind) => html`<li>${t(`saw_${kind}`)}</li>`)}</ul>`
    : ''
  const say = `${href(paths.wrong, language, { person: opened.personId })}?about=concern&row=${id}`
  const isOpen = closedAt === null
  return html`<section aria-labelledby="concern-${id}"><h2 id="concern-${id}">${date}</h2><p>${t('concernFrom', { who: whoOf(concern, language) })}</p>${about}
${isOpen ? html`<p><strong>${t('concernOwner', { owner })}</strong></p>` : ''}<h3>${t('concernNow')}</h3><p>${nextOf(concern, opened, language)}</p>
<h3>${t('concernYou')}</h3><p>${isOpen ? t('concernSay', { owner }) : t('concernSayClosed')} <a href="${say}">${t('concernWrite')}<span class="sr-only"> ${t('wrongAbout', { what: factName('concern', language) })}, ${date}</span></a></p>${objectionsBeside(against(objections, 'concern', id), language)}</section>`
}

const whoOf = ({ organisation }: ToldConcern, language: Language): string => {
  if (organisation === undefined) return text(language)('concernHidden')
  return organisation ?? text(language)('concernMunicipality')
}

/** What happens next, said to the one whom it is about, or of them. */
function nextOf(
  { state, owner, closedAt }: ToldConcern,
  { ofChild, facts }: Opened,
  language: Language,
): string {
  const t = text(language)
  const date = closedAt ? longDate(localDate(closedAt), language) : ''
  if (state === 'closed' || state === 'merged' || state === 'not-for-us') return t(`next_${state}`, { date })
  return ofChild ? t(`childNext_${state}`, { owner, name: facts.givenName }) : t(`next_${state}`, { owner })
}

/** On other pages: that there is something, and where it stands. */
export function concernsLine(
  concerns: readonly ToldConcern[],
  opened: Opened,
  language: Language,
): Markup | '' {
  if (concerns.length === 0) return ''
  const t = text(language)
  const { personId: person, ofChild, facts } = opened
  const said = ofChild ? t('childConcernsTitle', { name: facts.givenName }) : t('concernsTitle')
  return html`<section aria-labelledby="concerns"><h2 id="concerns">${said}</h2><p><a href="${href(paths.concerns, language, { person })}">${t('concernsRead')}</a></p></section>`
}
