import { randomBytes } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { Job } from '../../platform/jobs/job.ts'
import { localDate } from '../../platform/time.ts'
import { drawSample } from './draw-sample.ts'

/** On the second of each month: draws the month before for the leaders (trust requirement T-25). */
export const sampleJob: Job<unknown> = {
  name: 'draw-sample',
  schedule: '30 3 2 * *',
  runsAs: 'audit',
  handle: async ({ inTransaction }) => {
    const today = Temporal.PlainDate.from(localDate(new Date()))
    const month = today.with({ day: 1 }).subtract({ months: 1 }).toString()
    await inTransaction('read write', (trx) =>
      // Nobody can know beforehand which looks will be asked about.
      drawSample(trx, { month, seed: randomBytes(16).toString('base64url') }),
    )
  },
}
