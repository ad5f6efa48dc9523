import {
  type Assignment,
  assignmentState,
  assignmentStateName,
  dialectName,
  type PersonAround,
  storedRoleName,
  suspensionWords,
  type User,
  type UserSession,
  type UserUnit,
  userStateName,
} from '../../features/users/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { longDate, longDateTime } from '../../platform/time.ts'
import { DefinitionList, LinkList, Notice } from '../../ui/content.tsx'
import { CsrfField, FormActions, HiddenField, SubmitButton } from '../../ui/forms.tsx'
import { table } from '../../ui/table.ts'
import { administers, audits } from './access.ts'
import { doneNotice, period, usersCrumb } from './parts.ts'
import { paths } from './paths.ts'
import type { AdminServices } from './services.ts'
import { text } from './text.ts'

export interface UserProps {
  readonly context: PageContext
  readonly user: User
  readonly assignments: readonly Assignment[]
  readonly units: readonly UserUnit[]
  readonly sessions: readonly UserSession[]
  readonly people: readonly PersonAround[]
  readonly today: string
  readonly providers: AdminServices['providers']
}

/** Somebody of staff or school: who vouches for them, what they may do, and where they are signed in. */
export function userView(props: UserProps): View {
  const { context, user } = props
  const { language, actor } = context
  const t = text(language)
  return {
    title: user.name,
    breadcrumb: usersCrumb(language),
    unlisted: true,
    main: (
      <>
        {doneNotice(context)}
        <h1>{user.name}</h1>
        <Facts {...props} />
        {administers(actor) ? <Steps {...props} /> : null}
        {audits(actor) ? (
          <p>
            <a href={`${href(paths.log, language)}?actor=${user.id}`}>{t('theirLooks')}</a>
          </p>
        ) : null}
        <People {...props} />
        <h2>{t('roles')}</h2>
        {props.assignments.length > 0 ? assignmentTable(props) : <p>{t('noRoles')}</p>}
        <h2>{t('unitsOf')}</h2>
        {props.units.length > 0 ? unitTable(props) : <p>{t('noUnitsOf')}</p>}
        {administers(actor) ? <Sessions {...props} /> : null}
      </>
    ),
  }
}

function Facts({ context: { language }, user, providers }: UserProps) {
  const t = text(language)
  const provider = providers.find(({ id }) => id === user.provider)
  return DefinitionList({
    items: [
      { term: t('state'), description: stateWords(user, language) },
      {
        term: t('provider'),
        description: `${provider?.label[language] ?? user.provider ?? '–'} (${dialectName(user.dialect, language)})`,
      },
      { term: t('subject'), description: user.subject ?? '–' },
      {
        term: t('lastHere'),
        description: user.lastSignedInAt ? longDateTime(user.lastSignedInAt, language) : t('neverHere'),
      },
      { term: t('account'), description: t('noPasswords') },
    ],
  })
}

function stateWords(user: User, language: PageContext['language']): string {
  const t = text(language)
  const state = userStateName(user.state, language)
  if (user.state === 'suspended' && user.suspendedBecause && user.suspendedAt)
    return `${state}: ${suspensionWords(user.suspendedBecause, language)} (${longDateTime(user.suspendedAt, language)})`
  return user.leftOn === null ? state : `${state}. ${t('leaves', { on: longDate(user.leftOn, language) })}`
}

function Steps({ context: { language, actor }, user }: UserProps) {
  const t = text(language)
  if (actor.kind === 'person' && actor.id === user.id)
    return Notice({ language, kind: 'information', heading: t('thisIsYou'), children: t('thisIsYouText') })
  const at = { user: user.id }
  if (user.state === 'left') return null
  return LinkList({
    links: [
      { href: href(paths.newRole, language, at), label: t('giveRole') },
      user.state === 'suspended'
        ? { href: href(paths.lift, language, at), label: t('lift') }
        : { href: href(paths.suspend, language, at), label: t('suspend') },
      { href: href(paths.leave, language, at), label: t('leave') },
      ...(user.state === 'suspended'
        ? []
        : [{ href: href(paths.seeAs, language, at), label: t('seeAs', { name: user.name }) }]),
    ],
  })
}

