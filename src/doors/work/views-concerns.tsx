import { html } from 'hono/html'
import { type Standing, whyNotice } from '../../features/access/index.ts'
import {
  type Concern,
  concernStateName,
  type Happening,
  happeningName,
  type ListedConcern,
  outcomeName,
  seenName,
  stepsAfter,
} from '../../features/concerns/index.ts'
import { type Note, noteKindName } from '../../features/notes/index.ts'
import { against, type Objection, objectionsBeside } from '../../features/objections/index.ts'
import { type PromiseOfSource, promiseStateName } from '../../features/promises/index.ts'
import { promiseKindName, urgencyName } from '../../features/service-levels/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate, longDateTime } from '../../platform/time.ts'
import { DefinitionList, Details, Tag } from '../../ui/content.tsx'
import {
  CsrfField,
  DateInput,
  ErrorSummary,
  FormActions,
  HiddenField,
  listErrors,
  Select,
  SubmitButton,
} from '../../ui/forms.tsx'
import type { Content, Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import type { Filled } from './form-pages.ts'
import { fieldsOf } from './form-view.tsx'
import { actionLinks, doneNotice, frontCrumb, link, personHref, protectedTag } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { smallAttemptForm } from './views-attempts.tsx'

const concernHref = ({ id }: { readonly id: string }, language: Language): string =>
  href(paths.concern, language, { concern: id })

export const concernCrumbs = (concern: Concern | undefined, language: Language) => [
  ...frontCrumb(language),
  { href: href(paths.concerns, language), label: text(language)('concernsTitle') },
  ...(concern
    ? [
        {
          href: concernHref(concern, language),
          label: text(language)('concernTitle', { number: concern.number }),
        },
      ]
    : []),
]

export function concernsView(props: {
  readonly context: PageContext
  readonly of: 'me' | 'team'
  readonly concerns: readonly ListedConcern[]
}): View {
  const { context, concerns } = props
  const { language, query, actor } = context
  const t = text(language)
  const front = href(paths.concerns, language)
  const leads = actor.kind === 'person' && actor.roles.includes('team-leader')
  const whose = [
    [front, t('concernsMine')],
    [`${front}?of=team`, t('concernsTeam')],
  ] as const
  return {
    title: t('concernsTitle'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(query, context)}<h1>${t('concernsTitle')}</h1><p>${t('concernsText')}</p>
${leads ? html`<nav aria-label="${t('concernsWhose')}">${actionLinks(whose)}</nav>` : ''}
${concerns.length > 0 ? concernTable(concerns, language) : html`<p>${t('concernsNone')}</p>`}`,
  }
}

function concernTable(concerns: readonly ListedConcern[], language: Language): Markup {
  const t = text(language)
  return table<ListedConcern>({
    caption: t('concernsCaption'),
    rows: concerns,
    columns: [
      { heading: t('columnConcern'), cell: (one) => link(concernHref(one, language), one.number) },
      {
        heading: t('columnName'),
        cell: (one) =>
          html`${one.name ?? one.said?.name ?? t('promiseHidden')}${protectedTag({ protected: one.isProtected }, language)}`,
      },
      {
        heading: t('columnHowFar'),
        cell: ({ state, isAnswered }) =>
          html`${concernStateName(state, language)}${isAnswered ? '' : html` ${Tag({ kind: 'attention', children: t('unanswered') })}`}`,
      },
      {
        heading: t('columnNext'),
        cell: ({ next }) => {
          if (!next) return t('nothingNext')
          const words = t('nextDue', {
            kind: promiseKindName(next.kind, language),
            due: longDate(next.dueOn, language),
          })
          return html`${words}${next.isLate ? html` ${Tag({ kind: 'attention', children: t('pastDue') })}` : ''}`
        },
      },
      { heading: t('columnOwner'), cell: ({ owner }) => owner },
    ],
  })
}

interface ConcernProps {
  readonly context: PageContext
  readonly concern: Concern
  readonly standing: Standing | undefined
  /** What is written since it came, and could answer it. */
  readonly notes: readonly Note[]
  readonly promises: readonly PromiseOfSource[]
  readonly happenings: readonly Happening[]
  /** What is said to it by the one whom it is about. */
  readonly objections: readonly Objection[]
  readonly filled: Filled
}

export function concernView(props: ConcernProps): View {
  const { context, concern, filled } = props
  const { language, query } = context
  const t = text(language)
  const title = t('concernTitle', { number: concern.number })
  const faults = listErrors(filled.errors.fields, filled.errors.conflict)
  return {
    title,
    breadcrumb: concernCrumbs(undefined, language),
    unlisted: true,
    main: html`${doneNotice(query, context)}${<ErrorSummary language={language} errors={faults} />}<h1>${title}</h1>
<p><strong>${t('concernState', { state: concernStateName(concern.state, language) })}</strong></p>${aboutWhom(props)}
${told(concern, language)}${objectionsBeside(against(props.objections, 'concern', concern.id), language)}
<h2>${t('concernPromises')}</h2>${promiseList(props)}
${concern.closedAt === null ? acts(props) : ended(concern, language)}${tryHere(props)}
<h2>${t('concernHappened')}</h2>${happened(props)}`,
  }
}

function aboutWhom({ context: { language }, concern, standing }: ConcernProps): Markup {
  const t = text(language)
  const { said, personId, name } = concern
  if (said) {
    const born = said.birthDate
      ? ` ${t('concernSaidBorn', { date: longDate(said.birthDate, language) })}`
      : ''
    const at = said.class ? ` ${t('concernSaidClass', { class: said.class })}` : ''
    return html`<p>${t('concernSaid', { name: said.name })}${born}${at}</p>`
  }
  if (!standing || personId === null || name === undefined) return html`<p>${t('concernHidden')}</p>`
  return html`<p>${link(personHref({ id: personId }, language), name)}${protectedTag({ protected: concern.isProtected }, language)}</p>${whyNotice(standing, name, language)}`
}

function told(concern: Concern, language: Language): Markup {
  const t = text(language)
  const { organisation, reporter, receivedAt } = concern
  const knows = concern.youngPersonTold
    ? t('concernToldYes')
    : t('concernToldFrom', { date: longDate(concern.tellFrom, language) })
  const said: [string, Content][] = [
    [t('concernOwner'), concern.owner],
    [t('concernSeen'), concern.seen.map((one) => seenName(one, language)).join(', ')],
    [t('concernUrgency'), urgencyName(concern.urgency, language)],
    [t('concernWords'), concern.words],
    ...(concern.theirWords ? [[t('concernTheirs'), concern.theirWords] as [string, Content]] : []),
    ...(concern.doneAlready ? [[t('concernDone'), concern.doneAlready] as [string, Content]] : []),
    [t('concernTold'), knows],
  ]
  const from = t('concernFrom', {
    reporter,
    organisation: organisation ? `, ${organisation}` : '',
    date: longDateTime(receivedAt, language),
  })
  return html`<p>${from}</p>${DefinitionList({ items: said.map(([term, description]) => ({ term, description })) })}`
}

function promiseList({ promises, context: { language } }: ConcernProps): Markup {
  const items = promises.map(({ kind, dueOn, state }) => {
    const words = text(language)('concernPromise', {
      kind: promiseKindName(kind, language),
      due: longDate(dueOn, language),
      state: promiseStateName(state, language).toLowerCase(),
    })
    return html`<li>${words}</li>`
  })
  return html`<ul>${items}</ul>`
}

/** Until there is contact an attempt is written down here; one that reaches them is the step. */
function tryHere({ context, concern, standing }: ConcernProps): Markup | '' {
  const { personId, closedAt, hasContact } = concern
  if (closedAt !== null || hasContact || personId === null || !standing?.mayWrite('guidance')) return ''
  return Details({
    summary: text(context.language)('attemptNew'),
    children: smallAttemptForm(context, { personId, back: 'concerns' }),
  })
}

function happened({ happenings, context: { language } }: ConcernProps): Markup {
  const t = text(language)
  const items = happenings.map(
    ({ type, at, who }) =>
      html`<li>${t('concernHappening', { when: longDateTime(at, language), what: happeningName(type, language), who: who ?? t('concernProgram') })}</li>`,
  )
  return html`<ul>${items}</ul>`
}

function ended(concern: Concern, language: Language): Markup {
  const t = text(language)
  if (concern.mergedInto)
    return html`<p>${link(concernHref({ id: concern.mergedInto }, language), t('closedMerged'))}</p>`
  if (concern.redirectedTo) return html`<p>${t('closedRedirected', { to: concern.redirectedTo })}</p>`
  const back = concern.returnOn ? ` ${t('closedReturn', { date: longDate(concern.returnOn, language) })}` : ''
  return html`<p>${concern.outcome ? t('closedWith', { outcome: outcomeName(concern.outcome, language) }) : ''}${back}</p>`
}

/** Booking a talk about it: whoever may write about the young person. */
const talkFor = (personId: string, concern: string, language: Language): string =>
  `${href(paths.newTalk, language, { person: personId })}?concern=${concern}`

const stepWords = {
  acknowledge: 'actAcknowledge',
  own: 'actOwn',
  contact: 'actContact',
  talk: 'actTalk',
  agree: 'actAgree',
} as const
/** The steps that are left, in one form: the button says which, and the day is theirs. */
function acts(props: ConcernProps): Markup {
  const { context, concern, notes, filled } = props
  const { language, actor } = context
  const t = text(language)
  const left = stepsAfter(concern.state)
  const mine = actor.kind === 'person' && actor.id === concern.ownerId
  const shown = !left.includes('own') && !mine ? (['own', ...left] as const) : left
  const at = { concern: concern.id }
  const links: [string, string][] = [
    [href(paths.closeConcern, language, at), t('linkClose')],
    [href(paths.ownConcern, language, at), t('linkOwner')],
    ...(concern.personId === null
      ? [[href(paths.matchConcern, language, at), t('linkMatch')] as [string, string]]
      : [[href(paths.mergeConcern, language, at), t('linkMerge')] as [string, string]]),
    ...(concern.isMinor && !concern.custody
      ? [[href(paths.custodyConcern, language, at), t('linkCustody')] as [string, string]]
      : []),
    ...(concern.personId === null || concern.name === undefined
      ? []
      : [[talkFor(concern.personId, concern.id, language), t('linkTalk')] as [string, string]]),
    [href(paths.redirectConcern, language, at), t('linkRedirect')],
  ]
  const field = fieldsOf(language, filled)
  const form = (
    <form method="post" action={href(paths.stepConcern, language, at)} novalidate>
      <CsrfField token={context.formToken} once={newReceiptKey()} />
      <HiddenField name="version" value={String(concern.version)} />
      <DateInput {...field('on')} label={t('actOn')} hint={t('actOnHint')} required={false} />
      <FormActions>
        {shown.map((one, index) => (
          <SubmitButton kind={index === 0 ? 'primary' : 'secondary'} name="step" value={one}>
            {t(stepWords[one])}
          </SubmitButton>
        ))}
      </FormActions>
    </form>
  )
  return html`<h2>${t('concernActs')}</h2>${shown.length > 0 ? form : ''}${concern.isAnswered ? html`<p>${t('actAnswered')}</p>` : answer(props, notes)}${custodyWords(concern, language)}${actionLinks(links)}`
}

function answer({ context, concern, filled }: ConcernProps, notes: readonly Note[]): Markup | '' {
  if (notes.length === 0) return ''
  const { language } = context
  const t = text(language)
  const choices = notes.map(({ id, kind, happenedOn }) => ({
    value: id,
    label: t('noteLine', { kind: noteKindName(kind, language), date: longDate(happenedOn, language) }),
  }))
  const form = (
    <form method="post" action={href(paths.answerConcern, language, { concern: concern.id })} novalidate>
      <CsrfField token={context.formToken} once={newReceiptKey()} />
      <Select
        {...fieldsOf(language, filled)('note')}
        label={t('actAnswerLabel')}
        placeholder
        choices={choices}
      />
      <FormActions>
        <SubmitButton kind="secondary">{t('actAnswer')}</SubmitButton>
      </FormActions>
    </form>
  )
  return html`<h3>${t('actAnswerHeading')}</h3>${form}`
}

const custodyWords = ({ custody, custodyBecause }: Concern, language: Language): Markup | '' => {
  const t = text(language)
  if (custody === 'informed') return html`<p>${t('custodyInformed')}</p>`
  return custody ? html`<p>${t('custodyNot', { because: custodyBecause ?? '' })}</p>` : ''
}
