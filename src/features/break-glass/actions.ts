import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict, NotFound } from '../../platform/http/errors.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import { tellAboutBreakGlass } from './tell.ts'

/**
 * Opens a young person to one of the municipality's employees for an hour. Others are told in the same transaction.
 * Whether the rule lets it open anything is the caller's to ask: for somebody blocked it does not.
 */
export async function openBreakGlass(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  draft: { readonly personId: string; readonly because: string },
): Promise<string> {
  const { id } = await trx
    .insertInto('break_glass')
    .values({ person_id: draft.personId, actor_id: actor.id, because: draft.because })
    .returning('id')
    .executeTakeFirstOrThrow()
  const told = await tellAboutBreakGlass(trx, actor, { id, personId: draft.personId })
  await recordPersonEvent(trx, actor, requestId, draft.personId, {
    type: 'emergency_opened',
    category: 'identity',
    data: { breakGlass: id, told: told.map(({ actorId }) => actorId) },
  })
  return id
}

/**
 * Ends one's own emergency access before its hour is over.
 *
 * @throws NotFound for one that is over, or somebody else's
 */
export async function endBreakGlass(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  id: string,
): Promise<void> {
  const ended = await trx
    .updateTable('break_glass')
    .set({ ends_at: sql<Date>`present()` })
    .where('id', '=', id)
    .where('actor_id', '=', actor.id)
    .where(sql<boolean>`present() < ends_at`)
    .returning('person_id')
    .executeTakeFirst()
  if (!ended) throw new NotFound()
  await recordPersonEvent(trx, actor, requestId, ended.person_id, {
    type: 'emergency_ended',
    category: 'identity',
    data: { breakGlass: id },
  })
}

/**
 * Records what a leader thinks of a reason. Nobody reviews their own: the database refuses it as well.
 *
 * @throws Conflict when somebody else has reviewed it meanwhile
 */
export async function reviewBreakGlass(
  trx: ActorTransaction,
  actor: PersonActor,
  review: { readonly id: string; readonly words: string; readonly overtaken: string },
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('break_glass')
    .set({ reviewed_at: sql<Date>`present()`, reviewed_by: actor.id, review: review.words })
    .where('id', '=', review.id)
    .where('actor_id', '<>', actor.id)
    .where('reviewed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Conflict(review.overtaken)
}
