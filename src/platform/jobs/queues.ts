import type { Queue } from 'pg-boss'
import type { Job } from './job.ts'

/** One schema for all municipalities of a database: what is in it are ids. */
export const jobsSchema = 'jobs'

/** Where jobs end that were tried often enough, with their reason, until somebody has looked at them. */
export const deadLetters = 'dead-letters'

/** The library's own queue, by which a schedule becomes a job. Made here, so that nothing is made while running. */
const scheduler = '__pgboss__send-it'

const day = 24 * 60 * 60

/** What a queue is made with: a lease of 60 seconds, kept by a heartbeat (trust requirement T-63). */
export const queueOf = (job: Job<never>): Queue => ({
  name: job.name,
  policy: job.onePerKey ? 'exclusive' : 'standard',
  retryLimit: job.retryLimit ?? 5,
  retryDelay: job.retryDelay ?? 2,
  retryBackoff: true,
  retryDelayMax: job.retryDelayMax ?? 600,
  expireInSeconds: job.expireInSeconds ?? 60,
  heartbeatSeconds: job.heartbeatSeconds ?? 60,
  retentionSeconds: 14 * day,
  deleteAfterSeconds: day,
  deadLetter: deadLetters,
})

/** The queues that are there whatever the jobs are. A dead letter waits for somebody: half a year. */
export const standingQueues: readonly Queue[] = [
  { name: deadLetters, retentionSeconds: 180 * day, deleteAfterSeconds: day },
  { name: scheduler, deleteAfterSeconds: 60 * 60 },
]
