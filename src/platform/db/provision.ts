import { readFile } from 'node:fs/promises'
import pg from 'pg'

/**
 * Makes the program's database and roles on a server of our own. On a municipality's server its administrator runs
 * `db/roles.sql` once, and the program never has more rights than these roles.
 */
export async function provision(
  superuser: pg.ClientConfig,
  database: string,
  rolesFile: string,
): Promise<void> {
  await asClient(superuser, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`)
  })
  const roles = await readFile(rolesFile, 'utf8')
  await asClient({ ...superuser, database }, (client) => client.query(roles))
}

async function asClient(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
