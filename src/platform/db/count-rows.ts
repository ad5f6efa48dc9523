import type { SelectQueryBuilder } from 'kysely'
import type { DB } from './schema.ts'

/** How many rows a query has, before anything of them is selected. */
export async function countRows<Tables extends keyof DB>(
  query: SelectQueryBuilder<DB, Tables, object>,
): Promise<number> {
  const { count } = await query
    .select((rows) => rows.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
