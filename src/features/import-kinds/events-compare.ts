import { sql } from 'kysely'
import type { Load } from '../imports/index.ts'

/** Activities as the rows of a file tell them, and what is to be done about each. */
export const eventTables = {
  course: `person_id uuid, key text, says_start boolean, says_end boolean, several boolean, type text, provider text,
    education_code text, stage text, hours_month numeric(5, 1), from_day date, until_day date, expected_end date, outcome text,
    reason_local text, reason_central text, reason text, reported date`,
  planned: `person_id uuid, key text, plan text, row_id bigint, activity_id uuid, since timestamptz, type text,
    provider_id bigint, provider text, education_code text, stage text, hours_month numeric(5, 1), from_day date, until_day date,
    expected_end date, outcome text, reason_local text, reason_central text, reason text, reported date`,
} as const

/** Parks what contradicts itself, and plans the rest. */
export async function compareEvents(load: Load): Promise<void> {
  await parkRows(load)
  await parkTwice(load)
  await gatherCourses(load)
  await parkContradictions(load)
  await plan(load)
  await parkByPlan(load)
}

/** What one row and the person it is about say against each other. */
async function parkRows({ trx }: Load): Promise<void> {
  await sql`update resolved set fault = 'person_unknown' where fault is null and person_id is null`.execute(
    trx,
  )
  await sql`update resolved set fault = 'before_birth' from young_person person
    where fault is null and person.id = resolved.person_id and resolved.from_day < person.birth_date`.execute(
    trx,
  )
  await sql`update resolved set fault = 'code_not_ours', fault_field = 'type' where fault is null and type is not null
    and type not in (select code from activity_code)`.execute(trx)
}

/** A report has a number of its own: the same number for something else is a fault of whoever made it. */
const parkTwice = ({ trx }: Load) =>
  sql`
  update resolved set fault = 'event_twice' where fault is null and report in (
    select report from resolved where fault is null and report is not null group by report
    having count(*) > 1 and count(distinct row(person_id, key, part, type, from_day, until_day, outcome)) > 1)`.execute(
    trx,
  )

async function gatherCourses({ trx }: Load): Promise<void> {
  await sql`insert into course
    select person_id, key, bool_or(part <> 'end'), bool_or(part <> 'start'), count(*) > 1, max(type),
      max(provider) filter (where part <> 'end'), max(education_code) filter (where part <> 'end'),
      max(stage) filter (where part <> 'end'), max(hours_month), max(from_day), max(until_day), max(expected_end),
      max(outcome), max(reason_local), max(reason_central), max(reason), max(reported)
    from resolved where fault is null and part <> 'notice' group by person_id, key`.execute(trx)
}

/** Two starts or two ends of one activity that are not the same. The same twice is one, in whichever order they come. */
async function parkContradictions({ trx }: Load): Promise<void> {
  await sql`
    with several as materialized (
      select person_id, key,
        case when part <> 'end' then row(type, provider, education_code, stage, hours_month, from_day, expected_end)::text end as start_said,
        case when part <> 'start' then row(until_day, outcome, reason_local, reason_central, reason)::text end as end_said
      from resolved where fault is null and part <> 'notice'
        and (person_id, key) in (select course.person_id, course.key from course where several)
    ), contradicting as (
      select person_id, key from several group by person_id, key
      having min(start_said) <> max(start_said) or min(end_said) <> max(end_said)
    ), parked as (
      update resolved set fault = 'event_contradicts' from contradicting
      where resolved.person_id = contradicting.person_id and resolved.key = contradicting.key and resolved.fault is null
        and part <> 'notice'
    )
    delete from course using contradicting
    where course.person_id = contradicting.person_id and course.key = contradicting.key`.execute(trx)
}

/** So old a confirmation is before a source that always sends all confirms anew, in days. */
const confirmsAfter = 90

/**
 * What is believed of each activity, by what this source has said before, and by hand:
 *   add       nothing was known of it, or the source says something new about what somebody has corrected
 *   change    the source said something else
 *   confirm   it goes on, and nobody has said so for a while
 *   by-hand   somebody has corrected it, and the source only repeats itself
 *   withdrawn somebody has said that it never was
 */
