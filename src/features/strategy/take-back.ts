import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { changePassage, type PassageWords, wordsOf } from './change-passage.ts'
import { getEvent } from './events.ts'
import { getPassageById } from './queries.ts'
import type { Change, PassageName } from './record-event.ts'
import type { Passage } from './rules.ts'

/** What taking a change back would do to the words as they are now. */
export interface TakingBack {
  readonly eventId: string
  readonly passage: Passage
  readonly name: PassageName
  /** Only where the former words differ from the present ones. */
  readonly changes: readonly Change<keyof PassageWords>[]
}

/** @throws NotFound where the event changed no words */
export async function planTakingBack(
  trx: ActorTransaction,
  about: { readonly editionId: string; readonly passageId: string },
  eventId: string,
): Promise<TakingBack> {
  const { event } = await getEvent(trx, about, eventId)
  if (event.type !== 'passage_changed') throw new NotFound()
  const passage = await getPassageById(trx, about.editionId, about.passageId)
  const now = wordsOf(passage)
  const changes = event.changes
    .filter(({ field, from }) => now[field] !== from)
    .map(({ field, from }) => ({ field, from: now[field], to: from }))
  return { eventId, passage, name: event.passage, changes }
}

/**
 * Undoes a change by another change with the former words. Nothing is deleted: the history shows both.
 *
 * @throws Locked, Stale, Unfit, NotFound
 */
export async function takeBack(
  trx: ActorTransaction,
  actor: Actor,
  about: { readonly editionId: string; readonly passageId: string },
  eventId: string,
  version: number,
): Promise<boolean> {
  const { changes } = await planTakingBack(trx, about, eventId)
  const words = Object.fromEntries(changes.map(({ field, to }) => [field, to]))
  return changePassage(trx, actor, { ...about, version, words, takesBack: eventId })
}
