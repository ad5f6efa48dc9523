import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import { type Focus, longestReason } from '../../features/special-focus/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { DateInput, TextArea } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import type { Filled } from './form-pages.ts'
import { fieldsOf, personForm } from './form-view.tsx'
import { actionLinks } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface FocusProps {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly focus: Focus | undefined
  readonly filled: Filled
}

export function markView({ context, standing, person, filled }: FocusProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled)
  return personForm({
    context,
    title: t('focusMarkTitle'),
    standing,
    person,
    filled,
    intro: html`<p>${t('focusMarkText')}</p>`,
    submit: t('focusMarkSubmit'),
    children: (
      <>
        <TextArea {...field('because')} label={t('focusBecauseLabel')} rows={4} maxLength={longestReason} />
        <DateInput {...field('review_on')} label={t('focusReviewLabel')} />
      </>
    ),
  })
}

export function liftView({ context, standing, person, focus, filled }: FocusProps): View {
  const { language } = context
  const t = text(language)
  return personForm({
    context,
    title: t('focusLiftTitle'),
    standing,
    person,
    filled,
    intro: html`${focus ? focusWords(focus, language) : ''}`,
    submit: t('focusLiftSubmit'),
    kind: 'warning',
    children: (
      <TextArea
        {...fieldsOf(language, filled)('because')}
        label={t('becauseLabel')}
        rows={4}
        maxLength={longestReason}
      />
    ),
  })
}

const focusWords = ({ since, because, reviewOn, markedBy }: Focus, language: Language): Markup => {
  const t = text(language)
  const who = markedBy ?? t('unknown')
  return html`<p>${t('focusStands', { who, since: longDate(since, language), review: longDate(reviewOn, language) })}</p><blockquote><p>${because}</p></blockquote>`
}

/** The mark on the person's page, and the way to set or lift it. */
export function focusPart(
  focus: Focus | undefined,
  standing: Standing,
  person: Person,
  language: Language,
): Markup {
  const t = text(language)
  const writes = standing.mayWrite('status')
  const path = focus ? paths.liftFocus : paths.markFocus
  const way = [
    href(path, language, { person: person.id }),
    t(focus ? 'focusLiftTitle' : 'focusMarkTitle'),
  ] as const
  return html`${focus ? html`<h3>${t('focusTitle')}</h3>${focusWords(focus, language)}` : ''}${writes ? actionLinks([way]) : ''}`
}
