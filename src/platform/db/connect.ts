import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { keepPlans } from './kept-plans.ts'
import type { DB } from './schema.ts'

// A DATE is a plain day; the driver would make a point in time of it, in the server's zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day)

export interface Database {
  readonly kysely: Kysely<DB>
  readonly pool: pg.Pool
  close(): Promise<void>
}

export interface ConnectOptions {
  readonly connection: pg.PoolConfig
  /** How many connections at most; a pool that grows without bound takes the database down with it. */
  readonly size?: number
  /** What to do with an error on an idle connection, as when the server restarts. */
  onIdleError?(error: Error): void
}

/** Opens a pool. Nothing outside `platform/db` queries through it: see `withActor`. */
export function connect({ connection, size = 12, onIdleError = () => {} }: ConnectOptions): Database {
  const pool = new pg.Pool({
    ...connection,
    max: size,
    connectionTimeoutMillis: 3000,
    application_name: 'fodfaeste',
  })
  pool.on('error', onIdleError)
  // Of a connection that is lost while it is used, the query's promise tells; the driver also says it to the client,
  // and what nobody hears there would end the program.
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('connect', keepPlans)
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { kysely, pool, close: () => kysely.destroy() }
}
