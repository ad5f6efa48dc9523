import type { Actor } from '../access/actor.ts'
import type { ActorTransaction } from '../db/with-actor.ts'

export interface AccessRow {
  readonly requestId: string
  readonly page: string
  readonly method: string
  /** `shown` a page, `done` a change, `refused`, or `failed` for a fault of ours. */
  readonly result: 'shown' | 'refused' | 'done' | 'failed'
}

/** One row per logged request, in the same short transaction as the session's use, before the answer's first byte. */
export async function writeAccess(trx: ActorTransaction, actor: Actor, row: AccessRow): Promise<void> {
  await trx
    .insertInto('access_log')
    .values({
      request_id: row.requestId,
      actor_id: actor.kind === 'person' ? actor.id : null,
      roles: actor.kind === 'person' ? [...actor.roles] : [],
      page: row.page,
      method: row.method,
      result: row.result,
    })
    .execute()
}
