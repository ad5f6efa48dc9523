import pg from 'pg'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type App, createApp } from '../../src/app.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { connect, type Database } from '../../src/platform/db/connect.ts'
import { loadAssets } from '../../src/platform/http/assets.ts'
import { formTokenOf } from '../../src/platform/session/identify.ts'
import { newBrowser, sessionCookie } from '../../src/platform/session/session-cookie.ts'
import { createSession } from '../../src/platform/session/sessions.ts'
import { addresses } from '../e2e/addresses.ts'
import type { TestDatabase } from '../support/database.ts'
import { demonstrationDatabase } from '../support/demonstration-database.ts'
import { newActor } from '../support/people.ts'
import { staffSession } from '../support/signed-in.ts'
import { testTime } from '../support/time.ts'

/* What OWASP ASVS 5.0 asks for when something goes wrong, or is sent in a way that no form of ours sends it. */

const origin = 'http://127.0.0.1:8510'

let db: TestDatabase
let owner: pg.Client
let app: App
let config: Config
let cookie: string
let token: string
let formToken: string
const lines: string[] = []
const away = connect({ connection: { host: '127.0.0.1', port: 1 } })
let appAway: App

async function programOn(database: Database): Promise<App> {
  const log = pino({}, { write: (line: string) => lines.push(line) })
  const assets = await loadAssets('dist/assets')
  return createApp({ database, config, log, assets, now: () => testTime, isReady: () => true })
}

beforeAll(async () => {
  db = await demonstrationDatabase()
  owner = new pg.Client(db.owner)
  await owner.connect()
  config = readConfig({ FODFAESTE_DEMO: '1' })
  app = await programOn(db.database)
  appAway = await programOn(away)
  const { id: actorId } = await newActor(db, 'Karen Vinther Sølling', ['secretariat'])
  token = await db.as((trx) => createSession(trx, staffSession(actorId)))
  const value = { browser: newBrowser(), token }
  cookie = sessionCookie(false).write(value).split(';')[0] ?? ''
  formToken = formTokenOf(config.secret, db.aalborg, value)
})
afterAll(async () => {
  await owner.end()
  await away.close()
})

const open = async (address: string, signedIn = true, from = app): Promise<Response> =>
  from.fetch(new Request(origin + address, signedIn ? { headers: { cookie } } : {}))
const send = async (address: string, body: string): Promise<Response> => {
  const type = 'application/x-www-form-urlencoded'
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': type }
  return app.fetch(new Request(origin + address, { method: 'POST', headers, body }))
}

