-- Status is derived and never typed in: activities → segment, sub-segment, primary activity (domain §3). The spells are a
-- maintained answer, one row for each stretch of days on which nothing changes, from birth on. A status that lapses is a
-- day known in advance, so no nightly job is needed for them to be right (docs/decisions/0020).
--
-- src/features/status/rules.ts says the same in words that one can read; a test holds the two to each other on random
-- histories.

create table status_spell (
  person_id uuid not null references young_person,
  first_day date not null,
  -- The first day on which it no longer holds; infinity while nothing is known that changes it.
  until date not null check (until > first_day),
  segment text not null,
  sub_segment text,
  -- What names the days: of the activities that still hold, or of the lapsed ones where none does.
  primary_type text,
  primary_activity uuid,
  provider_id bigint,
  -- Where they lived: people count where they live on the day.
  municipality_code text,
  area text,
  -- Repeated from the person, so that figures of a day read one table.
  birth_date date not null,
  sex text,
  primary key (person_id, first_day)
);
-- All that a count of a day reads, so that it reads the index alone; the person too, whom every policy asks for.
create index status_spell_by_day on status_spell (municipality_code, until, first_day)
  include (person_id, birth_date, segment, sub_segment);
alter table status_spell enable row level security;
alter table status_spell force row level security;
create policy status on status_spell for select to fodfaeste_app using (person_id = any (array(select accessible('status'))));
create policy programs on status_spell for all to fodfaeste_system using ((select is_system('status', 'import', 'erasure')));
create policy programs_read on status_spell for select to fodfaeste_system using ((select is_system('export', 'figures')));
-- Where somebody lived is of the location class (trust requirement L-30): for figures, not for those who may know a status.
grant select (person_id, first_day, until, segment, sub_segment, primary_type, primary_activity, provider_id)
  on status_spell to fodfaeste_app;
grant select, insert, update, delete on status_spell to fodfaeste_system;
create policy status_reads on young_person for select to fodfaeste_system using ((select is_system('status', 'figures')));
create policy status_reads on residence for select to fodfaeste_system using ((select is_system('status', 'figures')));

-- The spells of some people (null: of everybody), from the rows themselves.
--   knowledge  what was believed then (*known on*); null: today's knowledge
--   drafted    by this version on every day instead of by what was in force on each
--   only_day   that one day and nothing around it: a spell of a day for everybody
create function status_spells_of(people uuid[], knowledge timestamptz default null, drafted integer default null,
  only_day date default null)
returns table (person_id uuid, first_day date, until date, segment text, sub_segment text, primary_type text,
  primary_activity uuid, provider_id bigint, municipality_code text, area text, birth_date date, sex text)
language plpgsql stable rows 1000
set search_path from current
-- Thousands of people or one: hashes are right for both, and an estimate that is off costs nothing.
set enable_nestloop = off set jit = off set work_mem = '128MB' set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  wholes constant text[] := array['youth-education', 'completed', 'compulsory', 'outside', 'not-known'];
  parts constant text[] := array['preparatory', 'employed', 'other-planned', 'no-activity', 'not-confirmed'];
