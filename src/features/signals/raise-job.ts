import { sql } from 'kysely'
import type { Job } from '../../platform/jobs/job.ts'
import { raiseSignals } from './raise.ts'

/**
 * Every night, after those whose time is up have left: raises, renews and ends signals by the rules that are on. All of it in one
 * transaction: whenever the program dies, everything is there or nothing of it.
 */
export const raiseSignalsJob: Job<unknown> = {
  name: 'raise-signals',
  schedule: '20 4 * * *',
  runsAs: 'signals',
  expireInSeconds: 1800,
  handle: ({ municipality, inTransaction }) =>
    inTransaction('read write', async (trx) => {
      const { rows } = await sql<{ day: string }>`select today()::text as day`.execute(trx)
      const [now] = rows
      if (now) await raiseSignals(trx, municipality.code, now.day)
    }),
}
