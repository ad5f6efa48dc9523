import { systemIn } from '../../platform/access/actor.ts'
import type { Job } from '../../platform/jobs/job.ts'
import { localDate } from '../../platform/time.ts'
import { advanceRetention } from './actions.ts'

/**
 * Every night: closes, blocks and hands over those whose time is up (domain §9). Erasing is left to somebody who says so:
 * `npx fodfaeste erase`, with the authority that stands on record.
 */
export const retentionJob: Job<unknown> = {
  name: 'advance-retention',
  schedule: '45 3 * * *',
  runsAs: 'erasure',
  handle: async ({ id, municipality, inTransaction }) => {
    const actor = systemIn(municipality, 'erasure')
    await inTransaction('read write', (trx) =>
      advanceRetention(trx, actor, `job ${id}`, localDate(new Date())),
    )
  },
}
