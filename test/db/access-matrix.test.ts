import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app.ts'
import type { Config } from '../../src/config.ts'
import { type Municipality, type Role, roles, systemIn } from '../../src/platform/access/actor.ts'
import { withActor } from '../../src/platform/db/with-actor.ts'
import type { Registered } from '../../src/platform/http/page.ts'
import { href } from '../../src/platform/http/path.ts'
import { formTokenOf } from '../../src/platform/session/identify.ts'
import {
  type CookieValue,
  newBrowser,
  newToken,
  sessionCookie,
} from '../../src/platform/session/session-cookie.ts'
import { createSession } from '../../src/platform/session/sessions.ts'
import type { TestDatabase } from '../support/database.ts'
import { demonstrationDatabase } from '../support/demonstration-database.ts'
import { actorInRole } from '../support/people.ts'
import { appOn, registeredPages } from '../support/registry.ts'
import { staffSession } from '../support/signed-in.ts'
import { actorNames, makeStandings } from '../support/standings.ts'
import { wholeWalks } from '../support/walks.ts'
import { type Cell, cellsOf, isAboutPerson, type MatrixObject, type MatrixVisitor } from '../trust/matrix.ts'
import { personRoutes } from './person-routes.ts'
import { routeAccess } from './route-access.ts'

const pages = await registeredPages()
const ours = 'http://127.0.0.1:8510'
const theirs = 'http://lillekoebing.test:8510'

interface Visitor extends MatrixVisitor {
  readonly host: string
  /** Where the session lies, and whose form tokens they have. */
  readonly municipality: Municipality
  readonly actorId?: string
  cookie: CookieValue
}

let db: TestDatabase
let app: App
let config: Config
let ids: Readonly<Record<MatrixObject, string>>
const visitors: Visitor[] = []
let tried = 0

/**
 * `npm run trust` asks in every cell. `npm test` asks in every fourth, other ones for each visitor: every route is asked
 * by a quarter of the visitors, and a route whose cells are wrong is found in a quarter of the time.
 */
const isAsked = (cell: number, visitor: number): boolean => wholeWalks || (cell + visitor) % 4 === 0

beforeAll(async () => {
  db = await demonstrationDatabase()
  ;({ app, config } = await appOn(db.database))
  const people = await makeStandings(db)
  ids = {
    around: people.emil,
    protected: people.sofie,
    blocked: people.blocked,
    unrelated: people.alma,
    'non-existing': '00000000-0000-4000-8000-000000000000',
  }
  const add = async (name: string, held: readonly Role[] | undefined, actorId?: string, host = ours) => {
    const municipality = host === ours ? db.aalborg : db.lillekobing
    const visitor = { name, roles: held, host, municipality, ...(actorId ? { actorId } : {}) }
    visitors.push({ ...visitor, cookie: await cookieFor(actorId, db.aalborg) })
  }
  for (const role of roles) await add(`role ${role}`, [role], (await actorInRole(db, role)).id)
  for (const name of actorNames) {
    const { id, roles: given } = people.actors[name]
    const over = name === 'lapsed' || name === 'former-guardian'
    await add(name, name === 'suspended' ? undefined : over ? [] : given, id)
  }
  await add('anonymous', undefined)
  await add('made-up session', undefined)
  // A session is one municipality's: ours opens nothing next door, and theirs nothing here.
  await add('ours next door', undefined, people.actors['contact-person'].id, theirs)
  await add('theirs here', undefined)
  const [made, foreign] = [visitors.at(-3), visitors.at(-1)]
  if (made) made.cookie = { browser: newBrowser(), token: newToken() }
  if (foreign) foreign.cookie = await cookieFor(await counsellorNextDoor(), db.lillekobing)
})

async function counsellorNextDoor(): Promise<string> {
  return withActor(db.database.kysely, systemIn(db.lillekobing, 'sign-in'), 'read write', async (trx) => {
    const actor = { issuer: 'https://idp.example', subject: 'a', name: 'Bodil', dialect: 'staff' }
    const { id } = await trx.insertInto('actor').values(actor).returning('id').executeTakeFirstOrThrow()
    return id
  })
}

