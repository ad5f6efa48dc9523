import type { Job } from '../../platform/jobs/job.ts'
import { suspendInactive } from './suspend-inactive.ts'

/** Every night: closes for those who have not been here for 60 days (trust requirement L-16). */
export const inactiveJob: Job<unknown> = {
  name: 'suspend-inactive',
  schedule: '15 3 * * *',
  runsAs: 'administration',
  handle: async ({ municipality, inTransaction }) => {
    await inTransaction('read write', (trx) => suspendInactive(trx, municipality))
  },
}
