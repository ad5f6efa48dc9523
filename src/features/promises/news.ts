import { sql } from 'kysely'
import type { Change, NewsSource } from '../../platform/news/news-hub.ts'

/** Whose promises have begun, changed hands or ended. */
export const promiseNews: NewsSource = async (trx, after) => {
  const { rows } = await sql<Change>`
    select id::text, owner_id::text from promise_event
    where id > coalesce(${after ?? null}::bigint, (select max(id) - 1 from promise_event)) order by id`.execute(
    trx,
  )
  return rows
}
