import { sql } from 'kysely'
import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { SavedView, ViewedList } from './rules.ts'

/** One's own views of a list, by name. Nobody else has them: the database shows each their own. */
export const viewsOf = (trx: ActorTransaction, list: ViewedList): Question<readonly SavedView[]> =>
  question(
    trx
      .selectFrom('saved_view')
      .select(['id', 'name', 'query'])
      .where('list', '=', list)
      .orderBy(sql`name collate "da-x-icu"`)
      .orderBy('id'),
    (rows) => rows,
  )

export const listViews = (trx: ActorTransaction, list: ViewedList): Promise<readonly SavedView[]> =>
  ask(trx, viewsOf(trx, list))
