import type { MiddlewareHandler } from 'hono'
import type { SessionCookie } from './session-cookie.ts'

/**
 * A session that ran out, unused or after its ten hours, leaves as little in the browser as signing out does (T-35).
 * It shows in that somebody who brings a session's token is sent to sign in.
 *
 * @param signIn the addresses of the page to sign in on
 */
export function clearAfterSession(cookie: SessionCookie, signIn: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const [to = ''] = (c.res.headers.get('location') ?? '').split('?')
    if (c.res.status !== 303 || !signIn.includes(to)) return
    if (cookie.read(c.req.header('cookie'))?.token === undefined) return
    // Not "cookies": the cookie is still needed to know a form sent too late for one of ours.
    c.res.headers.set('Clear-Site-Data', '"cache", "storage"')
  }
}
