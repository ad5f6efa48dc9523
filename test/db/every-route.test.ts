import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { type Role, roles } from '../../src/platform/access/actor.ts'
import type { Registered } from '../../src/platform/http/page.ts'
import { href } from '../../src/platform/http/path.ts'
import { formTokenOf } from '../../src/platform/session/identify.ts'
import { type CookieValue, newBrowser, sessionCookie } from '../../src/platform/session/session-cookie.ts'
import { createSession } from '../../src/platform/session/sessions.ts'
import type { TestDatabase } from '../support/database.ts'
import { demonstrationDatabase } from '../support/demonstration-database.ts'
import { actorInRole } from '../support/people.ts'
import { appOn, registeredPages } from '../support/registry.ts'
import { staffSession } from '../support/signed-in.ts'
import { routeAccess } from './route-access.ts'
import type { RouteAccess } from './route-answer.ts'

const origin = 'http://127.0.0.1:8510'
const pages = await registeredPages()
const visitors = ['anonymous', ...roles] as const

let db: TestDatabase
let app: App
let secret: Buffer
let actorIds: Record<Role, string>
let administrator: pg.Client
beforeAll(async () => {
  db = await demonstrationDatabase()
  administrator = new pg.Client(db.superuser)
  await administrator.connect()
  const made = await appOn(db.database)
  app = made.app
  secret = made.config.secret
  const ids: [Role, string][] = []
  for (const role of roles) ids.push([role, (await actorInRole(db, role)).id])
  actorIds = Object.fromEntries(ids) as Record<Role, string>
})

afterAll(() => administrator.end())

/** A browser in which this visitor sits, with a session of its own. */
async function cookieOf(
  visitor: 'anonymous' | Role,
  authenticatedAt: Date | null = new Date(),
): Promise<CookieValue> {
  const browser = newBrowser()
  if (visitor === 'anonymous') return { browser }
  const session = staffSession(actorIds[visitor], authenticatedAt)
  return { browser, token: await db.as((trx) => createSession(trx, session)) }
}

const kept = new Map<string, CookieValue>()

/** The same browser again and again; a form that is done may end its session, and gets one of its own. */
async function keptCookieOf(visitor: 'anonymous' | Role, page: Registered): Promise<CookieValue> {
  if (page.method === 'POST' && accessOf(page).allowed === 303) return cookieOf(visitor)
  const cookie = kept.get(visitor) ?? (await cookieOf(visitor))
  kept.set(visitor, cookie)
  return cookie
}

const accessOf = ({ id }: Registered): RouteAccess => {
  const access = routeAccess[id]
  if (!access) throw new Error(`${id} has no row in route-access.ts`)
  return access
}
const addressOf = (page: Registered): string =>
  accessOf(page).at ?? href(page.path as { da: ''; en: '' }, 'da')

async function send(page: Registered, value: CookieValue): Promise<Response> {
  const cookie = sessionCookie(false).write(value).split(';')[0] ?? ''
  const url = origin + addressOf(page)
  if (page.method === 'GET') return app.fetch(new Request(url, { headers: { cookie } }))
  const token = formTokenOf(secret, db.aalborg, value)
  if (page.upload) {
    const body = new FormData()
    body.set('_token', token)
    return app.fetch(
      new Request(url, { method: 'POST', headers: { cookie, 'sec-fetch-site': 'same-origin' }, body }),
    )
  }
  const headers = {
    cookie,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  }
  const body = new URLSearchParams({ _token: token }).toString()
  return app.fetch(new Request(url, { method: 'POST', headers, body }))
}

/** The newest server is asked for every route as everybody; the oldest once, for the statements that stand behind it. */
function triedAs(visitor: (typeof visitors)[number]): readonly Registered[] {
  const first = (page: Registered) => visitors.find((one) => expected(page, one) === accessOf(page).allowed)
  return inject('server').version === 15 ? pages.filter((page) => first(page) === visitor) : pages
}

function expected(page: Registered, visitor: (typeof visitors)[number]): number {
  const { anonymous, allowed, only = roles } = accessOf(page)
  if (visitor === 'anonymous') return anonymous
  return only.includes(visitor) ? allowed : 403
}

/** The rows since the last look: as the server's own administrator, because nobody else may read all of the log. */
let lastRow = 0
async function logRows(): Promise<{ page: string; result: string }[]> {
  const { rows } = await administrator.query(
    'select id::int, page, result from m_851.access_log where id > $1 order by id',
    [lastRow],
  )
  lastRow = rows.at(-1)?.id ?? lastRow
  return rows
}

describe('the registry', () => {
  it('has at least as many routes as once were there, each with a row in the committed list', () => {
    expect(pages.length).toBeGreaterThanOrEqual(66)
    expect(pages.map(({ id }) => id).sort()).toEqual(Object.keys(routeAccess).sort())
  })

  it('names every route once, and gives every route an address of its own in both languages', () => {
    expect(new Set(pages.map(({ id }) => id)).size).toBe(pages.length)
    for (const language of ['da', 'en'] as const) {
      const addresses = pages.map(({ method, path }) => `${method} ${path[language]}`)
      expect(new Set(addresses).size).toBe(pages.length)
    }
  })

  it('says of every route who may come, and why it is not logged where it is not', () => {
    for (const { access, audit } of pages) {
      expect(access.name).not.toBe('')
      if (!audit.logged) expect(audit.because.length).toBeGreaterThan(10)
    }
  })
})

