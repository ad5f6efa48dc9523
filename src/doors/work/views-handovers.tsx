import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import { type ContactNow, contactKindName, contactKinds } from '../../features/contact-person/index.ts'
import {
  allMay,
  type Handover,
  handoverEndName,
  longestHandover,
  type OfContact,
  type PreviewRow,
  type Receiver,
  rowFaultName,
} from '../../features/handover/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { Checkboxes, Radios, Select } from '../../ui/choices.tsx'
import { DefinitionList, Tag } from '../../ui/content.tsx'
import { CsrfField, ErrorSummary, HiddenField, listErrors, SubmitButton, TextArea } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import type { Filled } from './form-pages.ts'
import { type FieldOf, fieldsOf, formView, personForm } from './form-view.tsx'
import { actionLinks, doneNotice, frontCrumb, link, personHref, protectedTag } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

const crumbs = (language: Language) => [
  ...frontCrumb(language),
  { href: href(paths.handovers, language), label: text(language)('handoversTitle') },
]

export function handoversView(props: {
  readonly context: PageContext
  readonly of: 'me' | 'team'
  readonly handovers: readonly Handover[]
}): View {
  const { context, handovers } = props
  const { language, query, actor } = context
  const t = text(language)
  const front = href(paths.handovers, language)
  const leads = actor.kind === 'person' && actor.roles.includes('team-leader')
  const whose = [
    [front, t('promisesMine')],
    [`${front}?of=team`, t('promisesTeam')],
  ] as const
  return {
    title: t('handoversTitle'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(query, context)}<h1>${t('handoversTitle')}</h1><p>${t('handoversText')}</p>
${leads ? html`<nav aria-label="${t('handoversWhose')}">${actionLinks(whose)}</nav>` : ''}${actionLinks([[href(paths.handOverMany, language), t('manyTitle')]])}
${handovers.length > 0 ? handoverTable(handovers, language) : html`<p>${t('handoversNone')}</p>`}`,
  }
}

const handoverTable = (handovers: readonly Handover[], language: Language): Markup => {
  const t = text(language)
  return table<Handover>({
    caption: t('handoversCaption'),
    rows: handovers,
    columns: [
      {
        heading: t('columnName'),
        cell: (one) =>
          html`${link(href(paths.handover, language, { handover: one.id }), one.name ?? t('promiseHidden'))}${protectedTag(one, language)}`,
      },
      { heading: t('columnFromTo'), cell: ({ from, to }) => t('fromTo', { from: from.name, to: to.name }) },
      { heading: t('columnWaits'), cell: (one) => waitsFor(one, language) },
      {
        heading: t('columnLeaderFrom'),
        cell: ({ silentOn, isSilent }) =>
          html`${longDate(silentOn, language)}${isSilent ? html` ${Tag({ kind: 'attention', children: t('handoverSilent') })}` : ''}`,
      },
    ],
  })
}

const waitsFor = ({ receiverAt, personAt, question }: Handover, language: Language): string => {
  const t = text(language)
  const waits = [
    ...(receiverAt === null ? [t('waitsReceiver')] : []),
    ...(personAt === null ? [t(question === null ? 'waitsPerson' : 'personAsks')] : []),
  ]
  return waits.join(', ')
}

/** How far it is, and what the reader may do about it. */
export function handoverView({
  context,
  handover,
  filled,
}: {
  readonly context: PageContext
  readonly handover: Handover
  readonly filled: Filled
}): View {
  const { language, query } = context
  const t = text(language)
  const faults = listErrors(filled.errors.fields, filled.errors.conflict)
  return {
    title: t('handoverTitle'),
    breadcrumb: crumbs(language),
    unlisted: true,
    main: html`${ErrorSummary({ language, errors: faults })}${doneNotice(query, context)}<h1>${t('handoverTitle')}</h1>${facts(handover, language)}${handover.ended === null ? toDo(context, handover) : ''}`,
  }
}

function facts(handover: Handover, language: Language): Markup {
  const t = text(language)
  const day = (at: Date | null) => (at ? longDate(localDate(at), language) : t('notYet'))
  const { name, personId, ended, question, decidedBecause, because } = handover
  const items = [
    {
      term: t('columnName'),
      description: html`${name === undefined ? t('promiseHidden') : link(personHref({ id: personId }, language), name)}${protectedTag(handover, language)}`,
    },
    {
      term: t('columnFromTo'),
      description: t('fromTo', { from: handover.from.name, to: handover.to.name }),
    },
    { term: t('assignAs'), description: contactKindName(handover.as, language) },
    { term: t('handoverNote'), description: handover.note },
    { term: t('receiverYes', { name: handover.to.name }), description: day(handover.receiverAt) },
    { term: t('personYes'), description: day(handover.personAt) },
    ...(question === null ? [] : [{ term: t('personAsked'), description: question }]),
    ...(decidedBecause === null ? [] : [{ term: t('leaderDecided'), description: decidedBecause }]),
    ended === null
      ? { term: t('columnLeaderFrom'), description: longDate(handover.silentOn, language) }
      : { term: t('handoverEnded'), description: handoverEndName(ended, language) },
    ...(because === null ? [] : [{ term: t('handoverBecause'), description: because }]),
  ]
  return html`${DefinitionList({ items })}`
}

function toDo({ language, formToken }: PageContext, handover: Handover): Markup {
  const t = text(language)
  const { isReceiver, receiverAt, isGiver, isLeader, isSilent } = handover
  const at = { handover: handover.id }
  const answers = isReceiver && receiverAt === null
  const accept = answers ? (
    <form method="post" action={href(paths.acceptHandover, language, at)}>
      <CsrfField token={formToken} once={newReceiptKey()} />
      <SubmitButton>{t('acceptSubmit')}</SubmitButton>
    </form>
  ) : (
    ''
  )
  const links = [
    ...(answers ? [[href(paths.declineHandover, language, at), t('declineHandoverTitle')] as const] : []),
    ...(isLeader && isSilent
      ? [[href(paths.decideHandover, language, at), t('decideHandoverTitle')] as const]
      : []),
    ...(isGiver || isLeader
      ? [[href(paths.cancelHandover, language, at), t('cancelHandoverTitle')] as const]
      : []),
  ]
  return html`${accept}${actionLinks(links)}`
}

export function becauseHandoverView({
  context,
  handover,
  key,
  filled,
}: {
  readonly context: PageContext
  readonly handover: Handover
  readonly key: 'decline' | 'cancel' | 'decide'
  readonly filled: Filled
}): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled)
  const back = href(paths.handover, language, { handover: handover.id })
  return formView({
    context,
    title: t(`${key}HandoverTitle`),
    breadcrumb: [...crumbs(language), { href: back, label: t('handoverTitle') }],
    filled,
    hidden: { version: handover.version },
    intro: <p>{t(`${key}HandoverText`, { from: handover.from.name, to: handover.to.name })}</p>,
    children: (
      <TextArea
        {...field('because')}
        label={t(`${key}HandoverLabel`)}
        rows={3}
        maxLength={longestHandover.because}
      />
    ),
    submit: t(`${key}HandoverSubmit`),
    kind: key === 'decide' ? 'primary' : 'warning',
    backHref: back,
  })
}

/** Who takes over, as what, and what they should know. */
function Draft({
  field,
  receivers,
  language,
}: {
  readonly field: FieldOf
  readonly receivers: readonly Receiver[]
  readonly language: Language
}) {
  const t = text(language)
  return (
    <>
      <Select
        {...field('to')}
        label={t('handOverTo')}
        placeholder
        choices={receivers.map(({ id, name, hasRoom }) => ({
          value: id,
          label: hasRoom === null ? name : t(hasRoom ? 'receiverRoom' : 'receiverFull', { name }),
        }))}
      />
      <Radios
        {...field('as')}
        label={t('assignAs')}
        choices={contactKinds.map((kind) => ({ value: kind, label: contactKindName(kind, language) }))}
      />
      <TextArea
        {...field('note')}
        label={t('handOverNote')}
        hint={t('handOverNoteHint')}
        rows={6}
        maxLength={longestHandover.note}
      />
    </>
  )
}

export function handOverView(props: {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly contact: ContactNow
  readonly receivers: readonly Receiver[]
  readonly filled: Filled
}): View {
  const { context, standing, person, contact, filled } = props
  const { language } = context
  const t = text(language)
  return personForm({
    context,
    title: t('handOverTitle'),
    standing,
    person,
    filled,
    intro: html`<p>${t('handOverText', { name: contact.name })}</p>`,
    children: (
      <Draft
        field={fieldsOf(language, filled)}
        language={language}
        receivers={props.receivers.filter(({ id }) => id !== contact.actorId)}
      />
    ),
    submit: t('handOverSubmit'),
  })
}

export function manyView(props: {
  readonly context: PageContext
  readonly from: string
  readonly people: readonly OfContact[]
  readonly receivers: readonly Receiver[]
  readonly filled: Filled
}): View {
  const { context, from, people, receivers, filled } = props
  const { language } = context
  const t = text(language)
  if (people.length === 0)
    return {
      title: t('manyTitle'),
      breadcrumb: crumbs(language),
      unlisted: true,
      main: html`<h1>${t('manyTitle')}</h1><p>${t('manyNone')}</p>`,
    }
  const field = fieldsOf(language, filled)
  return formView({
    context,
    title: t('manyTitle'),
    breadcrumb: crumbs(language),
    filled,
    hidden: { from },
    to: href(paths.handOverMany, language),
    intro: <p>{t('manyText')}</p>,
    children: (
      <>
        <Checkboxes
          {...field('people')}
          label={t('manyPeople')}
          values={(filled.typed?.people ?? '').split('\n')}
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Draft field={field} language={language} receivers={receivers} />
      </>
    ),
    submit: t('manyPreview'),
    backHref: href(paths.handovers, language),
  })
}

/** Row by row what would happen, and for whom it cannot; the button is there where all of it can. */
export function previewView(props: {
  readonly context: PageContext
  readonly many: {
    readonly from: string
    readonly people: readonly string[]
    readonly to: string
    readonly as: string
    readonly note: string
  }
  readonly receiver: Receiver
  readonly rows: readonly PreviewRow[]
  readonly conflict: string | undefined
}): View {
  const { context, many, receiver, rows, conflict } = props
  const { language, formToken } = context
  const t = text(language)
  const send = (
    <form method="post" action={href(paths.sendHandovers, language)}>
      <CsrfField token={formToken} once={newReceiptKey()} />
      {(['from', 'to', 'as', 'note'] as const).map((name) => (
        <HiddenField name={name} value={many[name]} />
      ))}
      {many.people.map((person) => (
        <HiddenField name="people" value={person} />
      ))}
      <SubmitButton>{t('manySubmit')}</SubmitButton>
    </form>
  )
  return {
    title: t('previewTitle'),
    breadcrumb: [...crumbs(language), { href: href(paths.handOverMany, language), label: t('manyTitle') }],
    unlisted: true,
    main: html`${ErrorSummary({ language, errors: listErrors({}, conflict) })}<h1>${t('previewTitle')}</h1><p>${t('previewText', { name: receiver.name })}</p>${previewTable(rows, language)}${allMay(rows) ? send : html`<p><strong>${t('previewNot')}</strong></p>${link(href(paths.handOverMany, language), t('back'))}`}`,
  }
}

const previewTable = (rows: readonly PreviewRow[], language: Language): Markup => {
  const t = text(language)
  return table<PreviewRow>({
    caption: t('previewCaption'),
    rows,
    columns: [
      {
        heading: t('columnName'),
        cell: (row) => html`${row.name ?? t('promiseHidden')}${protectedTag(row, language)}`,
      },
      { heading: t('columnContactPerson'), cell: ({ contact }) => contact ?? t('noContactPerson') },
      {
        heading: t('columnMay'),
        cell: ({ fault }) =>
          fault ? Tag({ kind: 'attention', children: rowFaultName(fault, language) }) : t('rowMay'),
      },
    ],
  })
}
