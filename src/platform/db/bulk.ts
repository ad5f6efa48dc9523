import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Actor } from '../access/actor.ts'
import type { Database } from './connect.ts'
import type { DB } from './schema.ts'
import { type ActorTransaction, withActor } from './with-actor.ts'

/** A value as `COPY` takes it; bytes are bytes. */
export type CopyValue = string | number | boolean | Uint8Array | null
export type CopyRow = readonly CopyValue[]

/** What a bulk load can do beside what any transaction of its actor can. */
export interface Bulk {
  /**
   * Makes temporary tables, which are gone when the transaction ends. They belong to the role that logs in: the task's own
   * role may make none.
   */
  makeTables(tables: Readonly<Record<string, string>>): Promise<void>
  /** Lets the server look at a temporary table, so that it plans well. */
  analyze(table: string): Promise<void>
  /** Loads rows as they come, and waits when the server does: a file of any size takes the same memory. */
  copyIn(table: string, columns: readonly string[], rows: AsyncIterable<readonly CopyRow[]>): Promise<void>
}

/** A load takes longer than a page may. */
const patience = '30min'
/**
 * A program that is killed leaves its statement running, and with it the lock that lets only one load in: the server looks
 * every second whether anybody still waits for the answer. Where its system cannot look, it goes on to the statement's end.
 */
const looksForUs = `do $$ begin set local client_connection_check_interval = '1s';
  exception when invalid_parameter_value or feature_not_supported then null; end $$`

/** Enough that what is compared is compared in memory, on a small machine too. */
const memory = '96MB'

/**
 * One transaction of an actor on a connection of its own, with `COPY`, which no query builder has. Nothing of it is there
 * until it ends well.
 */
export async function withBulk<Result>(
  database: Database,
  actor: Actor,
  work: (trx: ActorTransaction, bulk: Bulk) => Promise<Result>,
): Promise<Result> {
  const client = await database.pool.connect()
  let broken = true
  try {
    const lent = { query: client.query.bind(client), release: () => {} }
    const kysely = new Kysely<DB>({
      // The query builder asks a pool for connections; this one lends the one that COPY runs on.
      dialect: new PostgresDialect({
        pool: { options: {}, connect: async () => lent, end: async () => {} },
      }),
    })
    const result = await withActor(kysely, actor, 'read write', async (trx) => {
      await client.query(
        `set local statement_timeout = '${patience}'; set local work_mem = '${memory}'; ${looksForUs}`,
      )
      return work(trx, bulkOn(client))
    })
    broken = false
    return result
  } finally {
    // What went wrong in the middle of a COPY may have left the connection anywhere.
    client.release(broken)
  }
}

const bulkOn = (client: pg.PoolClient): Bulk => ({
  async makeTables(tables) {
    const names = Object.keys(tables)
    const statements = Object.entries(tables).map(
      ([name, columns]) => `create temporary table ${pg.escapeIdentifier(name)} (${columns}) on commit drop`,
    )
    await asItself(client, [
      ...statements,
      `grant select, insert, update, delete on ${names.map(pg.escapeIdentifier).join(', ')} to fodfaeste_system`,
    ])
  },
  analyze: (table) => asItself(client, [`analyze ${pg.escapeIdentifier(table)}`]),
  async copyIn(table, columns, rows) {
    const into = `${pg.escapeIdentifier(table)} (${columns.map(pg.escapeIdentifier).join(', ')})`
    await pipeline(Readable.from(written(rows)), client.query(copyFrom(`copy ${into} from stdin`)))
  },
})

async function asItself(client: pg.PoolClient, statements: readonly string[]): Promise<void> {
  await client.query('set local role none')
  for (const statement of statements) await client.query(statement)
  await client.query('set local role fodfaeste_system')
}

async function* written(batches: AsyncIterable<readonly CopyRow[]>): AsyncGenerator<string> {
  for await (const rows of batches)
    if (rows.length > 0) yield rows.map((row) => `${row.map(cell).join('\t')}\n`).join('')
}

const special = /[\\\t\n\r]/g
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function cell(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return value.replace(special, (one) => escapes[one] ?? one)
  if (typeof value === 'object')
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')}`
  return String(value)
}
