import { sql } from 'kysely'
import type { Change, NewsSource } from '../../platform/news/news-hub.ts'

/** Whose concerns have come or gone on. */
export const concernNews: NewsSource = async (trx, after) => {
  const { rows } = await sql<Change>`
    select id::text, owner_id::text from concern_event
    where id > coalesce(${after ?? null}::bigint, (select max(id) - 1 from concern_event))
      and owner_id is not null order by id`.execute(trx)
  return rows
}
