import { html } from 'hono/html'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FormErrors, FrameContext, Typed } from '../../platform/http/page.ts'
import { longDateTime } from '../../platform/time.ts'
import { CsrfField, FormActions, Radios, SubmitButton, TextArea } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { longestTalk } from './forms.ts'
import type { Participant, ProposedTime, Talk } from './queries.ts'
import { text } from './text.ts'
import { headingOf, whenOf } from './views.tsx'

/** An answer that was sent with a fault: shown again as it was typed. */
export interface Filled {
  readonly typed: Typed | undefined
  readonly errors: FormErrors
}

interface AnswerProps {
  readonly context: FrameContext
  readonly talk: Talk
  readonly me: Participant
  readonly times: readonly ProposedTime[]
  readonly filled: Filled
  readonly to: {
    readonly answer: string
    readonly reply: string
    readonly calendar: string
    /** Where the one whose talk it is gives the time back; nobody else does. */
    readonly giveBack?: string | undefined
  }
  /** Of the headings: a page may hold several talks. */
  readonly level: 2 | 3
}

/** What a participant does: say when they can; or, of a time that is set, that they come, or that they need another one. */
export function answerSection(props: AnswerProps): Markup | '' {
  const { talk } = props
  if (talk.state === 'proposed') return timesForm(props)
  if (talk.state !== 'booked') return ''
  return props.to.giveBack ? comeOrNot(props, props.to.giveBack) : replyToTimeForm(props)
}

function timesForm({ context, me, times, filled, to, level }: AnswerProps): Markup {
  const { language } = context
  const t = text(language)
  const mine = ({ answers }: ProposedTime) => {
    const found = answers.find(({ participantId }) => participantId === me.id)
    return found ? (found.can ? 'yes' : 'no') : undefined
  }
  const form = (
    <form method="post" action={to.answer} novalidate>
      <CsrfField token={context.formToken} once={newReceiptKey()} />
      {times.map((time) => {
        const chosen = filled.typed?.[`time_${time.id}`] ?? mine(time)
        const fault = filled.errors.fields[`time_${time.id}`]
        return (
          <Radios
            name={`time_${time.id}`}
            language={language}
            label={longDateTime(time.startsAt, language)}
            choices={[
              { value: 'yes', label: t('canYes') },
              { value: 'no', label: t('canNo') },
            ]}
            {...(chosen ? { value: chosen } : {})}
            {...(fault ? { error: fault } : {})}
          />
        )
      })}
      <FormActions>
        <SubmitButton>{t('sendAnswers')}</SubmitButton>
      </FormActions>
    </form>
  )
  return html`${headingOf(level, t('timesHeading'))}<p>${t('timesText')}</p>${form}`
}

/** Of one's own talk: yes by one button; or that one cannot, which takes the time off, on a page of its own. */
function comeOrNot({ context, me, talk, to, level }: AnswerProps, giveBack: string): Markup {
  const { language } = context
  const t = text(language)
  const yes =
    me.reply === 'accepted' ? (
      <p>{t('youAccepted')}</p>
    ) : (
      <form method="post" action={to.reply}>
        <CsrfField token={context.formToken} once={newReceiptKey()} />
        <SubmitButton name="reply" value="accepted">
          {t('replyYes')}
          <span class="sr-only">: {whenOf(talk, language)}</span>
        </SubmitButton>
      </form>
    )
  const asked = me.reply === 'other-time' ? html`<p>${t('youAskedOther')}</p>` : ''
  return html`${headingOf(level, t('replyHeading'))}${asked}<p><a href="${to.calendar}">${t('calendarFile')}</a></p>${yes}<p><a href="${giveBack}">${t('cannotCome')}<span class="sr-only">: ${whenOf(talk, language)}</span></a></p>`
}

function replyToTimeForm({ context, me, filled, to, level, talk }: AnswerProps): Markup {
  const { language } = context
  const t = text(language)
  const said = me.reply === 'accepted' ? t('youAccepted') : me.reply ? t('youAskedOther') : ''
  const { reply: fault, words: wordsFault } = filled.errors.fields
  const { reply = me.reply, words = me.words ?? '' } = filled.typed ?? {}
  // A page with several talks has these fields several times.
  const idFor = (name: string) => (level === 2 ? name : `talk-${talk.id}-${name}`)
  const form = (
    <form method="post" action={to.reply} novalidate>
      <CsrfField token={context.formToken} once={newReceiptKey()} />
      <Radios
        id={idFor('reply')}
        name="reply"
        language={language}
        label={t('replyHeading')}
        choices={[
          { value: 'accepted', label: t('replyYes') },
          { value: 'other-time', label: t('replyOther') },
        ]}
        {...(reply ? { value: reply } : {})}
        {...(fault ? { error: fault } : {})}
      />
      <TextArea
        id={idFor('words')}
        name="words"
        language={language}
        label={t('replyWords')}
        required={false}
        rows={2}
        maxLength={longestTalk.reply}
        value={words}
        {...(wordsFault ? { error: wordsFault } : {})}
      />
      <FormActions>
        <SubmitButton>{t('sendReply')}</SubmitButton>
      </FormActions>
    </form>
  )
  return html`${headingOf(level, t('replyHeading'))}${said ? html`<p>${said}</p>` : ''}<p><a href="${to.calendar}">${t('calendarFile')}</a></p>${form}`
}
