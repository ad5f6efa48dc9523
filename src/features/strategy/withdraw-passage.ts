import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Locked } from './change-passage.ts'
import { lockEdition, lockPassage } from './queries.ts'
import { recordEvent } from './record-event.ts'
import { mayRearrange } from './rules.ts'
import { refuseStale } from './stale.ts'

interface Withdrawal {
  readonly editionId: string
  readonly passageId: string
  readonly version: number
  /** True takes it out of the draft, false puts it back. */
  readonly withdrawn: boolean
}

/**
 * Takes a passage out of a draft, or puts it back. Its words and its history stay.
 *
 * @throws Locked, Stale
 */
export async function withdrawPassage(
  trx: ActorTransaction,
  actor: Actor,
  { editionId, passageId, version, withdrawn }: Withdrawal,
): Promise<void> {
  const { state } = await lockEdition(trx, editionId)
  const passage = await lockPassage(trx, editionId, passageId)
  await refuseStale(trx, { editionId, passageId }, version, passage.version)
  if (!mayRearrange(state)) throw new Locked(state === 'superseded' ? 'superseded' : 'approved')
  if (passage.withdrawn === withdrawn) return
  await trx
    .updateTable('passage')
    .set({ withdrawn, version: version + 1 })
    .where('id', '=', passageId)
    .execute()
  await recordEvent(
    trx,
    actor,
    { editionId, passageId },
    {
      type: withdrawn ? 'passage_withdrawn' : 'passage_restored',
      passage: { kind: passage.kind, code: passage.code },
      version: version + 1,
    },
  )
}
