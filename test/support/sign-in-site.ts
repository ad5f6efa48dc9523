import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import pino from 'pino'
import {
  backchannelLogout,
  backchannelLogoutPath,
  identityProviders,
  signInPages,
} from '../../src/features/sign-in/index.ts'
import { cspReport, cspReportPath } from '../../src/platform/http/csp-report.ts'
import { requestLimits } from '../../src/platform/http/limit-requests.ts'
import type { Registered } from '../../src/platform/http/page.ts'
import { answerPages } from '../../src/platform/http/pipeline.ts'
import { securityHeaders } from '../../src/platform/http/security-headers.ts'
import type { KeyRing } from '../../src/platform/keys/key-ring.ts'
import { limitsWith } from '../../src/platform/limits/limits.ts'
import { municipalityByHost } from '../../src/platform/municipality/municipality-by-host.ts'
import { addressList } from '../../src/platform/net/address-list.ts'
import { outboundWith } from '../../src/platform/outbound/outbound.ts'
import { clearAfterSession } from '../../src/platform/session/ended-session.ts'
import { identifyWith } from '../../src/platform/session/identify.ts'
import type { IdentityProvider } from '../../src/platform/session/identity-provider.ts'
import { sessionCookie } from '../../src/platform/session/session-cookie.ts'
import type { TestDatabase } from './database.ts'
import { testKeyRing } from './keys.ts'

export const siteOrigin = 'https://aalborg.test'

export interface SignInSite {
  readonly app: Hono
  /** Every line that was logged. */
  readonly lines: string[]
  newBrowser(): Browser
}

/** The pipeline with the pages of signing in, and what else a test gives it, as the program puts them together. */
export function signInSite(
  db: TestDatabase,
  list: readonly IdentityProvider[],
  more: readonly Registered[] = [],
  keys: KeyRing = testKeyRing(),
): SignInSite {
  const lines: string[] = []
  const { kysely } = db.database
  const secret = randomBytes(32)
  const cookie = sessionCookie(true)
  const log = pino({}, { write: (line: string) => lines.push(line) })
  const now = () => new Date()
  const hosts = list.map(({ issuer }) => new URL(issuer).host)
  const outbound = outboundWith({ hosts, thisMachine: true })
  const providers = identityProviders(list, true, outbound)
  const limits = limitsWith({ kysely, secret, log, shared: addressList([]) })
  const pages = signInPages({
    kysely,
    limits,
    log,
    secret,
    keys,
    cookie,
    providers,
    now,
    doorsFor: () => [],
    ofThemselves: async () => '',
  })
  const app = new Hono({ strict: false })
  app.use(securityHeaders({ https: true, formOrigins: [] }))
  app.use(clearAfterSession(cookie, ['/log-ind', '/en/sign-in']))
  const findMunicipality = municipalityByHost(db.database)
  const requests = requestLimits(limits, addressList([]), log)
  const machines = { kysely, log, providers, now, findMunicipality }
  app.post(cspReportPath, cspReport({ log, limits, addressOf: requests.addressOf, findMunicipality }))
  app.post(backchannelLogoutPath, backchannelLogout({ ...machines, limits: requests }))
  answerPages(app, {
    kysely,
    log,
    pages: [...pages, ...more],
    demonstration: false,
    limits: requests,
    now,
    findMunicipality,
    originOf: (host) => `https://${host}`,
    identify: identifyWith({ kysely, secret, cookie }),
    frame: (view) => view.main,
  })
  return { app, lines, newBrowser: () => new Browser(app) }
}

/** Keeps the one cookie and sends forms as a browser does. */
export class Browser {
  readonly #app: Hono
  cookie = ''

  constructor(app: Hono) {
    this.#app = app
  }

  async open(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (this.cookie) headers.set('cookie', this.cookie)
    const response = await this.#app.request(new Request(new URL(address, siteOrigin), { ...init, headers }))
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      this.cookie = line.includes('Max-Age=0') ? '' : pair
    }
    return response
  }

  send(address: string, fields: Record<string, string>): Promise<Response> {
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams(fields).toString()
    return this.open(address, { method: 'POST', headers, body })
  }

  /** The token in the forms of a page. */
  async tokenOn(address: string): Promise<string> {
    const page = await (await this.open(address)).text()
    return /name="_token" value="([^"]+)"/.exec(page)?.[1] ?? ''
  }

  /** Begins at a provider: the address that it sends the browser back to. */
  async goToProvider(provider: string, page = '/log-ind', retur?: string): Promise<string> {
    const _token = await this.tokenOn(page)
    const sent = await this.send(page, { _token, provider, ...(retur === undefined ? {} : { retur }) })
    const there = await fetch(sent.headers.get('location') ?? '', { redirect: 'manual' })
    return there.headers.get('location') ?? ''
  }

  /** The whole way. Returns the last redirect. */
  async signIn(provider: string, page = '/log-ind', retur?: string): Promise<string> {
    const answer = await this.open(await this.goToProvider(provider, page, retur))
    return answer.headers.get('location') ?? ''
  }
}
