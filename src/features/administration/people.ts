import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'

/** The ids of those of exactly this name and birth date whom the reader may know. */
export async function findPeople(trx: ActorTransaction, name: string, birthDate: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('young_person')
    .select('id')
    .where('birth_date', '=', birthDate)
    .where(
      sql<boolean>`lower(trim(given_name || ' ' || family_name)) = lower(regexp_replace(${name}, '\\s+', ' ', 'g'))`,
    )
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Somebody's name; none of those whose name is protected (trust requirement L-30). */
export async function nameOfPerson(trx: ActorTransaction, personId: string): Promise<string | null> {
  const row = await trx
    .selectFrom('young_person')
    .select(['given_name', 'family_name', 'protected'])
    .where('id', '=', personId)
    .executeTakeFirst()
  return row && !row.protected ? `${row.given_name} ${row.family_name}`.trim() : null
}
