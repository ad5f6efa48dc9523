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

/**
 * Without what the program asks now and then for itself, in transactions of their own: an allowance of the limits is
 * taken for many requests at once (decision 0015), and which municipalities there are is read anew every ten seconds.
 */
export const ofTheRequest = (conversations: readonly Conversation[]): readonly Conversation[] =>
  conversations.filter((one) => !one.some(({ text }) => isForTheProgramItself(text)))

const isForTheProgramItself = (text: string): boolean =>
  ['limit_count', 'synchronous_commit', 'reference.municipality'].some((word) => text.includes(word))
