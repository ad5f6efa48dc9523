import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { getEdition } from './queries.ts'
import { recordEvent } from './record-event.ts'
import { type EditionState, isWorking, statesAfter } from './rules.ts'

/** An edition cannot go from its state to the wanted one. */
export class WrongStep extends Error {}

/**
 * Moves an edition on in its life. When one comes into force, the working one before it is superseded in the same
 * transaction: there is never none and never two.
 *
 * @throws WrongStep
 */
export async function moveEdition(
  trx: ActorTransaction,
  actor: Actor,
  editionId: string,
  to: EditionState,
): Promise<void> {
  const edition = await getEdition(trx, editionId)
  if (!statesAfter(edition.state).includes(to)) throw new WrongStep(`${edition.state} → ${to}`)
  if (isWorking(to)) await supersedeOthers(trx, actor, editionId)
  await trx
    .updateTable('edition')
    .set({ state: to, version: edition.version + 1 })
    .where('id', '=', editionId)
    .execute()
  await recordEvent(trx, actor, { editionId, type: 'edition_moved', data: { from: edition.state, to } })
}

async function supersedeOthers(trx: ActorTransaction, actor: Actor, editionId: string): Promise<void> {
  const superseded = await trx
    .updateTable('edition')
    .set({ state: 'superseded' })
    .where('state', 'in', ['in_force', 'expired'])
    .where('id', '<>', editionId)
    .returning('id')
    .execute()
  for (const { id } of superseded)
    await recordEvent(trx, actor, {
      editionId: id,
      type: 'edition_moved',
      data: { to: 'superseded', by: editionId },
    })
}
