import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import {
  type Attempt,
  attemptOutcomeName,
  attemptOutcomes,
  type Effort,
  longestAttempt,
  type Stopped,
} from '../../features/attempts/index.ts'
import { excuseName, excuses } from '../../features/promises/index.ts'
import { channelName, channels, type LadderStep, ladderWords } from '../../features/service-levels/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate, longDateTime } from '../../platform/time.ts'
import { Radios, Select } from '../../ui/choices.tsx'
import { CsrfField, DateInput, HiddenField, SubmitButton, TextArea, TextInput } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import type { Filled } from './form-pages.ts'
import { fieldsOf, formView, personForm } from './form-view.tsx'
import { about, actionLinks, doneNotice, frontCrumb, link, personCrumbs, personHref } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** The lists that show the small form, and to which it leads back. One that is added here can show it too. */
export const attemptBacks = ['person', 'promises', 'concerns', 'today'] as const
export type AttemptBack = (typeof attemptBacks)[number]

const channelChoices = (language: Language) =>
  channels.map((value) => ({ value, label: channelName(value, language) }))
const outcomeChoices = (language: Language) =>
  attemptOutcomes.map((value) => ({ value, label: attemptOutcomeName(value, language) }))

/**
 * An attempt in place: how, and how it went; it was just now. For the row of any list, without JavaScript. What is wrong with
 * it stands on the page of the attempts.
 */
export function smallAttemptForm(
  { language, formToken }: PageContext,
  { personId, back }: { readonly personId: string; readonly back: AttemptBack },
): Markup {
  const t = text(language)
  // Several may stand on a page: their controls have ids of their own.
  const key = newReceiptKey()
  return html`${(
    <form method="post" action={href(paths.attempts, language, { person: personId })}>
      <CsrfField token={formToken} once={key} />
      <HiddenField name="list" value={back} />
      <Select
        name="channel"
        id={`channel-${key}`}
        language={language}
        label={t('attemptChannel')}
        placeholder
        choices={channelChoices(language)}
      />
      <Select
        name="outcome"
        id={`outcome-${key}`}
        language={language}
        label={t('attemptOutcome')}
        placeholder
        choices={outcomeChoices(language)}
      />
      <SubmitButton kind="secondary">{t('attemptSubmit')}</SubmitButton>
    </form>
  )}`
}

/** How many have been made, and when the next one is due. */
export function effortWords({ made, due }: Effort, language: Language): string {
  const t = text(language)
  const so = t('effortMade', { made })
  if (!due) return so
  return `${so} ${t(due.isLate ? 'effortLate' : 'effortDue', { date: longDate(due.on, language) })}`
}

interface AttemptsProps {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly attempts: readonly Attempt[]
  readonly effort: Effort | undefined
  /** What the ladder says comes next. */
  readonly next: LadderStep
  readonly filled: Filled
}

export function attemptsView(props: AttemptsProps): View {
  const { context, standing, person, attempts, effort, next, filled } = props
  const { language, query, now } = context
  const t = text(language)
  const breadcrumb = personCrumbs(person, language)
  const intro = html`${doneNotice(query, context)}${about(standing, person, language)}<p>${effort ? effortWords(effort, language) : t('effortNone')} ${t('effortNext', { what: ladderWords(next, language) })}</p>`
  const list = attempts.length > 0 ? attemptTable(attempts, language) : html`<p>${t('attemptsNone')}</p>`
  if (!standing.mayWrite('guidance'))
    return {
      title: t('attemptsTitle'),
      breadcrumb,
      unlisted: true,
      main: html`<h1>${t('attemptsTitle')}</h1>${intro}${list}`,
    }
  const field = fieldsOf(language, filled, { channel: next.channel })
  return formView({
    context,
    title: t('attemptsTitle'),
    breadcrumb,
    filled,
    intro,
    children: (
      <>
        <Select
          {...field('channel')}
          label={t('attemptChannel')}
          placeholder
          choices={channelChoices(language)}
        />
        <Radios {...field('outcome')} label={t('attemptOutcome')} choices={outcomeChoices(language)} />
        <DateInput
          {...field('on')}
          label={t('attemptOn')}
          hint={t('attemptOnHint')}
          required={false}
          max={localDate(now)}
        />
        <TextInput
          {...field('time')}
          label={t('attemptTime')}
          hint={t('attemptTimeHint')}
          required={false}
          maxLength={5}
        />
      </>
    ),
    ...(filled.typed?.list ? { hidden: { list: filled.typed.list, back: filled.typed.back ?? '' } } : {}),
    submit: t('attemptSubmit'),
    backHref: personHref(person, language),
    after: html`${effort ? actionLinks([[href(paths.stopAttempts, language, { person: person.id }), t('stopTitle')]]) : ''}<section aria-labelledby="made"><h2 id="made">${t('attemptsMade')}</h2>${list}</section>`,
  })
}

const attemptTable = (attempts: readonly Attempt[], language: Language): Markup => {
  const t = text(language)
  return table<Attempt>({
    caption: t('attemptsCaption'),
    rows: attempts,
    columns: [
      { heading: t('columnWhen'), cell: ({ at }) => longDateTime(at, language) },
      { heading: t('attemptChannel'), cell: ({ channel }) => channelName(channel, language) },
      { heading: t('attemptOutcome'), cell: ({ outcome }) => attemptOutcomeName(outcome, language) },
      { heading: t('columnWho'), cell: ({ by }) => by },
    ],
  })
}

export function stopView(props: {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly effort: Effort
  readonly filled: Filled
}): View {
  const { context, standing, person, effort, filled } = props
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled)
  return personForm({
    context,
    title: t('stopTitle'),
    standing,
    person,
    filled,
    intro: html`<p>${effortWords(effort, language)}</p><p>${t('stopText')}</p>`,
    children: (
      <>
        <Radios
          {...field('why')}
          label={t('stopWhy')}
          choices={excuses.map((value) => ({ value, label: excuseName(value, language) }))}
        />
        <TextArea
          {...field('because')}
          label={t('stopBecause')}
          rows={3}
          maxLength={longestAttempt.because}
        />
      </>
    ),
    submit: t('stopSubmit'),
    kind: 'warning',
    backHref: href(paths.attempts, language, { person: person.id }),
  })
}

export function stoppedView({
  context,
  stopped,
}: {
  readonly context: PageContext
  readonly stopped: readonly Stopped[]
}): View {
  const { language } = context
  const t = text(language)
  return {
    title: t('stoppedTitle'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`<h1>${t('stoppedTitle')}</h1><p>${t('stoppedText')}</p>${stopped.length > 0 ? stoppedTable(stopped, language) : html`<p>${t('stoppedNone')}</p>`}`,
  }
}

const stoppedTable = (stopped: readonly Stopped[], language: Language): Markup => {
  const t = text(language)
  return table<Stopped>({
    caption: t('stoppedCaption'),
    rows: stopped,
    columns: [
      {
        heading: t('columnName'),
        cell: ({ personId, name }) =>
          name === undefined
            ? t('promiseHidden')
            : link(href(paths.attempts, language, { person: personId }), name),
      },
      { heading: t('columnWhen'), cell: ({ at }) => longDate(localDate(at), language) },
      { heading: t('columnWho'), cell: ({ by }) => by },
      {
        heading: t('columnBecause'),
        cell: ({ why, because }) => `${excuseName(why, language)}. ${because}`,
      },
    ],
  })
}
