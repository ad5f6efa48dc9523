import { html } from 'hono/html'
import {
  type NotPrepared,
  type Prepared,
  quarterTables,
  type Release,
} from '../../features/figure-releases/index.ts'
import type { FormErrors, PageContext, Typed, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { longDate, longDateTime } from '../../platform/time.ts'
import { LinkList, Notice } from '../../ui/content.tsx'
import { table } from '../../ui/table.ts'
import { mayChangeAnything } from './access.ts'
import { formView } from './form-view.tsx'
import { doneNotice, frontCrumb } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** Where everybody reads a published quarter. */
const quarterPath = { da: '/kvartaler/:day', en: '/quarters/:day' } as const

/** Which quarters are published, and which could be. */
export function releasesView(props: {
  readonly context: PageContext
  readonly released: readonly Release[]
  readonly waiting: readonly string[]
}): View {
  const { context, released, waiting } = props
  const { language, query, actor } = context
  const t = text(language)
  const links = waiting.map((day) => ({
    href: href(paths.release, language, { day }),
    label: longDate(day, language),
  }))
  return {
    title: t('releases'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(query, context)}<h1>${t('releases')}</h1><p>${t('releasesText')}</p>
${
  released.length > 0
    ? table<Release>({
        caption: t('releasesCaption'),
        rows: released,
        columns: [
          {
            heading: t('columnQuarter'),
            cell: ({ day }) =>
              html`<a href="${href(quarterPath, language, { day })}">${longDate(day, language)}</a>`,
          },
          { heading: t('columnReleased'), cell: ({ releasedAt }) => longDateTime(releasedAt, language) },
        ],
      })
    : html`<p>${t('releasesNone')}</p>`
}
${mayChangeAnything(actor) && links.length > 0 ? html`<h2>${t('releasesWaiting')}</h2>${LinkList({ links })}` : ''}`,
  }
}

/** What would be published of a quarter, protected as it would be, and the button that does it. */
export function releaseView(props: {
  readonly context: PageContext
  readonly day: string
  readonly typed: Typed | undefined
  readonly errors: FormErrors
  readonly prepared: Prepared | NotPrepared | { readonly missing: 'released' }
}): View {
  const { context, day, errors, prepared } = props
  const { language } = context
  const t = text(language)
  const isReady = prepared.missing === null
  return formView({
    context,
    title: t('releaseTitle', { day: longDate(day, language) }),
    breadcrumb: [...frontCrumb(language), { href: href(paths.releases, language), label: t('releases') }],
    errors,
    intro:
      prepared.missing === null
        ? html`<p>${t('releaseText')}</p>${quarterTables({ day, isInvented: prepared.invented, threshold: prepared.threshold, tables: prepared.tables, language })}`
        : Notice({
            language,
            kind: 'information',
            children: prepared.missing === 'released' ? t('releasedBefore') : t('releaseNot'),
          }),
    submit: t('releaseSubmit'),
    kind: 'warning',
    backHref: href(paths.releases, language),
    ready: isReady,
  })
}