async function cookieFor(actorId: string | undefined, municipality: Municipality): Promise<CookieValue> {
  const browser = newBrowser()
  if (actorId === undefined) return { browser }
  const session = staffSession(actorId)
  const make = () =>
    withActor(db.database.kysely, systemIn(municipality, 'sign-in'), 'read write', (trx) =>
      createSession(trx, session),
    )
  return { browser, token: await make() }
}

/** The limits count what somebody opens in an hour, and not what this test asks in a second. */
async function forgetCounts(): Promise<void> {
  await db.asSuperuser('truncate m_851.limit_count, m_999.limit_count')
  // A copy that one visitor asked for is there for the next one: the numbers in the addresses mean nothing again.
  await db.asSuperuser('delete from m_851.copy_request')
}

async function answerTo(page: Registered, cell: Cell, visitor: Visitor): Promise<number> {
  // A form that is done may end the session: it gets one of its own.
  const ends = page.method === 'POST' && routeAccess[page.id]?.allowed === 303
  const cookie = ends
    ? await cookieFor(visitor.roles ? visitor.actorId : undefined, db.aalborg)
    : visitor.cookie
  const pair = sessionCookie(false).write(cookie).split(';')[0] ?? ''
  if (page.method === 'GET') {
    const request = new Request(visitor.host + cell.address, { headers: { cookie: pair } })
    return (await app.fetch(request)).status
  }
  const token = formTokenOf(config.secret, visitor.municipality, cookie)
  const body = page.upload ? new FormData() : new URLSearchParams()
  body.set('_token', token)
  // The type of the form follows from its body.
  const headers = { cookie: pair, 'sec-fetch-site': 'same-origin' }
  const request = new Request(visitor.host + cell.address, { method: 'POST', headers, body })
  return (await app.fetch(request)).status
}

const addressOf = (page: Registered): string =>
  routeAccess[page.id]?.at ?? href(page.path as { da: ''; en: '' }, 'da')

const visitorNames = [
  ...roles.map((role) => `role ${role}`),
  ...actorNames,
  'anonymous',
  'made-up session',
  'ours next door',
  'theirs here',
]

describe('the access matrix', () => {
  it('has cells for every route about a young person, and for no other', () => {
    const about = pages.map(({ id }) => id).filter(isAboutPerson)
    expect(Object.keys(personRoutes).sort()).toEqual(about.sort())
  })

  it.each(visitorNames)('holds for %s, on every route and for whomever they ask', async (name) => {
    const visitor = visitors.find((one) => one.name === name)
    if (!visitor) throw new Error(`nobody is called ${name}`)
    // Grave steps ask for a recent sign-in, and the whole matrix may take longer than that lasts.
    if (visitor.actorId) visitor.cookie = await cookieFor(visitor.actorId, db.aalborg)
    // Alma is a stranger to everybody but herself: to her Emil is one.
    const whom = name === 'other-young-person' ? { ...ids, unrelated: ids.around } : ids
    const cells = pages
      // Next door there is none of the demonstration's content: what anybody may read is theirs to test.
      .filter(({ id }) => visitor.host === ours || !id.startsWith('public.'))
      .flatMap((page) => cellsOf(page.id, addressOf(page), visitor, whom).map((cell) => ({ page, cell })))
      .filter((_, place) => isAsked(place, visitorNames.indexOf(name)))
    const wrong: string[] = []
    for (const object of Object.keys(ids)) {
      await forgetCounts()
      const these = cells.filter(({ cell }) => cell.object === object)
      const work = async () => {
        for (let next = these.shift(); next; next = these.shift()) {
          tried += 1
          const status = await answerTo(next.page, next.cell, visitor)
          if (status !== next.cell.expected)
            wrong.push(
              `${next.page.method} ${next.cell.id}, ${object}: ${status} instead of ${next.cell.expected}`,
            )
        }
      }
      await Promise.all(Array.from({ length: 4 }, work))
    }
    expect(wrong).toEqual([])
  })

  it('was tried in thousands of cells', () => {
    console.log(`The access matrix: ${tried} cells tried.`)
    expect(tried).toBeGreaterThan(visitorNames.length * (wholeWalks ? 200 : 50))
  })
})
