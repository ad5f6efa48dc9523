import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import { findFocus } from './queries.ts'

const actorId = (actor: Actor): string | null => (actor.kind === 'person' ? actor.id : null)

/**
 * Marks somebody for special focus, from today on. No rule does it: a named person does, with a reason that the young person
 * sees, and a day on which it is looked at again (domain §3).
 *
 * @param mark.already what to say where a mark stands
 * @throws Conflict where a mark stands
 */
export async function markFocus(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  mark: {
    readonly personId: string
    readonly because: string
    readonly reviewOn: string
    readonly already: string
  },
): Promise<void> {
  const { personId, because, reviewOn, already } = mark
  if (await findFocus(trx, personId)) throw new Conflict(already)
  await trx
    .insertInto('special_focus')
    .values({ person_id: personId, because, review_on: reviewOn, marked_by: actorId(actor) })
    .execute()
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'focus_marked',
    category: 'status',
    data: {},
  })
}

/**
 * Lifts the mark: from today on it does not stand. That it stood, and why no longer, stays.
 *
 * @throws Conflict where no mark stands any more
 */
export async function liftFocus(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  lift: { readonly personId: string; readonly because: string; readonly overtaken: string },
): Promise<void> {
  const { personId, because, overtaken } = lift
  const lifted = await trx
    .updateTable('special_focus')
    .set({
      valid_until: sql<string>`greatest(valid_from, today())`,
      lifted_at: sql<Date>`present()`,
      lifted_by: actorId(actor),
      lifted_because: because,
    })
    .where('person_id', '=', personId)
    .where('lifted_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!lifted) throw new Conflict(overtaken)
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'focus_lifted',
    category: 'status',
    data: {},
  })
}
