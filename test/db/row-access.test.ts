import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, anonymousIn, systemIn } from '../../src/platform/access/actor.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { makeRows } from '../support/row-facts.ts'
import { actorNames, makeStandings } from '../support/standings.ts'
import { rowAccess } from './row-access.ts'

const readers = [...actorNames, 'system', 'anonymous'] as const
/** The contact person once more, after a click on what takes one. */
const clicks = ['click-secret', 'click-sensitive'] as const
const behindClicks = ['person_contact', 'residence', 'note_version']

interface Reader {
  readonly actor: Actor
  readonly settings: Readonly<Record<string, string>>
}

let db: TestDatabase
let administrator: pg.Client
let reading: Readonly<Record<(typeof readers)[number] | (typeof clicks)[number], Reader>>
beforeAll(async () => {
  db = await testDatabase()
  administrator = new pg.Client(db.superuser)
  await administrator.connect()
  await administrator.query('set search_path to m_851, reference')
  const { actors, sofie } = await makeStandings(db).then(async (made) => {
    await makeRows(db, made)
    return made
  })
  const click = (category: string): Reader => ({
    actor: actors['contact-person'],
    settings: { 'fodfaeste.subject': sofie, 'fodfaeste.disclosed': category },
  })
  const plain = Object.fromEntries(actorNames.map((name) => [name, { actor: actors[name], settings: {} }]))
  reading = {
    ...(plain as Record<(typeof actorNames)[number], Reader>),
    // A task that nobody knows has none of the policies that name the others.
    system: { actor: systemIn(db.aalborg, 'nobody'), settings: {} },
    anonymous: { actor: anonymousIn(db.aalborg), settings: {} },
    'click-secret': click('secret'),
    'click-sensitive': click('sensitive'),
  }
})
afterAll(() => administrator.end())

const whatIsIn = (table: string): string =>
  `select coalesce(string_agg(distinct label, ', ' order by label), '') as seen
   from (select ${rowAccess[table]?.label} as label from ${table}) as labelled where label not like 'nobody%'`

/** The policy refuses, or the grant does: both show nothing. */
const orNothing = (error: unknown): string => {
  if ((error as { code?: string }).code === '42501') return ''
  throw error
}

type Read = (reader: Reader, table: string) => Promise<string>

const asTheProgram: Read = ({ actor, settings }, table) =>
  db.as(
    async (trx) => {
      for (const [name, value] of Object.entries(settings))
        await sql`select set_config(${name}, ${value}, true)`.execute(trx)
      const { rows } = await sql.raw<{ seen: string }>(whatIsIn(table)).execute(trx)
      return rows[0]?.seen ?? ''
    },
    actor,
    'read only',
  )

/** The same, inside the administrator's transaction, where a mistake is planted that nobody else ever sees. */
const withMistake: Read = async ({ actor, settings }, table) => {
  const name =
    actor.kind === 'person' ? `person:${actor.id}` : actor.kind === 'system' ? 'system:nobody' : 'anonymous'
  const all = {
    ...settings,
    role: actor.kind === 'system' ? 'fodfaeste_system' : 'fodfaeste_app',
    'fodfaeste.actor': name,
  }
  await administrator.query('savepoint before')
  try {
    await administrator.query(
      'select set_config(name, value, true) from unnest($1::text[], $2::text[]) as s(name, value)',
      [Object.keys(all), Object.values(all)],
    )
    const { rows } = await administrator.query<{ seen: string }>(whatIsIn(table))
    return rows[0]?.seen ?? ''
  } finally {
    await administrator.query('rollback to savepoint before')
  }
}

const readersOf = (table: string) => (behindClicks.includes(table) ? [...readers, ...clicks] : readers)

async function seenIn(table: string, read: Read): Promise<Record<string, string>> {
  const seen = new Map<string, string[]>()
  for (const who of readersOf(table)) {
    const shown = await read(reading[who], table).catch(orNothing)
    if (shown !== '') seen.set(shown, [...(seen.get(shown) ?? []), who])
  }
  return Object.fromEntries([...seen].map(([what, who]) => [what, who.join(' ')]))
}

/** Whether somebody sees other rows than the list says: of a mistake one such reader is enough. */
async function isNoticed(table: string): Promise<boolean> {
  const listed = Object.entries(rowAccess[table]?.sees ?? {})
  for (const who of readersOf(table)) {
    const [should] = listed.find(([, whom]) => whom.split(' ').includes(who)) ?? ['']
    if ((await withMistake(reading[who], table).catch(orNothing)) !== should) return true
  }
  return false
}

describe('the rows that somebody sees', () => {
  it('are on the committed list for every table with row-level security', async () => {
    const { rows } = await administrator.query<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'm_851'::regnamespace and relkind = 'r' and relrowsecurity`,
    )
    expect(rows.map(({ relname }) => relname).sort()).toEqual(Object.keys(rowAccess).sort())
  })

  it.each(Object.keys(rowAccess))('of %s are those of the list, for everybody', async (table) => {
    const { rows } = await administrator.query(`select from m_851.${table} limit 1`)
    expect(rows.length, 'a table without rows shows nothing').toBe(1)
    expect(await seenIn(table, asTheProgram)).toEqual(rowAccess[table]?.sees)
  })

  it('would be others without any one of the policies, or with one that is always true', async () => {
    const { rows } = await administrator.query<{ tablename: string; policyname: string }>(
      `select tablename, policyname from pg_policies where schemaname = 'm_851' and cmd in ('SELECT', 'ALL')
         and roles = '{fodfaeste_app}' order by 1, 2`,
    )
    expect(rows.length).toBeGreaterThan(25)
    for (const table of new Set(rows.map(({ tablename }) => tablename))) {
      await administrator.query('begin')
      expect(await isNoticed(table), `nothing is wrong with ${table} yet`).toBe(false)
      await administrator.query('rollback')
    }
    const unnoticed: string[] = []
    for (const { tablename, policyname } of rows)
      for (const mistake of [`drop policy ${policyname} on`, `alter policy ${policyname} on`]) {
        const statement = `${mistake} ${tablename}${mistake.startsWith('alter') ? ' using (true)' : ''}`
        await administrator.query('begin')
        await administrator.query(statement)
        const noticed = await isNoticed(tablename)
        await administrator.query('rollback')
        if (!noticed) unnoticed.push(statement)
      }
    expect(unnoticed).toEqual([])
    // Each policy is planted twice, and there are many.
  }, 240_000)
})
