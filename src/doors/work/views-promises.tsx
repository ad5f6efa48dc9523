import { html } from 'hono/html'
import { concernSource } from '../../features/concerns/index.ts'
import { handoverSource } from '../../features/handover/index.ts'
import {
  type Away,
  excuseName,
  excuses,
  type OpenPromise,
  workingDaysLate,
} from '../../features/promises/index.ts'
import { promiseKindName } from '../../features/service-levels/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { Radios, Select } from '../../ui/choices.tsx'
import { Details, Tag } from '../../ui/content.tsx'
import { DateInput } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import type { Filled } from './form-pages.ts'
import { fieldsOf, formView } from './form-view.tsx'
import { actionLinks, doneNotice, frontCrumb, link, personHref, protectedTag } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { backName } from './today-back.ts'
import { smallAttemptForm } from './views-attempts.tsx'

interface PromisesProps {
  readonly context: PageContext
  readonly of: 'me' | 'team'
  readonly promises: readonly OpenPromise[]
  readonly today: string
  readonly daysOff: ReadonlySet<string>
}

export function promisesView(props: PromisesProps): View {
  const { context, of, promises } = props
  const { language, query, actor } = context
  const t = text(language)
  const front = href(paths.promises, language)
  const leads = actor.kind === 'person' && actor.roles.includes('team-leader')
  const whose = [
    [front, t('promisesMine')],
    [`${front}?of=team`, t('promisesTeam')],
  ] as const
  const none = t(of === 'team' ? 'promisesNoneTeam' : 'promisesNone')
  return {
    title: t('promisesTitle'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(query, context)}<h1>${t('promisesTitle')}</h1><p>${t('promisesText')}</p>
${leads ? html`<nav aria-label="${t('promisesWhose')}">${actionLinks(whose)}</nav>` : ''}
${promises.length > 0 ? promiseTable(props) : html`<p>${none}</p>`}`,
  }
}

/** What is done by trying: an attempt is written down where it stands. */
const attempted: readonly OpenPromise['kind'][] = ['first-contact', 'next-attempt']

function promiseTable({ context, promises, today, daysOff }: PromisesProps): Markup {
  const { language } = context
  const t = text(language)
  const late = ({ isLate, dueOn }: OpenPromise) =>
    isLate
      ? html` ${Tag({ kind: 'attention', children: t('promiseLate', { days: workingDaysLate(dueOn, today, daysOff) }) })}`
      : ''
  return table<OpenPromise>({
    caption: t('promisesCaption'),
    rows: promises,
    columns: [
      { heading: t('columnName'), cell: (one) => aboutWhom(one, language) },
      {
        heading: t('columnPromise'),
        cell: ({ kind, law }) =>
          html`${promiseKindName(kind, language)}${law === null ? '' : html`<br>${t('promiseLaw', { law })}`}`,
      },
      { heading: t('columnDue'), cell: (one) => html`${longDate(one.dueOn, language)}${late(one)}` },
      {
        heading: t('columnOwner'),
        cell: ({ owner, standIn }) =>
          standIn === null
            ? t('promiseOwner', { owner: owner.name })
            : t('promiseStandIn', { standIn, owner: owner.name }),
      },
      {
        heading: t('columnBecause'),
        cell: ({ id, kind, source, sourceId, person }) =>
          html`${source === concernSource ? html`${link(href(paths.concern, language, { concern: sourceId }), t('promiseConcern'))}<br>` : ''}${source === handoverSource ? html`${link(href(paths.handover, language, { handover: sourceId }), t('promiseHandover'))}<br>` : ''}${person && attempted.includes(kind) ? Details({ summary: t('attemptNew'), children: smallAttemptForm(context, { personId: person.id, back: 'promises' }) }) : ''}<a href="${href(paths.excusePromise, language, { promise: id })}">${t('promiseExcuseLink')}<span class="sr-only">: ${promiseKindName(kind, language)}</span></a>`,
      },
    ],
  })
}

/** On somebody's page: what is promised to them and not done yet, who keeps it, and where it is done. */
export function promiseList(promises: readonly OpenPromise[], language: Language): Markup {
  const t = text(language)
  if (promises.length === 0) return html`<p>${t('personPromisesNone')}</p>`
  const place = ({ source, sourceId }: OpenPromise) => {
    if (source === concernSource)
      return html` ${link(href(paths.concern, language, { concern: sourceId }), t('promiseConcern'))}`
    if (source === handoverSource)
      return html` ${link(href(paths.handover, language, { handover: sourceId }), t('promiseHandover'))}`
    return ''
  }
  const items = promises.map((one) => {
    const words = t('personPromise', {
      kind: promiseKindName(one.kind, language),
      due: longDate(one.dueOn, language),
      owner: one.standIn ?? one.owner.name,
    })
    const late = one.isLate ? html` ${Tag({ kind: 'attention', children: t('personPromiseLate') })}` : ''
    return html`<li>${words}${late}${place(one)}</li>`
  })
  return html`<ul>${items}</ul>`
}

function aboutWhom({ person, hasPerson }: OpenPromise, language: Language): Markup | string {
  const t = text(language)
  if (person) return html`${link(personHref(person, language), person.name)}${protectedTag(person, language)}`
  return hasPerson ? t('promiseHidden') : t('promiseNobody')
}

export function excuseView(props: {
  readonly context: PageContext
  readonly promise: OpenPromise
  readonly filled: Filled
}): View {
  const { context, promise, filled } = props
  const { language } = context
  const t = text(language)
  const kind = promiseKindName(promise.kind, language)
  return formView({
    context,
    title: t('excuseTitle'),
    breadcrumb: [
      ...frontCrumb(language),
      { href: href(paths.promises, language), label: t('promisesTitle') },
    ],
    filled,
    intro: <p>{t('excuseText', { kind, due: longDate(promise.dueOn, language) })}</p>,
    children: (
      <Radios
        {...fieldsOf(language, filled)('because')}
        label={t('excuseLabel')}
        choices={excuses.map((value) => ({ value, label: excuseName(value, language) }))}
      />
    ),
    hidden: filled.typed?.[backName] === undefined ? {} : { [backName]: filled.typed[backName] },
    submit: t('excuseSubmit'),
    kind: 'warning',
    backHref: href(paths.promises, language),
  })
}

export function awayView(props: {
  readonly context: PageContext
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly away: readonly Away[]
  readonly filled: Filled
}): View {
  const { context, colleagues, away, filled } = props
  const { language, query } = context
  const t = text(language)
  const field = fieldsOf(language, filled)
  const items = away.map(
    ({ name, substitute, from, until }) =>
      html`<li>${t('awayOne', { name, substitute, from: longDate(from, language), until: longDate(until, language) })}</li>`,
  )
  return formView({
    context,
    title: t('awayTitle'),
    breadcrumb: frontCrumb(language),
    filled,
    intro: html`${doneNotice(query, context)}<p>${t('awayText')}</p>`,
    children: (
      <>
        <Select
          {...field('substitute')}
          label={t('awaySubstitute')}
          placeholder
          choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateInput {...field('from')} label={t('awayFrom')} />
        <DateInput {...field('until')} label={t('awayUntil')} />
      </>
    ),
    submit: t('awaySubmit'),
    backHref: href(paths.today, language),
    after: html`<section aria-labelledby="away"><h2 id="away">${t('awayList')}</h2>${away.length > 0 ? html`<ul>${items}</ul>` : html`<p>${t('awayNone')}</p>`}</section>`,
  })
}
