import { html } from 'hono/html'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { FrameContext } from '../../platform/http/page.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate, longDateTime } from '../../platform/time.ts'
import { DefinitionList, Tag } from '../../ui/content.tsx'
import { CsrfField, SubmitButton } from '../../ui/forms.tsx'
import type { Content, Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import type { AgreedStep, Minutes } from './outcomes.ts'
import type { Participant, ProposedTime, Talk } from './queries.ts'
import { clockOf, endOf, type TalkKind, type TalkState } from './rules.ts'
import { text } from './text.ts'

export const talkKindName = (kind: TalkKind, language: Language): string => text(language)(`kind_${kind}`)
export const talkStateName = (state: TalkState, language: Language): string =>
  text(language)(`state_${state}`)

const happenings = ['proposed', 'booked', 'moved', 'given-back', 'held', 'not-held', 'cancelled'] as const
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
    | 'duePast'
    | 'timeOff',
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

export const headingOf = (level: 2 | 3, words: string): Content =>
  level === 2 ? <h2>{words}</h2> : <h3>{words}</h3>

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
