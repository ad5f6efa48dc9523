import { randomUUID } from 'node:crypto'
import pino from 'pino'
import type { Municipality } from '../../platform/access/actor.ts'
import { connect, type Database } from '../../platform/db/connect.ts'
import { hereStill } from '../../platform/jobs/may-still-act.ts'
import { type Ended, runJob } from '../../platform/jobs/run-job.ts'
import { escalateJob } from './escalate-job.ts'

/** One run of the job, as the program's workers run it. */
export function runEscalation(database: Database, municipality: Municipality): Promise<Ended> {
  return runJob(
    escalateJob,
    {
      id: randomUUID(),
      data: { municipality: municipality.code, by: { kind: 'system', name: 'schedule' }, ids: {} },
      retryCount: 0,
      retryLimit: 5,
      signal: new AbortController().signal,
    },
    {
      kysely: database.kysely,
      log: pino({ level: 'silent' }),
      services: undefined,
      mayStillAct: hereStill,
      findMunicipality: async () => municipality,
    },
  )
}

/* As a program of its own, for a test that kills it: the connection and the municipality come as JSON. */
const [connection, where] = process.argv.slice(2)
if (connection?.startsWith('{') && where?.startsWith('{')) {
  process.stdout.write('.')
  await runEscalation(
    connect({ connection: JSON.parse(connection) as object }),
    JSON.parse(where) as Municipality,
  )
  process.exit(0)
}
