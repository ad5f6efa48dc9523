import { html } from 'hono/html'
import { type BreakGlass, longest } from '../../features/break-glass/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDateTime } from '../../platform/time.ts'
import { DateInput, TextArea, TextInput } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import type { Filled } from './form-pages.ts'
import { fieldsOf, formView } from './form-view.tsx'
import { doneNotice, frontCrumb, link } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface Props {
  readonly context: PageContext
  readonly filled: Filled
}

export function breakGlassView({ context, own, filled }: Props & { own: readonly BreakGlass[] }): View {
  const { language, query } = context
  const t = text(language)
  const field = fieldsOf(language, filled)
  return formView({
    context,
    title: t('glassTitle'),
    breadcrumb: frontCrumb(language),
    filled,
    intro: html`${doneNotice(query, context)}<p><strong>${t('glassAcute')}</strong></p><p>${t('glassText')}</p>`,
    submit: t('glassSubmit'),
    kind: 'warning',
    backHref: href(paths.today, language),
    children: (
      <>
        <TextInput
          {...field('number')}
          label={t('glassNumber')}
          hint={t('glassNumberHint')}
          maxLength={20}
          autocomplete="off"
        />
        <TextInput
          {...field('name')}
          label={t('glassName')}
          hint={t('glassNameHint')}
          maxLength={longest.name}
          autocomplete="off"
        />
        <DateInput {...field('birth_date')} label={t('glassBirth')} />
        <TextArea
          {...field('because')}
          label={t('glassBecause')}
          hint={t('glassBecauseHint')}
          rows={3}
          maxLength={longest.because}
        />
      </>
    ),
    after: html`<section aria-labelledby="own"><h2 id="own">${t('glassMine')}</h2>${own.length > 0 ? ownTable(own, language) : html`<p>${t('glassMineNone')}</p>`}</section>`,
  })
}

/** Whom it was about is named while it is open, or where one may know them anyway. */
export const aboutWhom = ({ name }: BreakGlass, language: Language): string =>
  name ?? text(language)('someoneUnknown')

export const reviewWords = ({ review }: BreakGlass, language: Language): string => {
  const t = text(language)
  return review
    ? t('glassReviewedBy', { who: review.by ?? t('unknown'), review: review.words })
    : t('glassNotReviewed')
}

function ownTable(own: readonly BreakGlass[], language: Language): Markup {
  const t = text(language)
  const state = (glass: BreakGlass) => {
    const at = longDateTime(glass.endsAt, language)
    if (!glass.open) return t('glassClosed', { at })
    const end = href(paths.endBreakGlass, language, { glass: glass.id })
    return html`${t('glassOpenUntil', { at })}<br>${link(end, t('glassEndTitle'))}`
  }
  const whom = (glass: BreakGlass) =>
    glass.open && glass.name
      ? link(href(paths.person, language, { person: glass.personId }), glass.name)
      : aboutWhom(glass, language)
  return table({
    caption: t('glassMineCaption'),
    rows: own,
    columns: [
      { heading: t('columnOpened'), cell: ({ openedAt }) => longDateTime(openedAt, language) },
      { heading: t('columnYoungPerson'), cell: whom },
      { heading: t('columnBecause'), cell: ({ because }) => because },
      { heading: t('columnState'), cell: state },
      { heading: t('columnReview'), cell: (glass) => reviewWords(glass, language) },
    ],
  })
}

export function endView({ context, glass, filled }: Props & { glass: BreakGlass }): View {
  const { language } = context
  const t = text(language)
  const back = href(paths.breakGlass, language)
  return formView({
    context,
    title: t('glassEndTitle'),
    breadcrumb: [...frontCrumb(language), { href: back, label: t('glassTitle') }],
    filled,
    intro: html`<p>${aboutWhom(glass, language)}</p><p>${t('glassEndText')}</p>`,
    submit: t('glassEndSubmit'),
    backHref: back,
  })
}
