import pg from 'pg'
import type { Db } from 'pg-boss'

export interface QueueConnection {
  readonly db: Db
  close(): Promise<void>
}

/**
 * The queue's own connections. Each becomes `fodfaeste_app` once, at its beginning, and carries no actor: the library
 * sends scripts with a transaction of their own, which a role that ends with a transaction would not outlast. They are
 * a pool apart for that reason; no page or handler is ever given one (trust requirement T-07).
 */
export function queueConnection(
  connection: pg.PoolConfig,
  onIdleError: (error: Error) => void,
): QueueConnection {
  const pool = new pg.Pool({
    ...connection,
    max: 3,
    connectionTimeoutMillis: 3000,
    application_name: 'fodfaeste jobs',
  })
  pool.on('error', onIdleError)
  const lowered = new WeakSet<pg.PoolClient>()
  return {
    db: {
      async executeSql(text, values) {
        const client = await pool.connect()
        try {
          if (!lowered.has(client)) await client.query('set role fodfaeste_app')
          lowered.add(client)
          const result = await client.query(text, values ? [...values] : undefined)
          client.release()
          return result
        } catch (error) {
          // A script that failed in the middle leaves its transaction open: the connection goes with it.
          client.release(true)
          throw error
        }
      },
    },
    close: () => pool.end(),
  }
}
