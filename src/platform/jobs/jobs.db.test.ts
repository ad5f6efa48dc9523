import { PgBoss } from 'pg-boss'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { type JobsTest, jobsTest, until } from '../../../test/support/jobs.ts'
import { systemIn } from '../access/actor.ts'
import { dropDeadLetter, listDeadLetters, retryDeadLetter } from './dead-letters.ts'
import { enqueue, type Wanted } from './enqueue.ts'
import { type Job, JobProblem, type JobWork } from './job.ts'

let runs: string[] = []
let broken = true

/** A change that can be made once only: a second one under the same key fails in the database. */
const change = (work: JobWork) =>
  work.inTransaction('read write', (trx) =>
    trx.insertInto('form_receipt').values({ key: work.id, page: 'job', location: '/' }).execute(),
  )

const jobs: readonly Job<unknown>[] = [
  {
    name: 'count',
    runsAs: 'counter',
    concurrency: 3,
    async handle(work) {
      runs.push(work.id)
      await change(work)
    },
  },
  {
    name: 'break',
    runsAs: 'breaker',
    retryLimit: 1,
    retryDelay: 1,
    async handle(work) {
      runs.push(work.isLastAttempt ? 'last attempt' : 'attempt')
      if (broken) await work.inTransaction('read write', (trx) => addTwice(trx))
    },
  },
  {
    name: 'refuse',
    runsAs: 'refuser',
    handle: () => Promise.reject(new JobProblem('the file is empty', { final: true })),
  },
  {
    name: 'once-per-key',
    runsAs: 'counter',
    onePerKey: true,
    handle: () => Promise.resolve(),
  },
]

const addTwice = async (trx: Parameters<Parameters<JobWork['inTransaction']>[1]>[0]) => {
  const row = { key: 'a secret that stands in the message', page: 'x', location: '/' }
  await trx.insertInto('form_receipt').values([row, row]).execute()
}

let db: TestDatabase
let test: JobsTest
const ask = (wanted: Wanted, municipality = db.aalborg) =>
  db.as((trx) => enqueue(trx, systemIn(municipality, 'test'), wanted), systemIn(municipality, 'test'))
const letters = (municipality = db.aalborg) => db.as((trx) => listDeadLetters(trx, municipality))

beforeAll(async () => {
  db = await testDatabase()
  test = await jobsTest(db, jobs)
})

