import { html } from 'hono/html'
import { type Standing, whyNotice } from '../../features/access/index.ts'
import {
  type AgreedStep,
  answerSection,
  type Invitable,
  kindsOf,
  type Minutes,
  NewTalkFields,
  nameOf,
  newTalkSubmit,
  type Participant,
  type ProposedTime,
  sharedMinutes,
  stepsTable,
  type Talk,
  type TalkHappening,
  talkFacts,
  talkHappeningName,
  talkKindName,
  talkStateName,
  timesTable,
  whenOf,
} from '../../features/talks/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDateTime } from '../../platform/time.ts'
import { Details } from '../../ui/content.tsx'
import {
  CsrfField,
  ErrorSummary,
  FormActions,
  HiddenField,
  listErrors,
  Radios,
  SubmitButton,
} from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import type { Filled } from './form-pages.ts'
import { fieldsOf, personForm } from './form-view.tsx'
import { actionLinks, doneNotice, frontCrumb, link, personHref, protectedTag } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { backName } from './today-back.ts'
import { readFilter, todayHref } from './today-filter.ts'

export const talkHref = ({ id }: { readonly id: string }, language: Language): string =>
  href(paths.talk, language, { talk: id })

export const talkCrumbs = (talk: Talk | undefined, language: Language) => [
  ...frontCrumb(language),
  { href: href(paths.talks, language), label: text(language)('talksTitle') },
  ...(talk ? [{ href: talkHref(talk, language), label: talkKindName(talk.kind, language) }] : []),
]

