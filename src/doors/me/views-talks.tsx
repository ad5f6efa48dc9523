import { html } from 'hono/html'
import {
  type AgreedStep,
  answerSection,
  type Filled,
  type Minutes,
  mayGiveBack,
  type Participant,
  type ProposedTime,
  sharedMinutes,
  stepDoneForm,
  stepsTable,
  type Talk,
  talkFacts,
  talkKindName,
  talkStateName,
} from '../../features/talks/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { ErrorSummary, listErrors, titleWithErrors } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import type { Opened } from './access.ts'
import { myPage } from './layout.ts'
import { doneNotice } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** A talk with what goes with it, as far as the reader is told. */
export interface ToldTalk {
  readonly talk: Talk
  readonly people: readonly Participant[]
  readonly times: readonly ProposedTime[]
  readonly minutes: readonly Minutes[]
  readonly steps: readonly AgreedStep[]
}

/** An answer with a fault, and the talk that it was to: the page may hold several. */
export interface SentAnswer extends Filled {
  readonly talk: string | undefined
}

export const nothingSent: SentAnswer = { talk: undefined, typed: undefined, errors: { fields: {} } }

interface Props {
  readonly context: PageContext
  readonly opened: Opened
  readonly told: readonly ToldTalk[]
  readonly sent: SentAnswer
}

/** When we meet, whether it suits, what was written down and what was agreed: one page, the next talk on top. */
export function talksView(props: Props): View {
  const { context, opened, told, sent } = props
  const { language, query } = context
  const t = text(language)
  const faults = listErrors(sent.errors.fields, sent.errors.conflict).map(({ message }) => ({ message }))
  return {
    title: titleWithErrors(language, t('talksTitle'), faults),
    unlisted: true,
    main: myPage({
      opened,
      context,
      before: html`${<ErrorSummary language={language} errors={faults} />}${doneNotice(query, language)}`,
      title: t('talksTitle'),
      children: html`<p>${t('talksText')}</p>
${told.length > 0 ? told.map((one) => talkSection(one, props)) : html`<p>${t('talksNone')}</p>`}`,
    }),
  }
}

function talkSection(
  { talk, people, times, minutes, steps }: ToldTalk,
  { context, opened, sent }: Props,
): Markup {
  const { language } = context
  const t = text(language)
  const at = { person: opened.personId, talk: talk.id }
  const me = people.find(({ isMe, live }) => isMe && live)
  const givesBack = me && mayGiveBack(talk, me.part, { age: opened.facts.age, now: context.now })
  const answer = me
    ? answerSection({
        context,
        talk,
        me,
        times,
        filled: sent.talk === talk.id ? sent : nothingSent,
        level: 3,
        to: {
          answer: href(paths.answerTalk, language, at),
          reply: href(paths.replyTalk, language, at),
          giveBack: givesBack ? href(paths.giveBackTalk, language, at) : undefined,
          calendar: href(paths.talkCalendar, language, at),
        },
      })
    : ''
  const agreed =
    steps.length > 0
      ? stepsTable(steps, language, {
          heading: t('talksDo'),
          cell: (step) =>
            step.isMine
              ? stepDoneForm(context, step, href(paths.talkStep, language, { ...at, step: step.id }))
              : '',
        })
      : ''
  const isShared = minutes.some(({ sharedAt }) => sharedAt !== null)
  return html`<section aria-labelledby="talk-${talk.id}"><h2 id="talk-${talk.id}">${talkKindName(talk.kind, language)}</h2><p><strong>${talkStateName(talk.state, language)}</strong></p>${talkFacts(talk, people, language)}${answer}${isShared ? sharedMinutes(minutes, language, 3) : ''}${agreed}</section>`
}
