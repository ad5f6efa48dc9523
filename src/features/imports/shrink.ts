import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { DeliveryRefused } from './codes.ts'

const fewestRows = 20
const share = 0.05

/** Whether so much is missing that somebody should look first: more than 5 %, and at least 20 rows (issue 5, item 2). */
export const hasShrunk = (rows: number, before: number): boolean =>
  before - rows >= fewestRows && before - rows > before * share

/**
 * Stops where a file has far fewer rows than the one of the same source and month: of the same month where one was taken, else of
 * the same month a year before (schools have fewer in summer), else the newest.
 *
 * @throws DeliveryRefused that asks
 */
export async function refuseShrink(
  trx: ActorTransaction,
  run: { readonly id: string; readonly source: string; readonly month: string },
  rows: number,
): Promise<void> {
  const before = await trx
    .selectFrom('import_run')
    .select(sql<number>`(counts ->> 'rows')::bigint::int`.as('rows'))
    .where('source', '=', run.source)
    .where('id', '<>', run.id)
    .where('state', '=', 'applied')
    .orderBy(
      sql`case month when ${run.month}::date then 0 when ${run.month}::date - interval '1 year' then 1 else 2 end`,
    )
    .orderBy('applied_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (before && hasShrunk(rows, before.rows)) throw new DeliveryRefused('delivery_shrank', { asks: true })
}
