import type { SelectQueryBuilder } from 'kysely'
import { type Question, question } from './question.ts'
import type { DB } from './schema.ts'

/** How many rows a query has, before anything of them is selected. */
export const countRows = <Tables extends keyof DB>(
  query: SelectQueryBuilder<DB, Tables, object>,
): Question<number> =>
  question(
    query.select((rows) => rows.fn.countAll<string>().as('count')),
    ([row]) => Number(row?.count),
  )
