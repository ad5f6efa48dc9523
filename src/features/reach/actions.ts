import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Reach } from './rules.ts'

/** Says how one is reached from now on, in place of what was said before. The database lets nobody say it for another. */
export async function sayReach(trx: ActorTransaction, actor: PersonActor, reach: Reach): Promise<void> {
  await trx
    .insertInto('staff_reach')
    .values({ actor_id: actor.id, ...reach })
    .onConflict((again) =>
      again.column('actor_id').doUpdateSet((set) => ({
        phone: set.ref('excluded.phone'),
        email: set.ref('excluded.email'),
        hours: set.ref('excluded.hours'),
        changed_at: sql<Date>`present()`,
      })),
    )
    .execute()
}
