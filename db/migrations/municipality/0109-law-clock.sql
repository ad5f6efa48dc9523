-- The law's own clock for those of 15 to 17 (modelled on BEK 1014/2019 § 10): the municipality learns that somebody does not follow
-- their plan, is to be in contact with them within five working days, and is to offer a new activity within thirty days after
-- that. Learned, contact and offer each keep their own time (domain §4, docs/decisions/0037).

-- From when on the municipality counts by it: what was learned before starts no clock. The newest row counts.
create table law_clock_start (
  id bigint generated always as identity primary key,
  starts_at timestamptz not null default present(),
  because text not null check (length(because) between 5 and 1000),
  switched_by bigint not null references actor
);
create index law_clock_start_by_switcher on law_clock_start (switched_by);
comment on table law_clock_start is 'A municipality that takes its records over learns nothing by it: an administrator says from when on the clock is theirs.';

create table plan_not_followed (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  -- The first day on which the plan was not followed, as far as is known. No clock counts from it.
  since date not null,
  learned_at timestamptz not null,
  -- The first documented contact after that, and the offer after the contact.
  contact_at timestamptz check (contact_at >= learned_at),
  offer_at timestamptz check (offer_at >= contact_at),
  -- What was offered; nothing where an activity of theirs began without anybody writing an offer down.
  offer_type text references activity_code,
  offer_words text check (length(offer_words) between 1 and 300),
  offered_by bigint references actor,
  -- On the way again; moved; of another age; gone from the records.
  ended text check (ended in ('back', 'moved', 'age', 'gone')),
  ended_at timestamptz,
  check (offer_at is null or contact_at is not null),
  check (offer_at is not null or num_nonnulls(offer_type, offer_words, offered_by) = 0),
  check ((ended is null) = (ended_at is null))
);
-- Once for a spell, and for somebody one at a time.
create unique index plan_not_followed_open_once on plan_not_followed (person_id) where ended is null;
create index plan_not_followed_by_person on plan_not_followed (person_id, id desc);
create index plan_not_followed_by_offer on plan_not_followed (offer_type);
create index plan_not_followed_by_offerer on plan_not_followed (offered_by);
comment on table plan_not_followed is 'What the promises of the source plan-not-followed follow from: a row for each spell, with its three times apart.';

create function plans_not_followed_stay() returns trigger language plpgsql set search_path from current as $$
begin
  if old.ended is not null and to_jsonb(new) - 'person_id' <> to_jsonb(old) - 'person_id' then
    raise exception 'what has ended stays as it ended' using errcode = 'restrict_violation';
  end if;
  if new.learned_at <> old.learned_at or (old.contact_at is not null and new.contact_at is distinct from old.contact_at)
      or (old.offer_at is not null and new.offer_at is distinct from old.offer_at) then
    raise exception 'the times of the law''s clock stay as they were' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger plans_not_followed_stay before update on plan_not_followed
  for each row execute function plans_not_followed_stay();

-- Whoever is on the way again needs no contact about a plan that is not followed.
do $$
declare one name;
begin
  for one in select conname from pg_constraint where conrelid = 'promise'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%redirected%' loop
    execute format('alter table promise drop constraint %I', one);
  end loop;
end $$;
alter table promise
  add constraint why_a_promise_ended check (because in ('not-reached', 'wished-later', 'away', 'somebody-else-does',
    'age', 'moved', 'gone', 'mistake', 'one-of-two', 'redirected', 'back')),
  add constraint why_a_promise_is_void check (ended is distinct from 'void'
    or because in ('age', 'moved', 'gone', 'mistake', 'one-of-two', 'redirected', 'back'));

-- Whether a spell of days is one on which nothing is known that fulfils the duty.
create function is_idle(segment text, sub_segment text) returns boolean language sql immutable parallel safe
  return segment = 'not-known' or (segment = 'outside' and coalesce(sub_segment in ('no-activity', 'not-confirmed'), false));

