import { html } from 'hono/html'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { CardList, KeyPages, Notice, Tag } from '../../ui/content.tsx'
import type { OpenWay } from '../ways.ts'
import { auditing } from './access.ts'
import { doneNotice, frontCrumb } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import type { AdminWay } from './ways.ts'

interface FrontProps {
  readonly context: PageContext
  readonly open: readonly OpenWay<AdminWay>[]
  readonly logsLate: boolean
}

/** What the reader may look after; what is others' is not shown. */
export function frontView({ context, open, logsLate }: FrontProps): View {
  const { language, actor } = context
  const t = text(language)
  const waits = (count: number) =>
    count > 0 ? html` ${Tag({ kind: 'attention', children: t('waiting', { count }) })}` : ''
  const cards = open.map(({ key, href: to, waiting }) => ({
    href: to,
    title: t(key),
    content: html`${t(`${key}Text`)}${waits(waiting)}`,
  }))
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
