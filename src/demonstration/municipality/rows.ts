import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { areas, boys, families, girls, streets } from '../people/names.ts'
import { birthday, textOf } from './days.ts'
import type { PersonRecord, RecordedActivity, RecordedFocus } from './record.ts'
import { endReasons, focusReasons, programmes } from './words.ts'

/** What rows of the generated municipality name as their source. */
export const municipalitySource = 'demonstration municipality'

/** What the rows refer to. */
export interface Known {
  organisationOf(activity: RecordedActivity): string | null
  /** Who has marked somebody's special focus. */
  readonly markers: readonly string[]
}

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

interface Entered {
  readonly id: string
  readonly person: PersonRecord
}

const orNull = (day: number | null): string | null => (day === null ? null : textOf(day))

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
  const homes = entered.flatMap(({ id, person }) => person.homes.map((home) => ({ id, ...home })))
  await sql`
    insert into residence (person_id, municipality_code, address, area, valid_from, valid_until, source)
    select id, ${code}, address, area, since, until, ${municipalitySource}
    from unnest(${homes.map(({ id }) => id)}::uuid[],
      ${homes.map(({ street, house }) => `${streets[street]} ${house}`)}::text[],
      ${homes.map(({ area }) => areas[area] ?? null)}::text[], ${homes.map(({ from }) => textOf(from))}::date[],
      ${homes.map(({ until }) => orNull(until))}::date[]) as one (id, address, area, since, until)`.execute(
    trx,
  )
}

async function insertActivities(
  trx: ActorTransaction,
  known: Known,
  entered: readonly Entered[],
): Promise<void> {
  const all = entered.flatMap(({ id, person }) => person.activities.map((one) => ({ id, ...one })))
  const reasons = all.map(({ reason }) => (reason === null ? undefined : endReasons[reason]))
  await sql`
    insert into activity (person_id, type, provider_id, education_code, hours_month, valid, expected_end, outcome,
      end_reason_local, end_reason, source, learned_at, confirmed_on)
    select id, type, provider, education, hours, daterange(since, until), planned, outcome, reason_code, reason,
      ${municipalitySource}, learned at time zone 'Europe/Copenhagen', confirmed
    from unnest(${all.map(({ id }) => id)}::uuid[], ${all.map(({ type }) => type)}::text[],
      ${all.map((one) => known.organisationOf(one))}::bigint[],
      ${all.map(({ education }) => (education === null ? null : programmes[education]))}::text[],
      ${all.map(({ hours }) => hours)}::numeric[], ${all.map(({ from }) => textOf(from))}::date[],
      ${all.map(({ until }) => orNull(until))}::date[], ${all.map(({ planned }) => orNull(planned))}::date[],
      ${all.map(({ outcome }) => outcome)}::text[], ${reasons.map((reason) => reason?.code ?? null)}::text[],
      ${reasons.map((reason) => reason?.text ?? null)}::text[],
      ${all.map(({ learned }) => textOf(learned))}::timestamp[], ${all.map(({ confirmed }) => textOf(confirmed))}::date[])
      as one (id, type, provider, education, hours, since, until, planned, outcome, reason_code, reason, learned, confirmed)`.execute(
    trx,
  )
}

async function insertFocus(
  trx: ActorTransaction,
  { markers }: Known,
  entered: readonly Entered[],
): Promise<void> {
  const marks = entered.flatMap(({ id, person }) =>
    person.focus.map((mark) => ({ id, ...mark, by: markers[person.slot % markers.length] ?? null })),
  )
  if (marks.length === 0) return
  await sql`
    insert into special_focus (person_id, valid_from, valid_until, because, review_on, marked_by, marked_at, lifted_by,
      lifted_at, lifted_because)
    select id, since, until, because, review, by, since, case when until is not null then by end, until,
      case when until is not null then 'Har ikke længere brug for det' end
    from unnest(${marks.map(({ id }) => id)}::uuid[], ${marks.map(({ from }) => textOf(from))}::date[],
      ${marks.map((mark: RecordedFocus) => orNull(mark.until))}::date[],
      ${marks.map(({ reason }) => focusReasons[reason] ?? focusReasons[0])}::text[],
      ${marks.map(({ review }) => textOf(review))}::date[], ${marks.map(({ by }) => by)}::bigint[])
      as one (id, since, until, because, review, by)`.execute(trx)
}
