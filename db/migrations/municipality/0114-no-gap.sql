-- The municipality's own promise to those of 18 to 24 (strategy, theme 3): when something of theirs has ended and nothing new is known of,
-- a new activity is offered within thirty days. It follows from the same spells as the law's clock (0109); what differs between the two
-- stands in the rows of one rule each (docs/decisions/0039).

-- Each rule is switched on for itself: whoever counts by the law's clock already has not said it of the other.
alter table law_clock_start add rule text not null default 'law-clock' check (rule in ('law-clock', 'no-gap'));
grant insert (rule) on law_clock_start to fodfaeste_app;

alter table plan_not_followed add rule text not null default 'law-clock' check (rule in ('law-clock', 'no-gap'));
grant insert (rule) on plan_not_followed to fodfaeste_system;
do $$
declare one name;
begin
  for one in select conname from pg_constraint where conrelid = 'plan_not_followed'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%(offer_at IS NULL) OR (contact_at IS NOT NULL)%' loop
    execute format('alter table plan_not_followed drop constraint %I', one);
  end loop;
end $$;
alter table plan_not_followed
  add constraint an_offer_follows check (offer_at is null
    or case rule when 'law-clock' then contact_at is not null else offer_at >= learned_at end),
  add constraint contact_is_the_laws check (rule = 'law-clock' or contact_at is null);

-- Whom a clock is to run for on a day, by which rule, and when the municipality learned it: as 0109 has it for those of 15 to 17. For those
-- of 18 to 24 whatever ends counts and not only what was broken off, they have been in something, and a summer is waited for by
-- everybody, because what is promised is the new activity itself. Whoever has completed a youth education is not idle. A clock
-- that runs keeps its rule when somebody turns 18.
drop function plans_not_followed_on(uuid[], text, date);
create function plans_not_followed_on(people uuid[], home text, day date)
returns table (person_id uuid, rule text, since date, learned_at timestamptz)
language plpgsql stable rows 100 set search_path from current
set jit = off set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  with rules as materialized (
    select rules.version, rules.documented_months from status_rules rules where rules.valid @> day
  ), clock as materialized (
    select one.* from (values ('law-clock', 15, false), ('no-gap', 18, true)) as one (rule, age_from, any_end)
    where exists (select from law_clock_start started where started.rule = one.rule)
  ), here as (
    select spell.person_id, spell.first_day, spell.birth_date, clock.rule, clock.age_from, clock.any_end
    from status_spell spell join young_person person on person.id = spell.person_id and person.state = 'open'
    left join plan_not_followed running on running.person_id = spell.person_id and running.ended is null
    join clock on clock.rule = coalesce(running.rule,
      case when spell.birth_date > born_by(day, 18) then 'law-clock' else 'no-gap' end)
    where (people is null or spell.person_id = any (people)) and spell.first_day <= day and day < spell.until
      and spell.municipality_code = home and is_idle(spell.segment, spell.sub_segment)
      and spell.birth_date <= born_by(day, 15) and spell.birth_date > born_by(day, 25)
  ), run as materialized (
    select here.*,
      (select coalesce(max(before.until), here.birth_date) from status_spell before where before.person_id = here.person_id
        and before.until <= here.first_day and not is_idle(before.segment, before.sub_segment)) as begun,
      (select coalesce(max(before.until), here.birth_date) from status_spell before where before.person_id = here.person_id
        and before.until <= here.first_day and before.municipality_code is distinct from home) as came
    from here
  ), learned as (
    select run.*, nothing.said_on as nothing_day, nothing.learned as nothing_learned, ended.learned as ended_learned, gap.summer_until,
      -- What was broken off is no regard of the law's for a summer: contact is due all the same.
      run.any_end or ended.learned is null as awaits_summer,
      -- Where there is no gap of an education there is no summer of one; 0109 took it for one that never ends.
      coalesce(day < gap.summer_until, false) as is_summer
    from run
    cross join lateral (
      select greatest(min(lower(said.valid)), run.begun) as said_on, min(said.learned_at) as learned
      from activity said join rules on true
      join activity_type type on type.version = rules.version and type.code = said.type and type.sub_segment = 'no-activity'
      where said.person_id = run.person_id and upper_inf(said.believed) and said.valid && daterange(run.begun, day + 1)) nothing
    cross join lateral (
      -- Entered when it had ended, or ended since: the first time that it was believed to have.
      select min(case when ended.learned_first then ended.learned_at else lower(ended.believed) end) as learned
      from (
        select belief.*, not exists (select from activity earlier where earlier.activity_id = belief.activity_id
          and lower(earlier.believed) < lower(belief.believed)) as learned_first
        from activity belief
        where belief.person_id = run.person_id and not upper_inf(belief.valid)
          and (run.any_end or belief.outcome is distinct from 'completed')
          and belief.activity_id in (
            select broke.activity_id from status_interruption broke
              where broke.person_id = run.person_id and broke.on_day = run.begun
            union all
            select one.activity_id from activity one where one.person_id = run.person_id and upper_inf(one.believed)
              and (run.any_end or one.outcome = 'interrupted') and upper(one.valid) = run.begun)) ended) ended
    left join status_gap gap on gap.person_id = run.person_id and gap.first_day <= day and day < gap.until
  )
  select learned.person_id, learned.rule,
    least(learned.nothing_day, case when learned.ended_learned is not null then learned.begun end),
    least(present(), greatest(
      least(learned.nothing_learned, learned.ended_learned),
      greatest(least(learned.nothing_day, case when learned.ended_learned is not null then learned.begun end), learned.came,
        (learned.birth_date + make_interval(years => learned.age_from))::date,
        -- What is said of a summer is known to be a gap when the summer is over (0054).
        case when learned.awaits_summer and day >= learned.summer_until then learned.summer_until end
      )::timestamp at time zone 'Europe/Copenhagen',
      -- They were on the way again in between, and then were not: learned by the last that was written down.
      (select max(greatest(lower(last.believed), upper(last.believed))) from activity last where last.person_id = learned.person_id
        and exists (select from plan_not_followed before where before.person_id = learned.person_id))))
  from learned
  where num_nonnulls(learned.nothing_learned, learned.ended_learned) > 0
    and not (learned.awaits_summer and learned.is_summer)
    and (learned.begun > learned.birth_date or not learned.any_end)
    -- What begins soon, by the rules' own word for it, is a plan that is followed.
    and not exists (select from activity soon join rules on true
      join activity_type type on type.version = rules.version and type.code = soon.type
      where soon.person_id = learned.person_id and upper_inf(soon.believed) and lower(soon.valid) > day
        and lower(soon.valid) <= (day + make_interval(months => rules.documented_months))::date
        and type.contributes <> 'completed' and type.sub_segment is distinct from 'no-activity');
end $$;
revoke all on function plans_not_followed_on(uuid[], text, date) from public;
grant execute on function plans_not_followed_on(uuid[], text, date) to fodfaeste_system;