async function plan({ trx, declaration, today }: Load): Promise<void> {
  const { source, complete } = declaration
  await sql`
    insert into planned
    with believed as materialized (
      select id, activity_id, person_id, source_key, type, provider_id, provider, education_code, stage, hours_month,
        lower(valid) as from_day, upper(valid) as until_day, expected_end, outcome, end_reason_local, end_reason_central,
        end_reason, confirmed_on, lower(believed) as since
      from activity where source = ${source} and source_key is not null and upper_inf(believed)
    ), said as (
      select course.*, organisation.id as organisation from course
      left join (select lower(name) as name, min(id) as id from organisation group by lower(name)) organisation
        on organisation.name = lower(course.provider)
    ), target as (
      select said.person_id, said.key, believed.id as row_id, believed.activity_id, believed.since, believed.confirmed_on,
        case when says_start then said.type else believed.type end as type,
        case when says_start then said.organisation else believed.provider_id end as provider_id,
        case when not says_start then believed.provider when said.organisation is null then said.provider end as provider,
        case when says_start then said.education_code else believed.education_code end as education_code,
        case when says_start then said.stage else believed.stage end as stage,
        case when says_start then said.hours_month else believed.hours_month end as hours_month,
        case when says_start then said.from_day else believed.from_day end as from_day,
        case when says_end then said.until_day else believed.until_day end as until_day,
        case when says_start then said.expected_end else believed.expected_end end as expected_end,
        case when says_end then said.outcome else believed.outcome end as outcome,
        case when says_end then said.reason_local else believed.end_reason_local end as reason_local,
        case when says_end then said.reason_central else believed.end_reason_central end as reason_central,
        case when says_end then said.reason else believed.end_reason end as reason,
        least(coalesce(said.reported, ${today}::date), ${today}::date) as reported,
        row(believed.type, believed.provider_id, believed.provider, believed.education_code, believed.stage,
          believed.hours_month, believed.from_day, believed.until_day, believed.expected_end, believed.outcome,
          believed.end_reason_local, believed.end_reason_central, believed.end_reason) as before
      from said left join believed on believed.source_key = said.key and believed.person_id = said.person_id
    )
    select person_id, key,
      case when from_day is null then 'no-start' when until_day <= from_day then 'ends-before'
        when row_id is null then 'add'
        when row(type, provider_id, provider, education_code, stage, hours_month, from_day, until_day, expected_end, outcome,
          reason_local, reason_central, reason) is distinct from before then 'change'
        when ${complete} and until_day is null and confirmed_on < reported - ${confirmsAfter}::int then 'confirm'
        else 'same' end,
      row_id, activity_id, greatest(present(), since + interval '1 microsecond'), type, provider_id, provider, education_code,
      stage, hours_month, from_day, until_day, expected_end, outcome, reason_local, reason_central, reason, reported
    from target`.execute(trx)
  await standByHand(trx, source)
}

/** What this source has said before and nobody believes any more: a person has corrected it, or taken it away. */
const standByHand = (trx: Load['trx'], source: string) =>
  sql`
  with former as materialized (
    select distinct on (activity.person_id, activity.source_key) activity.*
    from activity where source = ${source} and source_key is not null and not upper_inf(believed)
      and not exists (select from activity now where now.source = ${source} and now.source_key = activity.source_key
        and now.person_id = activity.person_id and upper_inf(now.believed))
    order by activity.person_id, activity.source_key, activity.id desc
  )
  update planned set plan = case
      when standing.id is null then 'withdrawn'
      when planned.from_day is null
        then case when planned.until_day in (upper(former.valid), upper(standing.valid)) then 'by-hand' else 'add' end
      when planned.plan <> 'add' then planned.plan
      when row(planned.type, planned.from_day, planned.until_day, planned.outcome, planned.expected_end)
          is not distinct from row(former.type, lower(former.valid), upper(former.valid), former.outcome, former.expected_end)
        or row(planned.type, planned.from_day, planned.until_day, planned.outcome, planned.expected_end)
          is not distinct from row(standing.type, lower(standing.valid), upper(standing.valid), standing.outcome,
            standing.expected_end) then 'by-hand'
      else 'add' end,
    -- An end of what somebody has corrected: what this source said of it before, with the end that it says now.
    type = coalesce(planned.type, former.type), from_day = coalesce(planned.from_day, lower(former.valid)),
    provider_id = case when planned.from_day is null then former.provider_id else planned.provider_id end,
    provider = case when planned.from_day is null then former.provider else planned.provider end,
    education_code = case when planned.from_day is null then former.education_code else planned.education_code end,
    stage = case when planned.from_day is null then former.stage else planned.stage end,
    hours_month = case when planned.from_day is null then former.hours_month else planned.hours_month end,
    expected_end = case when planned.from_day is null then former.expected_end else planned.expected_end end
  from former left join activity standing on standing.activity_id = former.activity_id and upper_inf(standing.believed)
  where planned.row_id is null and planned.key = former.source_key and planned.person_id = former.person_id`.execute(
    trx,
  )

async function parkByPlan({ trx }: Load): Promise<void> {
  await sql`update resolved set fault = case planned.plan when 'no-start' then 'event_without_start'
        when 'ends-before' then 'end_before_start' else 'withdrawn_by_hand' end
    from planned where planned.plan in ('no-start', 'ends-before', 'withdrawn') and resolved.person_id = planned.person_id
      and resolved.key = planned.key and resolved.fault is null and resolved.part <> 'notice'`.execute(trx)
  await sql`delete from planned where plan in ('no-start', 'ends-before', 'withdrawn')`.execute(trx)
}
