import { Refused, refusalSentence } from '../../features/administration/index.ts'
import { becauseForm, beginSeeingAs, endSeeingAs, getUser } from '../../features/users/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { Forbidden, NotFound } from '../../platform/http/errors.ts'
import type { FormErrors, PageContext, Registered, RunRequest } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { endpoint, page } from '../../platform/http/register.ts'
import { hashOf } from '../../platform/session/session-cookie.ts'
import { administering, seeingAs, userParams } from './access.ts'
import { paths } from './paths.ts'
import type { AdminServices } from './services.ts'
import { seeAsView } from './views-user-forms.tsx'

/** Seeing as somebody else changes the session, and so its token: these answer with a cookie (trust requirement T-35). */
export const seeAsPages = (services: AdminServices): readonly Registered[] => [
  page({
    ...administering,
    id: 'admin.see-as',
    path: paths.seeAs,
    recentSignIn: 'back here',
    params: userParams,
    read: (context, { user }) => show(context, user, { fields: {} }),
  }),
  {
    ...administering,
    id: 'admin.see-as.send',
    method: 'POST',
    path: paths.seeAs,
    recentSignIn: 'back here',
    run: (request) => begin(services, request),
  },
  endpoint({
    ...seeingAs,
    id: 'admin.see-as-end',
    method: 'POST',
    path: paths.endSeeingAs,
    whileSeeingAs: true,
    answer: (request) => end(services, request),
  }),
]

const show = async (context: PageContext, userId: string, errors: FormErrors, because = '') =>
  seeAsView({ context, user: await getUser(context.db, userId), typed: { because }, errors })

async function begin(services: AdminServices, request: RunRequest): ReturnType<Registered['run']> {
  const { user } = readParams(request)
  const again = async (errors: FormErrors, status: 409 | 422) => {
    const view = await request.inTransaction('read only', (context) =>
      show(context, user, errors, request.form.because),
    )
    return { kind: 'view' as const, view: { ...view, status } }
  }
  const input = becauseForm(request.language).safeParse(request.form)
  if (!input.success) return again({ fields: { because: input.error.issues[0]?.message ?? '' } }, 422)
  try {
    const token = await request.inTransaction('read write', ({ db, requestId }) =>
      beginSeeingAs(db, personOf(request), requestId, {
        tokenHash: hashOf(cookieOf(services, request).token),
        userId: user,
        because: input.data.because,
      }),
    )
    return { kind: 'response', response: withToken(services, request, token, '/') }
  } catch (fault) {
    if (fault instanceof Refused)
      return again({ fields: {}, conflict: refusalSentence(fault.why, request.language) }, 409)
    throw fault
  }
}

async function end(services: AdminServices, request: RunRequest): Promise<Response> {
  const token = await request.inTransaction('read write', ({ db, requestId }) =>
    endSeeingAs(db, personOf(request), requestId, hashOf(cookieOf(services, request).token)),
  )
  return withToken(services, request, token, href(paths.front, request.language))
}

function readParams(request: RunRequest): { user: string } {
  const params = userParams.safeParse(request.params)
  if (!params.success) throw new NotFound()
  return params.data
}

function personOf({ actor }: RunRequest): PersonActor {
  if (actor.kind !== 'person') throw new Forbidden()
  return actor
}

function cookieOf({ cookie }: AdminServices, { http }: RunRequest): { browser: string; token: string } {
  const value = cookie.read(http.req.header('cookie'))
  if (value?.token === undefined) throw new Forbidden()
  return { browser: value.browser, token: value.token }
}

function withToken(services: AdminServices, request: RunRequest, token: string, to: string): Response {
  const { browser } = cookieOf(services, request)
  const home = to === '/' && request.language === 'en' ? '/en/' : to
  return new Response(null, {
    status: 303,
    headers: {
      Location: home,
      'Set-Cookie': services.cookie.write({ browser, token }),
      'Cache-Control': 'no-store',
    },
  })
}
