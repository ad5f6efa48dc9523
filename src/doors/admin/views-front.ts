import { html } from 'hono/html'
import type { Access, PageContext, View } from '../../platform/http/page.ts'
import { href, type Path } from '../../platform/http/path.ts'
import { CardList, KeyPages, Notice } from '../../ui/content.tsx'
import { auditing, controlling, reviewing, sampling } from './access.ts'
import { doneNotice, frontCrumb } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

const entries = [
  { key: 'users', path: paths.users, access: controlling.access },
  { key: 'organisations', path: paths.organisations, access: controlling.access },
  { key: 'review', path: paths.review, access: reviewing.access },
  { key: 'findPerson', path: paths.findPerson, access: controlling.access },
  { key: 'rules', path: paths.rules, access: controlling.access },
  { key: 'statusRules', path: paths.statusRules, access: controlling.access },
  { key: 'sample', path: paths.sample, access: sampling.access },
  { key: 'log', path: paths.log, access: auditing.access },
  { key: 'history', path: paths.history, access: controlling.access },
] as const satisfies readonly { key: string; path: Path; access: Access }[]

/** What the reader may look after; what is others' is not shown. */
export function frontView({ context, logsLate }: { context: PageContext; logsLate: boolean }): View {
  const { language, actor } = context
  const t = text(language)
  const cards = entries
    .filter(({ access }) => access.allows(actor))
    .map(({ key, path }) => ({ href: href(path, language), title: t(key), content: t(`${key}Text`) }))
  const late =
    logsLate && auditing.access.allows(actor)
      ? Notice({ language, kind: 'warning', heading: t('logsLate'), children: t('logsLateText') })
      : ''
  return {
    title: t('frontTitle'),
    unlisted: true,
    main: html`${doneNotice(context)}<h1>${t('frontTitle')}</h1><p>${t('frontText')}</p>${late}${CardList({ cards })}`,
  }
}

export const historyPageLength = 50

interface HistoryProps {
  readonly context: PageContext
  /** One more than a page holds tells that there are older ones. */
  readonly events: readonly { readonly id: string; readonly sentence: string }[]
}

/** Everything that was administered, the newest first. Nobody can change it (trust requirement T-21). */
export function historyView({ context, events }: HistoryProps): View {
  const { language } = context
  const t = text(language)
  const shown = events.slice(0, historyPageLength)
  const last = events.length > historyPageLength ? shown.at(-1) : undefined
  const here = href(paths.history, language)
  return {
    title: t('history'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`<h1>${t('history')}</h1><p>${t('historyIntro')}</p>${
      shown.length > 0
        ? html`<ul>${shown.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>`
        : html`<p>${t('historyEmpty')}</p>`
    }${KeyPages({
      language,
      ...(last ? { nextHref: `${here}?before=${last.id}` } : {}),
      ...(context.query.has('before') ? { previousHref: here } : {}),
    })}`,
  }
}
