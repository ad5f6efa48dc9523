import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'

export interface Told {
  readonly actorId: string
  readonly as: 'contact_person' | 'team_leader' | 'young_person'
}

/**
 * Who hears of it at once: contact person and substitute, the leaders of theirs and of whoever opened it, and the young
 * person. Answers with them, so that the history keeps who was told.
 */
export async function tellAboutBreakGlass(
  trx: ActorTransaction,
  _actor: PersonActor,
  glass: { readonly id: string; readonly personId: string },
): Promise<Told[]> {
  const { rows } = await sql<{ actor_id: string; as_whom: Told['as'] }>`
    select * from told_of_break_glass(${glass.id}) order by actor_id`.execute(trx)
  return rows.map(({ actor_id, as_whom }) => ({ actorId: actor_id, as: as_whom }))
}