begin
  return query
  with version as (
    select rules.version, coalesce(lower(rules.valid), '-infinity') as v0, coalesce(upper(rules.valid), 'infinity') as v1
      from status_rules rules where drafted is null and not isempty(rules.valid)
    union all
    select drafted, '-infinity'::date, 'infinity'::date where drafted is not null
  ), segment as (
    -- The lowest key decides; its last digit says which segment, or which part of the outside group, it was.
    select version, code, place * 10 + coalesce(array_position(wholes, code), array_position(parts, code)) as key
    from status_segment
  ), rule as materialized (
    select version.v0, version.v1, type.code, type.contributes, type.completes, type.currency_months, type.threshold_hours,
      type.priority::bigint as priority, type.priority_below::bigint as priority_below, own.key as segment,
      completed.key as completed, not_known.key as not_known, sub.key as sub_segment, below.key as sub_below,
      not_confirmed.key as not_confirmed
    from version
    join activity_type type on type.version = version.version
    join segment own on own.version = version.version and own.code = type.contributes
    join segment completed on completed.version = version.version and completed.code = 'completed'
    join segment not_known on not_known.version = version.version and not_known.code = 'not-known'
    join segment not_confirmed on not_confirmed.version = version.version and not_confirmed.code = 'not-confirmed'
    left join segment sub on sub.version = version.version and sub.code = type.sub_segment
    left join segment below on below.version = version.version and below.code = type.sub_segment_below
  ), someone as materialized (
    select person.id, person.birth_date, person.sex from young_person person
    where people is null or person.id = any (people)
  ), one as materialized (
    select person_id, activity_id, type, provider_id, hours_month, outcome, lower(valid) as d0,
      coalesce(upper(valid), 'infinity') as d1, upper_inf(valid) as is_open, expected_end, confirmed_on, still_true_until,
      row_number() over (partition by person_id order by activity_id) as seq
    from activity
    where (people is null or person_id = any (people))
      and case when knowledge is null then upper_inf(believed) else believed @> knowledge end
  ), known as materialized (
    select rule.*, one.person_id, one.hours_month, one.outcome, one.d0, one.d1,
      -- An end that is known needs nobody to confirm it. Else until the day that was said, or that was planned, or that
      -- the type allows; whoever was met after the planned end is not bound by it.
      case when not one.is_open or rule.contributes = 'completed' then 'infinity'
        else coalesce(one.still_true_until, least(
          case when one.expected_end >= one.confirmed_on then one.expected_end end,
          (one.confirmed_on + make_interval(months => rule.currency_months))::date)) + 1 end as stale,
      -- What names a day: by priority, then the later start; the number only makes it the same every time.
      (9999999 - (one.d0 - date '0001-01-01')) * 100000::bigint + one.seq as name
    from one join rule on rule.code = one.type
  ), piece as (
    select known.person_id, greatest(d0, v0) as p0, least(d1, coalesce(stale, 'infinity'), v1) as p1, segment,
      case when threshold_hours is null then sub_segment end as sub, threshold_hours,
      case when threshold_hours is not null then hours_month end as hours_month,
      case when threshold_hours is not null then sub_segment end as sub_met, sub_below,
      priority * 1000000000000 + name as met, coalesce(priority_below, priority) * 1000000000000 + name as below,
      null::bigint as lapsed, null as home
    from known where contributes <> 'completed'
    union all
    select known.person_id, greatest(d0, stale, v0), least(d1, v1),
      case when contributes = 'outside' then segment else not_known end,
      case when contributes = 'outside' then not_confirmed end, null, null, null, null, null, null,
      priority * 1000000000000 + name, null
    from known where stale < d1
    union all
    select known.person_id, greatest(case when contributes = 'completed' then d0 else d1 end, v0), v1, completed,
      null, null, null, null, null, null, null, null, null
    from known where contributes = 'completed' or (completes and outcome = 'completed' and d1 < 'infinity')
    union all
    select home.person_id, home.valid_from, coalesce(home.valid_until, 'infinity'), null, null, null, null, null, null,
      null, null, null, home.municipality_code || coalesce(home.area, '')
    from residence home where people is null or home.person_id = any (people)
  ), dated as materialized (
    select * from piece where p0 < p1 and (only_day is null or (p0 <= only_day and only_day < p1))
  ), point as (
    select someone.id as person_id, coalesce(only_day, someone.birth_date) as day from someone
    union
    select edge.person_id, edge.day
    from (select person_id, p0 as day from dated union all select person_id, p1 from dated) edge
      join someone on someone.id = edge.person_id
    where only_day is null and edge.day > someone.birth_date and edge.day < 'infinity'
  ), day_range as materialized (
    select point.person_id, point.day as s0,
      coalesce(lead(point.day) over (partition by point.person_id order by point.day),
        case when only_day is null then date 'infinity' else only_day + 1 end) as s1
    from point
  ), gathered as (
    select day_range.person_id, day_range.s0, min(dated.segment) as segment, min(dated.sub) as sub,
      sum(dated.hours_month) as hours, min(dated.threshold_hours) as threshold, min(dated.sub_met) as sub_met,
      min(dated.sub_below) as sub_below, min(dated.met) as met, min(dated.below) as below, min(dated.lapsed) as lapsed,
      min(dated.home collate "C") as home
    from day_range left join dated
      on dated.person_id = day_range.person_id and dated.p0 <= day_range.s0 and dated.p1 > day_range.s0
    group by day_range.person_id, day_range.s0
  ), decided as (
    select person_id, s0, coalesce(wholes[segment % 10], 'not-known') as segment,
      case when wholes[segment % 10] = 'outside'
        then parts[least(sub, case when hours >= threshold then sub_met else sub_below end) % 10] end as sub_segment,
      coalesce(case when hours >= threshold then met else below end, lapsed) % 100000 as seq, home
    from gathered
  ), turning as (
    select decided.*, lag(row(segment, sub_segment, seq, home)) over earlier
      is distinct from row(segment, sub_segment, seq, home) as turns
    from decided window earlier as (partition by person_id order by s0)
  ), spell as (
    select turning.*, coalesce(lead(s0) over (partition by person_id order by s0),
      case when only_day is null then date 'infinity' else only_day + 1 end) as s1
    from turning where turns
  )
  select spell.person_id, spell.s0, spell.s1, spell.segment, spell.sub_segment, one.type, one.activity_id, one.provider_id,
    left(spell.home, 3), nullif(substr(spell.home, 4), ''), someone.birth_date, someone.sex
  from spell join someone on someone.id = spell.person_id
    left join one on one.person_id = spell.person_id and one.seq = spell.seq;
