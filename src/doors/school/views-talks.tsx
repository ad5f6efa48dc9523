import { html } from 'hono/html'
import { type Standing, whyNotice } from '../../features/access/index.ts'
import {
  type AgreedStep,
  answerSection,
  type Filled,
  type Invitable,
  kindsOf,
  type Minutes,
  NewTalkFields,
  newTalkSubmit,
  type Participant,
  type ProposedTime,
  sharedMinutes,
  stepDoneForm,
  stepsTable,
  type Talk,
  talkFacts,
  talkKindName,
  talkStateName,
  whenOf,
} from '../../features/talks/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FormErrors, PageContext, Typed, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { Notice } from '../../ui/content.tsx'
import {
  CsrfField,
  ErrorSummary,
  FormActions,
  listErrors,
  SubmitButton,
  titleWithErrors,
} from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

const frontCrumb = (language: Language) => ({
  href: href(paths.front, language),
  label: text(language)('frontTitle'),
})
const listCrumb = (language: Language) => ({
  href: href(paths.talks, language),
  label: text(language)('talksTitle'),
})

export function talksView({ language }: PageContext, talks: readonly Talk[]): View {
  const t = text(language)
  const items = talks.map(
    (one) =>
      html`<li><a href="${href(paths.talk, language, { talk: one.id })}">${t('talkLine', { name: one.name, kind: talkKindName(one.kind, language) })}</a><br>${whenOf(one, language)}. ${talkStateName(one.state, language)}.</li>`,
  )
  return {
    title: t('talksTitle'),
    unlisted: true,
    breadcrumb: [frontCrumb(language)],
    main: html`<h1>${t('talksTitle')}</h1><p>${t('talksText')}</p>${items.length > 0 ? html`<ul>${items}</ul>` : html`<p>${t('talksNone')}</p>`}`,
  }
}

/** What a school's participant sees: when, where, who, and what was shared. Nothing of what else the municipality has. */
export function talkView(props: {
  readonly context: PageContext
  readonly talk: Talk
  readonly people: readonly Participant[]
  readonly times: readonly ProposedTime[]
  readonly minutes: readonly Minutes[]
  readonly steps: readonly AgreedStep[]
  readonly filled: Filled
}): View {
  const { context, talk, people, times, minutes, steps, filled } = props
  const { language, query } = context
  const t = text(language)
  const kind = talkKindName(talk.kind, language)
  const faults = listErrors(filled.errors.fields, filled.errors.conflict)
  const at = { talk: talk.id }
  const me = people.find(({ isMe, live }) => isMe && live)
  const done = query.get('done')
  const heading = done === 'sent' ? t('talkSent') : done === 'answered' ? t('talkAnswered') : undefined
  return {
    title: titleWithErrors(language, kind, faults),
    unlisted: true,
    breadcrumb: [frontCrumb(language), listCrumb(language)],
    main: html`${<ErrorSummary language={language} errors={faults} />}${heading ? Notice({ language, kind: 'success', heading, announce: true }) : ''}<h1>${kind}</h1>
<p><strong>${talkStateName(talk.state, language)}</strong></p><p>${talk.name}</p>${talkFacts(talk, people, language)}
${
  me
    ? answerSection({
        context,
        talk,
        me,
        times,
        filled,
        level: 2,
        to: {
          answer: href(paths.answerTalk, language, at),
          reply: href(paths.replyTalk, language, at),
          calendar: href(paths.talkCalendar, language, at),
        },
      })
    : ''
}${sharedMinutes(minutes, language, 2)}${steps.length > 0 ? stepsOf(props) : ''}`,
  }
}

/** The school's own steps. */
function stepsOf({
  context,
  steps,
}: {
  readonly context: PageContext
  readonly steps: readonly AgreedStep[]
}): Markup {
  const { language } = context
  const t = text(language)
  return html`<h2>${t('talkSteps')}</h2>${stepsTable(steps, language, {
    heading: t('talkStepDo'),
    cell: (step) =>
      stepDoneForm(context, step, href(paths.talkStep, language, { talk: step.talkId, step: step.id })),
  })}`
}

export function newTalkView(props: {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly invitable: readonly Invitable[]
  readonly filled: { readonly typed: Typed; readonly errors: FormErrors }
}): View {
  const { context, standing, person, invitable, filled } = props
  const { language } = context
  const t = text(language)
  const faults = listErrors(filled.errors.fields, filled.errors.conflict)
  const pupil = href(paths.pupil, language, { person: person.id })
  const field = (name: string) => ({
    name,
    language,
    value: filled.typed[name] ?? '',
    error: filled.errors.fields[name],
  })
  return {
    title: titleWithErrors(language, t('newTalkTitle'), faults),
    unlisted: true,
    breadcrumb: [frontCrumb(language), { href: pupil, label: t('pupilTitle') }],
    main: (
      <>
        <ErrorSummary language={language} errors={faults} />
        <h1>{t('newTalkTitle')}</h1>
        <p>{person.name}</p>
        {whyNotice(standing, person.givenName, language)}
        <p>{t('newTalkText')}</p>
        <form method="post" action={context.pathname} novalidate>
          <CsrfField token={context.formToken} once={newReceiptKey()} />
          <NewTalkFields
            language={language}
            kinds={kindsOf.school}
            invitable={invitable}
            bases={[]}
            isMinor={person.age < 18}
            field={field}
          />
          <FormActions>
            <SubmitButton>{newTalkSubmit(language)}</SubmitButton>
            <a href={pupil}>{t('back')}</a>
          </FormActions>
        </form>
      </>
    ),
  }
}
