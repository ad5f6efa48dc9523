import type pg from 'pg'
import { type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Municipality } from '../access/actor.ts'
import { connect, type Database } from '../db/connect.ts'
import { allMunicipalities } from '../municipality/municipality-by-host.ts'
import { Refusal } from '../refusal.ts'
import { queueConnection } from './connection.ts'
import type { Job } from './job.ts'
import type { MayStillAct } from './may-still-act.ts'
import { jobsSchema } from './queues.ts'
import { type RunServices, runJob } from './run-job.ts'

export interface WorkerOptions<Services> {
  readonly connection: pg.PoolConfig
  readonly jobs: readonly Job<Services>[]
  readonly services: Services
  readonly mayStillAct: MayStillAct
  readonly log: Logger
}

export interface Workers {
  /** Takes nothing new, finishes what is begun, gives back what does not end in time (trust requirement T-64). */
  stop(): Promise<void>
}

/** Less than the server's own time for open requests, so that both fit into the time that a stop may take. */
const drainMilliseconds = 8000
/** How often dead copies are looked for. With the lease it makes the time until another copy takes over (T-63). */
const superviseSeconds = 5
const pollSeconds = 2

/**
 * Runs the jobs. Several copies of the program share one queue: each job is somebody's lease until it is done.
 *
 * @throws Refusal when the queue's schema is missing or older than the program
 */
export async function startWorkers<Services>(options: WorkerOptions<Services>): Promise<Workers> {
  const { connection, jobs, log } = options
  const onIdleError = (error: Error) => log.error({ err: error }, 'an idle connection of the jobs was lost')
  const queue = queueConnection(connection, onIdleError)
  const database = connect({ connection, size: 6, onIdleError })
  const boss = new PgBoss({
    schema: jobsSchema,
    db: queue.db,
    migrate: false,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    cronWorkerIntervalSeconds: pollSeconds,
    // These would make or rebuild something, or write what nobody reads here.
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
  })
  boss.on('error', (error) => log.error({ err: error }, 'the queue of jobs'))
  boss.on('warning', ({ message }) => log.warn({ message }, 'the queue of jobs'))
  const close = async () => {
    await boss.stop({ close: false, timeout: drainMilliseconds })
    await Promise.all([database.close(), queue.close()])
  }
  try {
    await boss.start()
    const run: RunServices<Services> = {
      ...options,
      kysely: database.kysely,
      findMunicipality: municipalityByCode(database),
    }
    for (const job of jobs) if (job.runsHere?.(options.services) ?? true) await work(boss, job, run)
  } catch (error) {
    await close()
    throw explain(error)
  }
  return { stop: close }
}

async function work<Services>(boss: PgBoss, job: Job<Services>, run: RunServices<Services>): Promise<void> {
  for (let worker = 0; worker < (job.concurrency ?? 1); worker += 1) {
    let workerId = ''
    workerId = await boss.work(
      job.name,
      { includeMetadata: true, perJobResults: true, batchSize: 1, pollingIntervalSeconds: pollSeconds },
      async (taken: JobWithMetadata<unknown>[]) => {
        const ended = await Promise.all(
          taken.map(async (one) => ({ id: one.id, ...(await runJob(job, one, run)) })),
        )
        // Where there was one there may be more: ask again at once, and wait only when there was none.
        boss.notifyWorker(workerId)
        return ended
      },
    )
  }
}

/** A municipality that is added while the program runs has jobs as well: what is not known is looked up. */
function municipalityByCode(database: Database): (code: string) => Promise<Municipality | undefined> {
  const known = new Map<string, Municipality>()
  return async (code) => {
    if (!known.has(code)) for (const one of await allMunicipalities(database)) known.set(one.code, one)
    return known.get(code)
  }
}

function explain(error: unknown): unknown {
  const message = error instanceof Error ? error.message : ''
  return /pg-boss is not installed|requires migrations|schema "jobs"/.test(message)
    ? new Refusal('The queue of jobs in the database is not that of this program. Run: npx fodfaeste migrate')
    : error
}
