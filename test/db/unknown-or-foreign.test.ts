import { beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/platform/access/actor.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ofTheRequest, recordStatements } from '../support/recorded-statements.ts'
import { appOn } from '../support/registry.ts'
import { type SignedIn, signedIn } from '../support/signed-in.ts'
import { type ActorName, makeStandings, type Standings } from '../support/standings.ts'
import { isAboutPerson } from '../trust/matrix.ts'
import { routeAccess } from './route-access.ts'

const pairs = 100
/** What comes back to whoever typed it, where there is nobody to write about. */
const typed = { words: 'Det går bedre nu', because: 'Vi har talt om det' }
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

let db: TestDatabase
let people: Standings
let foreign: string[]
let random: string[]
beforeAll(async () => {
  db = await testDatabase()
  people = await makeStandings(db)
  const made = await db.asSuperuser<{ id: string }>(
    `insert into m_851.young_person (given_name, family_name, birth_date)
       select 'Nogen', 'Ukendt', '2009-01-01' from generate_series(1, ${pairs}) returning id`,
  )
  const unknown = await db.asSuperuser<{ id: string }>(
    `select gen_random_uuid() as id from generate_series(1, ${pairs})`,
  )
  foreign = made.rows.map(({ id }) => id)
  random = unknown.rows.map(({ id }) => id)
})

/** What an answer says, without what is new in every answer and the id that was asked for. */
async function answer(response: Response): Promise<unknown> {
  const own = (text: string) => text.replaceAll(uuid, 'ID').replaceAll(/[\w-]{22,}/g, 'NEW')
  const headers = [...response.headers].map(([name, value]) => `${name}: ${own(value)}`).sort()
  return { status: response.status, headers, body: own(await response.text()) }
}

const rowsSince = async (id: string) => {
  const { rows } = await db.asSuperuser(
    `select id::text, actor_id, roles, page, method, action, result, cardinality(subjects) as subjects, reasons, purpose,
       legal_basis, criterion, tell_from, acting_as from m_851.access_log where id > ${id} order by access_log.id`,
  )
  return { last: String(rows.at(-1)?.id ?? id), rows: rows.map((row) => ({ ...row, id: undefined })) }
}

describe('unrelated and non-existing', () => {
  const doors: readonly [who: ActorName, of: string][] = [
    ['contact-person', 'work.'],
    ['teacher', 'school.'],
    ['guardian', 'me.'],
  ]
  /** Those of a door that its visitor's role opens: at any other, nobody's id is looked at. */
  const routesOf = (door: string, roles: readonly Role[]) =>
    Object.entries(routeAccess)
      .filter(([id]) => id.startsWith(door) && isAboutPerson(id))
      .filter(([, { only }]) => !only || only.some((role) => roles.includes(role)))
      .map(([id, { at = '' }]) => ({ at, post: id.endsWith('.send') || id.endsWith('-there') }))

  it.each(doors)(
    'are one and the same for the %s: status, headers, body, statements and row in the log',
    async (who, door) => {
      const database = connect({ connection: db.login, size: 1 })
      const record = recordStatements(database.pool)
      const routes = routesOf(door, people.actors[who].roles)
      const share = Math.max(Math.ceil(pairs / doors.length), routes.length)
      let last = (await rowsSince('0')).last
      const ask = async (visitor: SignedIn, route: (typeof routes)[number], id: string) => {
        record.conversations.length = 0
        const path = route.at.replace(uuid, id)
        const said = await answer(await (route.post ? visitor.send(path, typed) : visitor.open(path)))
        const statements = ofTheRequest(record.conversations).flatMap((one) => one.map(({ text }) => text))
        const logged = await rowsSince(last)
        last = logged.last
        return { said, statements, rows: logged.rows }
      }
      // A new program for every twenty: what somebody opens in an hour is limited.
      const newVisitor = async () => {
        await db.asSuperuser('truncate m_851.limit_count')
        const { app, config } = await appOn(database)
        return signedIn(db, { app, secret: config.secret }, people.actors[who])
      }
      let visitor = await newVisitor()
      for (let index = 0; index < share; index += 1) {
        if (index > 0 && index % 20 === 0) visitor = await newVisitor()
        const route = routes[index % routes.length]
        if (!route) throw new Error('no route')
        const unknown = await ask(visitor, route, random[index] ?? '')
        const unrelated = await ask(visitor, route, foreign[index] ?? '')
        expect(unrelated).toEqual(unknown)
        expect(unknown.said).toMatchObject({ status: 404 })
      }
      await database.close()
    },
  )
})
