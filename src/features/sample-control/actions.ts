import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Refused, recordAdminEvent } from '../administration/index.ts'
import { getSampledLook } from './queries.ts'

export interface Judgement {
  readonly id: string
  readonly verdict: 'explained' | 'not-explained'
  /** What the leader found out, in words. */
  readonly words: string
}

/** A leader says, once, whether a look is explained. What follows for the one who looked is not this program's. */
export async function judgeLook(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { id, verdict, words }: Judgement,
): Promise<void> {
  const look = await getSampledLook(trx, id)
  const { numUpdatedRows } = await trx
    .updateTable('sampled_look')
    .set({ verdict, words, judged_by: actor.id, judged_at: sql`present()` })
    .where('id', '=', id)
    .where('verdict', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refused('over')
  await recordAdminEvent(trx, actor, requestId, {
    type: verdict === 'explained' ? 'look_explained' : 'look_not_explained',
    data: { actor: look.actorId, row: id },
  })
}
