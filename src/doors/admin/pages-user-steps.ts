import { z } from 'zod'
import {
  awaitForm,
  becauseForm,
  dayForm,
  endUserSession,
  endUserSessions,
  enterUser,
  getUser,
  liftSuspension,
  listPeopleOf,
  recordLeaving,
  suspendUser,
} from '../../features/users/index.ts'
import type { Registered } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action } from '../../platform/http/register.ts'
import { localDate } from '../../platform/time.ts'
import { administering, noParams, userParams } from './access.ts'
import { formPages, inWords } from './form-pages.ts'
import { showUser } from './pages-users.ts'
import { after } from './parts.ts'
import { paths } from './paths.ts'
import type { AdminServices } from './services.ts'
import { text } from './text.ts'
import { awaitView, leaveView, liftView, suspendView } from './views-user-forms.tsx'

const awaitPages = ({ providers }: AdminServices): readonly Registered[] => {
  const offered = providers.filter(({ dialect }) => dialect !== 'citizen')
  return formPages({
    id: 'admin.user-await',
    path: paths.newUser,
    params: noParams,
    input: (language) =>
      awaitForm(
        language,
        offered.map(({ id }) => id),
      ),
    async act({ db, actor, requestId, language }, _, draft) {
      const dialect =
        offered.find(({ id }) => id === draft.provider)?.dialect === 'school' ? 'school' : 'staff'
      const user = await enterUser(db, actor, requestId, { ...draft, dialect })
      return after(href(paths.user, language, { user }), 'awaited')
    },
    show: async (context, _, filled) => awaitView({ context, providers: offered, ...filled }),
  })
}

const suspendPages = formPages({
  id: 'admin.user-suspend',
  path: paths.suspend,
  params: userParams,
  input: becauseForm,
  async act({ db, actor, requestId, language }, { user }, { because }) {
    await suspendUser(db, actor, requestId, { id: user, because })
    return after(href(paths.user, language, { user }), 'suspended')
  },
  show: async (context, { user }, filled) =>
    suspendView({ context, user: await getUser(context.db, user), ...filled }),
})

const liftPages = formPages({
  id: 'admin.user-lift',
  recentSignIn: 'back here',
  path: paths.lift,
  params: userParams,
  input: () => z.object({}),
  async act({ db, actor, requestId, language }, { user }) {
    await liftSuspension(db, actor, requestId, user)
    return after(href(paths.user, language, { user }), 'lifted')
  },
  show: async (context, { user }, filled) =>
    liftView({ context, user: await getUser(context.db, user), ...filled }),
})

const leavePages = formPages({
  id: 'admin.user-left',
  path: paths.leave,
  params: userParams,
  input: dayForm,
  async act({ db, actor, requestId, language, now }, { user }, { on }) {
    await recordLeaving(db, actor, requestId, { id: user, on, today: localDate(now) })
    return after(href(paths.user, language, { user }), 'left')
  },
  async show(context, { user }, filled) {
    const people = await listPeopleOf(context.db, user)
    return leaveView({ context, user: await getUser(context.db, user), people: people.length, ...filled })
  },
})

/** A session is named by its hash: whoever knows that can still not use the session. */
const sessionForm = (language: 'da' | 'en') =>
  z.object({
    session: z
      .string({ error: text(language)('unknownSession') })
      .regex(/^[A-Za-z0-9_-]{43}$/, text(language)('unknownSession'))
      .transform((hash) => Buffer.from(hash, 'base64url')),
  })

const sessionPages = (services: AdminServices): readonly Registered[] => [
  action({
    ...administering,
    id: 'admin.user-end-session',
    path: paths.endSession,
    params: userParams,
    input: sessionForm,
    act: inWords(async ({ db, actor, requestId, language }, { user }, { session }) => {
      await endUserSession(db, actor, requestId, { id: user, tokenHash: session })
      return after(href(paths.user, language, { user }), 'sessionEnded')
    }),
    again: (context, { user }) => showUser(services, context, user),
  }),
  action({
    ...administering,
    id: 'admin.user-end-sessions',
    path: paths.endSessions,
    params: userParams,
    input: () => z.object({}),
    act: inWords(async ({ db, actor, requestId, language }, { user }) => {
      await endUserSessions(db, actor, requestId, user)
      return after(href(paths.user, language, { user }), 'sessionEnded')
    }),
    again: (context, { user }) => showUser(services, context, user),
  }),
]

export const userStepPages = (services: AdminServices): readonly Registered[] => [
  ...awaitPages(services),
  ...suspendPages,
  ...liftPages,
  ...leavePages,
  ...sessionPages(services),
]
