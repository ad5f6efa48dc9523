import type { Organisation } from '../../features/organisations/index.ts'
import {
  givenRoles,
  type ListedUser,
  storedRoleName,
  userStateName,
  userStates,
} from '../../features/users/index.ts'
import type { Role } from '../../platform/access/actor.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { KeyPages } from '../../ui/content.tsx'
import { FormActions, Select, SubmitButton, TextInput } from '../../ui/forms.tsx'
import { table } from '../../ui/table.ts'
import { administers } from './access.ts'
import { doneNotice, frontCrumb, primaryLink } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

export const usersPageLength = 50

/** What is searched for. */
export interface UsersWish {
  readonly name: string | undefined
  readonly organisationId: string | undefined
  readonly role: Role | undefined
  readonly state: ListedUser['state'] | undefined
}

interface UsersProps {
  readonly context: PageContext
  readonly wish: UsersWish
  readonly organisations: readonly Organisation[]
  /** One more than a page holds tells that there are more. */
  readonly users: readonly ListedUser[]
}

/** Everybody of staff and school, found by name, organisation, role and state. */
export function usersView(props: UsersProps): View {
  const { context, users, wish } = props
  const { language } = context
  const t = text(language)
  const shown = users.slice(0, usersPageLength)
  const last = users.length > usersPageLength ? shown.at(-1) : undefined
  return {
    title: t('users'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: (
      <>
        {doneNotice(context)}
        <h1>{t('users')}</h1>
        <p>{t('noPasswords')}</p>
        {administers(context.actor) ? primaryLink(href(paths.newUser, language), t('awaitUser')) : null}
        <SearchForm {...props} />
        {shown.length > 0 ? userTable(context, shown) : <p>{t('nobodyHere')}</p>}
        {KeyPages({ language, ...(last ? { nextHref: nextAddress(context, wish, last) } : {}) })}
      </>
    ),
  }
}

function nextAddress({ language }: PageContext, wish: UsersWish, last: ListedUser): string {
  const query = new URLSearchParams()
  if (wish.name) query.set('name', wish.name)
  if (wish.organisationId) query.set('organisation', wish.organisationId)
  if (wish.role) query.set('role', wish.role)
  if (wish.state) query.set('state', wish.state)
  query.set('after', last.name)
  query.set('id', last.id)
  return `${href(paths.users, language)}?${query.toString()}`
}

function SearchForm({ context: { language }, wish, organisations }: UsersProps) {
  const t = text(language)
  return (
    <form method="get" action={href(paths.users, language)}>
      <TextInput
        language={language}
        name="name"
        label={t('columnName')}
        value={wish.name ?? ''}
        maxLength={200}
        required={false}
      />
      <Select
        language={language}
        name="organisation"
        label={t('organisation')}
        placeholder
        value={wish.organisationId ?? ''}
        choices={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        required={false}
      />
      <Select
        language={language}
        name="role"
        label={t('role')}
        placeholder
        value={wish.role ?? ''}
        choices={givenRoles.map((role) => ({ value: role, label: storedRoleName(role, language) }))}
        required={false}
      />
      <Select
        language={language}
        name="state"
        label={t('state')}
        placeholder
        value={wish.state ?? ''}
        choices={userStates.map((state) => ({ value: state, label: userStateName(state, language) }))}
        required={false}
      />
      <FormActions>
        <SubmitButton>{t('search')}</SubmitButton>
      </FormActions>
    </form>
  )
}

function userTable({ language }: PageContext, users: readonly ListedUser[]) {
  const t = text(language)
  return table<ListedUser>({
    caption: t('usersCaption'),
    rows: users,
    columns: [
      {
        heading: t('columnName'),
        cell: (one) => <a href={href(paths.user, language, { user: one.id })}>{one.name}</a>,
      },
      {
        heading: t('columnRoles'),
        cell: (one) => one.roles.map((role) => storedRoleName(role, language)).join(', ') || '–',
      },
      { heading: t('organisation'), cell: (one) => one.organisations.join(', ') || '–' },
      { heading: t('state'), cell: (one) => userStateName(one.state, language) },
      {
        heading: t('lastHere'),
        cell: (one) =>
          one.lastSignedInAt ? longDate(localDate(one.lastSignedInAt), language) : t('neverHere'),
      },
    ],
  })
}