-- Who does not follow their plan on a day, as far as the municipality has learned it, and when it learned it: somebody of 15 to 17 who
-- lives here, is neither in school nor in anything that fulfils the duty, and has begun nothing that is known; and either something
-- ended before it was completed, or somebody said that they are in nothing. That nothing is known is not learned: rules raise
-- signals for it (0094). Whoever has a clock that runs keeps it when they turn 18.
create function plans_not_followed_on(people uuid[], home text, day date)
returns table (person_id uuid, since date, learned_at timestamptz)
language plpgsql stable rows 100 set search_path from current
set jit = off set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
begin
  return query
  with rules as materialized (
    select rules.version, rules.documented_months from status_rules rules where rules.valid @> day
  ), here as (
    select spell.person_id, spell.first_day, spell.birth_date
    from status_spell spell join young_person person on person.id = spell.person_id and person.state = 'open'
    where (people is null or spell.person_id = any (people)) and spell.first_day <= day and day < spell.until
      and spell.municipality_code = home and is_idle(spell.segment, spell.sub_segment)
      and spell.birth_date <= born_by(day, 15) and spell.birth_date > born_by(day, 25)
      and (spell.birth_date > born_by(day, 18) or exists (select from plan_not_followed running
        where running.person_id = spell.person_id and running.ended is null))
  ), run as materialized (
    select here.*,
      (select coalesce(max(before.until), here.birth_date) from status_spell before where before.person_id = here.person_id
        and before.until <= here.first_day and not is_idle(before.segment, before.sub_segment)) as begun,
      (select coalesce(max(before.until), here.birth_date) from status_spell before where before.person_id = here.person_id
        and before.until <= here.first_day and before.municipality_code is distinct from home) as came
    from here
  ), learned as (
    select run.*, nothing.said_on as nothing_day, nothing.learned as nothing_learned, broken.learned as broken_learned, gap.summer_until,
      coalesce(gap_days(gap.first_day, gap.until, null, gap.summer_until, day + 1) = 0, false) as is_summer
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
        where belief.person_id = run.person_id and not upper_inf(belief.valid) and belief.outcome is distinct from 'completed'
          and belief.activity_id in (
            select broke.activity_id from status_interruption broke
              where broke.person_id = run.person_id and broke.on_day = run.begun
            union all
            select one.activity_id from activity one where one.person_id = run.person_id and upper_inf(one.believed)
              and one.outcome = 'interrupted' and upper(one.valid) = run.begun)) ended) broken
    left join status_gap gap on gap.person_id = run.person_id and gap.first_day <= day and day < gap.until
  )
  select learned.person_id,
    least(learned.nothing_day, case when learned.broken_learned is not null then learned.begun end),
    least(present(), greatest(
      least(learned.nothing_learned, learned.broken_learned),
      greatest(least(learned.nothing_day, case when learned.broken_learned is not null then learned.begun end), learned.came,
        (learned.birth_date + interval '15 years')::date,
        -- What somebody says of a summer is known to be a gap when the summer is over (0054).
        case when learned.broken_learned is null and day >= learned.summer_until then learned.summer_until end
      )::timestamp at time zone 'Europe/Copenhagen',
      -- They were on the way again in between, and then were not: learned by the last that was written down.
      (select max(greatest(lower(last.believed), upper(last.believed))) from activity last where last.person_id = learned.person_id
        and exists (select from plan_not_followed before where before.person_id = learned.person_id))))
  from learned
  where num_nonnulls(learned.nothing_learned, learned.broken_learned) > 0
    and (learned.broken_learned is not null or not learned.is_summer)
    -- What begins soon, by the rules' own word for it, is a plan that is followed.
    and not exists (select from activity soon join rules on true
      join activity_type type on type.version = rules.version and type.code = soon.type
      where soon.person_id = learned.person_id and upper_inf(soon.believed) and lower(soon.valid) > day
        and lower(soon.valid) <= (day + make_interval(months => rules.documented_months))::date
        and type.contributes <> 'completed' and type.sub_segment is distinct from 'no-activity');
end $$;

-- Who keeps it: the contact person of today; where there is none, the leader who finds one.
create function law_clock_owner(wanted uuid) returns bigint language plpgsql stable security definer
set search_path from current set plan_cache_mode = force_generic_plan as $$
begin
  return coalesce(
    (select contact.actor_id from live_relation contact where contact.person_id = wanted and contact.kind = 'contact_person'),
    contact_finder(wanted));
end $$;

alter table law_clock_start enable row level security;
alter table law_clock_start force row level security;
create policy known on law_clock_start for select to fodfaeste_app
  using ((select current_actor() is not null or current_system() is not null));
create policy administrator on law_clock_start for insert to fodfaeste_app
  with check (switched_by = (select current_actor()) and acting_as() is null and (select has_role('administrator')));
grant select on law_clock_start to fodfaeste_app;
grant insert (because, switched_by) on law_clock_start to fodfaeste_app;

