import pg from 'pg'

/**
 * Connections that a test file asks through again and again: to open one takes longer than most questions, and a new one
 * knows nothing of the tables yet.
 */
const pools = new Map<string, pg.Pool>()

const nameOf = ({ database, user, options = '' }: pg.PoolConfig): string => `${database} ${user} ${options}`

function poolOf(config: pg.PoolConfig): pg.Pool {
  const known = pools.get(nameOf(config))
  if (known) return known
  const pool = new pg.Pool({ ...config, max: 3, idleTimeoutMillis: 5_000 })
  // A test may end connections at the server: the next question gets a new one.
  pool.on('error', () => {})
  pools.set(nameOf(config), pool)
  return pool
}

/** Asks through a kept connection. One whose settings the statement may have changed is not kept. */
export async function ask<Row extends pg.QueryResultRow>(
  config: pg.PoolConfig,
  statement: string,
  values: readonly unknown[],
): Promise<pg.QueryResult<Row>> {
  const client = await poolOf(config).connect()
  let fit = false
  try {
    const result = await client.query<Row>(statement, [...values])
    fit = !/^\s*(set|begin|alter|create|drop)\b/i.test(statement)
    return result
  } finally {
    client.release(!fit)
  }
}

/** Ends what is kept for a database: its clock is read when a connection begins. */
export async function endConnections(database: string | undefined): Promise<void> {
  const ended = [...pools].filter(([name]) => name.startsWith(`${database} `))
  for (const [name] of ended) pools.delete(name)
  await Promise.all(ended.map(([, pool]) => pool.end()))
}
