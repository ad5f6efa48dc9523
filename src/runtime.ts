import { join } from 'node:path'
import pg from 'pg'
import type { DatabaseConfig } from './config.ts'
import { jobs } from './jobs.ts'
import { connect, type Database } from './platform/db/connect.ts'
import { migrate } from './platform/db/migrate.ts'
import { provision } from './platform/db/provision.ts'
import { installJobs } from './platform/jobs/install.ts'
import { type Postgres, startPostgres } from './platform/postgres/index.ts'
import { findProjectFolder } from './platform/project-folder.ts'
import { Refusal } from './platform/refusal.ts'

/** Where the database is, for the program and for its owner; and how to leave it. */
export interface Runtime {
  readonly login: pg.PoolConfig
  readonly owner: pg.ClientConfig
  /** The server that the program runs itself; none where DATABASE_URL names one. */
  readonly ownServer: Postgres | undefined
  readonly projectFolder: string
  leave(): Promise<void>
}

const oldestVersion = 15
const databaseName = 'fodfaeste'

/**
 * Finds the database: the one named by DATABASE_URL, or a PostgreSQL of our own under the data folder.
 *
 * @throws Refusal when the server is out of reach, too old, or its URLs do not fit together
 */
export async function openRuntime(config: DatabaseConfig, say: (line: string) => void): Promise<Runtime> {
  const projectFolder = findProjectFolder()
  return config.databaseUrl
    ? givenServer(config, config.databaseUrl, projectFolder)
    : ownServer(config, projectFolder, say)
}

async function ownServer(
  config: DatabaseConfig,
  projectFolder: string,
  say: (line: string) => void,
): Promise<Runtime> {
  const server = await startPostgres({ dataFolder: join(config.dataFolder, 'postgres'), say })
  await provision(server.superuser, databaseName, join(projectFolder, 'db/roles.sql'))
  const at = { host: server.superuser.host, port: server.superuser.port, database: databaseName }
  return {
    login: { ...at, user: 'fodfaeste_login' },
    owner: { ...at, user: 'fodfaeste_migrator' },
    ownServer: server,
    projectFolder,
    leave: async () => {
      await server.stop()
    },
  }
}

async function givenServer(
  config: DatabaseConfig,
  databaseUrl: string,
  projectFolder: string,
): Promise<Runtime> {
  await checkServer(databaseUrl)
  const migrateUrl = config.migrateUrl
  return {
    login: { connectionString: databaseUrl },
    get owner(): pg.ClientConfig {
      if (migrateUrl) return { connectionString: migrateUrl }
      throw new Refusal(
        'DATABASE_MIGRATE_URL is missing: migrations run as fodfaeste_migrator, the owner of the tables.',
      )
    },
    ownServer: undefined,
    projectFolder,
    leave: async () => {},
  }
}

async function checkServer(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; encoding: string; mayBeOwner: boolean }>(
      `select current_setting('server_version_num')::int / 10000 as version,
         pg_catalog.getdatabaseencoding() as encoding,
         pg_has_role(current_user, (select oid from pg_roles where rolname = 'fodfaeste_migrator'), 'member')
           as "mayBeOwner"`,
    )
    const [server] = rows
    if (server && server.version < oldestVersion)
      throw new Refusal(
        `The server is PostgreSQL ${server.version}; Fodfæste needs ${oldestVersion} or newer.`,
      )
    if (server && server.encoding !== 'UTF8')
      throw new Refusal(
        `The database is in ${server.encoding}; Fodfæste needs one made with ENCODING 'UTF8'.`,
      )
    if (server?.mayBeOwner)
      throw new Refusal(
        'DATABASE_URL logs in as somebody who can become the owner. Use fodfaeste_login (see db/roles.sql).',
      )
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(
      `The database in DATABASE_URL does not answer: ${plainReason(error)}. Check address, name and password.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

/** What a driver says, without the address and password that it may repeat. */
function plainReason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return plainReason(error.errors[0])
  return error instanceof Error ? error.message.replace(/postgres(ql)?:\/\/\S+/g, '…') : 'no reason given'
}

export async function migrateAll(runtime: Runtime, say: (line: string) => void): Promise<void> {
  await migrate({ connection: runtime.owner, folder: join(runtime.projectFolder, 'db/migrations'), say })
  await installJobs(runtime.owner, jobs)
}

export const connectRuntime = (runtime: Runtime, onIdleError: (error: Error) => void): Database =>
  connect({ connection: runtime.login, onIdleError })
