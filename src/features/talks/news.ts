import { sql } from 'kysely'
import type { Change, NewsSource } from '../../platform/news/news-hub.ts'

/** Whose talks have changed. */
export const talkNews: NewsSource = async (trx, after) => {
  const { rows } = await sql<Change>`
    select event.id::text, talk.owner_id::text from talk_event event join talk on talk.id = event.talk_id
    where event.id > coalesce(${after ?? null}::bigint, (select max(id) - 1 from talk_event)) order by event.id`.execute(
    trx,
  )
  return rows
}
