import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import pino from 'pino'
import { frameWith } from '../../src/doors/public/index.ts'
import { type Actor, anonymousIn, type PersonActor, type Role } from '../../src/platform/access/actor.ts'
import { requestLimits } from '../../src/platform/http/limit-requests.ts'
import type { Registered } from '../../src/platform/http/page.ts'
import { answerPages } from '../../src/platform/http/pipeline.ts'
import { limitsWith } from '../../src/platform/limits/limits.ts'
import { municipalityByHost } from '../../src/platform/municipality/municipality-by-host.ts'
import { addressList } from '../../src/platform/net/address-list.ts'
import type { TestDatabase } from './database.ts'
import { newActor } from './people.ts'
import { testTime } from './time.ts'

const origin = 'https://aalborg.test'
const formToken = 'the token of the test'
const justSignedIn = { tokenHash: randomBytes(32), askedSecondsAgo: 5, toTouch: false }

/** Pages in the real road, opened by whoever the test says: only signing in is left out. */
export interface VisitedPages {
  readonly now: { today: Date }
  /** Somebody new with these roles; without any: not signed in. */
  visitor(name?: string, ...roles: Role[]): Promise<TestVisitor>
  /** Somebody whom the test has made. */
  as(actor: PersonActor): TestVisitor
}

export function visitedPages(db: TestDatabase, pages: readonly Registered[]): VisitedPages {
  const actors = new Map<string, Actor>()
  let cookies = 0
  const now = { today: testTime }
  const log = pino({ level: 'silent' })
  const limits = limitsWith({
    kysely: db.database.kysely,
    secret: randomBytes(32),
    log,
    shared: addressList([]),
  })
  const app = new Hono({ strict: false })
  const aside = { da: '/log-ind', en: '/sign-in' }
  answerPages(app, {
    kysely: db.database.kysely,
    log,
    pages,
    demonstration: false,
    limits: requestLimits(limits, addressList([]), log),
    now: () => now.today,
    findMunicipality: municipalityByHost(db.database),
    originOf: (host) => `https://${host}`,
    identify: async (cookie, municipality) => {
      const actor = actors.get(cookie ?? '')
      return { actor: actor ?? anonymousIn(municipality), session: actor ? justSignedIn : null, formToken }
    },
    frame: frameWith({
      assetUrl: (name) => `/assets/${name}`,
      doorsFor: () => [],
      signIn: aside,
      signOut: aside,
      account: aside,
    }),
  })
  return {
    now,
    async visitor(name, ...roles) {
      cookies += 1
      const cookie = `visitor=${cookies}`
      if (name) actors.set(cookie, await personIn(db, name, roles))
      return new TestVisitor(app, cookie)
    },
    as(actor) {
      const cookie = `actor=${actor.id}`
      actors.set(cookie, actor)
      return new TestVisitor(app, cookie)
    },
  }
}

const personIn = async (db: TestDatabase, name: string, roles: readonly Role[]): Promise<PersonActor> => ({
  ...(await newActor(db, name)),
  roles,
})

/** Opens pages and sends their forms as a browser without JavaScript does. */
export class TestVisitor {
  readonly #app: Hono
  readonly #cookie: string

  constructor(app: Hono, cookie: string) {
    this.#app = app
    this.#cookie = cookie
  }

  async open(path: string): Promise<Answer> {
    return answerOf(await this.#app.request(origin + path, { headers: { cookie: this.#cookie } }))
  }

  /** A file as it comes. */
  async take(path: string): Promise<{ readonly status: number; readonly bytes: Uint8Array }> {
    const response = await this.#app.request(origin + path, { headers: { cookie: this.#cookie } })
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) }
  }

  async send(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const response = await this.#app.request(origin + path, {
      method: 'POST',
      headers: {
        cookie: this.#cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ _token: formToken, ...fields }).toString(),
    })
    return answerOf(response)
  }

  /** Sends a form that takes a file, with one or without, as a browser does. */
  async sendParts(path: string, fields: Readonly<Record<string, string>>, file?: string): Promise<Answer> {
    const body = new FormData()
    for (const [name, value] of Object.entries({ _token: formToken, ...fields })) body.set(name, value)
    if (file !== undefined) body.set('file', new File([file], 'list.csv', { type: 'text/csv' }))
    const headers = { cookie: this.#cookie, 'sec-fetch-site': 'same-origin' }
    return answerOf(await this.#app.request(origin + path, { method: 'POST', headers, body }))
  }

  /** Opens a form, fills in what the test says over what stands there, and sends it. */
  async fill(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const page = await this.open(path)
    return this.send(path, { ...page.form, ...fields })
  }
}

export interface Answer {
  readonly status: number
  readonly location: string
  /** The page's words without its marks. */
  readonly words: string
  readonly html: string
  /** What stands in the main form's controls. */
  readonly form: Readonly<Record<string, string>>
}

async function answerOf(response: Response): Promise<Answer> {
  const html = await response.text()
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    html,
    words: plain(main.replaceAll(/<[^>]{1,2000}>/g, ' ')),
    form: controlsOf(main),
  }
}

function controlsOf(main: string): Record<string, string> {
  const form = main.slice(main.indexOf('<form'), main.indexOf('</form>'))
  const controls: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input [^>]{1,2000}>/g)) {
    const isChoice = /type="(radio|checkbox)"/.test(tag)
    if (!isChoice || tag.includes(' checked')) controls[attribute(tag, 'name')] = attribute(tag, 'value')
  }
  for (const [, tag = '', value = ''] of form.matchAll(/<textarea ([^>]{1,2000})>([^<]{0,30000})</g))
    controls[attribute(` ${tag}`, 'name')] = plain(value, false)
  for (const [, tag = '', options = ''] of form.matchAll(/<select ([^>]{1,2000})>(.{0,5000}?)<\/select>/gs)) {
    const chosen = /<option value="([^"]{0,100})" selected/.exec(options)?.[1]
    controls[attribute(` ${tag}`, 'name')] = chosen ?? ''
  }
  delete controls._token
  return controls
}

const attribute = (tag: string, name: string): string =>
  plain(new RegExp(` ${name}="([^"]{0,3000})"`).exec(tag)?.[1] ?? '', false)

const marks = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" } as const
function plain(text: string, joined = true): string {
  const words = text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (mark) => marks[mark as keyof typeof marks])
  return joined ? words.replaceAll(/\s+/g, ' ').trim() : words
}
