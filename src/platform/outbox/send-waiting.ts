import { sql } from 'kysely'
import { systemIn } from '../access/actor.ts'
import { enqueue } from '../jobs/enqueue.ts'
import type { Job } from '../jobs/job.ts'
import { sendMessageName } from './names.ts'
import type { OutboxServices } from './services.ts'

/**
 * Looks for messages that wait without a job: theirs ran out while no mail server was named, or was laid aside. For one
 * that has a job, asking again changes nothing.
 */
export const sendWaiting: Job<OutboxServices> = {
  name: 'send-waiting-messages',
  schedule: '*/15 * * * *',
  runsAs: 'outbox',
  runsHere: ({ mailer }) => mailer !== undefined,
  async handle(work) {
    await work.inTransaction('read write', async (trx) => {
      const rows = await trx
        .selectFrom('message')
        .select('id')
        .where('state', '=', 'queued')
        .where(sql<boolean>`created_at < now() - interval '15 minutes'`)
        .orderBy('created_at')
        .limit(1000)
        .execute()
      const actor = systemIn(work.municipality, 'outbox')
      for (const { id } of rows)
        await enqueue(trx, actor, { job: sendMessageName, ids: { message: id }, key: id })
    })
  },
}
