import { PgBoss } from 'pg-boss'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { type JobsTest, jobsTest, until } from '../../../test/support/jobs.ts'
import { newActor } from '../../../test/support/people.ts'
import type { PersonActor } from '../access/actor.ts'
import { notLogged } from '../http/page.ts'
import { listDeadLetters } from './dead-letters.ts'
import { enqueue } from './enqueue.ts'
import { installJobs } from './install.ts'
import { type Job, originator } from './job.ts'
import { hereStill, type MayStillAct } from './may-still-act.ts'

let asWhom: (string | undefined)[] = []
const jobs: readonly Job<unknown>[] = [
  {
    name: 'by-somebody',
    runsAs: originator,
    async handle(work) {
      await work.inTransaction('read write', async (trx) => {
        const { rows } = await trx.executeQuery<{ actor: string }>(
          trx
            .selectNoFrom((of) => of.fn<string>('current_setting', [of.val('fodfaeste.actor')]).as('actor'))
            .compile(),
        )
        asWhom.push(rows[0]?.actor)
      })
    },
  },
  {
    name: 'keep-the-log',
    runsAs: 'keeper',
    audit: notLogged('the test says so'),
    async handle(work) {
      await work.inTransaction('read write', () => Promise.resolve())
      asWhom.push('keeper')
    },
  },
  {
    name: 'nightly',
    schedule: '30 2 * * *',
    runsAs: 'night',
    handle: () => Promise.resolve(),
  },
  {
    name: 'minutely',
    schedule: '* * * * *',
    runsAs: 'clock',
    handle: async ({ municipality }) => void asWhom.push(municipality.code),
  },
]

let db: TestDatabase
let test: JobsTest
let ida: PersonActor
beforeAll(async () => {
  db = await testDatabase()
  test = await jobsTest(db, jobs)
  const roles = ['counsellor', 'team-leader'] as const
  ida = { ...(await newActor(db, 'Ida Østergaard Moth', roles)), organisation: 'Uddannelseshuset UU' }
})

const ask = () => db.as((trx) => enqueue(trx, ida, { job: 'by-somebody', ids: {} }), ida)
const letters = () => db.as((trx) => listDeadLetters(trx, db.aalborg))
const logRows = async () =>
  (
    await db.asSuperuser(
      "delete from m_851.access_log where page = 'job.by-somebody' returning actor_id, roles, method, result",
    )
  ).rows

describe('a job that somebody asked for', () => {
  it('acts as them, and leaves a row in the log', async () => {
    asWhom = []
    await ask()
    const copy = await test.start()
    await until(() => asWhom.length > 0)
    await copy.stop()
    expect(asWhom).toContain(`person:${ida.id}`)
    expect(await logRows()).toEqual([
      { actor_id: ida.id, roles: ['counsellor', 'team-leader'], method: 'JOB', result: 'done' },
    ])
  })

  it('carries no name and no place of work', async () => {
    await ask()
    const { rows } = await db.asSuperuser<{ data: unknown }>(
      "delete from jobs.job where name = 'by-somebody' and state = 'created' returning data",
    )
    expect(rows).toEqual([
      {
        data: {
          municipality: '851',
          by: { kind: 'person', id: ida.id, roles: ['counsellor', 'team-leader'] },
          ids: {},
        },
      },
    ])
  })

  it.each<[string, MayStillAct]>([
    ['is suspended', () => Promise.resolve(undefined)],
    ['lost one of the roles', async () => ({ name: ida.name, roles: ['counsellor'], organisation: null })],
  ])('does not act when they %s meanwhile, and says so', async (_, mayStillAct) => {
    asWhom = []
    await ask()
    const copy = await test.start({}, mayStillAct)
    await until(async () => (await letters()).length === 1)
    await copy.stop()
    expect(asWhom.filter((whom) => whom?.startsWith('person'))).toEqual([])
    expect(await letters()).toMatchObject([{ reason: 'who asked for it may no longer act', retries: 0 }])
    expect(await logRows()).toEqual([{ actor_id: null, roles: [], method: 'JOB', result: 'refused' }])
    await db.asSuperuser("delete from jobs.job where name = 'dead-letters'")
  })

  it('is undone when they are suspended between the first look and the change', async () => {
    asWhom = []
    let looks = 0
    const onlyAtFirst: MayStillAct = (trx, who) => {
      looks += 1
      return looks === 1 ? hereStill(trx, who) : Promise.resolve(undefined)
    }
    await ask()
    const copy = await test.start({}, onlyAtFirst)
    await until(async () => (await letters()).length === 1)
    await copy.stop()
    expect(asWhom.filter((whom) => whom?.startsWith('person'))).toEqual([])
    expect(await logRows()).toMatchObject([{ result: 'refused' }])
  })
})