/** Whom somebody is around. When they are gone or closed out, these people need somebody new. */
function People({ context: { language }, user, people }: UserProps) {
  const t = text(language)
  if (people.length === 0) return null
  const gone = user.leftOn !== null || user.state === 'suspended'
  return (
    <>
      <h2>{t(gone ? 'peopleNeed' : 'peopleAround')}</h2>
      {gone ? <p>{t('peopleNeedText')}</p> : null}
      <ul>
        {people.map(({ personId, name, kind }) => (
          <li>
            <a href={href(paths.onlookers, language, { person: personId })}>{name ?? t('protectedPerson')}</a>
            {` (${t(kind === 'contact_person' ? 'asContactPerson' : 'asOther')})`}
          </li>
        ))}
      </ul>
    </>
  )
}

function assignmentTable({ context: { language, actor }, user, assignments, today }: UserProps) {
  const t = text(language)
  const own = actor.kind === 'person' && actor.id === user.id
  return table<Assignment>({
    caption: t('rolesCaption'),
    rows: assignments,
    columns: [
      { heading: t('role'), cell: (one) => storedRoleName(one.role, language) },
      {
        heading: t('organisation'),
        cell: (one) => (one.unit === null ? one.organisation : `${one.organisation}, ${one.unit}`),
      },
      { heading: t('columnPeriod'), cell: (one) => period(one, language) },
      {
        heading: t('state'),
        cell: (one) =>
          `${assignmentStateName(assignmentState(one, today), language)}. ${t('lapses', { on: longDate(one.lapsesOn, language) })}`,
      },
      { heading: t('because'), cell: (one) => one.because ?? t('fromProvider') },
      {
        heading: t('columnChange'),
        cell: (one) =>
          administers(actor) && !own && ['live', 'to-come'].includes(assignmentState(one, today)) ? (
            <RoleLinks language={language} user={user} assignment={one} />
          ) : (
            '–'
          ),
      },
    ],
  })
}

function RoleLinks(props: { language: PageContext['language']; user: User; assignment: Assignment }) {
  const { language, user, assignment } = props
  const t = text(language)
  const at = { user: user.id, role: assignment.id }
  const role = storedRoleName(assignment.role, language)
  return (
    <>
      <a href={href(paths.endRole, language, at)}>
        {t('endRole')} <span class="sr-only">{role}</span>
      </a>
      {assignment.validUntil === null ? null : (
        <>
          {' '}
          <a href={href(paths.extendRole, language, at)}>
            {t('extendRole')} <span class="sr-only">{role}</span>
          </a>
        </>
      )}
    </>
  )
}

function unitTable({ context: { language }, units }: UserProps) {
  const t = text(language)
  return table<UserUnit>({
    caption: t('unitsOfCaption'),
    rows: units,
    columns: [
      {
        heading: t('columnName'),
        cell: (one) => <a href={href(paths.unit, language, { unit: one.unitId })}>{one.unit}</a>,
      },
      { heading: t('organisation'), cell: (one) => one.organisation },
      { heading: t('columnPeriod'), cell: (one) => period(one, language) },
    ],
  })
}

function Sessions({ context: { language, formToken }, user, sessions, providers }: UserProps) {
  const t = text(language)
  if (sessions.length === 0)
    return (
      <>
        <h2>{t('sessions')}</h2>
        <p>{t('noSessions')}</p>
      </>
    )
  return (
    <>
      <h2>{t('sessions')}</h2>
      {table<UserSession>({
        caption: t('sessionsCaption'),
        rows: sessions,
        columns: [
          { heading: t('sessionBegan'), cell: (one) => longDateTime(one.createdAt, language) },
          { heading: t('sessionUsed'), cell: (one) => longDateTime(one.usedAt, language) },
          {
            heading: t('provider'),
            cell: (one) => providers.find(({ id }) => id === one.provider)?.label[language] ?? one.provider,
          },
          {
            heading: t('columnChange'),
            cell: (one) => (
              <form method="post" action={href(paths.endSession, language, { user: user.id })}>
                <CsrfField token={formToken} />
                <HiddenField name="session" value={one.tokenHash.toString('base64url')} />
                <SubmitButton kind="secondary">
                  {t('endSession')} <span class="sr-only">{longDateTime(one.createdAt, language)}</span>
                </SubmitButton>
              </form>
            ),
          },
        ],
      })}
      <form method="post" action={href(paths.endSessions, language, { user: user.id })}>
        <CsrfField token={formToken} />
        <FormActions>
          <SubmitButton kind="secondary">{t('endSessions')}</SubmitButton>
        </FormActions>
      </form>
    </>
  )
}
