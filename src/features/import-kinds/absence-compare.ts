import { sql } from 'kysely'
import type { Load } from '../imports/index.ts'
import { parkStrangers } from './institution.ts'

/** Registrations as the rows of a file tell them, and what is to be done about each. */
export const absenceTables = {
  registration: `person_id uuid, organisation_id bigint, first_day date, last_day date, days numeric(4, 1), held numeric(6, 2),
    illness numeric(6, 2), lawful numeric(6, 2), unlawful numeric(6, 2), unstated numeric(6, 2), registered_on date, plan text,
    row_id bigint`,
} as const

/** Parks what contradicts itself, the roll or what is known, and plans the rest. */
export async function compareAbsence(load: Load): Promise<void> {
  const { trx } = load
  await sql`update resolved set about = person_id where person_id is not null`.execute(trx)
  await parkStrangers(load)
  await parkOutsideEnrolment(load)
  await parkContradictions(load)
  await parkOverlaps(load)
  await plan(load)
  await parkOlder(load)
  // The work list is the municipality's to look at: of whom a row of absence is, is not (decision 0031).
  await sql`update resolved set person_id = null where fault is not null`.execute(trx)
}

/** Nobody is absent from a school that they do not go to; a period that is partly outside would be measured wholly. */
const parkOutsideEnrolment = ({ trx }: Load) =>
  sql`
  with spells as materialized (
    select relation.person_id, unit.organisation_id, range_agg(daterange(relation.valid_from, relation.valid_until)) as days
    from relation join unit on unit.id = relation.unit_id
    where relation.kind = 'enrolled' and relation.person_id in (select person_id from resolved where fault is null)
    group by relation.person_id, unit.organisation_id
  )
  update resolved set fault = 'absence_not_enrolled' where fault is null and not exists (select from spells
    where spells.person_id = resolved.person_id and spells.organisation_id = resolved.organisation_id
      and spells.days @> daterange(resolved.first_day, resolved.last_day, '[]'))`.execute(trx)

/** The same twice is one; another amount of the same kind, or of school, for the same days is a fault of whoever made the file. */
async function parkContradictions({ trx }: Load): Promise<void> {
  await sql`
    with several as (
      select person_id, organisation_id, first_day, last_day from resolved where fault is null
      group by person_id, organisation_id, first_day, last_day
      having count(distinct (days, held)) > 1 or count(distinct (kind, absent)) filter (where kind is not null)
        > count(distinct kind) filter (where kind is not null)
    )
    update resolved set fault = 'absence_contradicts' from several
    where fault is null and several.person_id = resolved.person_id and several.organisation_id = resolved.organisation_id
      and several.first_day = resolved.first_day and several.last_day = resolved.last_day`.execute(trx)
  await sql`
    with too_much as (
      select person_id, organisation_id, first_day, last_day
      from (select distinct person_id, organisation_id, first_day, last_day, held, kind, absent from resolved where fault is null) said
      group by person_id, organisation_id, first_day, last_day having sum(absent) > max(held)
    )
    update resolved set fault = 'absence_more_than_held' from too_much
    where fault is null and too_much.person_id = resolved.person_id and too_much.organisation_id = resolved.organisation_id
      and too_much.first_day = resolved.first_day and too_much.last_day = resolved.last_day`.execute(trx)
}

/** A day would be counted twice: within the file, or with what is known. */
async function parkOverlaps({ trx }: Load): Promise<void> {
  await sql`
    with said as (
      select distinct person_id, organisation_id, first_day, last_day from resolved where fault is null
    ), beside as (
      select said.*, max(last_day) over earlier >= first_day as reaches_in,
        lead(first_day) over (partition by person_id, organisation_id order by first_day, last_day) <= last_day as reaches_out
      from said
      window earlier as (partition by person_id, organisation_id order by first_day, last_day
        rows between unbounded preceding and 1 preceding)
    )
    update resolved set fault = 'absence_overlap' from beside
    where fault is null and (reaches_in or reaches_out) and beside.person_id = resolved.person_id
      and beside.organisation_id = resolved.organisation_id and beside.first_day = resolved.first_day
      and beside.last_day = resolved.last_day`.execute(trx)
  await sql`update resolved set fault = 'absence_overlap' from absence known
    where fault is null and known.person_id = resolved.person_id and known.organisation_id = resolved.organisation_id
      and known.first_day <= resolved.last_day and known.last_day >= resolved.first_day
      and known.missing_since is null
      and not (known.first_day = resolved.first_day and known.last_day = resolved.last_day)`.execute(trx)
}

/** A row that held no school takes no part: days without school are no school days. */
async function plan({ trx }: Load): Promise<void> {
  await sql`
    insert into registration
    with said as (
      select person_id, organisation_id, first_day, last_day, max(days) as days, max(held) as held,
        coalesce(max(absent) filter (where kind = 'illness'), 0) as illness,
        coalesce(max(absent) filter (where kind = 'lawful'), 0) as lawful,
        coalesce(max(absent) filter (where kind = 'unlawful'), 0) as unlawful,
        coalesce(max(absent) filter (where kind = 'unstated'), 0) as unstated, max(registered_on) as registered_on
      from resolved where fault is null and held > 0 group by person_id, organisation_id, first_day, last_day
    )
    select said.*,
      case when known.id is null then 'add'
        when known.missing_since is null and (known.last_day, known.days, known.held, known.illness, known.lawful, known.unlawful,
            known.unstated)
          is not distinct from (said.last_day, said.days, said.held, said.illness, said.lawful, said.unlawful, said.unstated)
          then 'same'
        when known.missing_since is null and known.registered_on > said.registered_on then 'older'
        else 'change' end,
      known.id
    from said left join absence known on known.person_id = said.person_id
      and known.organisation_id = said.organisation_id and known.first_day = said.first_day`.execute(trx)
}

async function parkOlder({ trx }: Load): Promise<void> {
  await sql`update resolved set fault = 'absence_older' from registration
    where plan = 'older' and fault is null and registration.person_id = resolved.person_id
      and registration.organisation_id = resolved.organisation_id
      and registration.first_day = resolved.first_day`.execute(trx)
  await sql`delete from registration where plan = 'older'`.execute(trx)
}
