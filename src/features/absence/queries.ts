import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { fullName } from '../young-people/index.ts'
import type { Counted, Days, Registration, Spell } from './rules.ts'

/** A class, or a school as the whole that somebody without a class goes to. */
export interface SchoolClass {
  readonly id: string
  readonly name: string
  readonly organisationId: string
  readonly school: string
  /** How many of those who go there today the actor may see. */
  readonly pupils: number
  /** The last day for which anything is registered of them. */
  readonly registeredTo: string | null
}

interface ClassRow {
  id: string
  name: string
  organisation_id: string
  school: string
  pupils: number
  registered_to: string | null
}

const live = sql`relation.kind = 'enrolled' and relation.valid_from <= today()
  and (relation.valid_until is null or today() < relation.valid_until)`

/** The classes of which the actor may see the absence, by school and name. */
export async function listClassesWithAbsence(trx: ActorTransaction, since: string): Promise<SchoolClass[]> {
  const { rows } = await sql<ClassRow>`
    select unit.id, unit.name, unit.organisation_id, organisation.name as school,
      count(distinct relation.person_id)::int as pupils, max(last.day)::text as registered_to
    from (select distinct person_id, organisation_id from absence_at_my_school()) mine
    join relation on relation.person_id = mine.person_id and ${live}
    join unit on unit.id = relation.unit_id and unit.organisation_id = mine.organisation_id
    join organisation on organisation.id = unit.organisation_id
    left join lateral (select max(last_day) as day from absence where absence.person_id = relation.person_id
      and absence.organisation_id = unit.organisation_id and absence.first_day >= ${since} and missing_since is null) last on true
    group by unit.id, organisation.name
    order by organisation.name collate "da-x-icu", unit.kind, unit.name collate "da-x-icu"`.execute(trx)
  return rows.map(({ organisation_id, registered_to, ...row }) => ({
    ...row,
    organisationId: organisation_id,
    registeredTo: registered_to,
  }))
}

/** What was counted in a week of a class, or of a whole school where there is no class. */
export interface Week {
  readonly organisationId: string
  readonly classId: string | null
  /** Its Monday. */
  readonly week: string
  readonly counted: Counted
}

interface WeekRow extends Counted {
  organisation_id: string
  unit_id: string | null
  week: string
}

/**
 * By school and week, and by class and week: of those who go there today, over the days on which they did. What began in a week
 * is counted in it. The same rules as in `rules.ts`, for as many pupils as a school has; a test holds them together.
 */
export async function listWeeks(trx: ActorTransaction, since: string): Promise<Week[]> {
  const { rows } = await sql<WeekRow>`
    with mine as materialized (
      select person_id, organisation_id from absence_at_my_school() group by person_id, organisation_id
    ), spell as materialized (
      select relation.person_id, unit.organisation_id, relation.unit_id, range_agg(daterange(relation.valid_from, relation.valid_until)) as days,
        bool_or(${live}) as now
      from mine join relation on relation.person_id = mine.person_id and relation.kind = 'enrolled'
      join unit on unit.id = relation.unit_id and unit.organisation_id = mine.organisation_id
      group by relation.person_id, unit.organisation_id, relation.unit_id
    ), school as materialized (
      select person_id, organisation_id, null::bigint as unit_id, range_agg(days) as days from spell group by person_id, organisation_id
    )
    select counted.organisation_id, counted.unit_id, date_trunc('week', first_day)::date::text as week,
      sum(days)::float8 as days, sum(days * illness / held)::float8 as illness, sum(days * lawful / held)::float8 as lawful,
      sum(days * unlawful / held)::float8 as unlawful, sum(days * unstated / held)::float8 as unstated
    from (
      select place.organisation_id, place.unit_id, absence.first_day, absence.days, held, illness, lawful, unlawful, unstated
      from absence join (
        select person_id, organisation_id, unit_id, days from school
        union all
        -- Of a class in which the actor sees nobody today, what somebody brought along from there is no figure.
        select person_id, organisation_id, unit_id, days from spell where unit_id in (select unit_id from spell where now)
      ) place on place.person_id = absence.person_id and place.organisation_id = absence.organisation_id
        and place.days @> daterange(absence.first_day, absence.last_day, '[]')
      where absence.person_id = any (array(select person_id from mine)) and absence.missing_since is null
        and absence.first_day >= ${since}
    ) counted
    group by 1, 2, 3 order by 3, 2`.execute(trx)
  return rows.map(({ organisation_id, unit_id, week, ...counted }) => ({
    organisationId: organisation_id,
    classId: unit_id,
    week,
    counted,
  }))
}

