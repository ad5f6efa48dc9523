import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { PersonEvent } from './events.ts'

export interface Happened {
  readonly type: PersonEvent['type']
  readonly at: Date
  /** Who did it; nobody where an import did. */
  readonly who: string | null
  /** The kind of relation or note, or nothing. */
  readonly kind: string | undefined
}

/** What changed of what is known of a young person, the newest first. */
export async function listHappened(trx: ActorTransaction, personId: string, most = 50): Promise<Happened[]> {
  const rows = await trx
    .selectFrom('person_event')
    .leftJoin('actor', 'actor.id', 'person_event.actor_id')
    .select(['person_event.type', 'person_event.at', 'person_event.data', 'actor.name'])
    .where(sql<boolean>`person_event.person_id = any (known_as(${personId}::uuid))`)
    .orderBy('person_event.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ type, at, data, name }) => ({
    // Only recordPersonEvent writes them.
    type: type as PersonEvent['type'],
    at,
    who: name,
    kind: kindIn(data),
  }))
}

function kindIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return undefined
  return typeof data.kind === 'string' ? data.kind : undefined
}