end $$;

-- Brings the spells of some people up to date (null: of everybody), and says how many rows changed. What is right already is
-- left alone. Two changes about one person wait for each other here; a load of many waits for all, and all for it. The lock of
-- a person is one of 1,024, so that a transaction which asks many times fills no more of the server's table of locks.
--
-- Executed and not kept as a plan: one that does not know the list would compare each spell with everybody in it, and a
-- function that asks for new plans has one made for the check of each row's person too (measured: three times as slow).
create function refresh_spells(people uuid[]) returns bigint
language plpgsql set search_path from current
set enable_nestloop = off as $$
declare
  changed bigint;
  here integer := hashtext('status ' || current_schema());
begin
  if people is null or cardinality(people) > 1000 then
    perform pg_advisory_xact_lock(here, 0);
  else
    perform pg_advisory_xact_lock_shared(here, 0);
    perform pg_advisory_xact_lock(here, one) from (
      select distinct 1 + (hashtext(person::text) & 1023) as one from unnest(people) person order by 1) locked;
  end if;
  execute $sql$
    with now_so as materialized (
      select * from status_spells_of($1)
    ), came as (
      insert into status_spell as kept (person_id, first_day, until, segment, sub_segment, primary_type, primary_activity,
        provider_id, municipality_code, area, birth_date, sex)
      select now_so.* from now_so
      on conflict (person_id, first_day) do update
        set until = excluded.until, segment = excluded.segment, sub_segment = excluded.sub_segment,
          primary_type = excluded.primary_type, primary_activity = excluded.primary_activity,
          provider_id = excluded.provider_id, municipality_code = excluded.municipality_code, area = excluded.area,
          birth_date = excluded.birth_date, sex = excluded.sex
        where kept is distinct from excluded
      returning 1
    ), went as (
      delete from status_spell old
      where ($1 is null or old.person_id = any ($1))
        and not exists (select from now_so where now_so.person_id = old.person_id and now_so.first_day = old.first_day)
      returning 1
    )
    select (select count(*) from came) + (select count(*) from went)
  $sql$ into changed using people;
  return changed;
end $$;

-- Whose maintained spells differ from what the rows say.
create function spell_differences(people uuid[]) returns setof uuid
language plpgsql stable set search_path from current
set enable_nestloop = off set plan_cache_mode = force_custom_plan as $$
begin
  return query
    select distinct coalesce(kept.person_id, now_so.person_id)
    from (select * from status_spell where people is null or status_spell.person_id = any (people)) kept
    full join status_spells_of(people) now_so
      on now_so.person_id = kept.person_id and now_so.first_day = kept.first_day
    where row(kept.*) is distinct from row(now_so.*);
end $$;

revoke all on function status_spells_of(uuid[], timestamptz, integer, date), refresh_spells(uuid[]), spell_differences(uuid[])
  from public;
grant execute on function status_spells_of(uuid[], timestamptz, integer, date), refresh_spells(uuid[]),
  spell_differences(uuid[]) to fodfaeste_system;
