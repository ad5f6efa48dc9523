import type { Kysely } from 'kysely'
import { type Actor, anonymousIn, type Municipality, systemIn } from '../access/actor.ts'
import type { DB } from '../db/schema.ts'
import { withActor } from '../db/with-actor.ts'
import { formTokenFor } from '../http/form-token.ts'
import type { Visitor } from '../http/visitor.ts'
import { type CookieValue, hashOf, type SessionCookie } from './session-cookie.ts'
import { findSession, type LiveSession } from './sessions.ts'

export interface IdentifyServices {
  readonly kysely: Kysely<DB>
  /** Signs form tokens. */
  readonly secret: Buffer
  readonly cookie: SessionCookie
}

export type Identify = (cookie: string | undefined, municipality: Municipality) => Promise<Visitor>

/**
 * Who is asking. Only a cookie with a session in it costs a question to the database; a session is found in its own
 * municipality only, because that is where the question is asked.
 */
export function identifyWith({ kysely, secret, cookie }: IdentifyServices): Identify {
  return async (header, municipality) => {
    const value = cookie.read(header)
    if (value?.token === undefined) return anonymousVisitor(secret, municipality, value?.browser)
    const tokenHash = hashOf(value.token)
    const session = await withActor(kysely, systemIn(municipality, 'session'), 'read only', (trx) =>
      findSession(trx, tokenHash),
    )
    if (session) return signedIn(secret, municipality, session)
    // The session is over. The browser stays known, so that a sign-in under way can be finished.
    const anonymous = anonymousVisitor(secret, municipality, value.browser)
    return { ...anonymous, setCookie: cookie.write({ browser: value.browser }) }
  }
}

/** Somebody not signed in. Without a cookie there is no token: the sign-in page makes both. */
export const anonymousVisitor = (
  secret: Buffer,
  municipality: Municipality,
  browser: CookieValue['browser'] | undefined,
): Visitor => ({
  actor: anonymousIn(municipality),
  session: null,
  formToken: browser === undefined ? '' : formTokenFor(secret, `${municipality.code}:browser:${browser}`),
})

function signedIn(secret: Buffer, municipality: Municipality, session: LiveSession): Visitor {
  const { tokenHash, actorId: id, name, roles, organisation } = session
  const actor: Actor = { kind: 'person', municipality, id, name, roles, organisation }
  const binding = `${municipality.code}:session:${tokenHash.toString('base64url')}`
  return { actor, session: { tokenHash }, formToken: formTokenFor(secret, binding) }
}
