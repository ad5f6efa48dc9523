import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'

/**
 * Moves the database's clock for the rest of a transaction, and back. Constraints, rights, promises and logs then have it that
 * what the demonstration's people did last week was done last week (docs/decisions/0029). Nothing but the demonstration and
 * tests moves it.
 */
export async function atOtherTimes<Result>(
  trx: ActorTransaction,
  work: (moveClock: (to: Date | 'now') => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const { rows } = await sql<{ now: string }>`
    select coalesce(current_setting('fodfaeste.now', true), '') as now`.execute(trx)
  const set = async (now: string): Promise<void> => {
    await sql`select set_config('fodfaeste.now', ${now}, true)`.execute(trx)
  }
  const before = rows[0]?.now ?? ''
  const result = await work((to) => set(to === 'now' ? before : to.toISOString()))
  await set(before)
  return result
}
