import pino from 'pino'
import { expect } from 'vitest'
import { installJobs } from '../../src/platform/jobs/install.ts'
import type { Job } from '../../src/platform/jobs/job.ts'
import { hereStill, type MayStillAct } from '../../src/platform/jobs/may-still-act.ts'
import { startWorkers, type Workers } from '../../src/platform/jobs/workers.ts'
import type { TestDatabase } from './database.ts'
import { type JobFile, runAndKill, runOneJob } from './one-job.ts'
import { moveClock } from './time.ts'

export interface TestCopy extends Workers {
  /** Every line that was logged. */
  readonly lines: string[]
}

export interface JobsTest {
  /** A copy of the program as far as its jobs go. */
  start(services?: unknown, mayStillAct?: MayStillAct): Promise<TestCopy>
  /** What lies in the queue, by job and state: `{ 'count completed': 3 }`. */
  states(): Promise<Readonly<Record<string, number>>>
}

/** Jobs of the test's own in the real queue of the test's own database. */
export async function jobsTest<Services>(
  db: TestDatabase,
  jobs: readonly Job<Services>[],
): Promise<JobsTest> {
  await installJobs(db.owner, jobs)
  return {
    async start(services, mayStillAct = hereStill) {
      const lines: string[] = []
      const log = pino({}, { write: (line: string) => lines.push(line) })
      const options = { connection: db.login, jobs, services: services as Services, mayStillAct, log }
      const workers = await startWorkers(options)
      const stop = async () => {
        await workers.stop()
        // Whatever the test did with it: a right that the queue lacks shows in the log, and nowhere else.
        expect(lines.filter((line) => line.includes('"the queue of jobs"'))).toEqual([])
      }
      return { stop, lines }
    },
    async states() {
      const { rows } = await db.asSuperuser<{ what: string; count: number }>(
        "select name || ' ' || state as what, count(*)::int from jobs.job where name !~ '^__' group by 1 order by 1",
      )
      return Object.fromEntries(rows.map(({ what, count }) => [what, count]))
    },
  }
}

/** Waits until something is so; gives up after a time in which it should long have been. */
export async function until(isSo: () => Promise<boolean> | boolean, seconds = 50): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not within ${seconds} seconds`)
    await new Promise((go) => setTimeout(go, 100))
  }
}

/** Runs a job at a time, in as many copies of the program at once, each with connections made at that time. */
export async function runJobAt(
  db: TestDatabase,
  job: Job<unknown>,
  instant?: string,
  copies = 1,
): Promise<void> {
  await moveClock(db, instant)
  try {
    const ended = await Promise.all(Array.from({ length: copies }, () => runOneJob(job, db)))
    expect(ended).toEqual(ended.map(() => ({ status: 'completed' })))
  } finally {
    await moveClock(db)
  }
}

/** Kills a program in the middle of a job, and waits until the server has noticed. */
export async function killWhileItRuns(db: TestDatabase, job: JobFile, milliseconds: number): Promise<void> {
  await runAndKill(job, db, milliseconds)
  // A server notices a lost client when it next writes to it.
  await until(async () => {
    const { rows } = await db.asSuperuser(
      "select from pg_stat_activity where datname = current_database() and usename = 'fodfaeste_login' and state <> 'idle'",
    )
    return rows.length === 0
  })
}
