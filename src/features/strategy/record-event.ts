import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'

/** What has happened to an edition or one of its passages; `history.ts` tells each as a sentence. */
export interface StrategyEvent {
  readonly editionId: string
  readonly passageId?: string
  readonly type: string
  readonly data: Readonly<Record<string, string | number | null>>
}

/** Written in the transaction of the change itself, so that no change lacks its history. */
export async function recordEvent(trx: ActorTransaction, actor: Actor, event: StrategyEvent): Promise<void> {
  await trx
    .insertInto('strategy_event')
    .values({
      edition_id: event.editionId,
      passage_id: event.passageId ?? null,
      actor_id: actor.kind === 'person' ? actor.id : null,
      actor_name: actor.kind === 'anonymous' ? 'anonymous' : actor.name,
      type: event.type,
      data: JSON.stringify(event.data),
    })
    .execute()
}
