import pg from 'pg'
import { getConstructionPlans, getMigrationPlans, PgBoss } from 'pg-boss'
import { zone } from '../time.ts'
import type { Job } from './job.ts'
import { jobsSchema, queueOf, standingQueues } from './queues.ts'

/**
 * Makes or updates the schema of the queue, its queues and its schedules, as the owner: the program itself makes nothing
 * while it runs. Safe to run twice and by several copies at once.
 */
export async function installJobs(connection: pg.ClientConfig, jobs: readonly Job<never>[]): Promise<void> {
  const client = new pg.Client({ ...connection, application_name: 'fodfaeste migration' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(851202007)')
    const boss = new PgBoss({
      schema: jobsSchema,
      db: { executeSql: (text, values) => client.query(text, values ? [...values] : undefined) },
      migrate: false,
      supervise: false,
      schedule: false,
      registerInstance: false,
    })
    await installSchema(client, boss)
    await client.query(grants)
    await installQueues(client, boss, jobs)
  } finally {
    await client.end()
  }
}

async function installSchema(client: pg.Client, boss: PgBoss): Promise<void> {
  const installed = await boss.schemaVersion().catch(() => null)
  if (installed === null) await client.query(getConstructionPlans(jobsSchema))
  else if (installed < wantedVersion()) await client.query(getMigrationPlans(jobsSchema, installed))
}

/** The library names its version only in the script that makes a new schema. */
function wantedVersion(): number {
  const [, version = ''] =
    /INSERT INTO jobs\.version\(version\) VALUES \('(\d+)'\)/i.exec(getConstructionPlans(jobsSchema)) ?? []
  if (version === '') throw new Error('the script of pg-boss does not say its version as it used to')
  return Number(version)
}

/**
 * What the program needs and nothing more, found by beginning with nothing and adding what the tests' log missed. It
 * changes jobs, and of queues only the times at which they were looked after; it makes no table, and calls the
 * library's function for new queues only to be told that they are there.
 */
const grants = `
  revoke all on schema jobs from public;
  revoke all on all functions in schema jobs from public;
  grant usage on schema jobs to fodfaeste_app;
  grant select, insert, update, delete on jobs.job, jobs.job_common to fodfaeste_app;
  grant select, update on jobs.version to fodfaeste_app;
  grant select, insert, update on jobs.queue to fodfaeste_app;
  grant select, update (last_job_id) on jobs.schedule to fodfaeste_app;
  grant select, update, delete on jobs.job_dependency to fodfaeste_app;
  grant select, update, delete on jobs.instance to fodfaeste_app;
  grant execute on function jobs.job_now(), jobs.create_queue(text, jsonb) to fodfaeste_app;
`

async function installQueues(client: pg.Client, boss: PgBoss, jobs: readonly Job<never>[]): Promise<void> {
  await boss.start()
  try {
    for (const queue of [...standingQueues, ...jobs.map(queueOf)]) {
      const { name, ...options } = queue
      await boss.createQueue(name, options)
      const { policy: _policy, ...changeable } = options
      await boss.updateQueue(name, changeable)
    }
    await installSchedules(client, boss, jobs)
  } finally {
    await boss.stop({ close: false, graceful: false })
  }
}

/** A run for each municipality, so that one that fails keeps no other waiting. What is gone from the list is unscheduled. */
async function installSchedules(client: pg.Client, boss: PgBoss, jobs: readonly Job<never>[]): Promise<void> {
  const { rows } = await client.query<{ code: string }>(
    'select code from reference.municipality order by code',
  )
  const wanted = new Set<string>()
  for (const { name, schedule } of jobs)
    for (const { code } of schedule ? rows : []) {
      wanted.add(`${name} ${code}`)
      const data = { municipality: code, by: { kind: 'system', name: 'schedule' }, ids: {} }
      await boss.schedule(name, schedule ?? '', data, { tz: zone, key: code })
    }
  for (const { name, key } of await boss.getSchedules())
    if (!wanted.has(`${name} ${key}`)) await boss.unschedule(name, key)
}