describe.each(visitors.filter((visitor) => triedAs(visitor).length > 0))('%s', (visitor) => {
  beforeAll(logRows)

  it.each(triedAs(visitor).map((page) => ({ page, name: `${page.method} ${page.id}` })))(
    'gets from $name what the list says, and leaves the row in the log that it says',
    async ({ page }) => {
      const response = await send(page, await keptCookieOf(visitor, page))
      expect(response.status).toBe(expected(page, visitor))
      const rows = await logRows()
      expect(rows.map((row) => row.page)).toEqual(page.audit.logged ? [page.id] : [])
      if (response.status === 403) expect(rows.every(({ result }) => result === 'refused')).toBe(true)
    },
  )
})

describe('somebody not signed in', () => {
  it('who is sent to sign in is brought back afterwards', async () => {
    for (const page of pages) {
      if (page.method === 'POST' || page.access.allows({ kind: 'anonymous', municipality: db.aalborg }))
        continue
      const response = await send(page, await keptCookieOf('anonymous', page))
      const to = new URL(response.headers.get('location') ?? '', origin)
      expect(to.pathname).toBe('/log-ind')
      expect(to.searchParams.get('retur')).toBe(addressOf(page))
    }
  })
})

describe('a grave step', () => {
  const grave = pages
    .filter(({ recentSignIn }) => recentSignIn)
    .map((page) => ({ page, id: page.id, name: `${page.method} ${page.id}` }))

  it('is one of these, and no other', () => {
    expect(grave.map(({ id }) => id).sort()).toEqual([
      'account.end-other-sessions',
      'account.end-session',
      'admin.merge-step',
      'admin.retention-authority',
      'admin.retention-authority.send',
      'admin.role-extend',
      'admin.role-extend.send',
      'admin.role-give',
      'admin.role-give.send',
      'admin.rule-new',
      'admin.rule-new.send',
      'admin.see-as',
      'admin.see-as.send',
      'admin.user-lift',
      'admin.user-lift.send',
      'work.export-answer.send',
    ])
  })

  it.each(grave)(
    '$name waits until somebody has shown once more who they are, and the log says that they were stopped',
    async ({ page }) => {
      const minutes = page.method === 'GET' ? 15 : 45
      const role = accessOf(page).only?.[0] ?? 'counsellor'
      const ago = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000)
      for (const asked of [null, ago(minutes + 1)]) {
        await logRows()
        const response = await send(page, await cookieOf(role, asked))
        const to = new URL(response.headers.get('location') ?? '', origin)
        expect(to.pathname).toBe('/log-ind/igen')
        const back = to.searchParams.get('retur') ?? ''
        expect((await app.fetch(new Request(origin + back))).status).toBe(303)
        expect(await logRows()).toContainEqual({
          id: expect.any(Number),
          page: page.id,
          result: 'refused',
        })
      }
      const fresh = await send(page, await cookieOf(role, ago(minutes - 1)))
      expect(fresh.status).toBe(accessOf(page).allowed)
    },
  )
})

const always = {
  'content-security-policy':
    /^default-src 'none';.*base-uri 'none';.*frame-ancestors 'none';.*object-src 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^(same-origin|no-referrer)$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
}

function expectHeaders(response: Response): void {
  for (const [name, pattern] of Object.entries(always)) expect(response.headers.get(name)).toMatch(pattern)
  expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
  expect(response.headers.get('cache-control')).toMatch(/./)
}

describe('the headers of trust requirement T-32', () => {
  it('are on every route, whether it shows, leads on or refuses', async () => {
    for (const page of pages)
      for (const visitor of ['anonymous', 'analyst'] as const) {
        const response = await send(page, await keptCookieOf(visitor, page))
        expectHeaders(response)
        if (visitor !== 'anonymous' && response.headers.get('content-type')?.startsWith('text/html'))
          expect(response.headers.get('cache-control')).toBe('no-store')
      }
  })

  it.each([
    ['a page that does not exist', '/findes-ikke'],
    ['a file that does not exist', '/assets/none.css'],
    ['health', '/health/ready'],
    ['an unknown host', 'http://unknown.test/'],
  ])('are on %s', async (_, address) => {
    expectHeaders(await app.fetch(new Request(new URL(address, origin))))
  })

  it('are on a built file', async () => {
    const front = await (await app.fetch(new Request(`${origin}/`))).text()
    const [file] = /\/assets\/site-[\w]+\.css/.exec(front) ?? []
    const response = await app.fetch(new Request(origin + file))
    expect(response.status).toBe(200)
    expectHeaders(response)
    expect(response.headers.get('cache-control')).toContain('immutable')
  })
})