/** @throws NotFound for a class in which the actor may see nobody's absence */
export async function getClassWithAbsence(
  trx: ActorTransaction,
  id: string,
  since: string,
): Promise<SchoolClass> {
  const found = (await listClassesWithAbsence(trx, since)).find((one) => one.id === id)
  if (!found) throw new NotFound()
  return found
}

/** A pupil with what one school has registered of them. */
export interface Attendance {
  readonly personId: string
  readonly name: string
  /** Name and address are protected: not on a list that says where they go to school (trust requirement L-30). */
  readonly protected: boolean
  readonly organisationId: string
  /** Where they go today: a class, or the school as a whole. */
  readonly classId: string | null
  /** At this school. */
  readonly spells: readonly Spell[]
  readonly registrations: readonly Registration[]
}

interface AttendanceRow {
  person_id: string
  given_name: string
  family_name: string
  protected: boolean
  organisation_id: string
  class_id: string | null
  spells: Spell[]
  registrations: Registration[] | null
}

/** Of those who go to a class or a school today, by name; or of one pupil, at each school that the actor works at. */
export async function listAttendance(
  trx: ActorTransaction,
  of: { readonly classId: string } | { readonly personId: string } | { readonly organisationId: string },
  since: string,
): Promise<Attendance[]> {
  const wanted =
    'classId' in of
      ? sql`mine.person_id in (select relation.person_id from relation where relation.unit_id = ${of.classId} and ${live})
          and mine.organisation_id = (select organisation_id from unit where id = ${of.classId})`
      : 'personId' in of
        ? sql`mine.person_id = ${of.personId}`
        : sql`mine.organisation_id = ${of.organisationId}`
  const { rows } = await sql<AttendanceRow>`
    with mine as materialized (
      select person_id, organisation_id from absence_at_my_school() mine where ${wanted} group by person_id, organisation_id
    ), spell as materialized (
      select relation.person_id, unit.organisation_id, json_agg(json_build_object('from', relation.valid_from, 'until', relation.valid_until)) as spells,
        (array_agg(unit.id order by unit.kind = 'class' desc, relation.id) filter (where ${live}))[1] as class_id
      from mine join relation on relation.person_id = mine.person_id and relation.kind = 'enrolled'
      join unit on unit.id = relation.unit_id and unit.organisation_id = mine.organisation_id
      group by relation.person_id, unit.organisation_id
    ), registered as materialized (
      select absence.person_id, absence.organisation_id, json_agg(json_build_object('firstDay', first_day, 'lastDay', last_day,
        'days', days, 'held', held, 'illness', illness, 'lawful', lawful, 'unlawful', unlawful, 'unstated', unstated)
        order by first_day) as registrations
      from absence where absence.person_id = any (array(select person_id from mine)) and missing_since is null
        and first_day >= ${since}
      group by absence.person_id, absence.organisation_id
    )
    select person.id as person_id, person.given_name, person.family_name, person.protected, spell.organisation_id, class_id, spells,
      registrations
    from spell join young_person person on person.id = spell.person_id
    left join registered on registered.person_id = spell.person_id and registered.organisation_id = spell.organisation_id
    order by person.family_name collate "da-x-icu", person.given_name collate "da-x-icu", person.id`.execute(
    trx,
  )
  return rows.map((row) => ({
    personId: row.person_id,
    name: fullName(row.given_name, row.family_name),
    protected: row.protected,
    organisationId: row.organisation_id,
    classId: row.class_id,
    spells: row.spells,
    registrations: row.registrations ?? [],
  }))
}

/** The days on which anything is registered of a class, also of those whom the transaction is not narrowed to. */
export async function listClassDays(trx: ActorTransaction, classId: string, since: string): Promise<Days[]> {
  const { rows } = await sql<{ first_day: string; last_day: string }>`
    select first_day, last_day from registered_days(${classId}, ${since})`.execute(trx)
  return rows.map(({ first_day, last_day }) => ({ firstDay: first_day, lastDay: last_day }))
}
