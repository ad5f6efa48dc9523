import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import { pairOf } from './rules.ts'

/** Says that two activities of different sources are both right, so that they are not asked about again. */
export async function agreeOnBoth(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  pair: { readonly personId: string; readonly one: string; readonly other: string; readonly because: string },
): Promise<void> {
  const { personId, because } = pair
  const [one, other] = pairOf(pair.one, pair.other)
  await trx
    .insertInto('activity_agreed')
    .values({
      person_id: personId,
      one_activity: one,
      other_activity: other,
      because,
      agreed_by: actor.kind === 'person' ? actor.id : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'activities_agreed',
    category: 'status',
    data: { one, other },
  })
}
