import { z } from 'zod'
import { type Municipality, type PersonActor, type Role, systemIn } from '../../platform/access/actor.ts'
import { writeAccess } from '../../platform/audit/access-log.ts'
import { type ActorTransaction, withActor } from '../../platform/db/with-actor.ts'
import type { IdentityProvider } from '../../platform/session/identity-provider.ts'
import { type CookieValue, hashOf } from '../../platform/session/session-cookie.ts'
import { createSession, endSession, removeDeadSessions, rolesOf } from '../../platform/session/sessions.ts'
import type { Language } from '../../platform/text/language.ts'
import { takeClaims } from '../access/index.ts'
import { SignInFailed } from './identity-providers.ts'
import { type Attempt, createAttempt, saveActor, takeAttempt } from './queries.ts'
import { recogniseCitizen } from './recognise-citizen.ts'
import { dialects } from './rules.ts'
import type { SignInServices } from './services.ts'

const inSystem = <Result>(
  { kysely }: SignInServices,
  municipality: Municipality,
  work: (trx: ActorTransaction) => Promise<Result>,
): Promise<Result> => withActor(kysely, systemIn(municipality, 'sign-in'), 'read write', work)

export interface Start {
  readonly municipality: Municipality
  readonly browser: string
  readonly provider: IdentityProvider
  readonly returnTo: string
  readonly again: boolean
  readonly redirectUri: string
  readonly language: Language
}

/** Begins at the provider and remembers the attempt. Returns where to send the browser. Throws SignInFailed. */
export async function startSignIn(services: SignInServices, start: Start): Promise<URL> {
  const { provider, returnTo, browser } = start
  const { url, checks } = await services.providers.begin(provider, start)
  await inSystem(services, start.municipality, (trx) =>
    createAttempt(trx, browser, { ...checks, provider: provider.id, returnTo }),
  )
  return url
}

/** The attempt that an answer belongs to, once only and only in the browser that began it. */
export const claimAttempt = (
  services: SignInServices,
  municipality: Municipality,
  browser: string,
  state: string,
): Promise<Attempt | undefined> => inSystem(services, municipality, (trx) => takeAttempt(trx, browser, state))

export interface Finish {
  readonly municipality: Municipality
  readonly cookie: CookieValue
  readonly attempt: Attempt
  readonly provider: IdentityProvider
  /** Our own address with what the provider added to it. */
  readonly returned: URL
  readonly requestId: string
}

/**
 * Has the answer checked, and gives the person a new session; one that the browser had before ends.
 *
 * @throws SignInFailed
 */
export async function finishSignIn(
  services: SignInServices,
  finish: Finish,
): Promise<{ token: string; roles: readonly Role[] }> {
  const { provider, municipality, cookie } = finish
  const claims = await services.providers.finish(provider, finish.returned, finish.attempt)
  const { subject, profile } = readClaims(provider, claims)
  const { name, organisation } = profile
  // Until here nobody was known; from here on it is known who signs in again and again (T-30).
  const account = `${provider.issuer} ${subject}`
  await services.limits.spend('sign-in', { municipality, account, requestId: finish.requestId })
  return inSystem(services, municipality, async (trx) => {
    await removeDeadSessions(trx)
    if (cookie.token !== undefined) await endSession(trx, hashOf(cookie.token))
    const id = await saveActor(trx, provider, subject, profile)
    if (id === undefined) throw new SignInFailed('refused', 'SUSPENDED')
    if (organisation !== null)
      await takeClaims(trx, { actorId: id, organisation, roles: profile.roles, classes: profile.classes })
    const number = dialects[provider.dialect].personNumber(claims)
    if (number)
      await recogniseCitizen(trx, services.keys, systemIn(municipality, 'sign-in'), finish.requestId, {
        actorId: id,
        number,
      })
    const { idleMinutes } = dialects[provider.dialect]
    const session = {
      actorId: id,
      provider: provider.id,
      organisation,
      authenticatedAt: askedAt(claims),
      idleMinutes,
    }
    const token = await createSession(trx, session)
    const roles = await rolesOf(trx, id)
    const actor: PersonActor = { kind: 'person', municipality, id, name, roles, organisation }
    const { requestId } = finish
    await writeAccess(trx, actor, { requestId, page: 'sign-in.callback', method: 'GET', result: 'done' })
    // What a provider calls an unknown role is its own text: the log gets how many there were.
    const { unknown } = profile
    services.log.info({ requestId, event: 'signed in', provider: provider.id, actor: id, roles, unknown })
    return { token, roles }
  })
}

const timeClaim = z.object({ auth_time: z.number().int().positive().max(1e11) })

/** When the provider asked them who they are, as far as it says; by its clock, which may be ahead of ours. */
function askedAt(claims: unknown): Date | null {
  const said = timeClaim.safeParse(claims)
  return said.success ? new Date(Math.min(said.data.auth_time * 1000, Date.now())) : null
}

const subjectClaim = z.object({ sub: z.string().min(1).max(255) })

function readClaims(provider: IdentityProvider, claims: unknown) {
  try {
    const { sub: subject } = subjectClaim.parse(claims)
    return { subject, profile: dialects[provider.dialect].profile(claims) }
  } catch (error) {
    // The error repeats what was sent, and that may be a person number: it goes no further.
    if (error instanceof z.ZodError) throw new SignInFailed('refused', 'CLAIMS')
    throw error
  }
}

/** Ends the session here. Returns the id of the provider that may have one too. */
export const signOut = (
  services: SignInServices,
  municipality: Municipality,
  token: string,
): Promise<string | undefined> => inSystem(services, municipality, (trx) => endSession(trx, hashOf(token)))
