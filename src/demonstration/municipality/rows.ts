import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { boys, families, girls } from '../people/names.ts'
import { birthday, textOf } from './days.ts'
import type { PersonRecord } from './record.ts'
import {
  activityColumns,
  activityRows,
  activityValues,
  type Entered,
  focusLifted,
  focusRows,
  homeRows,
  type Known,
  municipalitySource,
} from './staged.ts'

/** Enters some people with everything that is known of them, a statement for each table. Returns their ids, in order. */
export async function insertPeople(
  trx: ActorTransaction,
  code: string,
  known: Known,
  people: readonly PersonRecord[],
): Promise<readonly string[]> {
  const entered = people.map((person) => ({ id: randomUUID(), person }))
  if (entered.length === 0) return []
  await insertIdentities(trx, entered)
  await insertHomes(trx, code, entered)
  await insertActivities(trx, known, entered)
  await insertFocus(trx, known, entered)
  return entered.map(({ id }) => id)
}

async function insertIdentities(trx: ActorTransaction, entered: readonly Entered[]): Promise<void> {
  const ids = entered.map(({ id }) => id)
  const people = entered.map(({ person }) => person)
  // Past 29 they are blocked: nobody opens them, only figures count them (domain §3).
  await sql`
    insert into young_person (id, given_name, family_name, birth_date, sex, protected, protected_until, state, state_since)
    select id, given, family, born, sex, protected, case when protected then today() + 250 end,
      case when thirty <= today() then 'blocked' else 'open' end, case when thirty <= today() then thirty else today() end
    from unnest(${ids}::uuid[], ${people.map(givenName)}::text[], ${people.map(({ family }) => families[family] ?? '')}::text[],
      ${people.map(({ born }) => textOf(born))}::date[], ${people.map(({ sex }) => sex)}::text[],
      ${people.map(({ isProtected }) => isProtected)}::boolean[],
      ${people.map(({ born }) => textOf(birthday(born, 30)))}::date[])
      as one (id, given, family, born, sex, protected, thirty)`.execute(trx)
  await sql`
    insert into person_event (request_id, system, person_id, category, type)
    select 'demonstration', 'import', id, 'identity', 'person_entered' from unnest(${ids}::uuid[]) id`.execute(
    trx,
  )
}

const givenName = ({ sex, given }: PersonRecord): string => (sex === 'female' ? girls : boys)[given] ?? 'Kim'

async function insertHomes(trx: ActorTransaction, code: string, entered: readonly Entered[]): Promise<void> {
  await sql`
    insert into residence (person_id, municipality_code, address, area, valid_from, valid_until, source)
    select person, ${code}, address, area, since, until, ${municipalitySource} from ${homeRows(entered)}`.execute(
    trx,
  )
}

async function insertActivities(
  trx: ActorTransaction,
  known: Known,
  entered: readonly Entered[],
): Promise<void> {
  await sql`
    insert into activity (person_id, ${activityColumns})
    select person, ${activityValues} from ${activityRows(known, entered)}`.execute(trx)
}

async function insertFocus(trx: ActorTransaction, known: Known, entered: readonly Entered[]): Promise<void> {
  await sql`
    insert into special_focus (person_id, valid_from, valid_until, because, review_on, marked_by, marked_at, lifted_by,
      lifted_at, lifted_because)
    select person, since, until, because, review, by, since, case when until is not null then by end, until,
      case when until is not null then ${focusLifted} end
    from ${focusRows(known, entered)}`.execute(trx)
}
