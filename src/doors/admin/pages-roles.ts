import { z } from 'zod'
import { listOrganisations, listUnits } from '../../features/organisations/index.ts'
import {
  dayForm,
  endRole,
  extendRole,
  getAssignment,
  getUser,
  giveRole,
  roleForm,
} from '../../features/users/index.ts'
import { href } from '../../platform/http/path.ts'
import { localDate } from '../../platform/time.ts'
import { id, userParams } from './access.ts'
import { formPages } from './form-pages.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import { roleDateView, roleFormView } from './views-user-forms.tsx'

export const newRolePages = formPages({
  id: 'admin.role-give',
  recentSignIn: 'back here',
  path: paths.newRole,
  params: userParams,
  input: roleForm,
  async act({ db, actor, requestId, language }, { user }, { organisation, unit, ...gift }) {
    await giveRole(db, actor, requestId, {
      ...gift,
      userId: user,
      organisationId: organisation,
      unitId: unit,
    })
    return after(href(paths.user, language, { user }), 'role')
  },
  show: async (context, { user }, filled) =>
    roleFormView({
      context,
      user: await getUser(context.db, user),
      organisations: await listOrganisations(context.db),
      units: await listUnits(context.db),
      ...filled,
    }),
})

const roleParams = z.object({ user: id, role: id })

export const endRolePages = formPages({
  id: 'admin.role-end',
  path: paths.endRole,
  params: roleParams,
  input: dayForm,
  async act({ db, actor, requestId, language }, { user, role }, { on }) {
    await endRole(db, actor, requestId, { userId: user, id: role, on })
    return after(href(paths.user, language, { user }), 'roleEnded')
  },
  show: async (context, { user, role }, filled) =>
    roleDateView({
      context,
      step: 'end',
      user: await getUser(context.db, user),
      assignment: await getAssignment(context.db, user, role),
      ...filled,
    }),
})

export const extendRolePages = formPages({
  id: 'admin.role-extend',
  recentSignIn: 'back here',
  path: paths.extendRole,
  params: roleParams,
  input: dayForm,
  async act({ db, actor, requestId, language, now }, { user, role }, { on }) {
    await extendRole(db, actor, requestId, { userId: user, id: role, on, today: localDate(now) })
    return after(href(paths.user, language, { user }), 'roleExtended')
  },
  show: async (context, { user, role }, filled) =>
    roleDateView({
      context,
      step: 'extend',
      user: await getUser(context.db, user),
      assignment: await getAssignment(context.db, user, role),
      ...filled,
    }),
})
