import { longest } from '../../features/administration/index.ts'
import {
  isOver,
  type Member,
  memberKindName,
  memberKinds,
  type RollChanges,
  sourceName,
  type Unit,
  unitKindName,
} from '../../features/organisations/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate } from '../../platform/time.ts'
import { LinkList, Tag } from '../../ui/content.tsx'
import { Checkbox, DateInput, FileInput, Radios, Select, TextArea } from '../../ui/forms.tsx'
import { table } from '../../ui/table.ts'
import { administers } from './access.ts'
import { type Filled, fieldsOf, formView } from './form-view.tsx'
import { doneNotice, organisationCrumbs, period, unitCrumbs } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface UnitProps {
  readonly context: PageContext
  readonly unit: Unit
  readonly members: readonly Member[]
  readonly today: string
}

export function unitView({ context, unit, members, today }: UnitProps): View {
  const { language } = context
  const t = text(language)
  const at = { unit: unit.id }
  const links = [
    { href: href(paths.newMember, language, at), label: t('addMember') },
    { href: href(paths.roll, language, at), label: t('takeRoll') },
    { href: href(paths.editUnit, language, at), label: t('editUnit') },
    ...(unit.validUntil === null
      ? [{ href: href(paths.closeUnit, language, at), label: t('closeUnit') }]
      : []),
  ]
  return {
    title: unit.name,
    breadcrumb: organisationCrumbs({ id: unit.organisationId, name: unit.organisation }, language),
    unlisted: true,
    main: (
      <>
        {doneNotice(context)}
        <h1>{unit.name}</h1>
        <p>
          {unitKindName(unit.kind, language)}. {period(unit, language)}{' '}
          {isOver(unit, today) ? Tag({ kind: 'attention', children: t('closedTag') }) : null}
        </p>
        <p>{t('pupilsHere', { pupils: unit.pupils })}</p>
        {administers(context.actor) ? LinkList({ links }) : null}
        <h2>{t('members')}</h2>
        {members.length > 0 ? memberTable(context, unit, members, today) : <p>{t('noMembers')}</p>}
      </>
    ),
  }
}

function memberTable(context: PageContext, unit: Unit, members: readonly Member[], today: string) {
  const { language, actor } = context
  const t = text(language)
  return table<Member>({
    caption: t('membersCaption'),
    rows: members,
    columns: [
      {
        heading: t('columnName'),
        cell: (one) => <a href={href(paths.user, language, { user: one.actorId })}>{one.name}</a>,
      },
      { heading: t('columnKind'), cell: (one) => memberKindName(one.kind, language) },
      { heading: t('columnPeriod'), cell: (one) => period(one, language) },
      { heading: t('columnSource'), cell: (one) => sourceName(one.source, language) },
      {
        heading: t('columnChange'),
        cell: (one) =>
          administers(actor) && !isOver(one, today) ? (
            <a href={href(paths.endMember, language, { unit: unit.id, member: one.id })}>
              {t('endMember')} <span class="sr-only">{one.name}</span>
            </a>
          ) : (
            '–'
          ),
      },
    ],
  })
}

interface MemberFormProps extends Filled {
  readonly context: PageContext
  readonly unit: Unit
  readonly users: readonly { readonly id: string; readonly name: string }[]
}

export function memberFormView({ context, unit, users, typed, errors }: MemberFormProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? { from: localDate(context.now) }, errors)
  return formView({
    context,
    title: t('addMemberTo', { name: unit.name }),
    breadcrumb: unitCrumbs(unit, language),
    errors,
    intro: <p>{t('addMemberText')}</p>,
    children: (
      <>
        <Select
          {...field('actor')}
          label={t('who')}
          placeholder
          choices={users.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Radios
          {...field('kind')}
          label={t('asWhat')}
          choices={memberKinds.map((value) => ({ value, label: memberKindName(value, language) }))}
        />
        <DateInput {...field('from')} label={t('fromDay')} />
        <DateInput {...field('until')} label={t('firstDayWithout')} hint={t('untilHint')} required={false} />
      </>
    ),
    submit: t('save'),
    backHref: href(paths.unit, language, { unit: unit.id }),
  })
}

interface MemberEndProps extends Filled {
  readonly context: PageContext
  readonly unit: Unit
  readonly member: Member
}

export function memberEndView({ context, unit, member, typed, errors }: MemberEndProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? { on: localDate(context.now) }, errors)
  return formView({
    context,
    title: t('endMemberTitle', { name: member.name, unit: unit.name }),
    breadcrumb: unitCrumbs(unit, language),
    errors,
    children: <DateInput {...field('on')} label={t('firstDayWithout')} hint={t('firstDayWithoutHint')} />,
    submit: t('endMember'),
    kind: 'warning',
    backHref: href(paths.unit, language, { unit: unit.id }),
  })
}

interface RollProps extends Filled {
  readonly context: PageContext
  readonly unit: Unit
  readonly changes: RollChanges | undefined
  readonly unread: readonly number[]
}

/** A class roll, pasted from a spreadsheet: first what would change, then with a tick the change. */
export function rollView({ context, unit, changes, unread, typed, errors }: RollProps): View {
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, typed ?? {}, errors)
  return formView({
    context,
    title: t('rollTitle', { name: unit.name }),
    breadcrumb: unitCrumbs(unit, language),
    errors,
    intro: (
      <>
        <p>{t('rollText')}</p>
        <p>{t('rollColumns')}</p>
      </>
    ),
    children: (
      <>
        {changes ? null : (
          <FileInput
            language={language}
            name="file"
            label={t('rollFile')}
            hint={t('rollFileHint')}
            accept=".csv,.txt,.zip"
            error={errors.fields.file}
            required={false}
          />
        )}
        <TextArea
          {...field('roll')}
          label={t('rollLabel')}
          rows={10}
          maxLength={longest.roll}
          required={false}
        />
        {changes ? <RollPreview context={context} changes={changes} unread={unread} /> : null}
        {changes ? (
          <Checkbox
            language={language}
            name="confirmed"
            label={t('rollTick')}
            error={errors.fields.confirmed}
          />
        ) : null}
      </>
    ),
    upload: true,
    submit: t(changes ? 'rollSubmit' : 'rollPreview'),
    backHref: href(paths.unit, language, { unit: unit.id }),
  })
}

function RollPreview(props: { context: PageContext; changes: RollChanges; unread: readonly number[] }) {
  const { changes, unread } = props
  const t = text(props.context.language)
  const group = (heading: string, names: readonly string[]) =>
    names.length === 0 ? null : (
      <>
        <h3>{heading}</h3>
        <ul>
          {names.map((name) => (
            <li>{name}</li>
          ))}
        </ul>
      </>
    )
  return (
    <section aria-labelledby="roll-changes">
      <h2 id="roll-changes">{t('rollChanges')}</h2>
      <p>{t('rollKept', { kept: changes.kept })}</p>
      {group(
        t('rollAdded', { added: changes.added.length }),
        changes.added.map(({ name }) => name ?? t('protectedPerson')),
      )}
      {group(
        t('rollEnded', { ended: changes.ended.length }),
        changes.ended.map(({ name }) => name ?? t('protectedPerson')),
      )}
      {group(
        t('rollUnknown', { unknown: changes.unknown.length }),
        changes.unknown.map(({ name, line }) => t('rollLine', { line, name })),
      )}
      {unread.length > 0 ? <p>{t('rollLinesUnread', { lines: unread.join(', ') })}</p> : null}
    </section>
  )
}