describe('a job that keeps the log itself', () => {
  it('leaves no row in it', async () => {
    asWhom = []
    await db.as((trx) => enqueue(trx, ida, { job: 'keep-the-log', ids: {} }), ida)
    const copy = await test.start()
    await until(() => asWhom.includes('keeper'))
    await copy.stop()
    const { rows } = await db.asSuperuser("select from m_851.access_log where page = 'job.keep-the-log'")
    expect(rows).toEqual([])
  })
})

describe('a schedule', () => {
  it('runs once for each municipality, however many copies of the program there are', async () => {
    asWhom = []
    await db.asSuperuser("delete from jobs.job where name ~ 'minutely|send-it'")
    await db.asSuperuser('update jobs.version set cron_on = null')
    const copies = await Promise.all([test.start(), test.start()])
    await until(() => asWhom.length >= 2)
    await Promise.all(copies.map((copy) => copy.stop()))
    const { rows } = await db.asSuperuser<{ code: string; at: string; n: number }>(
      "select data ->> 'municipality' as code, singleton_on::text as at, count(*)::int as n from jobs.job where name = 'minutely' group by 1, 2",
    )
    expect(new Set(rows.map(({ code }) => code))).toEqual(new Set(['851', '999']))
    expect(rows.every(({ n }) => n === 1)).toBe(true)
  })

  it('goes by the Danish clock, through the nights in which it is changed', async () => {
    const { rows } = await db.asSuperuser<{ cron: string; timezone: string; key: string }>(
      "select cron, timezone, key from jobs.schedule where name = 'nightly' order by key",
    )
    expect(rows.map(({ key, timezone }) => [key, timezone])).toEqual([
      ['851', 'Europe/Copenhagen'],
      ['999', 'Europe/Copenhagen'],
    ])
    const boss = new PgBoss({ schema: 'jobs', db: { executeSql: () => Promise.reject(new Error('unused')) } })
    const { cron = '', timezone: tz = '' } = rows[0] ?? {}
    const next = (from: string) =>
      boss.previewSchedule(cron, { tz, count: 1, from: new Date(from) }).map((at) => at.toISOString())
    expect(next('2026-12-01T00:00:00Z')).toEqual(['2026-12-01T01:30:00.000Z'])
    expect(next('2027-07-01T00:00:00Z')).toEqual(['2027-07-01T00:30:00.000Z'])
    // In the night of 28 March there is no half past two, and in that of 31 October there are two.
    expect(next('2027-03-28T00:00:00Z')[0]?.slice(0, 10)).toBe('2027-03-28')
    expect(next('2027-10-31T00:00:00Z')[0]?.slice(0, 10)).toBe('2027-10-31')
  })

  it('is gone when its job is', async () => {
    const changed = jobs.filter(({ name }) => name !== 'nightly')
    await installJobs(db.owner, changed)
    const { rows } = await db.asSuperuser('select distinct name from jobs.schedule')
    expect(rows).toEqual([{ name: 'minutely' }])
  })
})

describe('the program’s role in the queue', () => {
  const asApp = async (statement: string): Promise<string> => {
    const client = { ...db.login, options: '-c role=fodfaeste_app' }
    return db.asSuperuser(statement, [], client).then(
      () => 'done',
      (error: { code?: string }) => error.code ?? '',
    )
  }

  it.each([
    'create table jobs.mine (id int)',
    'alter table jobs.job add column mine int',
    'drop table jobs.job',
    'truncate jobs.job_common',
    "update jobs.schedule set cron = '* * * * *'",
    "insert into jobs.schedule (name, cron) values ('minutely', '* * * * *')",
    'delete from jobs.queue',
    'select * from jobs.warning',
    `select jobs.create_queue('mine', '{"policy": "standard", "partition": true}')`,
    "select jobs.delete_queue('minutely')",
  ])('cannot: %s', async (statement) => {
    expect(await asApp(statement)).toBe('42501')
  })

  it('makes nothing while it runs, and no error is written while it does', async () => {
    const things = () =>
      db.asSuperuser("select relname from pg_class where relnamespace = 'jobs'::regnamespace order by 1")
    const before = (await things()).rows
    const copy = await test.start()
    await new Promise((go) => setTimeout(go, 12_000))
    await copy.stop()
    expect((await things()).rows).toEqual(before)
    expect(copy.lines.filter((line) => !line.includes('"level":30'))).toEqual([])
  })

  it('leaves the reports’ role out', async () => {
    const client = { ...db.login, options: '-c role=fodfaeste_report' }
    await expect(db.asSuperuser('select * from jobs.job', [], client)).rejects.toMatchObject({
      code: '42501',
    })
  })
})
