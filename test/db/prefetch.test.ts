import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { href } from '../../src/platform/http/path.ts'
import { newBrowser, sessionCookie } from '../../src/platform/session/session-cookie.ts'
import { createSession } from '../../src/platform/session/sessions.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { actorInRole } from '../support/people.ts'
import { appOn, registeredPages } from '../support/registry.ts'
import { staffSession } from '../support/signed-in.ts'
import { routeAccess } from './route-access.ts'

const origin = 'http://127.0.0.1:8510'
const loggedPages = (await registeredPages()).filter(({ method, audit }) => method === 'GET' && audit.logged)

let db: TestDatabase
let app: App
let cookie: string
beforeAll(async () => {
  db = await testDatabase()
  app = (await appOn(db.database)).app
  const { id: actorId } = await actorInRole(db, 'secretariat')
  const session = staffSession(actorId)
  const token = await db.as((trx) => createSession(trx, session))
  cookie = sessionCookie(false).write({ browser: newBrowser(), token }).split(';')[0] ?? ''
})

const count = async (): Promise<number> => {
  const { rows } = await db.asSuperuser<{ count: number }>('select count(*)::int from m_851.access_log')
  return rows[0]?.count ?? 0
}

describe('a browser that fetches ahead', () => {
  it.each(loggedPages.map((page) => ({ page, id: page.id })))(
    'gets nothing of $id, because that would be a look that nobody had',
    async ({ page }) => {
      const before = await count()
      const address = routeAccess[page.id]?.at ?? href(page.path as { da: ''; en: '' }, 'da')
      for (const headers of [{ 'sec-purpose': 'prefetch;prerender' }, { purpose: 'prefetch' }]) {
        const response = await app.fetch(new Request(origin + address, { headers: { cookie, ...headers } }))
        expect(response.status).toBe(503)
        expect(await response.text()).toBe('')
      }
      expect(await count()).toBe(before)
    },
  )
})
