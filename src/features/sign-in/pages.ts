import { NotFound } from '../../platform/http/errors.ts'
import {
  everyone,
  everyoneSignedIn,
  logged,
  notLogged,
  type Outcome,
  type Registered,
  type RunRequest,
} from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { endpoint } from '../../platform/http/register.ts'
import { signInAgainPath, signInPath } from '../../platform/http/sign-in-paths.ts'
import { formTokenOf } from '../../platform/session/identify.ts'
import { hashOf, newBrowser } from '../../platform/session/session-cookie.ts'
import { providerOf } from '../../platform/session/sessions.ts'
import type { Language } from '../../platform/text/language.ts'
import { accountPages } from './account.ts'
import { claimAttempt, finishSignIn, signOut, startSignIn } from './actions.ts'
import { SignInFailed } from './identity-providers.ts'
import { type Happened, happenedIn } from './notices.ts'
import { accountPath, callbackPath, signedOutPath, signOutPath } from './paths.ts'
import type { Attempt } from './queries.ts'
import { languageOfState, safeReturn } from './rules.ts'
import type { SignInServices } from './services.ts'
import { signInAgainView, signInView } from './views.tsx'

/** Signing in, signing out, and somebody's own account. */
export const signInPages = (services: SignInServices): Registered[] => [
  {
    id: 'sign-in.page',
    method: 'GET',
    path: signInPath,
    access: everyone,
    audit: notLogged('shows no person'),
    run: async (request) => {
      const asked = request.http.req
      return showSignIn(services, request, asked.query('retur'), happenedIn(asked.query('besked')))
    },
  },
  {
    id: 'sign-in.again',
    method: 'GET',
    path: signInAgainPath,
    access: everyoneSignedIn,
    audit: notLogged('shows no person'),
    run: (request) => showAgain(services, request),
  },
  {
    id: 'sign-in.start',
    method: 'POST',
    path: signInPath,
    access: everyone,
    audit: notLogged('nobody is known yet'),
    limit: 'sign-in',
    run: (request) => start(services, request),
  },
  endpoint({
    id: 'sign-in.callback',
    method: 'GET',
    path: { da: callbackPath, en: callbackPath },
    access: everyone,
    audit: notLogged('writes its own row, once it knows who came'),
    answer: (request) => finish(services, request),
  }),
  endpoint({
    id: 'sign-out',
    method: 'POST',
    path: signOutPath,
    access: everyone,
    audit: logged,
    whileSeeingAs: true,
    answer: (request) => leave(services, request),
  }),
  endpoint({
    id: 'sign-out.done',
    method: 'GET',
    path: { da: signedOutPath, en: signedOutPath },
    access: everyone,
    audit: notLogged('shows no person'),
    answer: async ({ http }) =>
      seeOther(signInAddress(http.req.query('state') === 'en' ? 'en' : 'da', 'signedOut')),
  }),
  ...accountPages(services),
]

/** A visitor without a cookie gets one together with the form, and never before. */
async function showSignIn(
  services: SignInServices,
  request: RunRequest,
  wish: string | undefined,
  happened: Happened | undefined,
  status: 200 | 503 = 200,
): Promise<Outcome> {
  const { secret, cookie, providers } = services
  const browser = request.formToken === '' ? newBrowser() : undefined
  const formToken = browser ? formTokenOf(secret, request.municipality, { browser }) : request.formToken
  const view = signInView({
    context: request,
    providers: providers.list,
    formToken,
    returnTo: safeReturn(wish),
    happened,
  })
  const wait = status === 503 ? { retryAfter: 30 } : {}
  return { kind: 'view', view: { ...view, status, ...wait }, setCookie: browser && cookie.write({ browser }) }
}

