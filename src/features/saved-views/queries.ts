import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { SavedView, ViewedList } from './rules.ts'

/** One's own views of a list, by name. Nobody else has them: the database shows each their own. */
export const listViews = (trx: ActorTransaction, list: ViewedList): Promise<SavedView[]> =>
  trx
    .selectFrom('saved_view')
    .select(['id', 'name', 'query'])
    .where('list', '=', list)
    .orderBy(sql`name collate "da-x-icu"`)
    .orderBy('id')
    .execute()
