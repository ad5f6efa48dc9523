import { sql } from 'kysely'
import { planKept } from '../../platform/db/kept-plans.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { type ListedRow, type PeoplePage, pageOf, withContactPerson } from './queries.ts'

/** What somebody is called, when they were born, or some who were found otherwise. */
export interface Called {
  /** For each word that was typed the patterns of which one fits what the name is looked for as. */
  readonly patterns?: readonly (readonly string[])[]
  /** `YYYY-MM-DD` */
  readonly birthDate?: string | undefined
  readonly among?: readonly string[]
}

export interface CalledPage extends PeoplePage {
  /** Where nobody is called so: everybody whom it could have been, with what their names are looked for as. */
  readonly names: readonly { readonly id: string; readonly lookedForAs: string }[]
}

/** One statement answers so many words, and its plan is kept; with more of them it is planned each time. */
const usualWords = 3
const anything = ['%']

/**
 * Those whom the actor is around and who are called so, in the order of every list. Row-level security says who they are before a
 * name is compared: what might tell something of a row, as `like` might, PostgreSQL asks after the policies.
 */
export async function listCalled(
  trx: ActorTransaction,
  { patterns = [], birthDate, among }: Called,
  most: number,
): Promise<CalledPage> {
  const padded = [...patterns, ...Array.from({ length: usualWords }, () => anything)]
  const words = padded.slice(0, Math.max(usualWords, patterns.length))
  const kept = words.length > usualWords ? sql`` : planKept
  const born = birthDate ?? null
  const some = among ? [...among] : null
  const place = sql`id = any (array(
      select beside_me() where ${some}::uuid[] is null union all select unnest(${some}::uuid[])))
    and (${born}::date is null or birth_date = ${born}::date)`
  const shown = sql<ListedRow>`
    select person.id, person.given_name, person.family_name, person.protected, mine.reason,
      extract(year from age(today(), person.birth_date))::int as age
    from meant person join my_people_among(array(select id from meant)) mine on mine.person_id = person.id
    order by person.family_name collate "da-x-icu", person.given_name collate "da-x-icu", person.id
    limit ${most + 1}`
  // Names as one text: thousands of rows take the driver longer than comparing them. They are read where nobody was found.
  const { rows } = await sql<{ found: { people: ListedRow[]; names: string | null } }>`${kept}
    with meant as materialized (
      select id, given_name, family_name, protected, birth_date from young_person
      where ${place} and ${sql.join(
        words.map((fitting) => sql`looked_for_as like any (${[...fitting]}::text[])`),
        sql` and `,
      )}
    ), people as materialized (with ${withContactPerson(shown)})
    select json_build_object(
      'people', (select coalesce(json_agg(people), '[]') from people),
      'names', case when not exists (select from people)
        then (select string_agg(id || looked_for_as, '|') from young_person where ${place}) end) as found`.execute(
    trx,
  )
  const { people = [], names = null } = rows[0]?.found ?? {}
  return { ...pageOf(people, most), names: namesIn(names) }
}

const lengthOfId = 36

const namesIn = (names: string | null): CalledPage['names'] =>
  names === null
    ? []
    : names.split('|').map((one) => ({ id: one.slice(0, lengthOfId), lookedForAs: one.slice(lengthOfId) }))
