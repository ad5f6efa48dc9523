import { html } from 'hono/html'
import type { LogRequest } from '../../features/log-requests/index.ts'
import type { Child, Gate } from '../../features/own-data/index.ts'
import { type Look, lookList, mayBeAskedAbout } from '../../features/own-log/index.ts'
import type { FrameContext, PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { KeyPages } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import type { Opened } from './access.ts'
import { myPage } from './layout.ts'
import { doneNotice } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface LogProps {
  readonly context: PageContext
  readonly opened: Opened
  readonly looks: readonly Look[]
  readonly next: string | undefined
  readonly requests: readonly LogRequest[]
  readonly own: boolean
}

/** My log: who has looked, by unit and role, and why. */
export function logView(props: LogProps): View {
  const { context, opened, looks } = props
  const { language, query, pathname } = context
  const t = text(language)
  const { ofChild, facts, personId } = opened
  const title = ofChild ? t('childLogTitle', { name: facts.givenName }) : t('logTitle')
  const list = lookList({
    looks,
    language,
    ofChild,
    pick: 'look',
    beside: (look) => askedBeside(look, props),
  })
  const askable = looks.some(mayBeAskedAbout)
  const older = props.next === undefined ? {} : { nextHref: withQuery(pathname, props.own, props.next) }
  const newest = query.has('before')
    ? html`<p><a href="${withQuery(pathname, props.own)}">${t('newest')}</a></p>`
    : ''
  return {
    title,
    unlisted: true,
    main: myPage({
      opened,
      context,
      before: doneNotice(query, language),
      title,
      children: html`<p>${ofChild ? t('childLogText', { name: facts.givenName }) : t('logText')}</p><p>${t('logNames')}</p>
<p><a href="${withQuery(pathname, !props.own)}">${t(props.own ? 'hideOwn' : 'showOwn')}</a></p>
<form method="get" action="${href(paths.ask, language, { person: personId })}">${list}${askable ? html`<div class="form-actions"><button type="submit" class="button button-primary">${t('ask')}</button></div>` : ''}</form>
${newest}${KeyPages({ language, ...older })}`,
    }),
  }
}

const withQuery = (pathname: string, own: boolean, before?: string): string => {
  const query = new URLSearchParams({
    ...(own ? { own: '1' } : {}),
    ...(before ? { before } : {}),
  }).toString()
  return query === '' ? pathname : `${pathname}?${query}`
}

/** A question that has been asked stands beside its looks, so that nobody need ask twice. */
function askedBeside(look: Look, { requests, opened, context }: LogProps): Markup | '' {
  const request = requests.find(({ lookIds }) => lookIds.includes(look.id))
  if (!request) return ''
  const t = text(context.language)
  const params = { person: opened.personId, question: request.id }
  return html`<p>${t('asked')} <a href="${href(paths.question, context.language, params)}">${t('seeQuestion')}</a></p>`
}

/** Whom somebody holds custody of: name and age. */
export function childLinks(children: readonly Child[], { language }: FrameContext): Markup | '' {
  if (children.length === 0) return ''
  const t = text(language)
  const items = children.map(
    ({ id, name, age }) =>
      html`<li><a href="${href(paths.child, language, { person: id })}">${name}</a>, ${t('childAge', { age })}</li>`,
  )
  return html`<section aria-labelledby="children"><h2 id="children">${t('children')}</h2><p>${t('childrenText')}</p><ul>${items}</ul></section>`
}

export function childrenView(children: readonly Child[], context: FrameContext): View {
  const t = text(context.language)
  return {
    title: t('children'),
    unlisted: true,
    main: html`<h1>${t('gateTitle', { name: nameOf(context) })}</h1>${childLinks(children, context)}`,
  }
}

const said = {
  'under-15': ['gate_under15', 'gateText_under15'],
  'over-30': ['gate_over30', 'gateText_over30'],
  'child-of-age': ['gate_childOfAge', 'gateText_childOfAge'],
  none: ['gate_none', 'gateText_none'],
} as const

/** Somebody who has no page here is told why, and where to turn, by a friendly word and not by a refusal (L-10). */
export function gateView(gates: readonly Gate[], talk: string, context: FrameContext): View {
  const t = text(context.language)
  const reasons: readonly (Gate | 'none')[] = gates.length > 0 ? gates : ['none']
  const [first = 'none'] = reasons
  return {
    title: t(said[first][0]),
    unlisted: true,
    main: html`<h1>${t('gateTitle', { name: nameOf(context) })}</h1>${reasons.map((gate) => html`<h2>${t(said[gate][0])}</h2><p>${t(said[gate][1])}</p>`)}<p>${t('gateTalk')} <a href="${talk}">${t('gateTalkLink')}</a>.</p>`,
  }
}

const nameOf = ({ actor }: FrameContext): string =>
  actor.kind === 'person' ? actor.name.replace(/ .*/, '') : ''
