import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { fullName } from '../young-people/index.ts'
import { type Found, findByName, type Named } from './rules.ts'

/** What somebody looks for: a name, a birthday, or both. */
export interface Wanted {
  /** Empty for whoever was born on that day. */
  readonly name: string
  /** `YYYY-MM-DD` */
  readonly birthDate: string | undefined
}

/**
 * Who is meant, among those whom the actor is around. Row-level security says who they are before a name is compared, so
 * that nothing about anybody else can be told by what is found, by how many there are, or by how long it takes.
 */
export async function findPeople(trx: ActorTransaction, { name, birthDate }: Wanted): Promise<Found> {
  const { rows } = await sql<{ id: string; given_name: string; family_name: string }>`
    select person.id, person.given_name, person.family_name
    from my_people() mine join young_person person on person.id = mine.person_id
    where ${birthDate ?? null}::date is null or person.birth_date = ${birthDate ?? null}::date
    order by person.family_name collate "da-x-icu", person.given_name collate "da-x-icu", person.id`.execute(
    trx,
  )
  const people = rows.map((row): Named => ({ id: row.id, name: fullName(row.given_name, row.family_name) }))
  return findByName(people, name)
}
