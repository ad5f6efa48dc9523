import { html } from 'hono/html'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FormErrors, FrameContext } from '../../platform/http/page.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate, longDateTime } from '../../platform/time.ts'
import { DefinitionList, Tag } from '../../ui/content.tsx'
import { CsrfField, FormActions, Radios, SubmitButton, TextArea } from '../../ui/forms.tsx'
import type { Content, Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { longestTalk } from './forms.ts'
import type { AgreedStep, Minutes } from './outcomes.ts'
import type { Participant, ProposedTime, Talk } from './queries.ts'
import { clockOf, endOf, type TalkKind, type TalkState } from './rules.ts'
import { text } from './text.ts'

export const talkKindName = (kind: TalkKind, language: Language): string => text(language)(`kind_${kind}`)
export const talkStateName = (state: TalkState, language: Language): string =>
  text(language)(`state_${state}`)

const happenings = ['proposed', 'booked', 'moved', 'held', 'not-held', 'cancelled'] as const
export function talkHappeningName(type: string, language: Language): string {
  const known = happenings.find((one) => one === type)
  return known ? text(language)(`happening_${known}`) : type
}

/** A fault that only shows when the change is made. */
export const talkFault = (
  fault:
    | 'overtaken'
    | 'nobody'
    | 'timePast'
    | 'timeFar'
    | 'unknownPeople'
    | 'untilPast'
    | 'notBegun'
    | 'chooseTime'
    | 'chooseWho'
    | 'duePast',
  language: Language,
): string => text(language)(fault)

/** `1. december 2026 kl. 10.00 til kl. 10.45` */
export function whenOf({ startsAt, lengthMinutes }: Talk, language: Language): string {
  const t = text(language)
  if (!startsAt) return t('noTime')
  const end = clockOf(endOf(startsAt, lengthMinutes))
  return t('whenFrom', {
    start: longDateTime(startsAt, language),
    end: language === 'da' ? end.replace(':', '.') : end,
  })
}

export const nameOf = ({ name, part }: Participant, language: Language): string => {
  const t = text(language)
  return t('personWithPart', { name: name || t('noName'), part: t(`part_${part}`) })
}

/** When and where it is, who takes part, and how they have answered; of a meeting between departments also what it is for. */
export function talkFacts(
  talk: Talk,
  people: readonly Participant[],
  language: Language,
  more: readonly { readonly term: Content; readonly description: Content }[] = [],
): Markup {
  const t = text(language)
  const replyOf = ({ reply }: Participant) => {
    if (!reply) return ''
    return `: ${t(reply === 'accepted' ? 'replyAccepted' : 'replyOtherTime')}`
  }
  const who = people
    .filter(({ live }) => live)
    .map(
      (one) => html`<li>${nameOf(one, language)}${replyOf(one)}${one.words ? html`: ${one.words}` : ''}</li>`,
    )
  return DefinitionList({
    items: [
      { term: t('when'), description: whenOf(talk, language) },
      { term: t('where'), description: talk.place },
      { term: t('withWhom'), description: html`<ul>${who}</ul>` },
      ...(talk.purpose ? [{ term: t('purpose'), description: talk.purpose }] : []),
      ...(talk.until ? [{ term: t('until'), description: longDate(talk.until, language) }] : []),
      ...more,
    ],
  })
}

/** Who can and who cannot, for each time. */
export function timesTable(
  times: readonly ProposedTime[],
  people: readonly Participant[],
  language: Language,
): Markup {
  const t = text(language)
  const names = ({ answers }: ProposedTime, can: boolean) =>
    people
      .filter(({ id }) => answers.some((one) => one.participantId === id && one.can === can))
      .map(({ name }) => name || t('noName'))
      .join(', ')
  return table<ProposedTime>({
    caption: t('timesCaption'),
    rows: times,
    columns: [
      { heading: t('columnTime'), cell: ({ startsAt }) => longDateTime(startsAt, language) },
      { heading: t('columnCan'), cell: (time) => names(time, true) },
      { heading: t('columnCannot'), cell: (time) => names(time, false) },
    ],
  })
}

interface AnswerProps {
  readonly context: FrameContext
  readonly talk: Talk
  readonly me: Participant
  readonly times: readonly ProposedTime[]
  readonly errors: FormErrors
  readonly to: { readonly answer: string; readonly reply: string; readonly calendar: string }
  /** Of the headings: a page may hold several talks. */
  readonly level: 2 | 3
}

/** What a participant does: say when they can; or, of a time that is set, that they come, or that they need another one. */
export function answerSection(props: AnswerProps): Markup | '' {
  const { talk } = props
  if (talk.state === 'proposed') return timesForm(props)
  return talk.state === 'booked' ? replyToTimeForm(props) : ''
}

const headingOf = (level: 2 | 3, words: string): Content =>
  level === 2 ? <h2>{words}</h2> : <h3>{words}</h3>

function timesForm({ context, me, times, errors, to, level }: AnswerProps): Markup {
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
        const chosen = mine(time)
        const fault = errors.fields[`time_${time.id}`]
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

function replyToTimeForm({ context, me, errors, to, level, talk }: AnswerProps): Markup {
  const { language } = context
  const t = text(language)
  const said = me.reply === 'accepted' ? t('youAccepted') : me.reply ? t('youAskedOther') : ''
  const { reply: fault, words: wordsFault } = errors.fields
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
        {...(me.reply ? { value: me.reply } : {})}
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
        value={me.words ?? ''}
        {...(wordsFault ? { error: wordsFault } : {})}
      />
      <FormActions>
        <SubmitButton>{t('sendReply')}</SubmitButton>
      </FormActions>
    </form>
  )
  return html`${headingOf(level, t('replyHeading'))}${said ? html`<p>${said}</p>` : ''}<p><a href="${to.calendar}">${t('calendarFile')}</a></p>${form}`
}

/** The newest minutes that are shared. */
export function sharedMinutes(minutes: readonly Minutes[], language: Language, level: 2 | 3): Markup {
  const t = text(language)
  const shared = minutes.find(({ sharedAt }) => sharedAt !== null)
  const content = shared?.sharedAt
    ? html`<p>${t('minutesShared', { date: longDate(localDate(shared.sharedAt), language) })}</p><p class="official">${shared.words}</p>`
    : html`<p>${t('minutesNone')}</p>`
  return html`${headingOf(level, t('minutesHeading'))}${content}`
}

const stepStateWords = ({ state, because }: AgreedStep, language: Language): string => {
  const t = text(language)
  const name = t(`step_${state}`)
  return because ? t('stepBecause', { state: name, because }) : name
}

/** What was agreed: what, who, by when, and whether it is done; `act` is what the reader may do with one that is open. */
export function stepsTable(
  steps: readonly AgreedStep[],
  language: Language,
  act?: { readonly heading: string; readonly cell: (step: AgreedStep) => Content },
): Markup {
  const t = text(language)
  if (steps.length === 0) return html`<p>${t('stepsNone')}</p>`
  return table<AgreedStep>({
    caption: t('stepsCaption'),
    rows: steps,
    columns: [
      { heading: t('columnWhat'), cell: ({ what }) => what },
      { heading: t('columnWho'), cell: ({ who }) => who || t('noName') },
      {
        heading: t('columnDue'),
        cell: ({ dueOn, isLate }) =>
          html`${longDate(dueOn, language)}${isLate ? html` ${Tag({ kind: 'attention', children: t('late') })}` : ''}`,
      },
      { heading: t('columnStep'), cell: (step) => stepStateWords(step, language) },
      ...(act ? [act] : []),
    ],
  })
}

/** A button with which somebody says that their step is done. */
export function stepDoneForm(context: FrameContext, step: AgreedStep, to: string): Markup | '' {
  if (step.state !== 'open') return ''
  const form = (
    <form method="post" action={to}>
      <CsrfField token={context.formToken} once={newReceiptKey()} />
      <SubmitButton kind="secondary" name="state" value="done">
        {text(context.language)('stepDone')}
        <span class="sr-only">: {step.what}</span>
      </SubmitButton>
    </form>
  )
  return html`${form}`
}
