import { sql } from 'kysely'
import type { Load } from '../imports/index.ts'
import { parkStrangers } from './institution.ts'

/** Who goes where by the file, and what is to be done about each. A class without a name is the school as a whole. */
export const enrolmentTables = {
  place: 'organisation_id bigint, class text, kind text, name text, unit_id bigint, closed boolean',
  enrolment: `person_id uuid, organisation_id bigint, class text, unit_id bigint, from_day date, until_day date, plan text,
    relation_id bigint, was_from date, was_until date`,
} as const

/** Parks what contradicts itself, and plans the rest. */
export async function compareEnrolments(load: Load): Promise<void> {
  await parkStrangers(load)
  await sql`update resolved set fault = 'before_birth' from young_person person
    where fault is null and person.id = resolved.person_id and resolved.from_day < person.birth_date`.execute(
    load.trx,
  )
  await findPlaces(load)
  await parkOverlaps(load)
  await plan(load)
}

/** The classes that the file names, with those that there are. Capitals and spaces make no other class. */
async function findPlaces({ trx }: Load): Promise<void> {
  await sql`insert into place
    select named.organisation_id, named.class, named.kind, named.name, unit.id,
      unit.valid_until is not null and unit.valid_until <= today()
    from (
      select resolved.organisation_id, coalesce(lower(class), '') as class, case when class is null then 'institution' else 'class' end as kind,
        coalesce(min(class), min(organisation.name)) as name
      from resolved join organisation on organisation.id = resolved.organisation_id
      where fault is null group by resolved.organisation_id, lower(class), class is null
    ) named
    left join lateral (select unit.* from unit where unit.organisation_id = named.organisation_id and unit.kind = named.kind
      and lower(unit.name) = lower(named.name) order by unit.valid_until nulls first, unit.id limit 1) unit on true`.execute(
    trx,
  )
  await sql`update resolved set fault = 'class_closed' from place
    where fault is null and place.closed and place.organisation_id = resolved.organisation_id
      and place.class = coalesce(lower(resolved.class), '')`.execute(trx)
}

/** The same twice is one; the same class from another day on, at the same time, is a fault of whoever made the file. */
async function parkOverlaps({ trx }: Load): Promise<void> {
  await sql`
    with said as (
      select distinct person_id, organisation_id, coalesce(lower(class), '') as class, from_day, until_day
      from resolved where fault is null
    ), beside as (
      select said.*, max(coalesce(until_day, 'infinity')) over earlier > from_day as reaches_in,
        lead(from_day) over (partition by person_id, organisation_id, class order by from_day, until_day)
          < coalesce(until_day, 'infinity') as reaches_out
      from said
      window earlier as (partition by person_id, organisation_id, class order by from_day, until_day
        rows between unbounded preceding and 1 preceding)
    )
    update resolved set fault = 'enrolment_overlap' from beside
    where fault is null and (reaches_in or reaches_out) and beside.person_id = resolved.person_id
      and beside.organisation_id = resolved.organisation_id and beside.class = coalesce(lower(resolved.class), '')
      and beside.from_day = resolved.from_day and beside.until_day is not distinct from resolved.until_day`.execute(
    trx,
  )
}

/**
 *   add      nobody has said so
 *   end      somebody has written it by hand without an end, and the school says when it ends
 *   by-hand  somebody has written it by hand with other days: theirs stand
 *   change   the school said other days before
 */
async function plan({ trx }: Load): Promise<void> {
  await sql`
    insert into enrolment
    with said as (
      select distinct person_id, place.organisation_id, place.class, place.unit_id, from_day, until_day
      from resolved join place on place.organisation_id = resolved.organisation_id
        and place.class = coalesce(lower(resolved.class), '')
      where fault is null
    )
    select said.person_id, said.organisation_id, said.class, said.unit_id, said.from_day, said.until_day,
      case when known.id is null then 'add'
        when (known.valid_from, known.valid_until) is not distinct from (said.from_day, said.until_day) then 'same'
        when known.import_run is not null then 'change'
        when known.valid_until is null and said.until_day is not null then 'end'
        else 'by-hand' end,
      known.id, known.valid_from, known.valid_until
    from said left join lateral (
      select relation.* from relation
      where relation.person_id = said.person_id and relation.unit_id = said.unit_id and relation.kind = 'enrolled'
        and (relation.valid_from = said.from_day or (
          daterange(relation.valid_from, relation.valid_until) && daterange(said.from_day, said.until_day)
          -- Where two spells of the file lie within one that is known, it is the one that begins as it does.
          and not exists (select from said other where other.person_id = said.person_id and other.unit_id = said.unit_id
            and other.from_day <> said.from_day and (other.from_day = relation.valid_from
              or (other.from_day < said.from_day and daterange(other.from_day, other.until_day)
                && daterange(relation.valid_from, relation.valid_until))))))
      order by relation.valid_from = said.from_day desc, relation.import_run is null desc, relation.id limit 1
    ) known on true`.execute(trx)
}
