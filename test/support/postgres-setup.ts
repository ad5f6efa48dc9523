import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { jobs } from '../../src/jobs.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { provision } from '../../src/platform/db/provision.ts'
import { installJobs } from '../../src/platform/jobs/install.ts'
import { addMunicipality } from '../../src/platform/municipality/add-municipality.ts'
import { startPostgres } from '../../src/platform/postgres/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    server: { host: string; port: number; version: number }
    template: string
  }
}

/** Two municipalities, so that every test runs where another data controller is next door. */
export const testMunicipalities = [
  { code: '851', name: 'Aalborg', hosts: ['aalborg.test', '127.0.0.1', 'localhost'] },
  { code: '999', name: 'Lillekøbing', hosts: ['lillekoebing.test'] },
] as const

/** A fault of `npm run trust -- --mutants`: every test must meet it, and some must notice it. */
async function plantFault(superuser: pg.ClientConfig): Promise<void> {
  const fault = process.env.FODFAESTE_PLANTED_FAULT
  if (!fault) return
  const client = new pg.Client(superuser)
  await client.connect()
  await client.query(fault)
  await client.end()
}

/** One real server for a whole test project, and in it one migrated database that each test file gets a copy of. */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const version = project.name.endsWith('15') ? 15 : 18
  const server = await startPostgres({
    dataFolder: resolve(`var/test/postgres-${version}`),
    version,
    say: () => {},
    // Tests need no survival of a power cut, and many connections for many workers.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '200',
      // Each copy lives for seconds: nothing in it grows old, and nobody restores it or reads its changes elsewhere.
      autovacuum: 'off',
      // A copy is small, and is looked for through all of it when it goes.
      shared_buffers: '128MB',
      wal_level: 'minimal',
      max_wal_senders: '0',
    },
  })
  const { host, port } = server.superuser
  const template = `template_${randomBytes(6).toString('hex')}`
  await provision(server.superuser, template, 'db/roles.sql')
  const owner = { host, port, user: 'fodfaeste_migrator', database: template }
  await migrate({ connection: owner, folder: 'db/migrations' })
  for (const municipality of testMunicipalities) await addMunicipality(owner, municipality)
  await migrate({ connection: owner, folder: 'db/migrations' })
  await installJobs(owner, jobs)
  await plantFault({ ...server.superuser, database: template })
  project.provide('server', { host, port, version })
  project.provide('template', template)
  return async () => {
    await server.stop()
  }
}
