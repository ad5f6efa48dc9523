import { sql } from 'kysely'
import type { Municipality } from '../access/actor.ts'
import type { ActorTransaction } from '../db/with-actor.ts'
import { deadLetters } from './queues.ts'

/** A job that was tried often enough. */
export interface DeadLetter {
  readonly id: string
  readonly job: string
  /** A fixed sentence or a code; what the failure was in full stands in the log under the job's id. */
  readonly reason: string
  readonly jobId: string
  readonly askedAt: Date
  readonly gaveUpAt: Date
  readonly retries: number
  readonly ids: Readonly<Record<string, string>>
}

/** The dead letters of one municipality, the latest first. */
export async function listDeadLetters(
  trx: ActorTransaction,
  municipality: Municipality,
  limit = 100,
): Promise<readonly DeadLetter[]> {
  const { rows } = await sql<DeadLetter>`
    select id, source_name as job, source_id as "jobId", source_created_on as "askedAt", created_on as "gaveUpAt",
      source_retry_count as retries, data -> 'ids' as ids, coalesce(
        source_output ->> 'reason', source_output ->> 'message', source_output ->> 'value', 'no reason given') as reason
    from jobs.job_common
    where name = ${deadLetters} and state = 'created' and data ->> 'municipality' = ${municipality.code}
    order by created_on desc, id
    limit ${limit}`.execute(trx)
  return rows
}

/**
 * Has a dead letter tried again from the beginning: as the same originator, whose rights are looked at anew.
 *
 * @returns false when it is not there any more, or another municipality's
 */
export async function retryDeadLetter(
  trx: ActorTransaction,
  municipality: Municipality,
  id: string,
): Promise<boolean> {
  const tried = await sql`
    with taken as (
      delete from jobs.job_common
      where name = ${deadLetters} and state = 'created' and id = ${id}::uuid
        and data ->> 'municipality' = ${municipality.code}
      returning source_name, data, singleton_key, coalesce(source_root_id, source_id) as source_root_id
    )
    insert into jobs.job_common (name, data, singleton_key, source_root_id, created_on, start_after, keep_until,
      expire_seconds, deletion_seconds, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter,
      heartbeat_seconds)
    select q.name, taken.data, taken.singleton_key, taken.source_root_id, jobs.job_now(), jobs.job_now(),
      jobs.job_now() + q.retention_seconds * interval '1 second',
      q.expire_seconds, q.deletion_seconds, q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy,
      q.dead_letter, q.heartbeat_seconds
    from taken join jobs.queue as q on q.name = taken.source_name
    on conflict do nothing`.execute(trx)
  return tried.numAffectedRows === 1n
}

/** Lays a dead letter aside for good: somebody has seen to it in another way. */
export async function dropDeadLetter(
  trx: ActorTransaction,
  municipality: Municipality,
  id: string,
): Promise<boolean> {
  const dropped = await sql`
    delete from jobs.job_common
    where name = ${deadLetters} and id = ${id}::uuid and data ->> 'municipality' = ${municipality.code}`.execute(
    trx,
  )
  return dropped.numAffectedRows === 1n
}
