import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})

async function attempt(config: pg.PoolConfig, ...statements: string[]): Promise<string> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
    return 'done'
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? '') : String(error)
  } finally {
    await client.end()
  }
}

const refused = '42501'

describe('the role that the program logs in as', () => {
  it('becomes the roles of people, of the program’s own tasks and of reports', async () => {
    expect(await attempt(db.login, 'set role fodfaeste_app')).toBe('done')
    expect(await attempt(db.login, 'set role fodfaeste_report')).toBe('done')
    expect(await attempt(db.login, 'set role fodfaeste_system')).toBe('done')
  })

  it.each(['fodfaeste_migrator', 'fodfaeste_rule', 'postgres'])('never becomes %s', async (role) => {
    expect(await attempt(db.login, `set role ${role}`)).toBe(refused)
    expect(await attempt(db.login, 'set role fodfaeste_app', `set role ${role}`)).toBe(refused)
  })

  it('reads nothing before it has become one of them', async () => {
    expect(await attempt(db.login, 'select from m_851.edition')).toBe(refused)
    expect(await attempt(db.login, 'select from reference.municipality')).toBe(refused)
  })

  it('owns nothing and bypasses nothing', async () => {
    const client = new pg.Client(db.superuser)
    await client.connect()
    const { rows } = await client.query(
      `select rolname, rolsuper, rolbypassrls, rolinherit, rolcreaterole, rolcreatedb,
         (select count(*) from pg_class where relowner = pg_roles.oid)::int as owned
       from pg_roles where rolname in ('fodfaeste_app', 'fodfaeste_login', 'fodfaeste_report') order by 1`,
    )
    await client.end()
    const nothing = {
      rolsuper: false,
      rolbypassrls: false,
      rolinherit: false,
      rolcreaterole: false,
      rolcreatedb: false,
    }
    expect(rows).toEqual(
      ['fodfaeste_app', 'fodfaeste_login', 'fodfaeste_report'].map((rolname) => ({
        rolname,
        ...nothing,
        owned: 0,
      })),
    )
  })
})

describe('the app role', () => {
  const asApp = (statement: string) =>
    attempt(db.login, 'set role fodfaeste_app', 'set search_path to m_851, reference', statement)

  it.each([
    'access_log',
    'person_event',
    'admin_event',
    'audit_seal',
    'strategy_event',
    'observation',
    'published_observation',
    'figure_import',
    'manual_value',
    'edition_decision',
  ])('can add to %s and never change or remove a row of it', async (table) => {
    expect(await asApp(`update ${table} set ${table === 'audit_seal' ? 'number' : 'id'} = default`)).toBe(
      refused,
    )
    expect(await asApp(`delete from ${table}`)).toBe(refused)
    expect(await asApp(`truncate ${table}`)).toBe(refused)
  })

  it('finds nothing in the access log, and cannot write the register of municipalities', async () => {
    expect(await asApp('select * from access_log')).toBe('done')
    expect(await db.as((trx) => trx.selectFrom('access_log').selectAll().execute())).toEqual([])
    expect(await asApp("update reference.municipality set name = 'x'")).toBe(refused)
  })

  it('makes no tables', async () => {
    expect(await asApp('create table mine (id int)')).toBe(refused)
    expect(await asApp('create table reference.mine (id int)')).toBe(refused)
  })
})

describe('the owner', () => {
  it.each(['access_log', 'person_event', 'admin_event', 'audit_seal'])(
    'cannot change %s either, nor empty it (trust requirement T-21)',
    async (table) => {
      const asSuperuser = (statement: string) =>
        attempt(db.owner, 'set search_path to m_851, reference', statement)
      const column = table === 'audit_seal' ? 'line' : 'request_id'
      expect(await asSuperuser(`update ${table} set ${column} = ''`)).toBe(refused)
      expect(await asSuperuser(`truncate ${table}`)).toBe(refused)
    },
  )
})

describe('a page that only reads', () => {
  it('fails in the database when it tries to write', async () => {
    const writing = db.as(
      (trx) =>
        trx
          .insertInto('strategy_event')
          .values({ edition_id: 1, actor_name: 'x', type: 'x', data: '{}' })
          .execute(),
      undefined,
      'read only',
    )
    await expect(writing).rejects.toMatchObject({ code: '25006' })
  })

  it('leaves no actor behind on the pooled connection', async () => {
    await db.as(async () => {})
    const { rows } = await db.database.pool.query(
      "select current_setting('fodfaeste.actor', true) as actor, current_user as role",
    )
    expect(rows).toEqual([{ actor: '', role: 'fodfaeste_login' }])
  })
})
