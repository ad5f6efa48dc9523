-- What happens between activities, for many people at once: interruptions and drop-outs, and gaps (statistics §7). Kept beside
-- the spells, so that a figure of a day or a quarter reads one table. Nothing here depends on the day on which it is asked:
-- what an interruption is on a day (provisional, resumed, drop-out), and how long a gap has been by then, follow from the dates.
--
-- src/features/status/courses.ts says the same in words that one can read; a test holds the two to each other on random
-- histories.

create table status_interruption (
  person_id uuid not null references young_person,
  -- The first day without it.
  on_day date not null,
  level text not null,
  activity_id uuid not null,
  type text not null,
  -- When something at the same level began, in time to make it none.
  resumed_on date check (resumed_on > on_day and resumed_on <= confirmed_on),
  -- From this day on it is a drop-out, where nothing was resumed.
  confirmed_on date not null check (confirmed_on > on_day),
  primary key (person_id, on_day, level)
);
create index status_interruption_by_day on status_interruption (on_day);
create index status_interruption_by_confirmation on status_interruption (confirmed_on) where resumed_on is null;

create table status_gap (
  person_id uuid not null references young_person,
  -- The first day without youth education, school or a preparatory course, after there had been one.
  first_day date not null,
  -- The day on which the next one begins; infinity while nobody knows of one.
  until date not null check (until > first_day),
  -- From this day on a start was documented that is near enough: those days are covered.
  documented_on date,
  -- It began inside a summer; where it has ended, or is asked for, by this day it is none.
  summer_until date,
  primary key (person_id, first_day)
);
create index status_gap_by_day on status_gap (until, first_day) include (person_id, documented_on, summer_until);