describe('an error that nobody foresaw', () => {
  const undo: string[] = []
  const plant = async (fault: string, repair: string): Promise<void> => {
    undo.push(repair)
    await owner.query(fault)
  }
  afterEach(async () => {
    for (const repair of undo.splice(0)) await owner.query(repair)
  })

  it('gives the reader a number and no more, and the log what happened', async () => {
    await plant('alter table m_851.passage rename to gone', 'alter table m_851.gone rename to passage')
    lines.length = 0
    const response = await open('/temaer/2', false)
    const page = await response.text()
    expect(response.status).toBe(500)
    expect(page).toContain(response.headers.get('x-request-id'))
    expect(page).not.toMatch(/select |relation|m_851|42P01|node_modules|\bat \w+ \(/)
    const failed = lines.map((line) => JSON.parse(line)).find(({ level }) => level === 50)
    expect(failed.err.code).toBe('42P01')
    expect(failed.requestId).toBe(response.headers.get('x-request-id'))
  })

  it('does not end the program: the next request is answered', async () => {
    await plant('alter table m_851.passage rename to gone', 'alter table m_851.gone rename to passage')
    expect((await open('/temaer/2')).status).toBe(500)
    expect((await open('/konto')).status).toBe(200)
  })

  it('in the log of who saw what means that nothing is shown', async () => {
    await plant(
      'revoke insert on m_851.access_log from fodfaeste_app',
      'grant insert on m_851.access_log to fodfaeste_app',
    )
    const response = await open('/lead/editions/1')
    expect(response.status).toBeGreaterThanOrEqual(500)
    expect(await response.text()).not.toContain('/passages/')
  })

  it('half-way through a change leaves nothing of it', async () => {
    const before = await owner.query('select count(*) from m_851.edition')
    await plant(
      'revoke insert on m_851.strategy_event from fodfaeste_app',
      'grant insert on m_851.strategy_event to fodfaeste_app',
    )
    const page = await (await open('/lead/new-edition')).text()
    const once = /name="_once" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const days = { valid_from: '2027-01-01', valid_to: '2032-12-31' }
    const form = {
      _token: formToken,
      _once: once,
      number: '',
      title_da: 'En ny',
      title_en: 'A new one',
      ...days,
    }
    const begin = () => send('/lead/new-edition', new URLSearchParams(form).toString())
    const response = await begin()
    expect(response.status).toBeGreaterThanOrEqual(500)
    expect((await owner.query('select count(*) from m_851.edition')).rows).toEqual(before.rows)
    await owner.query('grant insert on m_851.strategy_event to fodfaeste_app')
    expect((await begin()).headers.get('location')).toMatch(/done=begun/)
  })
})

describe('a database that is away', () => {
  it.each(['/', '/konto', '/lead'])(
    'opens nothing at %s, says so, and says when to come back',
    async (address) => {
      const response = await open(address, true, appAway)
      expect(response.status).toBe(503)
      expect(response.headers.get('retry-after')).toMatch(/^\d+$/)
      expect(await response.text()).not.toMatch(/ECONNREFUSED|127\.0\.0\.1:1/)
    },
  )
})

describe('what is sent while the database is away', () => {
  const words = 'Det her må ikke gå tabt <3'
  const away = (site: string) =>
    appAway.fetch(
      new Request(`${origin}/school/new-concern`, {
        method: 'POST',
        headers: { cookie, 'sec-fetch-site': site, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ _token: formToken, _once: 'a-key', name: words }).toString(),
      }),
    )

  it('is on the page that says so, to be sent again with the same key', async () => {
    const response = await away('same-origin')
    const page = await response.text()
    expect(response.status).toBe(503)
    expect(page).toContain('Det, du skrev, er her endnu.')
    expect(page).toContain('action="/school/new-concern"')
    expect(page).toContain('name="name" value="Det her må ikke gå tabt &lt;3"')
    expect(page).toContain('name="_once" value="a-key"')
    expect(page).toContain('<p>Det her må ikke gå tabt &lt;3</p>')
  })

  it('is not repeated where another site sent it', async () => {
    const response = await away('cross-site')
    expect(response.status).toBe(503)
    expect(await response.text()).not.toContain('gå tabt')
  })
})

describe('what is sent twice, or from where no form sends it', () => {
  it('a token that stands twice, or in the address, is no token', async () => {
    const sent = `_token=${formToken}`
    expect((await send('/konto/afslut-andre', `${sent}&_token=x`)).status).toBe(403)
    expect((await send('/konto/afslut-andre', `_token=x&${sent}`)).status).toBe(403)
    expect((await send(`/konto/afslut-andre?${sent}`, '')).status).toBe(403)
  })

  it('a field in the address is not taken for one of the form', async () => {
    const inAddress = await send('/konto/afslut?session=x', `_token=${formToken}`)
    expect(inAddress.status).toBe((await send('/konto/afslut', `_token=${formToken}`)).status)
  })

  it('of a question that stands twice the first counts', async () => {
    const page = await (await open('/soeg?q=brobygning&q=fritidsjob', false)).text()
    expect(page).toContain('value="brobygning"')
    expect(page).not.toContain('fritidsjob"')
  })
})

describe('the session', () => {
  it('never leaves the cookie: no page that it opens holds it, or has it in an address', async () => {
    for (const seen of Object.values(addresses)) {
      if (seen.kind === 'passed') continue
      const response = await open(seen.path.da)
      expect(await response.text()).not.toContain(token)
      expect(response.headers.get('location') ?? '').not.toContain(token)
    }
  })
})

describe('a municipality that is new', () => {
  it('has nobody in it who could sign in, and no session', async () => {
    for (const table of ['actor', 'session', 'sign_in_attempt']) {
      const { rows } = await owner.query(`select from ${db.lillekobing.schema}.${table}`)
      expect(rows).toEqual([])
    }
  })

  it('has database roles without a password of ours', async () => {
    const admin = new pg.Client(db.superuser)
    await admin.connect()
    const asked = "select rolname from pg_authid where rolname like 'fodfaeste%' and rolpassword is not null"
    const { rows } = await admin.query(asked)
    await admin.end()
    expect(rows).toEqual([])
  })
})
