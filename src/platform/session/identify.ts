import type { Kysely } from 'kysely'
import { type Actor, anonymousIn, type Municipality, systemIn } from '../access/actor.ts'
import type { DB } from '../db/schema.ts'
import { withActor } from '../db/with-actor.ts'
import { formTokenFor, withWriter, writerSealFor } from '../http/form-token.ts'
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
    const visitor = { actor: anonymousIn(municipality), session: null, formToken: '' }
    if (!value) return visitor
    const formToken = formTokenOf(secret, municipality, value)
    if (value.token === undefined) return { ...visitor, formToken }
    const tokenHash = hashOf(value.token)
    const session = await withActor(kysely, systemIn(municipality, 'session'), 'read only', (trx) =>
      findSession(trx, tokenHash),
    )
    if (!session) return { ...visitor, formToken }
    const { askedSecondsAgo, toTouch } = session
    const writer = writerSealFor(secret, `${municipality.code}:${session.actorId}`)
    return {
      actor: personOf(session, municipality),
      session: { tokenHash, askedSecondsAgo, toTouch },
      formToken: withWriter(formToken, writer),
    }
  }
}

/**
 * The form token that belongs to a cookie: to its session, alive or not, so that a form sent too late is not taken
 * for a forged one; before sign-in to the browser.
 */
export function formTokenOf(secret: Buffer, municipality: Municipality, value: CookieValue): string {
  const bound =
    value.token === undefined
      ? `browser:${value.browser}`
      : `session:${hashOf(value.token).toString('base64url')}`
  return formTokenFor(secret, `${municipality.code}:${bound}`)
}

const personOf = (session: LiveSession, municipality: Municipality): Actor => ({
  kind: 'person',
  municipality,
  id: session.actorId,
  name: session.name,
  roles: session.roles,
  organisation: session.organisation,
  ...(session.seesAs ? { seesAs: session.seesAs } : {}),
})
