import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type pg from 'pg'
import pino from 'pino'
import type { Municipality } from '../../src/platform/access/actor.ts'
import { connect } from '../../src/platform/db/connect.ts'
import type { Job } from '../../src/platform/jobs/job.ts'
import { hereStill } from '../../src/platform/jobs/may-still-act.ts'
import { type Ended, runJob } from '../../src/platform/jobs/run-job.ts'

interface Where {
  readonly login: pg.PoolConfig
  readonly aalborg: Municipality
}

/** One run of a job that needs nothing from the program, as its workers run it, with connections of its own. */
export async function runOneJob(job: Job<unknown>, { login, aalborg }: Where): Promise<Ended> {
  const program = connect({ connection: login, size: 2 })
  try {
    return await runJob(
      job,
      {
        id: randomUUID(),
        data: { municipality: aalborg.code, by: { kind: 'system', name: 'schedule' }, ids: {} },
        retryCount: 0,
        retryLimit: 5,
        signal: new AbortController().signal,
      },
      {
        kysely: program.kysely,
        log: pino({ level: 'silent' }),
        services: undefined,
        mayStillAct: hereStill,
        findMunicipality: async () => aalborg,
      },
    )
  } finally {
    await program.close()
  }
}

/** Where a job is written: its file from the project's folder, and what it is called there. */
export interface JobFile {
  readonly file: string
  readonly name: string
}

const root = join(import.meta.dirname, '../..')

/** Runs a job in a program of its own, and kills it so many milliseconds after it began. */
export async function runAndKill({ file, name }: JobFile, where: Where, milliseconds: number): Promise<void> {
  const loader = join(root, 'node_modules/tsx/dist/loader.mjs')
  const asked = JSON.stringify({ file, name, login: where.login, aalborg: where.aalborg })
  const child = spawn(process.execPath, ['--import', loader, import.meta.filename, asked], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const begun = new Promise((go) => child.stdout.once('data', go))
  const ended = new Promise((over) => child.once('exit', over))
  await begun
  await new Promise((go) => setTimeout(go, milliseconds))
  child.kill('SIGKILL')
  await ended
}

/* As that program. */
const [asked] = process.argv.slice(2)
if (process.argv[1] === import.meta.filename && asked) {
  const { file, name, ...where } = JSON.parse(asked) as JobFile & Where
  const found = (await import(pathToFileURL(join(root, file)).href)) as Readonly<Record<string, Job<unknown>>>
  const job = found[name]
  if (!job) throw new Error(`${file} has no ${name}`)
  process.stdout.write('.')
  await runOneJob(job, where)
  process.exit(0)
}