do $$
declare name text;
begin
  foreach name in array array['status_interruption', 'status_gap'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy status on %I for select to fodfaeste_app
      using (person_id = any (array(select accessible(''status''))))', name);
    execute format('create policy programs on %I for all to fodfaeste_system
      using ((select is_system(''status'', ''import'', ''erasure'')))', name);
    execute format('create policy programs_read on %I for select to fodfaeste_system
      using ((select is_system(''export'', ''figures'')))', name);
  end loop;
end $$;
grant select on status_interruption, status_gap to fodfaeste_app;
grant select, insert, update, delete on status_interruption, status_gap to fodfaeste_system;

-- The interruptions of some people (null: of everybody), from the rows themselves; knowledge as in status_spells_of.
create function interruptions_of(people uuid[], knowledge timestamptz default null)
returns table (person_id uuid, on_day date, level text, activity_id uuid, type text, resumed_on date, confirmed_on date)
language plpgsql stable rows 1000
set search_path from current
set enable_nestloop = off set jit = off set work_mem = '128MB' set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  with rule as materialized (
    select coalesce(lower(rules.valid), '-infinity') as v0, coalesce(upper(rules.valid), 'infinity') as v1,
      rules.dropout_months, type.code, type.level, type.completes
    from status_rules rules join activity_type type on type.version = rules.version
    where not isempty(rules.valid) and type.level is not null
  ), one as materialized (
    select person_id, activity_id, type, outcome, lower(valid) as d0, coalesce(upper(valid), 'infinity') as d1
    from activity
    where (people is null or person_id = any (people)) and type in (select code from rule)
      and case when knowledge is null then upper_inf(believed) else believed @> knowledge end
  ), ended as (
    -- Judged by the rules of the day on which it ended, and so are those beside it.
    select one.*, rule.v0, rule.level, (one.d1 + make_interval(months => rule.dropout_months))::date as confirmed
    from one join rule on rule.code = one.type and rule.v0 <= one.d1 and one.d1 < rule.v1
    where one.d1 < 'infinity' and one.outcome is distinct from 'completed'
  ), beside as (
    select ended.person_id, ended.activity_id, ended.type, ended.level, ended.d1, ended.confirmed,
      min(other.d0) filter (where ended.d1 < other.d0 and other.d0 <= ended.confirmed) as resumed,
      coalesce(bool_or(other.d0 <= ended.d1 and ended.d1 < other.d1), false) as goes_on,
      coalesce(bool_or(other.completes and other.outcome = 'completed' and ended.d0 < other.d1 and other.d1 <= ended.d1),
        false) as completed
    from ended left join (
      select one.*, rule.v0, rule.level, rule.completes from one join rule on rule.code = one.type
    ) other on other.person_id = ended.person_id and other.v0 = ended.v0 and other.level = ended.level
      and other.activity_id <> ended.activity_id
    group by ended.person_id, ended.activity_id, ended.type, ended.level, ended.d1, ended.confirmed
  )
  -- Two parts of one education that end together are one interruption.
  select distinct on (person_id, d1, level) person_id, d1, level, activity_id, type, resumed, confirmed
  from beside where not goes_on and not completed
  order by person_id, d1, level, activity_id;
end $$;

-- The gaps of some people (null: of everybody), those inside a summer included: see gap_days.
create function gaps_of(people uuid[], knowledge timestamptz default null)
returns table (person_id uuid, first_day date, until date, documented_on date, summer_until date)
language plpgsql stable rows 1000
set search_path from current
set enable_nestloop = off set jit = off set work_mem = '128MB' set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  with version as materialized (
    select rules.*, coalesce(lower(rules.valid), '-infinity') as v0, coalesce(upper(rules.valid), 'infinity') as v1
    from status_rules rules where not isempty(rules.valid)
  ), rule as materialized (
    select version.v0, version.v1, type.code, type.contributes, type.completes,
      (type.contributes in ('youth-education', 'compulsory') or type.sub_segment = 'preparatory') is true as fills
    from version join activity_type type on type.version = version.version
  ), one as materialized (
    select person_id, type, outcome, lower(valid) as d0, coalesce(upper(valid), 'infinity') as d1,
      (learned_at at time zone 'Europe/Copenhagen')::date as learned
    from activity
    where (people is null or person_id = any (people))
      and case when knowledge is null then upper_inf(believed) else believed @> knowledge end
  ), filling as (
    select one.person_id, max(one.d1) over earlier as reached, lead(one.d0) over earlier as next_day,
      lead(one.learned) over earlier as next_learned
    from one join rule on rule.code = one.type and rule.v0 <= one.d0 and one.d0 < rule.v1 and rule.fills
    window earlier as (partition by one.person_id order by one.d0, one.learned)
  ), done as (
    -- Since when somebody has a youth education, as each version has it.
    select one.person_id, rule.v0, min(case when rule.contributes = 'completed' then one.d0 else one.d1 end) as day
    from one join rule on rule.code = one.type
    where rule.contributes = 'completed' or (rule.completes and one.outcome = 'completed')
    group by one.person_id, rule.v0
  ), opened as (
    select filling.person_id, filling.reached, filling.next_day, filling.next_learned, version.documented_months,
      version.summer_from, version.summer_until,
      bool_or(done.day is not null and done.day <= filling.reached) over (
        partition by filling.person_id order by filling.reached) as has_completed
    from filling
      join version on version.v0 <= filling.reached and filling.reached < version.v1
      left join done on done.person_id = filling.person_id and done.v0 = version.v0
    where filling.reached < 'infinity' and (filling.next_day is null or filling.next_day > filling.reached)
  )
  select person_id, reached, coalesce(next_day, 'infinity'),
    greatest(next_learned, (next_day - make_interval(months => documented_months))::date),
    case when to_char(reached, 'MM-DD') between summer_from and summer_until
      -- The day after its last one; counted from the first of the month, for not every month has the day that rules name.
      then (to_char(reached, 'YYYY-') || left(summer_until, 3) || '01')::date + right(summer_until, 2)::integer end
  from opened where not has_completed;
end $$;

-- How many days of a gap count until a day: none before it begins, none of one inside a summer, none once a start near
-- enough was documented.
create function gap_days(first_day date, until date, documented_on date, summer_until date, day date) returns integer
language sql immutable parallel safe
  return case when first_day >= day or least(until, day) <= summer_until then 0
    else greatest(least(until, day, documented_on) - first_day, 0) end;

-- Brings what is kept about some people up to date (null: about everybody), and says how many rows changed. Executed and not
-- kept as a plan, as the refresh of spells is.
create function refresh_status(people uuid[]) returns bigint
language plpgsql set search_path from current
set enable_nestloop = off as $$
declare
  -- First, because it lets two changes about one person wait for each other.
  changed bigint := refresh_spells(people);
  more bigint;
begin
  execute $sql$
    with now_so as materialized (
      select * from interruptions_of($1)
    ), came as (
      insert into status_interruption as kept (person_id, on_day, level, activity_id, type, resumed_on, confirmed_on)
      select now_so.* from now_so
      on conflict (person_id, on_day, level) do update
        set activity_id = excluded.activity_id, type = excluded.type, resumed_on = excluded.resumed_on,
          confirmed_on = excluded.confirmed_on
        where kept is distinct from excluded
      returning 1
    ), went as (
      delete from status_interruption old
      where ($1 is null or old.person_id = any ($1))
        and not exists (select from now_so
          where now_so.person_id = old.person_id and now_so.on_day = old.on_day and now_so.level = old.level)
      returning 1
    )
    select (select count(*) from came) + (select count(*) from went)
  $sql$ into more using people;
  changed := changed + more;
  execute $sql$
    with now_so as materialized (
      select * from gaps_of($1)
    ), came as (
      insert into status_gap as kept (person_id, first_day, until, documented_on, summer_until)
      select now_so.* from now_so
      on conflict (person_id, first_day) do update
        set until = excluded.until, documented_on = excluded.documented_on, summer_until = excluded.summer_until
        where kept is distinct from excluded
      returning 1
    ), went as (
      delete from status_gap old
      where ($1 is null or old.person_id = any ($1))
        and not exists (select from now_so where now_so.person_id = old.person_id and now_so.first_day = old.first_day)
      returning 1
    )
    select (select count(*) from came) + (select count(*) from went)
  $sql$ into more using people;
  return changed + more;
end $$;

-- About whom what is kept differs from what the rows say. For `fodfaeste status verify`.
create function status_differences(people uuid[]) returns setof uuid
language plpgsql stable set search_path from current
set enable_nestloop = off set plan_cache_mode = force_custom_plan as $$
begin
  return query
    select spell_differences(people)
    union
    select coalesce(kept.person_id, now_so.person_id)
    from (select * from status_interruption kept where people is null or kept.person_id = any (people)) kept
    full join interruptions_of(people) now_so
      on now_so.person_id = kept.person_id and now_so.on_day = kept.on_day and now_so.level = kept.level
    where row(kept.*) is distinct from row(now_so.*)
    union
    select coalesce(kept.person_id, now_so.person_id)
    from (select * from status_gap kept where people is null or kept.person_id = any (people)) kept
    full join gaps_of(people) now_so on now_so.person_id = kept.person_id and now_so.first_day = kept.first_day
    where row(kept.*) is distinct from row(now_so.*);
end $$;

revoke all on function interruptions_of(uuid[], timestamptz), gaps_of(uuid[], timestamptz), refresh_status(uuid[]),
  status_differences(uuid[]) from public;
grant execute on function interruptions_of(uuid[], timestamptz), gaps_of(uuid[], timestamptz), refresh_status(uuid[]),
  status_differences(uuid[]) to fodfaeste_system;

-- Whoever was here before there was a status gets one now: everybody is counted from the first day of the new program on.
-- The owner is bound by row-level security like everybody else, and steps out of it for this one step.
do $$
declare
  name text;
  tables constant text[] := array['young_person', 'residence', 'activity', 'status_rules', 'status_segment', 'activity_type',
    'status_spell', 'status_interruption', 'status_gap'];
  part uuid[];
  after uuid;
begin
  foreach name in array tables loop execute format('alter table %I no force row level security', name); end loop;
  loop
    select array_agg(id order by id) into part
      from (select id from young_person where after is null or id > after order by id limit 5000) batch;
    exit when part is null;
    perform refresh_status(part);
    after := part[cardinality(part)];
  end loop;
  foreach name in array tables loop execute format('alter table %I force row level security', name); end loop;
end $$;
