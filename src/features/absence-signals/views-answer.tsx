import { html } from 'hono/html'
import type { FormErrors, PageContext, Typed, View } from '../../platform/http/page.ts'
import {
  CsrfField,
  ErrorSummary,
  HiddenField,
  listErrors,
  Radios,
  SubmitButton,
  titleWithErrors,
} from '../../ui/forms.tsx'
import { groundlessReasons, type Signal } from './rules.ts'
import { text } from './text.ts'
import { ruleLine, toldOf, wordsOf } from './views.ts'

interface AnswerProps {
  readonly context: PageContext
  readonly signal: Signal
  readonly filled: { readonly typed: Typed; readonly errors: FormErrors }
  readonly action: string
  readonly back: { readonly href: string; readonly label: string }
}

/** Two ways out of a signal: a concern that one sends, or that it is groundless. */
export function answerView({ context, signal, filled, action, back }: AnswerProps): View {
  const { language, formToken } = context
  const t = text(language)
  const faults = listErrors(filled.errors.fields, filled.errors.conflict)
  return {
    title: titleWithErrors(language, t('answerTitle'), faults),
    breadcrumb: [back],
    unlisted: true,
    main: html`${<ErrorSummary language={language} errors={faults} />}<h1>${t('answerTitle')}</h1><p><strong>${signal.attendance.name}</strong></p><p>${wordsOf(signal, language)}</p><p>${ruleLine(signal.rule, language)}</p><h2>${t('sayTitle')}</h2><p>${t('sayText')}</p><blockquote><p>${toldOf(signal, language)}</p></blockquote><h2>${t('answerHeading')}</h2><p>${t('answerText')}</p>
${(
  <form method="post" action={action}>
    <CsrfField token={formToken} />
    <HiddenField name="said" value="concern" />
    <p>{t('reportText')}</p>
    <SubmitButton>{t('report')}</SubmitButton>
  </form>
)}
${(
  <form method="post" action={action} novalidate>
    <CsrfField token={formToken} />
    <Radios
      name="said"
      language={language}
      label={t('groundlessLabel')}
      value={filled.typed.said}
      error={filled.errors.fields.said}
      choices={groundlessReasons.map((value) => ({ value, label: t(`groundless_${value}`) }))}
    />
    <SubmitButton kind="secondary">{t('groundlessSubmit')}</SubmitButton>
  </form>
)}`,
  }
}
