import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import { authorName, lawWords, type OpenSignal, saidChoices } from '../../features/signals/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { Radios } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import type { Filled } from './form-pages.ts'
import { fieldsOf, formView } from './form-view.tsx'
import { frontCrumb, link } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { backName } from './today-back.ts'

/** The reason first; then which rule says so, who wrote it and on which law, and until when it stands here. */
const signalWords = (signal: OpenSignal, language: Language): Markup => {
  const t = text(language)
  const { rule, author, reason, raisedAt, expiresOn } = signal
  const by = t('signalBy', {
    rule,
    author: authorName(author, language),
    law: lawWords(signal, language),
  })
  const dates = t('signalDates', {
    date: longDate(localDate(raisedAt), language),
    expires: longDate(expiresOn, language),
  })
  return html`<p>${reason}</p><p>${by} ${dates}</p>`
}

/** The open signals of a young person's page. */
export function signalList(signals: readonly OpenSignal[], standing: Standing, language: Language): Markup {
  const t = text(language)
  const answers = standing.mayWrite('concern')
  const items = signals.map((signal) => {
    const answer = link(href(paths.endSignal, language, { signal: signal.id }), t('signalAnswer'))
    return html`<li>${signalWords(signal, language)}${answers ? html`<p>${answer}</p>` : ''}</li>`
  })
  return html`<ul class="passages no-max-width">${items}</ul>`
}

export function endSignalView(props: {
  readonly context: PageContext
  readonly signal: OpenSignal
  readonly filled: Filled
}): View {
  const { context, signal, filled } = props
  const { language } = context
  const t = text(language)
  return formView({
    context,
    title: t('signalAnswer'),
    breadcrumb: frontCrumb(language),
    filled,
    intro: (
      <>
        {signalWords(signal, language)}
        <p>{t('signalAnswerText')}</p>
      </>
    ),
    children: (
      <Radios
        {...fieldsOf(language, filled)('said')}
        label={t('signalAnswerLabel')}
        choices={[...saidChoices('action', language), ...saidChoices('groundless', language)]}
      />
    ),
    hidden: filled.typed?.[backName] === undefined ? {} : { [backName]: filled.typed[backName] },
    submit: t('signalAnswerSubmit'),
    backHref: href(paths.today, language),
  })
}
