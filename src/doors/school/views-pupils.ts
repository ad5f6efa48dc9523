import { html } from 'hono/html'
import type { PeoplePage } from '../../features/young-people/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { Tag } from '../../ui/content.tsx'
import { table } from '../../ui/table.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface PupilsProps {
  readonly context: PageContext
  readonly list: PeoplePage
  /** The classes of each pupil, by the pupil's id; of the protected there are none (trust requirement L-30). */
  readonly classes: ReadonlyMap<string, readonly string[]>
  readonly further: boolean
}

export function pupilsView({ context, list, classes, further }: PupilsProps): View {
  const { language } = context
  const t = text(language)
  const front = href(paths.front, language)
  const ways = [
    ...(further ? [html`<li><a href="${front}">${t('firstPage')}</a></li>`] : []),
    ...(list.next ? [html`<li><a href="${front}?after=${list.next}">${t('nextPage')}</a></li>`] : []),
  ]
  const pupils = table({
    caption: t('pupilsCaption'),
    rows: list.people,
    columns: [
      {
        heading: t('columnName'),
        cell: (one) =>
          html`<a href="${href(paths.pupil, language, { person: one.id })}">${one.name}</a>${one.protected ? html` ${Tag({ kind: 'attention', children: t('protected') })}` : ''}`,
      },
      {
        heading: t('columnClass'),
        cell: (one) => (one.protected ? t('notShown') : (classes.get(one.id) ?? []).join(', ')),
      },
    ],
  })
  return {
    title: t('frontTitle'),
    unlisted: true,
    main: html`<h1>${t('frontTitle')}</h1><p>${t('frontText')}</p><ul class="link-list"><li><a href="${href(paths.newConcern, language)}">${t('reportConcern')}</a></li><li><a href="${href(paths.concerns, language)}">${t('reports')}</a></li><li><a href="${href(paths.absence, language)}">${t('absenceTitle')}</a></li><li><a href="${href(paths.talks, language)}">${t('talksTitle')}</a></li></ul>${list.people.length > 0 ? pupils : html`<p>${t('frontNone')}</p>`}${ways.length > 0 ? html`<nav aria-label="${t('pages')}"><ul class="link-list">${ways}</ul></nav>` : ''}`,
  }
}
