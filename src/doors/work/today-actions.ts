import { html } from 'hono/html'
import { type AttemptOutcome, attemptOutcomeName } from '../../features/attempts/index.ts'
import { type Step, stepsAfter } from '../../features/concerns/index.ts'
import { excuses, excuseName as nameOfExcuse, planNotFollowed } from '../../features/promises/index.ts'
import { saidChoices } from '../../features/signals/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { csrfField } from '../../ui/layout.tsx'
import type { Markup } from '../../ui/markup.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { asksForContact, type TodayRow } from './today.ts'
import { backName } from './today-back.ts'
import { type Booking, bookName, excuseName, mayBook, openHref, rowKey } from './today-booking.ts'
import { bookingForm } from './views-today-booking.tsx'

/** What an action in a row needs to know. */
export interface RowContext {
  readonly language: Language
  readonly formToken: string
  readonly actorId: string
  /** The list is one's own or what one stands in for, and not the team's. */
  readonly isMine: boolean
  /** The filter of the list, to which every action leads back. */
  readonly back: string
  /** The form with which a talk is being booked, in one of the rows. */
  readonly booking: Booking | undefined
  /** The promise whose excuse the address asks for. */
  readonly excusing: string | undefined
  /** What the row is, for those who hear a button's name alone. */
  readonly what: string
}

/** One thing that can be done in a row; nothing where it cannot. */
export type TodayAction = (row: TodayRow, context: RowContext) => Markup | ''

/** The form of an action in a row. */
export const rowForm = (
  to: string,
  { formToken, back }: Pick<RowContext, 'formToken' | 'back'>,
  fields: Markup,
): Markup =>
  html`<form method="post" action="${to}" class="row-form"><input type="hidden" name="${csrfField}" value="${formToken}"><input type="hidden" name="_once" value="${newReceiptKey()}"><input type="hidden" name="${backName}" value="${back}">${fields}</form>`

const stepOf: Partial<Record<TodayRow['kind'], Step>> = {
  acknowledge: 'acknowledge',
  'named-owner': 'own',
  'first-contact': 'contact',
  concern: 'contact',
}
const stepWords = {
  acknowledge: 'actAcknowledge',
  own: 'actOwn',
  contact: 'actContact',
  talk: 'actTalk',
  agree: 'actAgree',
} as const satisfies Record<Step, string>

/** The step of the concern that keeps the promise. A leader who looks at the team's list takes it in nobody's place. */
const takeStepHere: TodayAction = ({ kind, concern }, context) => {
  const step = stepOf[kind]
  if (!context.isMine || !concern || !step || !stepsAfter(concern.state).includes(step)) return ''
  const { language, what } = context
  const t = text(language)
  const fields = html`<input type="hidden" name="version" value="${concern.version}"><button class="button button-secondary" type="submit" name="step" value="${step}">${t(stepWords[step])}<span class="sr-only">${t('rowAbout', { what })}</span></button>`
  return rowForm(href(paths.stepConcern, language, { concern: concern.id }), context, fields)
}

/** How a call goes; whatever else was tried is written on the page of the attempts. */
const callOutcomes: readonly AttemptOutcome[] = ['reached', 'no-answer', 'message-left']

/** A call that was made just now, and how it went: one that reaches them keeps what was promised of contact (domain §4). */
const callHere: TodayAction = ({ kind, person, mayWrite, concern }, context) => {
  const { isMine, language, what } = context
  if (!isMine || !person || !mayWrite || !asksForContact.includes(kind)) return ''
  if (concern && !stepsAfter(concern.state).includes('contact')) return ''
  const t = text(language)
  const buttons = callOutcomes.map(
    (outcome) =>
      html`<button class="button button-secondary" type="submit" name="outcome" value="${outcome}">${attemptOutcomeName(outcome, language)}<span class="sr-only">${t('rowAbout', { what })}</span></button>`,
  )
  const fields = html`<input type="hidden" name="channel" value="call"><input type="hidden" name="list" value="today">${buttons}`
  const form = rowForm(href(paths.attempts, language, { person: person.id }), context, fields)
  return html`<details class="row-more"><summary>${t('rowCall')}<span class="sr-only">${t('rowAbout', { what })}</span></summary>${form}</details>`
}

/** Proposing times for a talk about the concern, on a page that leads back to this list. */
const talkHere: TodayAction = ({ person, mayWrite, concern }, { isMine, language, back, what }) => {
  if (!isMine || !person || !mayWrite || !concern || !stepsAfter(concern.state).includes('talk')) return ''
  const t = text(language)
  const query = new URLSearchParams({ concern: concern.id, [backName]: back })
  return html`<a class="row-link" href="${href(paths.newTalk, language, { person: person.id })}?${query.toString()}">${t('rowTalk')}<span class="sr-only">${t('rowAbout', { what })}</span></a>`
}

