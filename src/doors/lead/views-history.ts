import { html } from 'hono/html'
import { type Edition, historySentence, type RecordedEvent } from '../../features/strategy/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { KeyPages } from '../../ui/content.tsx'
import { editionCrumbs, editionName } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

export const historyPageLength = 50

interface HistoryProps {
  readonly context: PageContext
  readonly edition: Edition
  /** One more than a page holds tells that there are older ones. */
  readonly events: readonly RecordedEvent[]
}

/** Everything that has happened to an edition, the newest first. */
export function historyView({ context, edition, events }: HistoryProps): View {
  const { language } = context
  const title = text(language)('historyTitle', { name: editionName(edition, language) })
  const shown = events.slice(0, historyPageLength)
  const last = events.length > historyPageLength ? shown.at(-1) : undefined
  const here = href(paths.history, language, { edition: edition.id })
  const items = shown.map((event) => {
    const sentence = historySentence(event, language)
    return html`<li>${event.passageId ? html`<a href="${href(paths.passage, language, { edition: edition.id, passage: event.passageId })}">${sentence}</a>` : sentence}</li>`
  })
  return {
    title,
    breadcrumb: editionCrumbs(edition, language),
    unlisted: true,
    main: html`<h1>${title}</h1><p>${text(language)('historyText')}</p><ul>${items}</ul>${KeyPages({
      language,
      ...(last ? { nextHref: `${here}?before=${last.id}` } : {}),
      ...(context.query.has('before') ? { previousHref: here } : {}),
    })}`,
  }
}
