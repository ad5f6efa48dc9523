import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { appOn, registeredPages } from '../support/registry.ts'
import { makeRows } from '../support/row-facts.ts'
import { signedIn } from '../support/signed-in.ts'
import { type ActorName, makeStandings, type Standings } from '../support/standings.ts'
import { wholeWalks } from '../support/walks.ts'
import { routeAccess } from './route-access.ts'

const forms = (await registeredPages()).filter(
  ({ id, method }) => method === 'POST' && !id.startsWith('sign-') && !id.startsWith('account.'),
)
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/
/** Facts that decide who sees what, and what is known of somebody. */
const guarded = [
  'young_person',
  'person_contact',
  'residence',
  'guardian',
  'relation',
  'statutory_fact',
  'note',
]
  .concat([
    'note_version',
    'consent',
    'break_glass',
    'actor',
    'role_assignment',
    'unit_membership',
    'access_rule',
  ])
  .concat(['organisation', 'unit'])

const visitors: readonly ActorName[] = wholeWalks
  ? [
      'contact-person',
      'team-leader',
      'administrator',
      'data-protection-officer',
      'young-person',
      'guardian',
      'head-of-school',
    ]
  : ['contact-person', 'administrator']

let db: TestDatabase
let standings: Standings
let columns: string[]
beforeAll(async () => {
  db = await testDatabase()
  standings = await makeStandings(db)
  await makeRows(db, standings)
  const { rows } = await db.asSuperuser<{ name: string }>(
    `select distinct column_name as name from information_schema.columns where table_schema = 'm_851' order by 1`,
  )
  columns = rows.map(({ name }) => name)
})

async function fingerprint(): Promise<Record<string, string>> {
  const prints: Record<string, string> = {}
  for (const table of guarded) {
    const { rows } = await db.asSuperuser<{ print: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as print from m_851.${table} t`,
    )
    prints[table] = rows[0]?.print ?? ''
  }
  return prints
}

describe('every column of the database as a field that no form has', () => {
  it.each(visitors)('sent to every form by the %s leaves the facts as they were', async (who) => {
    expect(columns.length).toBeGreaterThan(150)
    const before = await fingerprint()
    await db.asSuperuser('truncate m_851.limit_count')
    const { app, config } = await appOn(db.database)
    const visitor = await signedIn(db, { app, secret: config.secret }, standings.actors[who])
    const broken: string[] = []
    for (const { id, path } of forms)
      for (let start = 0; start < columns.length; start += 150) {
        const address = (routeAccess[id]?.at ?? path.da).replace(uuid, standings.emil)
        const fields = Object.fromEntries(columns.slice(start, start + 150).map((name) => [name, '1']))
        const { status } = await visitor.send(address, fields)
        if (status >= 500) broken.push(`${id}: ${status}`)
      }
    expect(broken).toEqual([])
    expect(await fingerprint()).toEqual(before)
  })
})