/** Asks somebody signed in to show once more who they are, by the provider through which they came. */
async function showAgain(services: SignInServices, { http, inTransaction }: RunRequest): Promise<Outcome> {
  const { token } = services.cookie.read(http.req.header('cookie')) ?? {}
  const view = await inTransaction('read only', async (context) => {
    const through = token === undefined ? undefined : await providerOf(context.db, hashOf(token))
    const provider = services.providers.find(through ?? '')
    if (!provider) throw new NotFound()
    const returnTo = safeReturn(context.query.get('retur') ?? undefined)
    const happened = happenedIn(context.query.get('besked') ?? undefined)
    return signInAgainView({ context, provider, returnTo, happened })
  })
  return { kind: 'view', view }
}

async function start(services: SignInServices, request: RunRequest): Promise<Outcome> {
  const { municipality, language, origin, form } = request
  const provider = services.providers.find(form.provider ?? '')
  const browser = services.cookie.read(request.http.req.header('cookie'))?.browser
  if (!provider || !browser) throw new NotFound()
  const returnTo = safeReturn(form.retur) ?? href(accountPath, language)
  const redirectUri = origin + callbackPath
  try {
    const begun = {
      municipality,
      browser,
      provider,
      returnTo,
      redirectUri,
      language,
      again: form.again === 'yes',
    }
    const url = await startSignIn(services, begun)
    return { kind: 'redirect', to: url.href }
  } catch (error) {
    return showSignIn(services, request, form.retur, happenedAs(services, request, provider.id, error), 503)
  }
}

async function finish(services: SignInServices, request: RunRequest): Promise<Response> {
  const { municipality, requestId, origin } = request
  const { search, searchParams } = new URL(request.http.req.url)
  const state = searchParams.get('state') ?? ''
  const cookie = services.cookie.read(request.http.req.header('cookie'))
  const attempt = cookie && (await claimAttempt(services, municipality, cookie.browser, state))
  const provider = attempt && services.providers.find(attempt.provider)
  const language = languageOfState(state)
  if (!provider) return seeOther(signInAddress(language, 'expired'))
  try {
    const returned = new URL(origin + callbackPath + search)
    const asked = { municipality, cookie, attempt, provider, returned, requestId }
    const { token, roles } = await finishSignIn(services, asked)
    const to = roles.length > 0 ? attempt.returnTo : href(accountPath, language)
    return seeOther(to, { 'Set-Cookie': services.cookie.write({ browser: cookie.browser, token }) })
  } catch (error) {
    const happened = happenedAs(services, request, provider.id, error)
    return seeOther(signInAddress(language, happened, attempt))
  }
}

function happenedAs(
  services: SignInServices,
  { requestId }: RunRequest,
  provider: string,
  error: unknown,
): Happened {
  if (!(error instanceof SignInFailed)) throw error
  const { reason, code } = error
  services.log.warn({ requestId, event: 'sign-in failed', provider, reason, code })
  return reason
}

async function leave(services: SignInServices, request: RunRequest): Promise<Response> {
  const { municipality, language, origin } = request
  const token = services.cookie.read(request.http.req.header('cookie'))?.token
  const id = token && (await signOut(services, municipality, token))
  const provider = id ? services.providers.find(id) : undefined
  const there = provider && (await services.providers.signOutUrl(provider, origin + signedOutPath, language))
  return seeOther(there?.href ?? signInAddress(language, 'signedOut'), {
    'Set-Cookie': services.cookie.clear,
    // Not "cookies": that would also take those of the municipality's other sites beside this one.
    'Clear-Site-Data': '"cache", "storage"',
  })
}

/** Whoever was asked once more is still signed in, and may try that again. */
function signInAddress(language: Language, happened: Happened, attempt?: Attempt): string {
  const path = attempt?.again ? signInAgainPath : signInPath
  const besked = attempt?.again && happened === 'cancelled' ? 'againCancelled' : happened
  const query = new URLSearchParams({ besked, ...(attempt ? { retur: attempt.returnTo } : {}) })
  return `${href(path, language)}?${query.toString()}`
}

const seeOther = (to: string, headers: Record<string, string> = {}): Response =>
  new Response(null, { status: 303, headers: { Location: to, ...headers } })
