import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import type { ActorTransaction } from '../db/with-actor.ts'
import type { JobIds } from './job.ts'
import { jobDataOf } from './job-data.ts'

export interface Wanted {
  /** The job's name in `src/jobs.ts`. */
  readonly job: string
  /** What it is about: ids only. */
  readonly ids: JobIds
  /** Where the job allows one per key: asking again while one waits or runs changes nothing. */
  readonly key?: string
  readonly startAfter?: Date
}

/**
 * Asks for a job in the transaction of a change: both are there, or neither is (trust requirement T-60).
 *
 * The statement is the one by which the library itself adds a job. Its own function needs an instance with a connection
 * of its own; a change has neither. A test holds the two against each other, column by column.
 *
 * @returns whether it was added
 */
export async function enqueue(
  trx: ActorTransaction,
  actor: Actor,
  { job, ids, key, startAfter }: Wanted,
): Promise<boolean> {
  const data = JSON.stringify(jobDataOf(actor, ids))
  const added = await sql`
    insert into jobs.job_common (name, data, singleton_key, start_after, created_on, keep_until, expire_seconds,
      deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
    select name, ${data}::jsonb, ${key ?? null}, start_after, jobs.job_now(),
      start_after + retention_seconds * interval '1 second', expire_seconds,
      deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds
    from jobs.queue, lateral (select coalesce(${startAfter ?? null}::timestamptz, jobs.job_now()) as start_after) as due
    where name = ${job}
    on conflict do nothing`.execute(trx)
  if (added.numAffectedRows === 0n) await refuseUnknown(trx, job)
  return added.numAffectedRows === 1n
}

/** A job that was renamed, or never put into the list: it must not vanish without a word. */
async function refuseUnknown(trx: ActorTransaction, job: string): Promise<void> {
  const { rows } = await sql`select from jobs.queue where name = ${job}`.execute(trx)
  if (rows.length === 0)
    throw new Error(`there is no job ${job}: see src/jobs.ts, and run npx fodfaeste migrate`)
}
