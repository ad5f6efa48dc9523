import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Database } from '../db/connect.ts'

/** What becomes of mail: it goes out, is kept for the demonstration, or waits because no server is named. */
export type MailState = 'sent' | 'kept' | 'waiting'

/**
 * `/health/live`: the process answers. `/health/ready`: it may be sent work, and its database answers. `/health/mail`:
 * mail goes out; it is apart, because a copy without mail still does its work. They are for machines, know no
 * municipality, and tell nobody anything else. `degraded` is still 200: people can be helped while somebody finds out
 * why the log has a gap, and a proxy that took the program away would help nobody (T-23).
 */
export function healthRoutes(
  database: Database,
  isReady: () => boolean,
  { mail, alarms }: { readonly mail: MailState; alarms(): Promise<readonly string[]> },
): Hono {
  const health = new Hono()
  health.get('/live', (c) => c.text('live'))
  health.get('/ready', async (c) => {
    if (!isReady() || !(await databaseAnswers(database)))
      return c.json({ status: 'not ready' }, 503, { 'Retry-After': '5' })
    const because = await alarms().catch(() => ['the state of the logs cannot be read'])
    return c.json(because.length === 0 ? { status: 'ready' } : { status: 'degraded', because })
  })
  health.get('/mail', (c) => (mail === 'waiting' ? c.text('mail waits', 503) : c.text(`mail is ${mail}`)))
  return health
}

const databaseAnswers = (database: Database): Promise<boolean> =>
  sql`select 1`.execute(database.kysely).then(
    () => true,
    () => false,
  )
