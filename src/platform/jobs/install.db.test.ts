import pino from 'pino'
import { expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { enqueue } from './enqueue.ts'
import { installJobs } from './install.ts'
import { knownHere } from './may-still-act.ts'
import { startWorkers } from './workers.ts'

it('x', async () => {
  const db = await testDatabase()
  let n = 0
  const jobs = [
    {
      name: 'a',
      schedule: '* * * * *',
      runsAs: 'x',
      handle: async (work) => {
        await work.inTransaction('read write', async () => {})
        n += 1
      },
    },
  ]
  await installJobs(db.owner, jobs)
  await installJobs(db.owner, jobs)
  await db.as((trx) =>
    enqueue(trx, { kind: 'system', name: 'test', municipality: db.aalborg }, { job: 'a', ids: {} }),
  )
  const w = await startWorkers({
    connection: db.login,
    jobs,
    services: {},
    mayStillAct: knownHere,
    log: pino({ level: 'debug' }),
  })
  await new Promise((r) => setTimeout(r, 20000))
  await w.stop()
  expect(n).toBe(5)
})
