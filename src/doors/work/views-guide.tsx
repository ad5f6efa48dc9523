import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import { type GuideEffort, longestGuide, type Review } from '../../features/youth-guide/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { Select } from '../../ui/choices.tsx'
import { DateInput, TextArea } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import type { Filled } from './form-pages.ts'
import { fieldsOf, formView, personForm } from './form-view.tsx'
import { about, actionLinks, doneNotice, personCrumbs, personHref } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface Props {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly filled: Filled
}

export function beginGuideView(
  props: Props & { readonly guides: readonly { readonly id: string; readonly name: string }[] },
): View {
  const { context, standing, person, guides, filled } = props
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled)
  return personForm({
    context,
    title: t('guideBeginTitle'),
    standing,
    person,
    filled,
    intro: html`<p>${t('guideBeginText')}</p>`,
    children: (
      <>
        <Select
          {...field('guide')}
          label={t('guideWho')}
          placeholder
          choices={guides.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextArea {...field('purpose')} label={t('guidePurpose')} rows={3} maxLength={longestGuide.purpose} />
      </>
    ),
    submit: t('guideBeginSubmit'),
  })
}

export function guideView(props: Props & { readonly effort: GuideEffort }): View {
  const { context, standing, person, effort, filled } = props
  const { language, query, now } = context
  const t = text(language)
  const breadcrumb = personCrumbs(person, language)
  const since = longDate(localDate(effort.begunAt), language)
  const due = effort.due
    ? html`<p>${t(effort.due.isLate ? 'guideLate' : 'guideDue', { date: longDate(effort.due.on, language) })}</p>`
    : ''
  const intro = html`${doneNotice(query, context)}${about(standing, person, language)}<p>${t('guideIs', { name: effort.guide.name, since })}</p><blockquote class="official"><p>${effort.purpose}</p></blockquote>${due}`
  const reviews = html`<section aria-labelledby="reviews"><h2 id="reviews">${t('guideReviews')}</h2>${effort.reviews.length > 0 ? reviewTable(effort.reviews, language) : html`<p>${t('guideNoReviews')}</p>`}</section>`
  if (!standing.mayWrite('guidance'))
    return {
      title: t('guideTitle'),
      breadcrumb,
      unlisted: true,
      main: html`<h1>${t('guideTitle')}</h1>${intro}${reviews}`,
    }
  const field = fieldsOf(language, filled, { held_on: localDate(now) })
  const ends = standing.mayWrite('contact')
    ? actionLinks([[href(paths.endGuide, language, { person: person.id }), t('guideEndTitle')]])
    : ''
  return formView({
    context,
    title: t('guideTitle'),
    breadcrumb,
    filled,
    intro,
    children: (
      <>
        <DateInput {...field('held_on')} label={t('guideHeldOn')} max={localDate(now)} />
        <TextArea {...field('words')} label={t('guideWords')} rows={6} maxLength={longestGuide.words} />
      </>
    ),
    submit: t('guideReviewSubmit'),
    backHref: personHref(person, language),
    after: html`${ends}${reviews}`,
  })
}

const reviewTable = (reviews: readonly Review[], language: Language): Markup => {
  const t = text(language)
  return table<Review>({
    caption: t('guideReviewsCaption'),
    rows: reviews,
    columns: [
      { heading: t('columnWhen'), cell: ({ heldOn }) => longDate(heldOn, language) },
      { heading: t('guideColumnWords'), cell: ({ words }) => words },
      { heading: t('columnWho'), cell: ({ by }) => by },
    ],
  })
}

export function endGuideView(props: Props & { readonly effort: GuideEffort }): View {
  const { context, standing, person, effort, filled } = props
  const { language } = context
  const t = text(language)
  return personForm({
    context,
    title: t('guideEndTitle'),
    standing,
    person,
    filled,
    intro: html`<p>${t('guideEndText', { name: effort.guide.name })}</p>`,
    children: (
      <TextArea
        {...fieldsOf(language, filled)('because')}
        label={t('guideBecause')}
        rows={3}
        maxLength={longestGuide.because}
      />
    ),
    submit: t('guideEndSubmit'),
    kind: 'warning',
    backHref: href(paths.youthGuide, language, { person: person.id }),
  })
}
