import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'

/**
 * Begins a statement whose plan a connection keeps. For the few that ask a whole page at once: planning what a person's page
 * asks took PostgreSQL twice as long as answering it (docs/performance.md). Their one column is JSON, so that a plan that was
 * kept over a migration never promises another type than it gives.
 */
export const keepsItsPlan = '/* plan kept */ '

/** The same before a statement that is not asked together with others: it begins with this. */
export const planKept: RawBuilder<unknown> = sql.raw(keepsItsPlan)

/** How many different ones a connection keeps: a large one takes the server 3 MB for each connection. One more is planned each time. */
const most = 16

/** Lets a connection keep the plans of the statements that are marked. The query builder has no word for it, the driver has. */
export function keepPlans(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...parts: unknown[]) => unknown
  const names = new Map<string, string>()
  /** The name of a statement, by which the server knows it again; nothing for one too many. */
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined || names.size >= most) return known
    const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
    names.set(text, name)
    return name
  }
  const keeping = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    const name = typeof text === 'string' && text.startsWith(keepsItsPlan) ? nameOf(text) : undefined
    return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest)
  }
  client.query = keeping as typeof client.query
}
