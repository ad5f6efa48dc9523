import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../src/platform/db/migrate.ts'
import { addMunicipality } from '../../src/platform/municipality/add-municipality.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let db: TestDatabase
let folder: string

beforeAll(async () => {
  db = await testDatabase()
  mkdirSync(resolve('var/test'), { recursive: true })
  folder = mkdtempSync(resolve('var/test/migrations-'))
  cpSync('db/migrations', folder, { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function ask<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> {
  const client = new pg.Client(db.owner)
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

const run = () => migrate({ connection: db.owner, folder })
const write = (name: string, text: string) => writeFileSync(join(folder, 'municipality', name), text)

describe('migrations', () => {
  it('change nothing when they run again', async () => {
    const state = 'select name, sha256, xmin::text from m_851.migration_checksum order by name'
    const before = await ask(state)
    await run()
    await run()
    expect(await ask(state)).toEqual(before)
    expect(before.length).toBeGreaterThanOrEqual(4)
  })

  it('run forwards on a database with data, in every municipality', async () => {
    await db.as((trx) =>
      trx.insertInto('edition').values({ title_da: 'Min', title_en: 'Mine', source: 'test' }).execute(),
    )
    write(
      '9001-later.sql',
      'alter table edition add column later text; grant select on edition to fodfaeste_report;',
    )
    await run()
    expect(await ask('select title_da, later from m_851.edition')).toEqual([{ title_da: 'Min', later: null }])
    expect(await ask('select later from m_999.edition')).toEqual([])
  })

  it('of which one fails leave their schema as it was, and the next run goes on', async () => {
    write('9002-half.sql', 'create table half (id int); select 1 / 0;')
    await expect(run()).rejects.toThrow(/9002-half of m_851 failed and changed nothing: division by zero/)
    expect(await ask("select to_regclass('m_851.half') as half")).toEqual([{ half: null }])
    write('9002-half.sql', 'create table half (id int); grant select on half to fodfaeste_app;')
    await run()
    expect(await ask("select to_regclass('m_999.half')::text as half")).toEqual([{ half: 'm_999.half' }])
  })

  it('refuse a file that has run and was changed since, by name', async () => {
    write('9001-later.sql', 'select 1;')
    await expect(run()).rejects.toThrow(/9001-later has already run on m_851 and was changed/)
    write(
      '9001-later.sql',
      'alter table edition add column later text; grant select on edition to fodfaeste_report;',
    )
    rmSync(join(folder, 'municipality', '9002-half.sql'))
    await expect(run()).rejects.toThrow(/9002-half has run on m_851 but its file is gone/)
  })

  it('may be started by several copies of the program at once', async () => {
    write('9002-half.sql', 'create table half (id int); grant select on half to fodfaeste_app;')
    write('9003-once.sql', 'create table once (id int); grant select on once to fodfaeste_app;')
    await Promise.all([run(), run(), run()])
    expect(await ask("select count(*)::int as runs from m_851.migration where name = '9003-once'")).toEqual([
      { runs: 1 },
    ])
  })
})

describe('a municipality', () => {
  const add = (code: string, name: string, hosts: string[]) =>
    addMunicipality(db.owner, { code, name, hosts })

  it('cannot take another one’s host name', async () => {
    await expect(add('846', 'Mariagerfjord', ['aalborg.test'])).rejects.toThrow(/already belongs/)
    await expect(add('846', 'Mariagerfjord', ['unge.test', 'lillekoebing.test'])).rejects.toThrow(
      /already belongs/,
    )
  })

  it.each([
    ['85', 'Aalborg', ['a.test'], /three digits/],
    ['851', ' ', ['a.test'], /needs a name/],
    ['851', 'Aalborg', [], /host name/],
    ['851', 'Aalborg', ['A.test'], /lower case/],
    ['851', 'Aalborg', ['a.test:80'], /without port/],
  ])('is refused in words when it is given as %s %s %j', async (code, name, hosts, words) => {
    await expect(add(code, name, hosts)).rejects.toThrow(words)
  })

  it('sees its own editions and never those of the one next door', async () => {
    const titles = (municipality = db.aalborg) =>
      db.as((trx) => trx.selectFrom('edition').select('title_da').execute(), {
        kind: 'anonymous',
        municipality,
      })
    expect(await titles()).toEqual([{ title_da: 'Min' }])
    expect(await titles(db.lillekobing)).toEqual([])
  })
})
