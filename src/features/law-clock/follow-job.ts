import { systemIn } from '../../platform/access/actor.ts'
import type { Job } from '../../platform/jobs/job.ts'
import { followPlans } from './follow.ts'

/**
 * Every night: what nobody had to write down. Something ended as was known before, somebody has turned 15, a summer is over, a contact
 * person is another one. All of it in one transaction: whenever the program dies, everything is there or nothing of it.
 */
export const followPlansJob: Job<unknown> = {
  name: 'follow-plans',
  schedule: '35 4 * * *',
  runsAs: 'promises',
  expireInSeconds: 1800,
  handle: ({ id, municipality, inTransaction }) =>
    inTransaction('read write', (trx) =>
      followPlans({ trx, actor: systemIn(municipality, 'promises'), requestId: `job ${id}` }, 'everybody'),
    ),
}