/** The talks that come, and the steps to follow up: one's own list. */
export function talksView(props: {
  readonly context: PageContext
  readonly talks: readonly Talk[]
  readonly steps: readonly AgreedStep[]
}): View {
  const { context, talks, steps } = props
  const { language, query } = context
  const t = text(language)
  return {
    title: t('talksTitle'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(query, context)}<h1>${t('talksTitle')}</h1><p>${t('talksText')}</p>
${talks.length > 0 ? talkTable(talks, language) : html`<p>${t('talksNone')}</p>`}
<h2>${t('talksSteps')}</h2>${stepsTable(steps, language, {
      heading: t('columnFollow'),
      cell: (step) =>
        html`${link(talkHref({ id: step.talkId }, language), t('seeTalk'))}<br>${endStepLink(step, language)}`,
    })}`,
  }
}

const endStepLink = (step: AgreedStep, language: Language): Markup | '' =>
  step.state === 'open'
    ? html`<a href="${href(paths.endStep, language, { talk: step.talkId, step: step.id })}">${text(language)('followStep')}<span class="sr-only">: ${step.what}</span></a>`
    : ''

function talkTable(talks: readonly Talk[], language: Language): Markup {
  const t = text(language)
  return table<Talk>({
    caption: t('talksCaption'),
    rows: talks,
    columns: [
      {
        heading: t('columnName'),
        cell: (one) => html`${one.name}${protectedTag({ protected: one.isProtected }, language)}`,
      },
      {
        heading: t('columnTalk'),
        cell: (one) => link(talkHref(one, language), talkKindName(one.kind, language)),
      },
      { heading: t('columnTalkWhen'), cell: (one) => whenOf(one, language) },
      { heading: t('columnTalkPlace'), cell: ({ place }) => place },
      { heading: t('columnTalkState'), cell: ({ state }) => talkStateName(state, language) },
    ],
  })
}

/** On somebody's page: what was agreed, and their talks. */
export function talksSection(props: {
  readonly talks: readonly Talk[]
  readonly steps: readonly AgreedStep[]
  readonly language: Language
}): Markup {
  const { talks, steps, language } = props
  const t = text(language)
  const items = talks.map((one) => {
    const words = t('talkLine', {
      kind: talkKindName(one.kind, language),
      when: whenOf(one, language),
      state: talkStateName(one.state, language),
    })
    return html`<li>${link(talkHref(one, language), words)}</li>`
  })
  const agreed =
    steps.length > 0
      ? stepsTable(steps, language, {
          heading: t('columnFollow'),
          cell: (step) => endStepLink(step, language),
        })
      : ''
  return html`${agreed}${items.length > 0 ? html`<ul>${items}</ul>` : html`<p>${t('personTalksNone')}</p>`}`
}

export function newTalkView(props: {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly invitable: readonly Invitable[]
  readonly bases: readonly { readonly code: string; readonly da: string; readonly en: string }[]
  readonly concern: string | null
  /** The filter of the list of today that led here, and to which it leads back. */
  readonly list: string | undefined
  readonly filled: Filled
}): View {
  const { context, standing, person, filled, concern, list } = props
  const { language } = context
  const t = text(language)
  return personForm({
    context,
    title: t('newTalkTitle'),
    standing,
    person,
    filled,
    intro: html`<p>${t('newTalkText')}</p>${concern ? html`<p>${t('newTalkConcern')}</p>` : ''}`,
    hidden: { ...(concern ? { concern } : {}), ...(list === undefined ? {} : { [backName]: list }) },
    ...(list === undefined ? {} : { backHref: todayHref(readFilter(new URLSearchParams(list)), language) }),
    children: (
      <NewTalkFields
        language={language}
        kinds={kindsOf.work}
        invitable={props.invitable}
        bases={props.bases}
        isMinor={person.age < 18}
        field={fieldsOf(language, filled, { with_young_person: 'yes' })}
      />
    ),
    submit: newTalkSubmit(language),
  })
}

interface TalkProps {
  readonly context: PageContext
  readonly talk: Talk
  readonly standing: Standing
  readonly people: readonly Participant[]
  readonly times: readonly ProposedTime[]
  readonly minutes: readonly Minutes[]
  readonly steps: readonly AgreedStep[]
  readonly happenings: readonly TalkHappening[]
  readonly filled: Filled
}

/** A talk as a colleague sees it: who arranges it also does all that is to do with it. */
export function talkView(props: TalkProps): View {
  const { context, talk, standing, people, filled } = props
  const { language, query } = context
  const t = text(language)
  const kind = talkKindName(talk.kind, language)
  const faults = listErrors(filled.errors.fields, filled.errors.conflict)
  const name = html`<p>${link(personHref({ id: talk.personId }, language), talk.name)}${protectedTag({ protected: talk.isProtected }, language)}</p>`
  return {
    title: kind,
    breadcrumb: talkCrumbs(undefined, language),
    unlisted: true,
    main: html`${doneNotice(query, context)}${<ErrorSummary language={language} errors={faults} />}<h1>${kind}</h1>
<p><strong>${talkStateName(talk.state, language)}</strong></p>${name}${whyNotice(standing, talk.name, language)}
${talkFacts(talk, people, language)}${talk.isKept ? custodyWords(talk, language) : ''}
${talk.state === 'proposed' ? answers(props) : ''}${own(props)}
<h2>${t('talkTitleSteps')}</h2>${stepsTable(props.steps, language, { heading: t('columnFollow'), cell: (step) => (step.isMine || talk.isKept ? endStepLink(step, language) : '') })}
${sharedMinutes(props.minutes, language, 2)}${talk.isKept ? drafts(props) : ''}
${talk.isKept ? acts(props) : ''}${props.happenings.length > 0 ? happened(props) : ''}`,
  }
}

const custodyWords = ({ custody, custodyBecause }: Talk, language: Language): Markup | '' => {
  const t = text(language)
  if (custody === 'invited') return html`<p>${t('talkCustodyInvited')}</p>`
  return custody ? html`<p>${t('talkCustodyNot', { because: custodyBecause ?? '' })}</p>` : ''
}

/** Who can when; and, for who arranges it, the choice. */
function answers({ context, talk, times, people, filled }: TalkProps): Markup {
  const { language } = context
  const t = text(language)
  const choose = (
    <form method="post" action={href(paths.chooseTalk, language, { talk: talk.id })} novalidate>
      <CsrfField token={context.formToken} once={newReceiptKey()} />
      <HiddenField name="version" value={String(talk.version)} />
      <Radios
        name="time"
        language={language}
        label={t('talkChoose')}
        choices={times.map(({ id, startsAt }) => ({ value: id, label: longDateTime(startsAt, language) }))}
        {...(filled.errors.fields.time ? { error: filled.errors.fields.time } : {})}
      />
      <FormActions>
        <SubmitButton>{t('talkChooseSubmit')}</SubmitButton>
      </FormActions>
    </form>
  )
  return html`<h2>${t('talkTimes')}</h2>${timesTable(times, people, language)}${talk.isKept ? choose : ''}`
}

/** One's own answer, of somebody on the list. */
function own({ context, talk, people, times, filled }: TalkProps): Markup | '' {
  const me = people.find(({ isMe, live }) => isMe && live)
  if (!me) return ''
  const { language } = context
  const at = { talk: talk.id }
  return answerSection({
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
}

/** Drafts of the minutes, the newest first; sharing it is a click of its own. */
function drafts({ context, talk, minutes }: TalkProps): Markup {
  const { language } = context
  const t = text(language)
  const heading = ({ version, writtenBy, writtenAt }: Minutes) =>
    t('minutesDraft', {
      version,
      who: writtenBy ?? t('minutesWriter'),
      at: longDateTime(writtenAt, language),
    })
  const [newest, ...older] = minutes
  const share = newest && (
    <form method="post" action={href(paths.shareMinutes, language, { talk: talk.id })}>
      <CsrfField token={context.formToken} once={newReceiptKey()} />
      <HiddenField name="version" value={String(newest.version)} />
      <p>{t('minutesShareText')}</p>
      <FormActions>
        <SubmitButton kind="secondary">{t('minutesShare')}</SubmitButton>
      </FormActions>
    </form>
  )
  const draft =
    newest && !newest.sharedAt ? html`<h3>${heading(newest)}</h3><p>${newest.words}</p>${share}` : ''
  const earlier = older.map((one) => html`<h3>${heading(one)}</h3><p>${one.words}</p>`)
  return html`${draft}${older.length > 0 ? Details({ summary: t('minutesOlder', { count: older.length }), children: html`${earlier}` }) : ''}${actionLinks([[href(paths.talkMinutes, language, { talk: talk.id }), t('minutesWrite')]])}`
}

function acts({ context, talk, people, standing }: TalkProps): Markup {
  const { language } = context
  const t = text(language)
  const at = { talk: talk.id }
  const isToCome = talk.state === 'proposed' || talk.state === 'booked'
  const mayInvite = isToCome && standing.mayWrite('contact')
  const links: [string, string][] = [
    [href(paths.newStep, language, at), t('stepTitle')],
    ...(talk.state === 'proposed'
      ? [[href(paths.moreTimes, language, at), t('moreTimesTitle')] as [string, string]]
      : []),
    ...(isToCome
      ? [
          [href(paths.moveTalk, language, at), t('moveTalkTitle')] as [string, string],
          [href(paths.endTalk, language, at), t('endTalkTitle')] as [string, string],
        ]
      : []),
    ...(mayInvite ? [[href(paths.inviteTalk, language, at), t('inviteTitle')] as [string, string]] : []),
    ...(talk.concernId
      ? [
          [href(paths.concern, language, { concern: talk.concernId }), t('talkConcernLink')] as [
            string,
            string,
          ],
        ]
      : []),
  ]
  const removable = people.filter(
    ({ live, part, actorId }) => live && part !== 'young-person' && actorId !== talk.ownerId,
  )
  const off = removable.map((one) => (
    <form method="post" action={href(paths.offTalk, language, { ...at, participant: one.id })}>
      <CsrfField token={context.formToken} once={newReceiptKey()} />
      <SubmitButton kind="secondary">{t('takeOff', { name: nameOf(one, language) })}</SubmitButton>
    </form>
  ))
  return html`<h2>${t('talkActs')}</h2>${actionLinks(links)}${isToCome && off.length > 0 ? Details({ summary: t('talkPeople'), children: html`${off}` }) : ''}`
}

function happened({ happenings, context: { language } }: TalkProps): Markup {
  const t = text(language)
  const items = happenings.map(
    ({ type, at, who }) =>
      html`<li>${t('talkHappening', { when: longDateTime(at, language), what: talkHappeningName(type, language), who: who ?? '' })}</li>`,
  )
  return html`<h2>${t('talkHappened')}</h2><ul>${items}</ul>`
}