alter table plan_not_followed enable row level security;
alter table plan_not_followed force row level security;
-- Known to those around the young person who read what is written of them, to themselves, and to who keeps the promises that follow
-- from it or leads who does. It is no school's.
create policy the_rule on plan_not_followed for select to fodfaeste_rule using (true);
create policy guidance on plan_not_followed for select to fodfaeste_app
  using (person_id = any (array(select accessible('guidance'))) and not (select is_school()));
create policy keepers on plan_not_followed for select to fodfaeste_app
  using (id = any (array(select promise.source_id from promise where promise.source = 'plan-not-followed'
    and (promise.owner_id = any (array(select kept_by_me()))
      or ((select has_role('team-leader')) and promise.owner_id = any (array(select led_by_me())))))));
create policy programs on plan_not_followed for all to fodfaeste_system using ((select is_system('promises')));
create policy programs_read on plan_not_followed for select to fodfaeste_system using ((select is_system('export', 'erasure', 'figures')));
create policy erasure on plan_not_followed for delete to fodfaeste_system using ((select is_system('erasure')));
grant select on plan_not_followed to fodfaeste_app;
grant insert (person_id, since, learned_at), update (since, contact_at, offer_at, offer_type, offer_words, offered_by, ended, ended_at),
  delete on plan_not_followed to fodfaeste_system;
grant select on plan_not_followed to fodfaeste_rule;

-- What the task reads to find them.
do $$
declare name text;
begin
  foreach name in array array['status_spell', 'status_gap', 'status_interruption', 'activity'] loop
    execute format('create policy promises on %I for select to fodfaeste_system using ((select is_system(''promises'')))', name);
  end loop;
end $$;

revoke all on function plans_not_followed_on(uuid[], text, date) from public;
grant execute on function plans_not_followed_on(uuid[], text, date), law_clock_owner(uuid) to fodfaeste_system;
grant execute on function is_idle(text, text) to fodfaeste_app;

do $$
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  revoke all on function law_clock_owner(uuid) from public;
  alter function law_clock_owner(uuid) owner to fodfaeste_rule;
end $$;
-- Those for whom something asks, as 0095 has it; and whoever does not follow their plan, while the law's clock runs.
set local role fodfaeste_rule;
create or replace function without_contact(wanted uuid default null)
returns table (person_id uuid, given_name text, family_name text, birth_date date, protected boolean, asked_by text[], since date)
language sql stable security definer rows 50 set search_path from current as $$
  with asks as (
    select concern.person_id, 'concern' as because, (concern.received_at at time zone 'Europe/Copenhagen')::date as since from concern
      where closed_at is null and concern.person_id is not null
    union all
    select focus.person_id, 'focus', focus.valid_from from special_focus focus
      where focus.valid_from <= today() and (focus.valid_until is null or today() < focus.valid_until)
    union all
    select fact.person_id, 'fact', fact.valid_from from statutory_fact fact
      where fact.valid_from <= today() and (fact.valid_until is null or today() < fact.valid_until)
    union all
    select near.person_id, 'around', relation.valid_from from live_relation near join relation on relation.id = near.id
      where near.kind in ('caseworker', 'youth_guide', 'mentor')
    union all
    -- For three months after the last one nobody is forgotten, whatever else is known.
    select gone.person_id, 'ended', gone.valid_until from relation gone
      where gone.kind = 'contact_person' and gone.valid_until <= today() and gone.valid_until > today() - interval '3 months'
    union all
    select signal.person_id, 'signal', (signal.raised_at at time zone 'Europe/Copenhagen')::date from signal
      where signal.person_id = wanted and signal.ended is null
    union all
    select plan.person_id, 'plan', (plan.learned_at at time zone 'Europe/Copenhagen')::date from plan_not_followed plan
      where plan.ended is null
  ), open as (
    select person.id, person.given_name, person.family_name, person.birth_date, person.protected,
      array_agg(distinct asks.because order by asks.because) as asked_by, min(asks.since) as since
    from asks join young_person person on person.id = asks.person_id
    where person.state in ('open', 'closed') and person.birth_date > born_by(today(), 30)
      and (wanted is null or person.id = wanted)
      and not exists (select from live_relation where live_relation.person_id = person.id and kind = 'contact_person')
    group by person.id
  )
  select open.* from open
  where acting_as() is null and contact_finder(open.id) in (select kept_by_me()) and has_role('team-leader')
$$;
set local role fodfaeste_migrator;
do $$ begin execute format('revoke create on schema %I from fodfaeste_rule', current_schema()); end $$;
select let_merging_in();
