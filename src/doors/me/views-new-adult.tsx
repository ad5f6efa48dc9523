import { html } from 'hono/html'
import { type Handover, longestHandover } from '../../features/handover/index.ts'
import type { Around } from '../../features/own-data/index.ts'
import type { Reach } from '../../features/reach/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate, longDate } from '../../platform/time.ts'
import {
  CsrfField,
  ErrorSummary,
  HiddenField,
  listErrors,
  SubmitButton,
  TextArea,
  titleWithErrors,
} from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import type { Opened } from './access.ts'
import { type Filled, fieldsOf } from './form-view.tsx'
import { myPage } from './layout.ts'
import { doneNotice } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { reachSentence } from './views-around.ts'

interface NewAdultProps {
  readonly context: PageContext
  readonly opened: Opened
  readonly contact: Around | undefined
  readonly handover: Handover | undefined
  /** How the contact person is reached, and how the new one is, where they have written it. */
  readonly reach: Reach | undefined
  readonly newReach: Reach | undefined
  readonly filled: Filled
}

/** Who one's adult is; and where another one is proposed, the yes and the question side by side. */
export function newAdultView(props: NewAdultProps): View {
  const { context, opened, contact, handover, reach, filled } = props
  const { language, query } = context
  const t = text(language)
  const faults = listErrors(filled.errors.fields, filled.errors.conflict)
  const has = contact ? t('newAdultHas', { name: contact.name }) : t('newAdultNone')
  return {
    title: titleWithErrors(language, t('newAdultTitle'), faults),
    unlisted: true,
    main: myPage({
      opened,
      context,
      before: html`${ErrorSummary({ language, errors: faults })}${doneNotice(query, language)}`,
      title: t('newAdultTitle'),
      children: html`<p><strong>${has}</strong></p>${contact ? reachSentence(contact.name, reach, language) : ''}
${handover ? (handover.ended === null ? asked(props, handover) : ended(handover, language)) : ''}`,
    }),
  }
}

function asked({ context, filled, newReach }: NewAdultProps, handover: Handover): Markup {
  const { language } = context
  const t = text(language)
  const { name } = handover.to
  const from = handover.from.name
  const they = t(handover.receiverAt === null ? 'newAdultTheyNot' : 'newAdultTheyYes', { name })
  const question =
    handover.question === null
      ? ''
      : html`<p>${t('newAdultAsked')}</p><blockquote><p>${handover.question}</p></blockquote>`
  const you =
    handover.personAt === null
      ? html`<p>${t('newAdultUntil', { from })}</p>${forms(context, filled)}<p>${t('newAdultLater', { date: longDate(handover.silentOn, language) })}</p>`
      : html`<p>${t('newAdultYou', { date: longDate(localDate(handover.personAt), language) })}</p>`
  return html`<p>${t('newAdultAsk', { name, from })} ${they}</p>${reachSentence(name, newReach, language)}${question}${you}`
}

function forms({ language, formToken }: PageContext, filled: Filled): Markup {
  const t = text(language)
  const field = fieldsOf(language, filled)
  return html`${(
    <form method="post" action={href(paths.agreeAdult, language)}>
      <CsrfField token={formToken} once={newReceiptKey()} />
      <HiddenField name="answer" value="yes" />
      <SubmitButton>{t('newAdultYes')}</SubmitButton>
    </form>
  )}<h2>${t('newAdultOr')}</h2>${(
    <form method="post" action={href(paths.askAdult, language)} novalidate>
      <CsrfField token={formToken} once={newReceiptKey()} />
      <TextArea
        {...field('words')}
        label={t('newAdultWords')}
        maxLength={longestHandover.question}
        rows={4}
      />
      <SubmitButton kind="secondary">{t('newAdultSend')}</SubmitButton>
    </form>
  )}`
}

function ended({ ended: how, decidedBecause, to, from, endedAt }: Handover, language: 'da' | 'en'): Markup {
  const t = text(language)
  if (how === 'done') {
    const why =
      decidedBecause === null
        ? ''
        : html`<p>${t('newAdultDecided', { name: to.name })}</p><blockquote><p>${decidedBecause}</p></blockquote>`
    const date = endedAt ? longDate(localDate(endedAt), language) : ''
    return html`<p>${t('newAdultDone', { name: to.name, date })}</p>${why}`
  }
  return how === 'overtaken' ? html`` : html`<p>${t('newAdultOff', { from: from.name })}</p>`
}
