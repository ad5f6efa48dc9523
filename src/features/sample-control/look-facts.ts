import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { LookFacts } from './rules.ts'

/** A look with the leader who is asked about it, and when and where it was. */
export interface SampledFacts extends LookFacts {
  readonly leaderId: string | null
  readonly at: Date
  readonly page: string
}

interface Row {
  log_id: string
  person_id: string
  actor_id: string
  actor_name: string
  person_name: string
  hour: number
  explained: boolean
  ended: boolean
  same_address: boolean
  colleague: boolean
  busy: boolean
  leader_id: string | null
  at: Date
  page: string
}

/**
 * A month's looks at one young person at a time by people of staff and school that no live relation explains, and those
 * at oneself or one's own home. Lists are left out: whoever opens one does not choose who stands on it. One statement.
 */
export async function factsOfMonth(trx: ActorTransaction, month: string): Promise<SampledFacts[]> {
  const { rows } = await sql<Row>`
    with span as (
      select (${month}::date)::timestamp at time zone 'Europe/Copenhagen' as starts,
        (${month}::date + interval '1 month') at time zone 'Europe/Copenhagen' as ends,
        (${month}::date - 90)::timestamp at time zone 'Europe/Copenhagen' as usual_from,
        (${month}::date + interval '1 month' - interval '1 day')::date as last_day
    ), seen as materialized (
      select log.id as log_id, log.at, log.page, log.actor_id, actor.name as actor_name,
        coalesce(merged.kept_id, shown.person_id) as person_id,
        (log.at at time zone 'Europe/Copenhagen')::date as day,
        extract(hour from log.at at time zone 'Europe/Copenhagen')::integer as hour
      from access_log log
      join actor on actor.id = log.actor_id and actor.dialect <> 'citizen'
      cross join unnest(log.subjects) as shown (person_id)
      left join person_merge merged on merged.gone_id = shown.person_id and merged.merged_at is not null
        and merged.reversed_at is null
      where log.at >= (select usual_from from span) and log.at < (select ends from span)
        and log.result in ('shown', 'done') and log.action not in ('list', 'sign_in', 'sign_out', 'canary')
    ), looks as materialized (
      select * from seen where at >= (select starts from span)
    ), daily as (
      select actor_id, day, count(distinct person_id) as people from seen group by actor_id, day
    ), usual as (
      select actor_id, avg(people) as mean, greatest(stddev_samp(people), 1) as deviation from daily
      where day < ${month}::date group by actor_id having count(*) >= 10
    ), busy as (
      select daily.actor_id, daily.day from daily join usual on usual.actor_id = daily.actor_id
      where daily.people > usual.mean + 3 * usual.deviation
    ), around as (
      select distinct person_id from looks
    ), tie as materialized (
      select relation.actor_id, relation.person_id, relation.valid_from as starts, relation.valid_until as ends
      from relation join around on around.person_id = relation.person_id
      where relation.actor_id is not null and relation.kind not in ('self', 'custody')
    union all
      select member.actor_id, relation.person_id, greatest(member.valid_from, relation.valid_from),
        least(member.valid_until, relation.valid_until)
      from relation join around on around.person_id = relation.person_id
      join unit_membership member on member.unit_id = relation.unit_id
    union all
      select leader.actor_id, relation.person_id, greatest(leader.valid_from, member.valid_from, relation.valid_from),
        least(leader.valid_until, member.valid_until, relation.valid_until)
      from relation join around on around.person_id = relation.person_id
      join unit_membership member on member.actor_id = relation.actor_id
      join unit_membership leader on leader.unit_id = member.unit_id and leader.kind = 'leader'
      where relation.kind not in ('self', 'custody')
    ), named as materialized (
      select person.id as person_id, trim(person.given_name || ' ' || person.family_name) as name
      from young_person person join around on around.person_id = person.id
    ), kin as (
      select person_id, lower(name) as name from named
    union
      select relation.person_id, lower(parent.name) from relation
      join around on around.person_id = relation.person_id
      join actor parent on parent.id = relation.actor_id where relation.kind = 'custody'
    ), namesake as materialized (
      select kin.person_id, actor.id as actor_id from kin
      join actor on lower(actor.name) = kin.name and actor.dialect <> 'citizen'
    ), own as materialized (
      select looker.actor_id, person.id as person_id
      from (select distinct actor_id, lower(actor_name) as name from looks) looker
      join young_person person on lower(trim(person.given_name || ' ' || person.family_name)) = looker.name
    union
      select looker.actor_id, relation.person_id
      from (select distinct actor_id, lower(actor_name) as name from looks) looker
      join actor parent on lower(parent.name) = looker.name and parent.dialect = 'citizen'
      join relation on relation.actor_id = parent.id and relation.kind = 'custody'
    ), home as materialized (
      select own.actor_id, lower(residence.address) as address, residence.municipality_code, residence.valid_from,
        residence.valid_until
      from own join residence on residence.person_id = own.person_id
    ), leader as (
      select member.actor_id, min(leads.actor_id) as leader_id from unit_membership member
      join unit_membership leads on leads.unit_id = member.unit_id and leads.kind = 'leader'
        and leads.actor_id <> member.actor_id
      where member.valid_from <= (select last_day from span) and leads.valid_from <= (select last_day from span)
        and (member.valid_until is null or member.valid_until > (select last_day from span))
        and (leads.valid_until is null or leads.valid_until > (select last_day from span))
        and 'team-leader' = any (roles_of(leads.actor_id))
      group by member.actor_id
    ), head as (
      select mine.actor_id, min(head.actor_id) as leader_id from role_assignment mine
      join role_assignment head on head.organisation_id = mine.organisation_id and head.role = 'head-of-school'
        and head.actor_id <> mine.actor_id
      where 'head-of-school' = any (roles_of(head.actor_id)) and head.valid_until is null
      group by mine.actor_id
    ), known as (
      select look.*, coalesce(named.name, '') as person_name,
        exists (select from tie where tie.actor_id = look.actor_id and tie.person_id = look.person_id
          and tie.starts <= look.day and (tie.ends is null or look.day < tie.ends + 30)) as explained,
        exists (select from tie where tie.actor_id = look.actor_id and tie.person_id = look.person_id
          and tie.ends + 30 <= look.day) as ended,
        exists (select from own where own.actor_id = look.actor_id and own.person_id = look.person_id)
          or exists (select from residence theirs
            join home on home.address = lower(theirs.address) and home.municipality_code = theirs.municipality_code
            where home.actor_id = look.actor_id and theirs.person_id = look.person_id
              and theirs.valid_from <= look.day and (theirs.valid_until is null or look.day < theirs.valid_until)
              and home.valid_from <= look.day and (home.valid_until is null or look.day < home.valid_until))
          as same_address,
        exists (select from namesake
          join role_assignment theirs on theirs.actor_id = namesake.actor_id
          join role_assignment mine on mine.organisation_id = theirs.organisation_id
          where namesake.person_id = look.person_id and namesake.actor_id <> look.actor_id
            and mine.actor_id = look.actor_id
            and theirs.valid_from <= look.day and (theirs.valid_until is null or look.day < theirs.valid_until)
            and mine.valid_from <= look.day and (mine.valid_until is null or look.day < mine.valid_until)) as colleague,
        exists (select from busy where busy.actor_id = look.actor_id and busy.day = look.day) as busy
      from looks look left join named on named.person_id = look.person_id
    )
    select known.*, coalesce(leader.leader_id, head.leader_id) as leader_id from known
    left join leader on leader.actor_id = known.actor_id
    left join head on head.actor_id = known.actor_id
    where not known.explained or known.same_address or lower(known.actor_name) = lower(known.person_name)
    order by known.log_id, known.person_id`.execute(trx)
  return rows.map((row) => ({
    logId: row.log_id,
    personId: row.person_id,
    actorId: row.actor_id,
    actorName: row.actor_name,
    personName: row.person_name,
    hour: row.hour,
    explained: row.explained,
    ended: row.ended,
    sameAddress: row.same_address,
    colleague: row.colleague,
    busyDay: row.busy,
    leaderId: row.leader_id,
    at: row.at,
    page: row.page,
  }))
}