/** Writing an offer down that a clock counts, on a page that leads back to this list. */
const offerHere: TodayAction = ({ kind, person, mayWrite, promise }, { isMine, language, back, what }) => {
  if (!isMine || !person || !mayWrite || promise?.source !== planNotFollowed) return ''
  if (kind !== 'offer' && kind !== 'no-gap') return ''
  const t = text(language)
  const query = new URLSearchParams({ [backName]: back })
  return html`<a class="row-link" href="${href(paths.offer, language, { person: person.id })}?${query.toString()}">${t('rowOffer')}<span class="sr-only">${t('rowAbout', { what })}</span></a>`
}

/** A talk that was agreed on: its form opens in the row, on the same list. */
const bookHere: TodayAction = (row, context) => {
  const key = rowKey(row)
  if (!context.isMine || key === undefined || !mayBook(row)) return ''
  const { booking, language, back, what } = context
  if (booking?.row === key) return bookingForm(booking, context)
  const t = text(language)
  return html`<a class="row-link" href="${openHref(bookName, key, back, language)}">${t('rowBook')}<span class="sr-only">${t('rowAbout', { what })}</span></a>`
}

/** One of several to choose and send; nothing is chosen beforehand, so that nobody says by a careless click what did not happen. */
const choosing = (
  { language, what }: Pick<RowContext, 'language' | 'what'>,
  { id, name, label, choices, submit }: Choosing,
): Markup => {
  const t = text(language)
  const about = html`<span class="sr-only">${t('rowAbout', { what })}</span>`
  const options = choices.map((one) => html`<option value="${one.value}">${one.label}</option>`)
  return html`<label class="form-label" for="${id}">${label}${about}</label><select class="form-select" id="${id}" name="${name}" required><option value="">${t('rowChoose')}</option>${options}</select><button class="button button-secondary" type="submit">${submit}${about}</button>`
}

interface Choosing {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly submit: string
}

/**
 * Letting a promise go. What is broken already is the leader's to excuse, and not its owner's. It is rare, and most of the page while
 * each of 200 rows had the form: the address opens it in one.
 */
const excuseHere: TodayAction = ({ promise, isLate }, context) => {
  const { language, actorId, what, excusing, back } = context
  if (!promise || (isLate && promise.owner.id === actorId)) return ''
  const t = text(language)
  const about = html`<span class="sr-only">${t('rowAbout', { what })}</span>`
  if (promise.id !== excusing)
    return html`<a class="row-link" href="${openHref(excuseName, promise.id, back, language)}">${t('rowExcuse')}${about}</a>`
  const fields = choosing(context, {
    id: `because-${promise.id}`,
    name: 'because',
    label: t('rowExcuseLabel'),
    choices: excuses.map((one) => ({ value: one, label: nameOfExcuse(one, language) })),
    submit: t('rowExcuseSubmit'),
  })
  const form = rowForm(href(paths.excusePromise, language, { promise: promise.id }), context, fields)
  return html`<details class="row-more" id="${excuseName}" open><summary>${t('rowExcuse')}${about}</summary>${form}</details>`
}

/** What a signal led to, or why it is groundless. A leader who looks at the team's list answers in nobody's place. */
const answerSignalHere: TodayAction = ({ signal }, context) => {
  if (!signal || !context.isMine) return ''
  const { language, what } = context
  const t = text(language)
  const ways = [
    { of: 'action', label: t('signalActed'), field: t('signalWhat'), submit: t('signalActedSubmit') },
    {
      of: 'groundless',
      label: t('signalGroundless'),
      field: t('signalWhy'),
      submit: t('signalGroundlessSubmit'),
    },
  ] as const
  const forms = ways.map(({ of, label, field, submit }) => {
    const fields = choosing(context, {
      id: `${of}-${signal.id}`,
      name: 'said',
      label: field,
      choices: saidChoices(of, language),
      submit,
    })
    const form = rowForm(href(paths.endSignal, language, { signal: signal.id }), context, fields)
    return html`<details class="row-more"><summary>${label}<span class="sr-only">${t('rowAbout', { what })}</span></summary>${form}</details>`
  })
  return html`${forms}`
}

/** A step is done: one click. That it is needed no more is said on the talk's page, with why. */
const stepDoneHere: TodayAction = ({ step }, context) => {
  if (!step?.mayEnd || !context.isMine) return ''
  const { language, what } = context
  const t = text(language)
  const fields = html`<button class="button button-secondary" type="submit" name="state" value="done">${t('rowStepDone')}<span class="sr-only">${t('rowAbout', { what })}</span></button>`
  return rowForm(href(paths.endStep, language, { talk: step.talkId, step: step.id }), context, fields)
}

/** In the order in which they stand in a row. A part of the door that brings something to do adds it here. */
export const todayActions: readonly TodayAction[] = [
  takeStepHere,
  stepDoneHere,
  callHere,
  bookHere,
  talkHere,
  offerHere,
  excuseHere,
  answerSignalHere,
]
