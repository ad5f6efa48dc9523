import { sql } from 'kysely'
import type { Job } from '../../platform/jobs/job.ts'

/** Every night: the work phone and work mail of those who have left are nobody's to read any more. */
export const forgetReachJob: Job<unknown> = {
  name: 'forget-how-to-reach',
  schedule: '25 3 * * *',
  runsAs: 'administration',
  handle: async ({ inTransaction }) => {
    await inTransaction('read write', async (trx) => {
      await trx
        .deleteFrom('staff_reach')
        .where('actor_id', 'in', (of) =>
          of.selectFrom('actor').select('id').where(sql<boolean>`left_on <= today()`),
        )
        .execute()
    })
  },
}
