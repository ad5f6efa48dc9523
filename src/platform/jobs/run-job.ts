import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { type Actor, type Municipality, type PersonActor, systemIn } from '../access/actor.ts'
import { writeAccess } from '../audit/access-log.ts'
import type { DB } from '../db/schema.ts'
import { type ActorTransaction, withActor } from '../db/with-actor.ts'
import { type Job, JobProblem, type JobWork, originator } from './job.ts'
import { type Asker, type JobData, jobData } from './job-data.ts'
import type { MayStillAct, Originator } from './may-still-act.ts'

/** One attempt at a job, as the queue hands it over. */
export interface Attempt {
  readonly id: string
  readonly data: unknown
  readonly retryCount: number
  readonly retryLimit: number
  readonly signal: AbortSignal
}

export interface RunServices<Services> {
  readonly kysely: Kysely<DB>
  readonly log: Logger
  readonly services: Services
  readonly mayStillAct: MayStillAct
  findMunicipality(code: string): Promise<Municipality | undefined>
}

export type Ended =
  | { readonly status: 'completed' }
  /** `failed` is tried again as often as the job says, `deadletter` is not. */
  | { readonly status: 'failed' | 'deadletter'; readonly output: { readonly reason: string } }

class MayNotAct extends Error {}

/** Runs one attempt. Never throws: what went wrong is the outcome, in words that hold nobody's data. */
export async function runJob<Services>(
  job: Job<Services>,
  attempt: Attempt,
  run: RunServices<Services>,
): Promise<Ended> {
  const about = { job: job.name, jobId: attempt.id, attempt: attempt.retryCount + 1 }
  let municipality: Municipality | undefined
  try {
    const data = jobData.parse(attempt.data)
    municipality = await run.findMunicipality(data.municipality)
    if (!municipality) throw new JobProblem('its municipality is not here', { final: true })
    await job.handle(workOf(job, attempt, run, data, municipality), run.services)
    run.log.debug(about, 'a job is done')
    return { status: 'completed' }
  } catch (error) {
    if (!(error instanceof MayNotAct)) {
      run.log.error({ ...about, err: error }, 'a job failed')
      const final = error instanceof JobProblem && error.final
      return { status: final ? 'deadletter' : 'failed', output: { reason: reasonOf(error) } }
    }
    run.log.warn(about, 'a job was refused: who asked for it may no longer act')
    if (municipality) await recordRefusal(run, job, attempt, municipality)
    return { status: 'deadletter', output: { reason: 'who asked for it may no longer act' } }
  }
}

function workOf<Services>(
  job: Job<Services>,
  attempt: Attempt,
  run: RunServices<Services>,
  data: JobData,
  municipality: Municipality,
): JobWork {
  // A job that keeps the log itself would otherwise never come to an end of it.
  let recorded = job.audit?.logged === false
  return {
    id: attempt.id,
    municipality,
    ids: data.ids,
    isLastAttempt: attempt.retryCount >= attempt.retryLimit,
    signal: attempt.signal,
    async inTransaction(mode, work) {
      const actor = await actorOf(job.runsAs, data.by, run, municipality)
      const result = await withActor(run.kysely, actor, mode, async (trx) => {
        if (actor.kind === 'person') await refuseUnlessActing(run, trx, actor)
        // In the transaction of what is done: what is undone has no row, and what is done has one (T-11, T-60).
        if (mode === 'read write' && !recorded) await record(trx, actor, job, attempt, 'done')
        return work(trx)
      })
      recorded ||= mode === 'read write'
      return result
    },
  }
}

/** The originator is looked up each time, so that whoever is suspended in between does nothing more. */
async function actorOf<Services>(
  runsAs: string,
  by: Asker,
  run: RunServices<Services>,
  municipality: Municipality,
): Promise<Actor> {
  if (runsAs !== originator) return systemIn(municipality, runsAs)
  if (by.kind === 'system') return systemIn(municipality, by.name)
  if (by.kind === 'anonymous') throw new MayNotAct()
  const known = await withActor(run.kysely, systemIn(municipality, 'jobs'), 'read only', (trx) =>
    run.mayStillAct(trx, by),
  )
  if (!known || lost(by, known)) throw new MayNotAct()
  return { kind: 'person', municipality, id: by.id, ...known }
}

/** Once more inside the transaction that acts: a suspension may have come since. */
async function refuseUnlessActing<Services>(
  run: RunServices<Services>,
  trx: ActorTransaction,
  actor: PersonActor,
): Promise<void> {
  const known = await run.mayStillAct(trx, actor)
  if (!known || lost(actor, known)) throw new MayNotAct()
}

const lost = (asked: Originator, known: { readonly roles: Originator['roles'] }): boolean =>
  asked.roles.some((role) => !known.roles.includes(role))

const record = <Services>(
  trx: ActorTransaction,
  actor: Actor,
  job: Job<Services>,
  attempt: Attempt,
  result: 'done' | 'refused',
): Promise<void> =>
  writeAccess(trx, actor, { requestId: attempt.id, page: `job.${job.name}`, method: 'JOB', result })

const recordRefusal = <Services>(
  run: RunServices<Services>,
  job: Job<Services>,
  attempt: Attempt,
  municipality: Municipality,
): Promise<void> => {
  const actor = systemIn(municipality, 'jobs')
  return withActor(run.kysely, actor, 'read write', (trx) =>
    record(trx, actor, job, attempt, 'refused'),
  ).catch((error) =>
    run.log.error({ jobId: attempt.id, err: error }, 'the refusal of a job was not written down'),
  )
}

/** A database's message repeats the values that it did not like: only its code leaves. */
function reasonOf(error: unknown): string {
  if (error instanceof JobProblem) return error.message
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const name = error instanceof Error ? error.name : 'unknown'
  return /^[A-Z0-9_]{1,40}$/.test(code) ? `${name} ${code}` : name
}
