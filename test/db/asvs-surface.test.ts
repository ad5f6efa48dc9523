import { connect as dial } from 'node:net'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, type AppServices, createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { loadAssets } from '../../src/platform/http/assets.ts'
import { href } from '../../src/platform/http/path.ts'
import { headersOfNoRequest } from '../../src/platform/http/security-headers.ts'
import { type Listening, listen } from '../../src/server.ts'
import type { TestDatabase } from '../support/database.ts'
import { demonstrationDatabase } from '../support/demonstration-database.ts'
import { programSecrets } from '../support/keys.ts'
import { registeredPages } from '../support/registry.ts'
import { testTime } from '../support/time.ts'
import { routeAccess } from './route-access.ts'

/* What OWASP ASVS 5.0 asks of everything that the program answers; docs/asvs.csv names which test shows what. */

const origin = 'https://127.0.0.1'
const pages = await registeredPages()
const addressOf = (page: (typeof pages)[number]): string =>
  routeAccess[page.id]?.at ?? href(page.path as { da: ''; en: '' }, 'da')
const addresses = [...new Set(pages.map(addressOf))]

let db: TestDatabase
let app: App
let services: AppServices
let server: Listening
const lines: string[] = []
beforeAll(async () => {
  db = await demonstrationDatabase()
  // As a municipality runs it: by https, with a secret of its own.
  services = {
    database: db.database,
    config: readConfig(programSecrets()),
    log: pino({}, { write: (line: string) => lines.push(line) }),
    assets: await loadAssets('dist/assets'),
    now: () => testTime,
    isReady: () => true,
  }
  app = createApp(services)
  server = await listen({
    host: '127.0.0.1',
    port: 0,
    answer: app.fetch,
    headers: headersOfNoRequest(false),
  })
})
afterAll(() => server.stop())

const ask = async (address: string, init: RequestInit = {}): Promise<Response> =>
  app.fetch(new Request(new URL(address, origin), init))

/** Sends bytes to the server as they are, and gives what comes back until it hangs up. */
const say = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = dial(server.port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setTimeout(1_000, () => socket.destroy())
    socket.on('data', (piece) => {
      answer += String(piece)
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
const statusesIn = (answer: string): string[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status = '']) => status)

describe('a weakening that a municipality has decided', () => {
  it('is said at the start: a provider that may sign with RSA keys of 2,048 bits', () => {
    const provider = (id: string, more: object) => ({
      id,
      dialect: 'staff',
      issuer: 'https://login.example.dk',
      clientId: 'fodfaeste',
      clientSecret: 'at least sixteen characters',
      label: { da: 'Ansat', en: 'Staff' },
      ...more,
    })
    const list = JSON.stringify([provider('ordinary', {}), provider('older', { rsaBits: 2048 })])
    const said: string[] = []
    createApp({
      ...services,
      config: readConfig({ ...programSecrets(), FODFAESTE_IDENTITY_PROVIDERS: list }),
      log: pino({}, { write: (line: string) => said.push(line) }),
    })
    expect(said.map((line) => JSON.parse(line))).toMatchObject([
      { level: 40, event: 'short RSA keys are taken', provider: 'older', rsaBits: 2048 },
    ])
  })
})

describe('what is not for visitors', () => {
  it.each([
    '/.git/config',
    '/.git/HEAD',
    '/.svn/entries',
    '/.env',
    '/.npmrc',
    '/package.json',
    '/package-lock.json',
    '/src/app.ts',
    '/db/roles.sql',
    '/docs/asvs.csv',
    '/dist/fodfaeste.js',
    '/var/postgres.log',
    '/assets',
    '/assets/',
    '/assets/manifest.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/package.json',
  ])('%s is not there, and no folder is listed', async (address) => {
    const response = await ask(address)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toMatch(/Index of|devDependencies|repositoryformatversion/)
  })

  it.each([
    '/metrics',
    '/health',
    '/health/metrics',
    '/debug',
    '/api',
    '/openapi.json',
    '/swagger',
    '/graphql',
  ])('%s measures, explains or debugs nothing for strangers', async (address) => {
    expect((await ask(address)).status).toBe(404)
  })

  it('health tells whoever asks its state, and nothing of anybody', async () => {
    expect(await (await ask('/health/live')).text()).toBe('live')
    // No canary has been written here, which is told; more than that is nobody's business.
    expect(await (await ask('/health/ready')).json()).toEqual({
      status: 'degraded',
      because: ['the access log has had no canary for more than 25 hours'],
    })
  })
})

describe('a method', () => {
  it('that no route has registered is answered by nothing there, and allows nobody from elsewhere', async () => {
    const registered = new Set(pages.map((page) => `${page.method} ${addressOf(page)}`))
    for (const address of addresses)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        if (registered.has(`${method} ${address}`)) continue
        const response = await ask(address, { method, headers: { origin: 'https://evil.example' } })
        expect([method, address, response.status]).toEqual([method, address, 404])
        expect(response.headers.get('access-control-allow-origin')).toBeNull()
      }
  })

  it.each([
    ['TRACE', '404'],
    ['PROPFIND', '404'],
    ['TRACK', '400'],
  ])('%s is refused and repeats nothing', async (method, status) => {
    const head = 'Host: 127.0.0.1\r\nX-Canary: fugl\r\nConnection: close'
    const answer = await say(`${method} / HTTP/1.1\r\n${head}\r\n\r\n`)
    expect(statusesIn(answer)).toEqual([status])
    expect(answer).not.toContain('fugl')
  })
})

