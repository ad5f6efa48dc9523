import type pg from 'pg'

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** What was sent on one connection between taking it from the pool and giving it back. */
export type Conversation = readonly Statement[]

/** Writes down everything that is sent to the database through a pool, in the order in which it was sent. */
export function recordStatements(pool: pg.Pool): { readonly conversations: Conversation[] } {
  const record: { conversations: Statement[][] } = { conversations: [] }
  let current: Statement[] = []
  pool.on('acquire', () => {
    current = []
    record.conversations.push(current)
  })
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...parts: unknown[]) => unknown
    const recording = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
      if (typeof text === 'string') current.push({ text, values: Array.isArray(values) ? values : [] })
      return query(text, values, ...rest)
    }
    client.query = recording as typeof client.query
  })
  return record
}
