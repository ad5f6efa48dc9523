import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Database } from '../db/connect.ts'

/**
 * `/health/live`: the process answers. `/health/ready`: it may be sent work, and its database answers. They are for
 * machines, know no municipality, and tell nobody anything else.
 */
export function healthRoutes(database: Database, isReady: () => boolean): Hono {
  const health = new Hono()
  health.get('/live', (c) => c.text('live'))
  health.get('/ready', async (c) => {
    const answers = isReady() && (await databaseAnswers(database))
    return answers ? c.text('ready') : c.text('not ready', 503, { 'Retry-After': '5' })
  })
  return health
}

const databaseAnswers = (database: Database): Promise<boolean> =>
  sql`select 1`.execute(database.kysely).then(
    () => true,
    () => false,
  )
