import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { type PersonEvent, recordPersonEvent } from '../young-people/index.ts'
import type { Talk } from './queries.ts'

/** Who changes what, in which request. */
export interface Arranging {
  readonly trx: ActorTransaction
  readonly actor: PersonActor
  readonly requestId: string
  /** The day by the Danish clock. */
  readonly today: string
  readonly now: Date
  /** What to say where somebody else was faster. */
  readonly overtaken: string
  /** What to say where nobody of the municipality is here who could be at it. */
  readonly nobody: string
}

/**
 * Writes it into the young person's history. A meeting between departments stands there as the shares that it made, and in no
 * more words: outsiders see nothing of it (L-04).
 */
export async function recordTalk(
  { trx, actor, requestId }: Pick<Arranging, 'trx' | 'actor' | 'requestId'>,
  { id, personId, kind }: Pick<Talk, 'id' | 'personId' | 'kind'>,
  type: PersonEvent['type'],
): Promise<void> {
  if (kind === 'coordination-meeting') return
  await recordPersonEvent(trx, actor, requestId, personId, { type, category: 'guidance', data: { talk: id } })
}
