import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { freeCode } from './add-passage.ts'
import { type PassageWords, refuseLocked } from './change-passage.ts'
import { lockEdition, lockPassage } from './queries.ts'
import { recordEvent } from './record-event.ts'
import { refuseStale } from './stale.ts'

export interface Replacement {
  readonly editionId: string
  readonly passageId: string
  readonly version: number
  /** Why the old one makes way; shown with it. */
  readonly reason: string
  readonly words: Omit<PassageWords, 'section' | 'state_reason'>
}

/**
 * Puts a new initiative in an old one's place. The old one stays, dropped with its reason, and the new one knows whom it
 * took over from.
 *
 * @returns the new initiative's id
 * @throws Locked, Stale, NotFound where it is no initiative
 */
export async function replaceInitiative(
  trx: ActorTransaction,
  actor: Actor,
  { editionId, passageId, version, reason, words }: Replacement,
): Promise<string> {
  const edition = await lockEdition(trx, editionId)
  const old = await lockPassage(trx, editionId, passageId)
  if (old.kind !== 'initiative' || old.withdrawn) throw new NotFound()
  await refuseStale(trx, { editionId, passageId }, version, old.version)
  refuseLocked(old.kind, edition.state)
  const code = await freeCode(trx, editionId, 'initiative', old.theme)
  const { position } = await trx
    .updateTable('passage')
    .set({ state: 'dropped', state_reason: reason, version: version + 1 })
    .where('id', '=', passageId)
    .returning('position')
    .executeTakeFirstOrThrow()
  const { id } = await trx
    .insertInto('passage')
    .values({
      edition_id: editionId,
      kind: 'initiative',
      code,
      theme: old.theme,
      position,
      section: old.section,
      replaces_id: old.id,
      ...words,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const passage = { kind: old.kind, code: old.code }
  await recordEvent(
    trx,
    actor,
    { editionId, passageId },
    { type: 'initiative_replaced', passage, by: code, reason, version: version + 1 },
  )
  await recordEvent(
    trx,
    actor,
    { editionId, passageId: id },
    { type: 'passage_added', passage: { kind: 'initiative', code } },
  )
  return id
}
