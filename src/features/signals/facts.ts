import { type RawBuilder, sql } from 'kysely'
import { type Parameters, parameter, type SignalKind } from './rules.ts'

/**
 * What holds on a day by a kind of rule, for everybody at once: a row for each person and fact, as `person_id`, `fact` (which one
 * it is), `fresh_on` (the newest of it, by that day) and `facts` (what the words have places for). The job asks for today, a
 * backtest for days that have been; both by what is known now of those days.
 */
export const factsOn = (
  kind: SignalKind,
  parameters: Parameters,
  day: RawBuilder<string>,
): RawBuilder<unknown> => kinds[kind](parameters, day)

type Facts = (parameters: Parameters, day: RawBuilder<string>) => RawBuilder<unknown>

/** No course for so many days after there was one. The rules of status say what a gap is: none inside a summer, none before a start that is documented. */
const gap: Facts = (parameters, day) => {
  const days = parameter(parameters, 'days')
  return sql`
    select person_id, 'gap ' || first_day as fact,
      greatest(first_day + ${days}::int + 1, coalesce(summer_until + 1, first_day)) as fresh_on,
      jsonb_build_object('since', first_day, 'days', ${days}::int) as facts
    from status_gap where until > ${day} and (documented_on is null or documented_on > ${day})
      and gap_days(first_day, until, documented_on, summer_until, ${day}) > ${days}::int`
}

/** What somebody did was known once, and nobody has confirmed it for so many days after the day on which it lapsed. */
const statusLapsed: Facts = (parameters, day) => {
  const days = parameter(parameters, 'days')
  // A move in the meantime begins another spell, and lapses nothing anew.
  return sql`
    select now.person_id, 'lapsed ' || since.day as fact, since.day + ${days}::int + 1 as fresh_on,
      jsonb_build_object('since', since.day, 'days', ${days}::int) as facts
    from status_spell now cross join lateral (select min(lapsed.first_day) as day from status_spell lapsed
      where lapsed.person_id = now.person_id and lapsed.primary_activity = now.primary_activity and lapsed.first_day <= now.first_day
        and (lapsed.sub_segment = 'not-confirmed' or lapsed.segment = 'not-known')) since
    where now.first_day <= ${day} and ${day} < now.until and now.primary_activity is not null
      and (now.sub_segment = 'not-confirmed' or now.segment = 'not-known') and ${day} - since.day > ${days}::int`
}

const repeatedInterruptions: Facts = (parameters, day) => {
  const [times, months] = [parameter(parameters, 'times'), parameter(parameters, 'months')]
  return sql`
    select person_id, 'interruptions' as fact, max(on_day) as fresh_on,
      jsonb_build_object('times', count(distinct on_day), 'months', ${months}::int, 'last', max(on_day)) as facts
    from status_interruption
    where on_day <= ${day} and on_day > (${day} - make_interval(months => ${months}::int))::date
    group by person_id having count(distinct on_day) >= ${times}::int`
}

/** Attempts since the last contact, while somebody still tries: an attempt that was made, or a talk that was held, is contact. */
const attemptsWithoutContact: Facts = (parameters, day) => {
  const attempts = parameter(parameters, 'attempts')
  const before = sql`((${day} + 1)::timestamp at time zone 'Europe/Copenhagen')`
  return sql`
    select tried.person_id, 'attempts since ' || coalesce((met.at at time zone 'Europe/Copenhagen')::date::text, 'ever') as fact,
      (max(tried.at) at time zone 'Europe/Copenhagen')::date as fresh_on,
      jsonb_build_object('attempts', count(*), 'last', (max(tried.at) at time zone 'Europe/Copenhagen')::date) as facts
    from contact_attempt tried
    left join (select person_id, max(at) as at from (
        select person_id, at from contact_attempt where outcome in ('reached', 'met')
        union all select person_id, starts_at from talk where state = 'held') contact
      where at < ${before} group by person_id) met on met.person_id = tried.person_id
    where tried.outcome not in ('reached', 'met') and tried.at < ${before} and tried.at > coalesce(met.at, '-infinity')
      and exists (select from contact_effort effort where effort.person_id = tried.person_id and effort.begun_at < ${before}
        and (effort.ended_at is null or effort.ended_at >= ${before}))
    group by tried.person_id, met.at having count(*) >= ${attempts}::int`
}

const kinds: Readonly<Record<SignalKind, Facts>> = {
  gap,
  'status-lapsed': statusLapsed,
  'repeated-interruptions': repeatedInterruptions,
  'attempts-without-contact': attemptsWithoutContact,
}

/** Whom rules are about on a day: who lives here, and is of the ages that figures count. */
export const populationOn = (day: RawBuilder<string>, home: string): RawBuilder<unknown> => sql`
  select spell.person_id, spell.segment, spell.area, spell.provider_id from status_spell spell
  join status_rules rules on rules.valid @> ${day}
  where spell.first_day <= ${day} and ${day} < spell.until and spell.municipality_code = ${home}
    and spell.birth_date <= born_by(${day}, rules.age_from) and spell.birth_date > born_by(${day}, rules.age_until)`
