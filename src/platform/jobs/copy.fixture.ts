import pino from 'pino'
import { hereStill } from './may-still-act.ts'
import { startWorkers } from './workers.ts'

/**
 * A copy of the program for a test that has to kill one in the middle of a job: it begins whatever job of that name
 * it gets, says so, and never ends it. Arguments: the connection as JSON, the job's name.
 */
const [connection = '', name = ''] = process.argv.slice(2)

await startWorkers({
  connection: JSON.parse(connection) as object,
  jobs: [
    {
      name,
      runsAs: 'lost',
      handle: () => {
        console.log('begun')
        return new Promise<never>(() => {})
      },
    },
  ],
  services: {},
  mayStillAct: hereStill,
  log: pino({ level: 'silent' }),
})
