import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import { href } from '../../src/platform/http/path.ts'
import { formTokenOf } from '../../src/platform/session/identify.ts'
import { type CookieValue, newBrowser, sessionCookie } from '../../src/platform/session/session-cookie.ts'
import { createSession } from '../../src/platform/session/sessions.ts'
import type { TestDatabase } from '../support/database.ts'
import { demonstrationDatabase } from '../support/demonstration-database.ts'
import { appOn, registeredPages } from '../support/registry.ts'
import { staffSession } from '../support/signed-in.ts'
import { routeAccess } from './route-access.ts'

const origin = 'http://127.0.0.1:8510'
/** Ends attributes, elements, comments, scripts and strings, in one text of the kind that somebody may write. */
const polyglot =
  `'"></title></textarea></script>--><svg/onload=alert(1)><script>alert(1)</script><img src=x onerror=alert(1)>` +
  '$'.concat('{alert(1)}{{7*7}}javascript:alert(1)')
const alive = /<svg\/onload|<script>alert|<img src=x|<\/textarea><\/script>/i

let db: TestDatabase
let app: App
let value: CookieValue
let secret: Buffer
let poisoned: string[]
beforeAll(async () => {
  db = await demonstrationDatabase()
  const made = await appOn(db.database)
  app = made.app
  secret = made.config.secret
  poisoned = await poisonEveryText()
  const person = {
    issuer: 'https://idp.test',
    subject: 'x',
    name: `Ida ${polyglot}`.slice(0, 200),
    dialect: 'staff',
  }
  const { id } = await db.as((trx) =>
    trx.insertInto('actor').values(person).returning('id').executeTakeFirstOrThrow(),
  )
  const session = { ...staffSession(id), organisation: polyglot }
  value = { browser: newBrowser(), token: await db.as((trx) => createSession(trx, session)) }
})

const owner = async () => {
  const client = new pg.Client(db.owner)
  await client.connect()
  return client
}

/** Adds the text to every text column that takes it; one with a closed form of its own (a state, a code) does not. */
async function poisonEveryText(): Promise<string[]> {
  const client = await owner()
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'm_851' and t.table_type = 'BASE TABLE' and c.data_type = 'text' and c.is_generated = 'NEVER'
       -- An event's type is a word of the program's own, which nobody types.
       and c.column_name <> 'type' and c.table_name not in ('migration', 'migrations', 'limit_count')`,
  )
  const taken: string[] = []
  for (const { table, column } of rows) {
    const [name, field] = [table, column].map((one) => pg.escapeIdentifier(one))
    const statement = `update m_851.${name} set ${field} = left(${field}, 60) || $1 where ${field} is not null`
    const { rowCount } = await client
      .query({ text: statement, values: [polyglot] })
      .catch(() => ({ rowCount: 0 }))
    if (rowCount) taken.push(`${table}.${column}`)
  }
  await client.end()
  return taken
}

async function open(path: string): Promise<Response> {
  const cookie = sessionCookie(false).write(value).split(';')[0] ?? ''
  return app.fetch(new Request(origin + path, { headers: { cookie } }))
}

const registered = await registeredPages()
const pages = registered.filter(({ method, id }) => method === 'GET' && routeAccess[id])

describe('a text that would rather be a script', () => {
  it('stands in every column that people read', () => {
    for (const column of [
      'passage.title_da',
      'passage.short_da',
      'indicator.name_da',
      'seat.name',
      'place_to_turn.text_da',
    ])
      expect(poisoned).toContain(column)
  })

  it.each(pages)('is shown as text on $id', async ({ id, path }) => {
    const response = await open(routeAccess[id]?.at ?? href(path as { da: ''; en: '' }, 'da'))
    expect(response.status).toBeLessThan(500)
    const body = await response.text()
    if (!response.headers.get('content-type')?.startsWith('text/html')) return
    expect(body).not.toMatch(alive)
    expect(body.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[a-z][^>]*\son[a-z]+=/i)
    expect(body).not.toMatch(/(?:href|src|action)="\s*javascript:/i)
  })

  it('is seen at all', async () => {
    const theme = await (await open('/temaer/2')).text()
    expect(theme).toContain('&lt;script&gt;alert(1)')
    expect(await (await open('/konto')).text()).toContain('&lt;svg/onload')
  })

  it('is shown as text where somebody searches for it, and finds nothing it should not', async () => {
    const page = await (await open(`/soeg?q=${encodeURIComponent(polyglot)}`)).text()
    expect(page).not.toMatch(alive)
    for (const wildcard of ['%', '_', '%%', '\\', '*'])
      expect(await (await open(`/soeg?q=${encodeURIComponent(wildcard)}`)).text()).toContain(
        'Vi fandt ikke noget',
      )
  })

  it('stays in its place in a file', async () => {
    const { strategy, csv, map } = {
      strategy: await open('/hent/strategi.json'),
      csv: await open('/hent/tal.csv'),
      map: await open('/sitemap.xml'),
    }
    expect(JSON.parse(await strategy.text())).toHaveProperty('passages')
    for (const file of [strategy, csv])
      expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z-]+\.(json|csv)"$/)
    expect(map.headers.get('content-type')).toContain('xml')
    expect(await map.text()).not.toMatch(alive)
  })
})

describe('a text of 100,000 letters', () => {
  const long = [
    'a'.repeat(100_000),
    '"'.repeat(100_000),
    ' -'.repeat(50_000),
    '(((a)'.repeat(20_000),
    '\ud83d\ude00'.repeat(25_000),
  ]
  const actions = registered.filter(
    ({ method, id }) => method === 'POST' && routeAccess[id] && id !== 'sign-out',
  )
  const fields = [
    'title_da',
    'official_da',
    'text',
    'number',
    'provider',
    'retur',
    'session',
    'date',
    'reason',
  ]

  it.each(actions)('in any field of $id is refused or shown, and breaks nothing', async ({ id, path }) => {
    const headers = {
      cookie: sessionCookie(false).write(value).split(';')[0] ?? '',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    }
    const address = origin + (routeAccess[id]?.at ?? href(path as { da: ''; en: '' }, 'da'))
    const _token = formTokenOf(secret, db.aalborg, value)
    for (const text of long) {
      const inEvery = Object.fromEntries(fields.map((field) => [field, text.slice(0, 9_000)]))
      for (const sent of [inEvery, { text }]) {
        const body = new URLSearchParams({ _token, ...sent }).toString()
        const { status } = await app.fetch(new Request(address, { method: 'POST', headers, body }))
        expect(status).toBeLessThan(500)
      }
    }
  })

  it('in an address is answered', async () => {
    for (const text of long) {
      const asked = encodeURIComponent(text.slice(0, 4_000))
      for (const path of [
        `/soeg?q=${asked}`,
        `/temaer/${asked}`,
        `/log-ind?retur=${asked}&besked=${asked}`,
        `/${asked}`,
      ])
        expect((await open(path)).status).toBeLessThan(500)
    }
  })
})
