import type { Municipality } from '../access/actor.ts'
import type { ActorTransaction, TransactionMode } from '../db/with-actor.ts'
import type { Audit } from '../http/page.ts'

/** Acts as whoever asked for it, and only while they may (trust requirement T-11). */
export const originator = 'the originator'

/**
 * A job as data. To register one, put it into the list in `src/jobs.ts`; the next `migrate` makes its queue and its
 * schedule. A handler runs at least once: what it does twice must have one effect.
 */
export interface Job<Services> {
  readonly name: string
  /** When it runs by itself, for each municipality: cron by the Danish clock. Without: only when it is asked for. */
  readonly schedule?: string
  /** The system actor that it acts as, by name, or `originator`. */
  readonly runsAs: string
  /** Each run that changes something leaves a row in the access log, unless it is said here why not. */
  readonly audit?: Audit
  /** How often it is tried again before it lies among the dead letters. */
  readonly retryLimit?: number
  /** Seconds before the first retry; each further one waits about twice as long, with jitter. */
  readonly retryDelay?: number
  readonly retryDelayMax?: number
  /** How long a run may take. A copy of the program that dies is noticed by its heartbeat, however long this is. */
  readonly expireInSeconds?: number
  /** After how many seconds without a sign of life another copy takes over. */
  readonly heartbeatSeconds?: number
  /** How many of it one copy of the program runs side by side. */
  readonly concurrency?: number
  /** Jobs with the same key: only one waits or runs at a time. */
  readonly onePerKey?: boolean
  /** False where it cannot run here, as mail without a mail server; its jobs wait then. */
  readonly runsHere?: (services: Services) => boolean
  handle(work: JobWork, services: Services): Promise<void>
}

/** What a handler gets. */
export interface JobWork {
  /** The job's own id, the same at every attempt. */
  readonly id: string
  readonly municipality: Municipality
  readonly ids: JobIds
  readonly isLastAttempt: boolean
  /** Tripped when the job takes too long, or the program has to end. */
  readonly signal: AbortSignal
  /** As the job's actor, who is looked at anew at the beginning of each transaction. */
  inTransaction<Result>(
    mode: TransactionMode,
    work: (trx: ActorTransaction) => Promise<Result>,
  ): Promise<Result>
}

/** What a job is about: ids, never anything about people. */
export type JobIds = Readonly<Record<string, string>>

/** A failure with a reason that may be shown: a fixed sentence or code without anybody's data. */
export class JobProblem extends Error {
  /** Trying again would not help. */
  readonly final: boolean

  constructor(reason: string, { final = false } = {}) {
    super(reason)
    this.name = 'JobProblem'
    this.final = final
  }
}
