import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { type JobsTest, jobsTest, until } from '../../../test/support/jobs.ts'
import { systemIn } from '../access/actor.ts'
import { enqueue } from './enqueue.ts'
import type { Job } from './job.ts'

let done: string[] = []
let release = () => {}
const held = () => new Promise<void>((go) => (release = go))

/** The shortest lease that the library allows, so that the test need not wait a minute for it. */
const lease = { heartbeatSeconds: 10, retryDelay: 1, runsAs: 'holder' }
const jobs: readonly Job<unknown>[] = [
  {
    ...lease,
    name: 'lost',
    async handle({ isLastAttempt }) {
      done.push(`lost ${isLastAttempt}`)
    },
  },
  {
    ...lease,
    name: 'hold',
    async handle() {
      done.push('begun')
      await held()
      done.push('ended')
    },
  },
  {
    ...lease,
    name: 'hang',
    concurrency: 2,
    expireInSeconds: 3,
    retryLimit: 0,
    handle: ({ ids, signal }) =>
      ids.how === 'hang'
        ? new Promise((_, stop) => signal.addEventListener('abort', () => stop(new Error('too long'))))
        : Promise.resolve(void done.push('passed by')),
  },
]

let db: TestDatabase
let test: JobsTest
const ask = (job: string, ids = {}) =>
  db.as((trx) => enqueue(trx, systemIn(db.aalborg, 'test'), { job, ids }))

beforeAll(async () => {
  db = await testDatabase()
  test = await jobsTest(db, jobs)
})

function startCopyThatHangs(name: string): Promise<ChildProcess> {
  const loader = join(import.meta.dirname, '../../../node_modules/tsx/dist/loader.mjs')
  const file = join(import.meta.dirname, 'copy.fixture.ts')
  const args = ['--import', loader, file, JSON.stringify(db.login), name]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((begun, failed) => {
    child.stdout.once('data', () => begun(child))
    child.once('exit', () => failed(new Error('the copy ended before it began')))
  })
}

describe('a copy of the program that is killed in the middle of a job', () => {
  it('loses its lease, and another copy does the job', async () => {
    await ask('lost')
    const child = await startCopyThatHangs('lost')
    child.removeAllListeners('exit')
    child.kill('SIGKILL')
    expect(await test.states()).toEqual({ 'lost active': 1 })
    const copy = await test.start()
    await until(() => done.length > 0, 40)
    await copy.stop()
    expect(done).toEqual(['lost false'])
    expect(await test.states()).toEqual({ 'lost completed': 1 })
  })
})

describe('a copy of the program that is stopped', () => {
  it('finishes what it has begun and takes nothing new', async () => {
    done = []
    await ask('hold')
    const copy = await test.start()
    await until(() => done.length > 0)
    const stopped = copy.stop()
    await ask('hold')
    release()
    await stopped
    expect(done).toEqual(['begun', 'ended'])
    expect(await test.states()).toMatchObject({ 'hold completed': 1, 'hold created': 1 })
  })

  it('gives back what does not end in time', async () => {
    done = []
    const copy = await test.start()
    await until(() => done.length > 0)
    await copy.stop()
    expect(await test.states()).toMatchObject({ 'hold completed': 1, 'hold retry': 1 })
    release()
  })
})

describe('a job that never ends', () => {
  it('runs out of time, and those behind it go past', async () => {
    done = []
    await ask('hang', { how: 'hang' })
    for (let index = 0; index < 5; index += 1) await ask('hang', { how: 'pass' })
    const copy = await test.start()
    await until(() => done.filter((what) => what === 'passed by').length === 5)
    await until(async () => (await test.states())['dead-letters created'] === 1)
    await copy.stop()
    expect(await test.states()).toMatchObject({ 'hang completed': 5, 'hang failed': 1 })
  })
})
