import type { App } from '../../src/app.ts'
import type { PersonActor } from '../../src/platform/access/actor.ts'
import { formTokenOf } from '../../src/platform/session/identify.ts'
import { type CookieValue, newBrowser, sessionCookie } from '../../src/platform/session/session-cookie.ts'
import { createSession, type NewSession } from '../../src/platform/session/sessions.ts'
import type { TestDatabase } from './database.ts'

const origin = 'http://127.0.0.1:8510'

/** Somebody at a browser of the whole program, past signing in. */
export interface SignedIn {
  open(path: string, init?: RequestInit): Promise<Response>
  send(path: string, fields: Readonly<Record<string, string>>): Promise<Response>
}

/** @param actor nobody, for a visitor who is not signed in */
export async function signedIn(
  db: TestDatabase,
  { app, secret }: { readonly app: App; readonly secret: Buffer },
  actor?: PersonActor,
): Promise<SignedIn> {
  const value: CookieValue = { browser: newBrowser(), ...(actor ? { token: await session(db, actor) } : {}) }
  const cookie = sessionCookie(false).write(value).split(';')[0] ?? ''
  const open = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('cookie', cookie)
    return app.fetch(new Request(origin + path, { ...init, headers }))
  }
  return {
    open,
    send: (path, fields) =>
      open(path, {
        method: 'POST',
        headers: {
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ _token: formTokenOf(secret, db.aalborg, value), ...fields }).toString(),
      }),
  }
}

const session = (db: TestDatabase, { id }: PersonActor): Promise<string> =>
  db.as((trx) => createSession(trx, staffSession(id)))

/** A session of somebody of staff, whose provider has just asked them who they are, or when it did. */
export const staffSession = (actorId: string, authenticatedAt: Date | null = new Date()): NewSession => ({
  actorId,
  provider: 'staff',
  organisation: null,
  authenticatedAt,
  idleMinutes: 30,
})