describe('a job that is asked for in a change', () => {
  it('is there when the change is, and is not when the change is undone', async () => {
    const undone = db.as(async (trx) => {
      await enqueue(trx, systemIn(db.aalborg, 'test'), { job: 'count', ids: {} })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await test.states()).toEqual({})
  })

  it('lies in the queue exactly as the library itself would lay it there', async () => {
    const boss = new PgBoss({
      schema: 'jobs',
      db: { executeSql: (text, values) => db.asSuperuser(text, values ? [...values] : []) },
      migrate: false,
      supervise: false,
      schedule: false,
      registerInstance: false,
    })
    await boss.start()
    const startAfter = new Date('2100-03-01T09:00:00Z')
    const data = { by: { kind: 'system', name: 'test' }, ids: { message: '7' }, municipality: '851' }
    await boss.send('once-per-key', data, { singletonKey: 'theirs', startAfter })
    await ask({ job: 'once-per-key', ids: { message: '7' }, key: 'ours', startAfter })
    await boss.stop({ close: false, graceful: false })
    const { rows } = await db.asSuperuser(
      "delete from jobs.job where name = 'once-per-key' returning to_jsonb(job) - array['id', 'created_on', 'singleton_key'] as row, singleton_key",
    )
    expect(rows).toHaveLength(2)
    expect(rows[0]?.row).toEqual(rows[1]?.row)
  })

  it('is one where the job allows one per key', async () => {
    const wanted = { job: 'once-per-key', ids: {}, key: 'a', startAfter: new Date('2100-03-01T09:00:00Z') }
    expect([await ask(wanted), await ask(wanted), await ask({ ...wanted, key: 'b' })]).toEqual([
      true,
      false,
      true,
    ])
  })

  it('is refused when no job has that name', async () => {
    await expect(ask({ job: 'unknown', ids: {} })).rejects.toThrow('there is no job unknown')
  })

  it.each([
    'Emil Thorup Krogh',
    ['311299', '9999'].join('-'),
    ['311299', '9999'].join(''),
    'emil@example.dk',
    'x'.repeat(65),
  ])('is refused when it would carry more than ids: %s', async (value) => {
    await expect(ask({ job: 'count', ids: { person: value } })).rejects.toThrow()
  })
})

describe('two copies of the program', () => {
  it('do each of a thousand jobs once', async () => {
    runs = []
    await db.as(async (trx) => {
      for (let index = 0; index < 1000; index += 1)
        await enqueue(trx, systemIn(db.aalborg, 'test'), { job: 'count', ids: { index: String(index) } })
    })
    const copies = await Promise.all([test.start(), test.start()])
    await until(async () => (await test.states())['count completed'] === 1000, 200)
    await Promise.all(copies.map((copy) => copy.stop()))
    expect(new Set(runs).size).toBe(1000)
    const { rows } = await db.asSuperuser(
      "select count(*)::int as n from m_851.form_receipt where page = 'job'",
    )
    expect(rows).toEqual([{ n: 1000 }])
    const log = await db.asSuperuser(
      "select count(distinct request_id)::int as n from m_851.access_log where page = 'job.count' and result = 'done'",
    )
    expect(log.rows).toEqual([{ n: 1000 }])
    // Seconds on a quiet machine; minutes where others want the processor too.
  }, 240_000)
})

describe('a job that always fails', () => {
  it('keeps nobody waiting, and ends among the dead letters with a reason that tells nothing of anybody', async () => {
    runs = []
    for (let index = 0; index < 3; index += 1) await ask({ job: 'break', ids: { import: '4' } })
    await ask({ job: 'count', ids: {} })
    const copy = await test.start()
    await until(async () => (await letters()).length === 3)
    await copy.stop()
    expect(await test.states()).toMatchObject({ 'count completed': 1001, 'dead-letters created': 3 })
    expect(runs.filter((run) => run === 'last attempt')).toHaveLength(3)
    const [letter] = await letters()
    expect(letter).toMatchObject({ job: 'break', reason: 'error 23505', retries: 1, ids: { import: '4' } })
    const { rows } = await db.asSuperuser('select * from jobs.job')
    expect(JSON.stringify(rows)).not.toContain('a secret')
    expect(copy.lines.join('\n')).toContain(letter?.jobId)
  })

  it('is seen by its own municipality only, and tried again or laid aside by nobody else', async () => {
    const [letter, other] = await letters()
    expect(await letters(db.lillekobing)).toEqual([])
    const id = letter?.id ?? ''
    expect(await db.as((trx) => retryDeadLetter(trx, db.lillekobing, id))).toBe(false)
    expect(await db.as((trx) => dropDeadLetter(trx, db.lillekobing, id))).toBe(false)
    expect(await db.as((trx) => dropDeadLetter(trx, db.aalborg, other?.id ?? ''))).toBe(true)
    expect(await letters()).toHaveLength(2)
  })

  it('is done when it is tried again after the cause is gone', async () => {
    broken = false
    const again = (await letters()).map(({ id }) => id)
    for (const id of again) expect(await db.as((trx) => retryDeadLetter(trx, db.aalborg, id))).toBe(true)
    expect(await db.as((trx) => retryDeadLetter(trx, db.aalborg, again[0] ?? ''))).toBe(false)
    const copy = await test.start()
    await until(async () => (await test.states())['break completed'] === 2)
    await copy.stop()
    expect(await letters()).toEqual([])
  })

  it('is not tried again when that would not help', async () => {
    await ask({ job: 'refuse', ids: {} }, db.lillekobing)
    const copy = await test.start()
    await until(async () => (await letters(db.lillekobing)).length === 1)
    await copy.stop()
    expect(await letters(db.lillekobing)).toMatchObject([{ reason: 'the file is empty', retries: 0 }])
  })
})
