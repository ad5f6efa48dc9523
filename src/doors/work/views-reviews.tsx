import { html } from 'hono/html'
import { type BreakGlass, isLate, longest } from '../../features/break-glass/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { longDateTime } from '../../platform/time.ts'
import { Tag } from '../../ui/content.tsx'
import { TextArea } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import type { Filled } from './form-pages.ts'
import { fieldsOf, formView } from './form-view.tsx'
import { doneNotice, link } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { aboutWhom, reviewWords } from './views-break-glass.tsx'

interface ReviewsProps {
  readonly context: PageContext
  readonly waiting: readonly BreakGlass[]
  readonly reviewed: readonly BreakGlass[]
}

/** What waits stands first, and of that what has waited for more than a week. */
export function reviewsView({ context, waiting, reviewed }: ReviewsProps): View {
  const { language, query } = context
  const t = text(language)
  return {
    title: t('reviewsTitle'),
    unlisted: true,
    main: html`${doneNotice(query, context)}<h1>${t('reviewsTitle')}</h1><p>${t('reviewsText')}</p>
<section aria-labelledby="waiting"><h2 id="waiting">${t('reviewsWaiting')}</h2>${waiting.length > 0 ? glassTable(waiting, t('reviewsCaption'), context) : html`<p>${t('reviewsNone')}</p>`}</section>
<section aria-labelledby="reviewed"><h2 id="reviewed">${t('reviewsDone')}</h2>${reviewed.length > 0 ? glassTable(reviewed, t('reviewsDoneCaption'), context) : html`<p>${t('reviewsDoneNone')}</p>`}</section>`,
  }
}

function glassTable(list: readonly BreakGlass[], caption: string, { language, now }: PageContext): Markup {
  const t = text(language)
  const late = (glass: BreakGlass) =>
    !glass.review && isLate(glass.openedAt, now)
      ? html` ${Tag({ kind: 'attention', children: t('reviewLate') })}`
      : ''
  const review = (glass: BreakGlass) => {
    if (glass.review) return reviewWords(glass, language)
    const at = longDateTime(glass.openedAt, language)
    return link(
      href(paths.review, language, { glass: glass.id }),
      t('reviewOpen', { who: glass.openedBy, at }),
    )
  }
  return table({
    caption,
    rows: list,
    columns: [
      {
        heading: t('columnOpened'),
        cell: (glass) => html`${longDateTime(glass.openedAt, language)}${late(glass)}`,
      },
      { heading: t('columnOpenedBy'), cell: ({ openedBy }) => openedBy },
      { heading: t('columnYoungPerson'), cell: (glass) => aboutWhom(glass, language) },
      { heading: t('columnBecause'), cell: ({ because }) => because },
      { heading: t('columnReview'), cell: review },
    ],
  })
}

interface ReviewProps {
  readonly context: PageContext
  readonly glass: BreakGlass
  readonly filled: Filled
}

export function reviewView({ context, glass, filled }: ReviewProps): View {
  const { language } = context
  const t = text(language)
  const back = href(paths.reviews, language)
  const at = longDateTime(glass.openedAt, language)
  return formView({
    context,
    title: t('reviewTitle'),
    breadcrumb: [{ href: back, label: t('reviewsTitle') }],
    filled,
    intro: html`<p>${t('reviewAbout', { who: glass.openedBy, at })}</p><p>${t('columnYoungPerson')}: ${aboutWhom(glass, language)}</p><blockquote><p>${t('reviewBecause', { because: glass.because })}</p></blockquote>${glass.review ? html`<p>${reviewWords(glass, language)}</p>` : ''}`,
    submit: t('reviewSubmit'),
    backHref: back,
    children: (
      <TextArea
        {...fieldsOf(language, filled)('review')}
        label={t('reviewLabel')}
        hint={t('reviewHint')}
        rows={3}
        maxLength={longest.review}
      />
    ),
  })
}
