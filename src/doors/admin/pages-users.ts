import { z } from 'zod'
import { listOrganisations } from '../../features/organisations/index.ts'
import {
  getUser,
  givenRoles,
  listAssignments,
  listPeopleOf,
  listSessionsOf,
  listUnitsOf,
  listUsers,
  userStates,
} from '../../features/users/index.ts'
import type { PageContext, Registered, View } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { administers, controlling, id, noParams, userParams } from './access.ts'
import { paths } from './paths.ts'
import type { AdminServices } from './services.ts'
import { userView } from './views-user.tsx'
import { type UsersWish, usersPageLength, usersView } from './views-users.tsx'

/** What the address asks for; what does not parse is not asked for. */
const wishIn = (query: URLSearchParams): UsersWish => ({
  name: query.get('name')?.trim().slice(0, 200) || undefined,
  organisationId: id.safeParse(query.get('organisation')).data,
  role: givenRoles.find((role) => role === query.get('role')),
  state: userStates.find((state) => state === query.get('state')),
})

const after = z.object({ name: z.string().min(1).max(200), id })

export const usersPage = page({
  ...controlling,
  id: 'admin.users',
  path: paths.users,
  params: noParams,
  async read(context) {
    const { db, query } = context
    const wish = wishIn(query)
    const from = after.safeParse({ name: query.get('after'), id: query.get('id') }).data
    return usersView({
      context,
      wish,
      organisations: await listOrganisations(db),
      users: await listUsers(db, { ...wish, after: from, limit: usersPageLength + 1 }),
    })
  },
})

/** Somebody's page: also what is shown again when one of its small forms is sent with a fault. */
export async function showUser(services: AdminServices, context: PageContext, userId: string): Promise<View> {
  const { db, actor, trail } = context
  const user = await getUser(db, userId)
  const people = await listPeopleOf(db, userId)
  trail.shows(
    people.map(({ personId }) => personId),
    people.length > 0 ? { reason: 'municipality', legalBasis: 'accountability' } : undefined,
  )
  return userView({
    context,
    user,
    assignments: await listAssignments(db, userId),
    units: await listUnitsOf(db, userId),
    sessions: administers(actor) ? await listSessionsOf(db, userId) : [],
    people,
    today: localDate(context.now),
    providers: services.providers,
  })
}

export const userPages = (services: AdminServices): readonly Registered[] => [
  page({
    ...controlling,
    id: 'admin.user',
    path: paths.user,
    params: userParams,
    read: (context, { user }) => showUser(services, context, user),
  }),
]
