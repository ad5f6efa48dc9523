import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Database } from '../db/connect.ts'

/**
 * `/health/live`: the process answers. `/health/ready`: it may be sent work, and its database answers. They are for
 * machines, know no municipality, and tell nobody anything else. `degraded` is still 200: people can be helped while
 * somebody finds out why the log has a gap, and a proxy that took the program away would help nobody (T-23).
 */
export function healthRoutes(
  database: Database,
  isReady: () => boolean,
  alarms: () => Promise<readonly string[]>,
): Hono {
  const health = new Hono()
  health.get('/live', (c) => c.text('live'))
  health.get('/ready', async (c) => {
    if (!isReady() || !(await databaseAnswers(database)))
      return c.json({ status: 'not ready' }, 503, { 'Retry-After': '5' })
    const because = await alarms().catch(() => ['the state of the logs cannot be read'])
    return c.json(because.length === 0 ? { status: 'ready' } : { status: 'degraded', because })
  })
  return health
}

const databaseAnswers = (database: Database): Promise<boolean> =>
  sql`select 1`.execute(database.kysely).then(
    () => true,
    () => false,
  )
