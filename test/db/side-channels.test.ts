import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemIn } from '../../src/platform/access/actor.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { makeRows } from '../support/row-facts.ts'
import { makeStandings, type Standings } from '../support/standings.ts'
import { rowAccess } from './row-access.ts'

let db: TestDatabase
let people: Standings
beforeAll(async () => {
  db = await testDatabase()
  people = await makeStandings(db)
  await makeRows(db, people)
  await db.asSuperuser('analyze')
})

const asCounsellor = <Row>(statement: string): Promise<Row[]> =>
  db.as(
    async (trx) => (await sql.raw<Row>(statement).execute(trx)).rows,
    people.actors['unrelated-counsellor'],
    'read only',
  )

describe('a dump by the program’s role', () => {
  it.each(Object.keys(rowAccess))('fails at %s instead of taking a part of it', async (table) => {
    const dump = asCounsellor(`select set_config('row_security', 'off', true); select * from ${table}`)
    await expect(dump).rejects.toMatchObject({ code: '42501' })
  })
})

describe('what the database notes down for itself', () => {
  it('holds values of people’s tables for nobody who asks', async () => {
    const tables = Object.keys(rowAccess).map((table) => `'${table}'`)
    const stats = `select distinct tablename from pg_stats where schemaname = 'm_851'
      and tablename in (${tables.join(', ')})`
    const { rows } = await db.asSuperuser(stats)
    expect(rows.length).toBeGreaterThan(10)
    expect(await asCounsellor(stats)).toEqual([])
  })

  it('counts nothing for others: sequences are closed', async () => {
    await expect(asCounsellor('select last_value from note_id_seq')).rejects.toMatchObject({ code: '42501' })
  })

  it('does not say in a plan how many rows were left out', async () => {
    const plan = await asCounsellor<{ 'QUERY PLAN': string }>('explain select * from note')
    expect(JSON.stringify(plan)).not.toMatch(/Removed by Filter/)
  })
})

describe('an error of the database', () => {
  it('names to the log no value that was there already', async () => {
    const lines: string[] = []
    const log = createLog('info', { write: (line: string) => lines.push(line) })
    const twice = db.as(
      async (trx) => {
        for (const kind of ['other', 'council'])
          await trx
            .insertInto('organisation')
            .values({ name: 'Kanariefuglens Hus', kind, municipal: false })
            .execute()
      },
      systemIn(db.aalborg, 'import'),
    )
    const error = await twice.catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: '23505' })
    // Row-level security keeps the value from the program already; were it there, the log would leave it out.
    expect(JSON.stringify(error)).not.toContain('Kanariefuglens')
    const told = Object.assign(error as Error, { detail: 'Key (name)=(Kanariefuglens Hus) already exists.' })
    log.error({ err: told }, 'a change that failed')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('23505')
    expect(lines[0]).not.toContain('Kanariefuglens')
  })
})
