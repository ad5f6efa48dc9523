import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict, Invalid, NotFound } from '../../platform/http/errors.ts'
import type { Language } from '../../platform/text/language.ts'
import { listViews } from './queries.ts'
import { mostViews, type SavedView, type ViewedList } from './rules.ts'
import { text } from './text.ts'

/**
 * Keeps a filter under a name.
 *
 * @throws Invalid for a name that one has already
 * @throws Conflict where there are as many as there may be
 */
export async function saveView(
  trx: ActorTransaction,
  actor: PersonActor,
  language: Language,
  { list, name, query }: Omit<SavedView, 'id'> & { readonly list: ViewedList },
): Promise<void> {
  const t = text(language)
  const mine = await listViews(trx, list)
  if (mine.length >= mostViews) throw new Conflict(t('tooMany', { most: mostViews }))
  const saved = await trx
    .insertInto('saved_view')
    .values({ actor_id: actor.id, list, name, query })
    .onConflict((again) => again.columns(['actor_id', 'list', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!saved) throw new Invalid({ name: t('nameTaken') })
}

/** @throws NotFound for one that is not one's own, or gone */
export async function dropView(trx: ActorTransaction, id: string): Promise<void> {
  const dropped = await trx.deleteFrom('saved_view').where('id', '=', id).returning('id').executeTakeFirst()
  if (!dropped) throw new NotFound()
}