describe('every answer', () => {
  it('with a body says what it is and in which letters', async () => {
    const front = await (await ask('/')).text()
    const built = [...front.matchAll(/\/assets\/[\w.-]+/g)].map(([address]) => address)
    for (const address of [...addresses, ...built, '/health/live', '/findes-ikke', 'https://unknown.test/']) {
      const response = await ask(address)
      const type = response.headers.get('content-type') ?? ''
      if ((await response.arrayBuffer()).byteLength === 0) continue
      expect(`${address}: ${type}`).toMatch(
        /: (?:text\/[a-z]+; ?charset=utf-8$|(?:application|image|font)\/)/i,
      )
    }
  })

  it('over https holds the browser to https for at least a year, subdomains too', async () => {
    for (const address of [...addresses, '/health/live', '/findes-ikke', 'https://unknown.test/']) {
      const promise = (await ask(address)).headers.get('strict-transport-security') ?? ''
      expect(Number(/max-age=(\d+)/.exec(promise)?.[1])).toBeGreaterThanOrEqual(31_536_000)
      expect(promise).toContain('includeSubDomains')
    }
  })

  it('sets no cookie but the session, held to this host, https and away from scripts', async () => {
    const cookies: string[] = []
    for (const address of addresses) cookies.push(...(await ask(address)).headers.getSetCookie())
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-session=/)
      for (const part of ['Path=/', 'HttpOnly', 'SameSite=Lax', 'Secure'])
        expect(cookie.split('; ')).toContain(part)
      expect(cookie.length).toBeLessThan(4096)
    }
  })

  it('is open to no other origin, whatever origin asks', async () => {
    for (const address of addresses)
      for (const asking of ['https://evil.example', 'null', origin]) {
        const { headers } = await ask(address, { headers: { origin: asking } })
        expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
      }
  })

  it('is never made by what somebody says that a proxy said', async () => {
    const claims = {
      forwarded: 'for=10.0.0.1;host=evil.example;proto=http',
      'x-forwarded-for': '10.0.0.1',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-port': '1',
      'x-forwarded-prefix': '/evil',
      'x-forwarded-proto': 'http',
      'x-http-method-override': 'DELETE',
      'x-original-url': '/lead',
      'x-real-ip': '10.0.0.1',
      'x-rewrite-url': '/lead',
      'x-user-id': '1',
    }
    for (const address of ['/', '/temaer/2', '/sitemap.xml', '/lead', '/konto']) {
      const [plain, claimed] = [await ask(address), await ask(address, { headers: claims })]
      expect(claimed.status).toBe(plain.status)
      expect(claimed.headers.get('location')).toBe(plain.headers.get('location'))
      expect(await claimed.text()).toBe(await plain.text())
    }
  })
})

describe('a request that two readers could read differently', () => {
  const inside = 'GET /konto HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'
  const post = (headers: string, body: string) =>
    `POST /log-ind HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\n\r\n${body}`

  it.each([
    [
      'a length and pieces',
      post(`Content-Length: ${inside.length + 5}\r\nTransfer-Encoding: chunked`, `0\r\n\r\n${inside}`),
    ],
    ['two lengths', post('Content-Length: 0\r\nContent-Length: 43', inside)],
    ['a length that is no number', post('Content-Length: 0, 43', inside)],
    [
      'an encoding after which nobody knows the end',
      post('Transfer-Encoding: chunked, identity', `0\r\n\r\n${inside}`),
    ],
    ['a blank before the colon', post('Transfer-Encoding : chunked', `0\r\n\r\n${inside}`)],
    ['a header folded over two lines', post('X-A: b\r\n Content-Length: 43', inside)],
    ['a piece whose length is no number', post('Transfer-Encoding: chunked', `0x0\r\n\r\n${inside}`)],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
  ])('is refused before anything is done, and the connection ends: %s', async (_, text) => {
    expect(statusesIn(await say(text))).toEqual(['400'])
  })
})

describe('the log', () => {
  it('has one whole line for each request, whatever a stranger puts into it', async () => {
    lines.length = 0
    const tricks = [
      'a%0d%0a{"level":50}',
      '%e2%80%a8x',
      '%1b%5b31mred',
      '%e2%80%ae',
      '%00',
      'x'.repeat(3_000),
    ]
    for (const trick of tricks) await ask(`/soeg?q=${trick}`, { headers: { 'user-agent': `"}\t{"${trick}` } })
    for (const trick of tricks) await ask(`/${trick}`, { headers: { 'x-request-id': `aaaaaaaa"}${trick}` } })
    for (const line of lines) expect(line).toMatch(/^\{[\x20-\x7e]+\}\n$/)
    // On a busy machine a line may say besides that limits are counted alone, and a request that the test before broke
    // off may end only now: neither is one of these.
    const ofRequests = lines
      .map((line) => JSON.parse(line))
      .filter(({ status, page }) => status && page !== 'sign-in.start')
    expect(ofRequests).toHaveLength(tricks.length * 2)
    for (const line of ofRequests)
      expect(line).toMatchObject({ time: expect.any(Number), requestId: expect.any(String) })
    expect(lines.join('')).not.toMatch(/mred|level":50\}|x{20}/)
  })
})
