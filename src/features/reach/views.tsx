import { html } from 'hono/html'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FormErrors, PageContext, Typed, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { DefinitionList, Notice } from '../../ui/content.tsx'
import {
  CsrfField,
  ErrorSummary,
  FormActions,
  listErrors,
  SubmitButton,
  TextInput,
  titleWithErrors,
} from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { accountPath } from '../sign-in/index.ts'
import { reachPath } from './paths.ts'
import { isReachable, longestReach, phoneHref, type Reach, shownPhone } from './rules.ts'
import { text } from './text.ts'

/** Phone and mail as links, and when somebody is there; nothing where there is no way to them. */
export function reachList(reach: Reach | undefined, language: Language): Markup | '' {
  if (!reach || !isReachable(reach)) return ''
  const t = text(language)
  const { phone, email, hours } = reach
  return DefinitionList({
    items: [
      ...(phone
        ? [
            {
              term: t('shownPhone'),
              description: html`<a href="${phoneHref(phone)}">${shownPhone(phone)}</a>`,
            },
          ]
        : []),
      ...(email
        ? [{ term: t('shownEmail'), description: html`<a href="mailto:${email}">${email}</a>` }]
        : []),
      ...(hours ? [{ term: t('shownHours'), description: hours }] : []),
    ],
  })
}

/** That one's young people see no way to one, said kindly, with the way to the form. */
export const unreachableNotice = (language: Language): Markup => {
  const t = text(language)
  return Notice({
    language,
    kind: 'information',
    heading: t('title'),
    children: html`<p>${t('nothing')} <a href="${href(reachPath, language)}">${t('write')}</a></p>`,
  })
}

/** On the account: what the young see of one now, or that they see nothing. */
export function reachSection(reach: Reach | undefined, language: Language): Markup {
  if (!isReachable(reach)) return unreachableNotice(language)
  const t = text(language)
  return html`<h2>${t('title')}</h2><p>${t('now')}</p>${reachList(reach, language)}<p><a href="${href(reachPath, language)}">${t('change')}</a></p>`
}

interface FormProps {
  readonly context: PageContext
  readonly typed: Typed
  readonly errors: FormErrors
  readonly saved: string | undefined
}

export function reachView({ context, typed, errors, saved }: FormProps): View {
  const { language } = context
  const t = text(language)
  const faults = listErrors(errors.fields, errors.conflict)
  const field = (name: 'phone' | 'email' | 'hours') => ({
    name,
    language,
    required: false,
    value: typed[name] ?? '',
    maxLength: longestReach[name],
    ...(errors.fields[name] ? { error: errors.fields[name] } : {}),
  })
  return {
    title: titleWithErrors(language, t('title'), faults),
    unlisted: true,
    alternates: { da: href(reachPath, 'da'), en: href(reachPath, 'en') },
    main: (
      <>
        <ErrorSummary language={language} errors={faults} />
        {saved ? Notice({ language, kind: 'success', announce: true, heading: saved }) : null}
        <h1>{t('title')}</h1>
        <p>{t('intro')}</p>
        <form method="post" action={href(reachPath, language)} novalidate>
          <CsrfField token={context.formToken} once={newReceiptKey()} />
          <TextInput {...field('phone')} type="tel" label={t('phone')} hint={t('phoneHint')} />
          <TextInput {...field('email')} type="email" label={t('email')} />
          <TextInput {...field('hours')} label={t('hours')} hint={t('hoursHint')} />
          <FormActions>
            <SubmitButton>{t('save')}</SubmitButton>
            <a href={href(accountPath, language)}>{t('back')}</a>
          </FormActions>
        </form>
      </>
    ),
  }
}
