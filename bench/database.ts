import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { connect } from '../src/platform/db/connect.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { provision } from '../src/platform/db/provision.ts'
import { addMunicipality } from '../src/platform/municipality/add-municipality.ts'
import { startPostgres } from '../src/platform/postgres/index.ts'
import { type Conversation, recordStatements } from '../test/support/recorded-statements.ts'
import { appOn } from '../test/support/registry.ts'

export interface BenchDatabase {
  readonly loginUrl: string
  readonly ownerUrl: string
  stop(): Promise<void>
}

/**
 * A server of the bench's own with an empty database, which the program under test fills; or with what an earlier run left.
 *
 * @param keep filling took half an hour, and the same is asked again
 */
export async function startDatabase(folder: string, keep = false): Promise<BenchDatabase> {
  if (!keep) await rm(folder, { recursive: true, force: true })
  const server = await startPostgres({ dataFolder: resolve(join(folder, 'postgres')), say: () => {} })
  const { host, port } = server.superuser
  if (!keep) await provision(server.superuser, 'fodfaeste', 'db/roles.sql')
  const url = (user: string) =>
    `postgres://${user}@localhost/fodfaeste?host=${encodeURIComponent(String(host))}&port=${port}`
  return {
    loginUrl: url('fodfaeste_login'),
    ownerUrl: url('fodfaeste_migrator'),
    stop: async () => {
      await server.stop()
    },
  }
}

/** Migrates the bench's database and makes Aalborg in it, at these hosts. */
export async function addAalborg({ ownerUrl }: BenchDatabase, hosts: readonly string[]): Promise<void> {
  const owner = { connectionString: ownerUrl }
  await migrate({ connection: owner, folder: 'db/migrations' })
  await addMunicipality(owner, { code: '851', name: 'Aalborg', hosts })
  await migrate({ connection: owner, folder: 'db/migrations' })
}

/** Everything that one request for a page sends to the database, once the register of hosts has been read. */
export async function statementsOf(loginUrl: string, path: string): Promise<Conversation[]> {
  const database = connect({ connection: { connectionString: loginUrl } })
  const record = recordStatements(database.pool)
  const { app } = await appOn(database)
  const ask = async () => app.fetch(new Request(`http://127.0.0.1${path}`))
  await ask()
  record.conversations.length = 0
  const response = await ask()
  const conversations = [...record.conversations]
  await database.close()
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`)
  return conversations
}

/**
 * What PostgreSQL itself says it needed to plan and execute each statement: milliseconds, the median of many runs. Each is planned here,
 * also what a connection of the program plans once.
 */
export async function timeInDatabase(
  loginUrl: string,
  conversations: readonly Conversation[],
  runs = 40,
): Promise<number> {
  const client = new pg.Client({ connectionString: loginUrl })
  await client.connect()
  const sums: number[] = []
  for (let run = 0; run < runs; run += 1) {
    let sum = 0
    for (const { text, values } of conversations.flat()) {
      await client.query(text, [...values])
      if (!/^\s*(\/\*.*?\*\/\s*)?(select|with)\b/i.test(text) || text.includes('set_config')) continue
      if (/^commit/i.test(text)) continue
      const { rows } = await client.query(`explain (analyze, format json) ${text}`, [...values])
      const [plan] = rows[0]['QUERY PLAN']
      sum += plan['Planning Time'] + plan['Execution Time']
    }
    sums.push(sum)
  }
  await client.end()
  return sums.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN
}
