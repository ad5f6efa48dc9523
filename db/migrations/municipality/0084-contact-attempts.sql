-- Attempts to get in contact (domain §7): each with its channel, time and outcome; when the next one is due is data, the contact
-- ladder. An attempt is no contact, and attempts do not stop by themselves: only a person stops them, with a reason.

-- The ladder stands in the versions of the service levels (0080): which attempt, by what, and how many working days after the
-- one before. After the last step it goes on with the last one.
create table contact_ladder_step (
  version integer not null references service_rules,
  step smallint not null check (step between 1 and 20),
  channel text not null check (channel in ('text-message', 'call', 'email', 'digital-post', 'letter', 'visit')),
  -- At another time of day than the one before.
  another_time boolean not null,
  working_days smallint not null check (working_days between 0 and 60),
  primary key (version, step)
);
do $$
begin
  alter table service_rules no force row level security;
  insert into contact_ladder_step (version, step, channel, another_time, working_days)
    select version, step.* from service_rules, (values (1, 'text-message', false, 0), (2, 'call', false, 1),
      (3, 'call', true, 2), (4, 'letter', false, 2), (5, 'visit', false, 5)) step (step, channel, another_time, working_days);
  alter table service_rules force row level security;
end $$;
create trigger service_rules_stay before update on contact_ladder_step for each row execute function service_rules_stay();

-- From the first attempt until somebody is reached, or somebody stops.
create table contact_effort (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  begun_at timestamptz not null default present(),
  begun_by bigint not null references actor,
  ended text check (ended in ('contact', 'stopped')),
  ended_at timestamptz,
  ended_by bigint references actor,
  why text check (why in ('not-reached', 'wished-later', 'away', 'somebody-else-does')),
  because text check (length(because) between 5 and 1000),
  check (num_nonnulls(ended, ended_at, ended_by) in (0, 3)),
  constraint stopped_for_a_reason check (num_nonnulls(why, because) = case when ended = 'stopped' then 2 else 0 end)
);
create unique index contact_effort_open_once on contact_effort (person_id) where ended is null;
create index contact_effort_by_person on contact_effort (person_id, id desc);
create index contact_effort_by_beginner on contact_effort (begun_by);
create index contact_effort_by_ender on contact_effort (ended_by);

create table contact_attempt (
  id bigint generated always as identity primary key,
  effort_id bigint not null references contact_effort,
  person_id uuid not null references young_person,
  channel text not null check (channel in ('text-message', 'call', 'email', 'digital-post', 'letter', 'visit')),
  outcome text not null check (outcome in ('reached', 'met', 'no-answer', 'message-left', 'declined', 'wrong-number')),
  at timestamptz not null,
  made_by bigint not null references actor,
  recorded_at timestamptz not null default present()
);
create index contact_attempt_by_effort on contact_attempt (effort_id, id);
create index contact_attempt_by_person on contact_attempt (person_id, at desc);
create index contact_attempt_by_maker on contact_attempt (made_by);
comment on table contact_attempt is 'What was tried. It stays as it was written; a mistake is followed by what is right.';

create function efforts_end_once() returns trigger language plpgsql set search_path from current as $$
begin
  if old.ended is not null and to_jsonb(new) - 'person_id' <> to_jsonb(old) - 'person_id' then
    raise exception 'what has ended stays as it ended' using errcode = 'restrict_violation';
  end if;
  if old.ended is null and new.ended = 'contact' and not exists (select from contact_attempt
      where effort_id = new.id and outcome in ('reached', 'met')) then
    raise exception 'an attempt is no contact' using errcode = 'check_violation', constraint = 'an_attempt_is_no_contact';
  end if;
  return new;
end $$;
create trigger efforts_end_once before update on contact_effort for each row execute function efforts_end_once();

-- The effort of a youth guide for those who need it most: begun with what it is for, looked over in a rhythm of its own, ended.
create table guide_effort (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  guide_id bigint not null references actor,
  relation_id bigint unique references relation on delete set null,
  purpose text not null check (length(purpose) between 5 and 1000),
  begun_at timestamptz not null default present(),
  begun_by bigint not null references actor,
  ended_at timestamptz,
  ended_by bigint references actor,
  because text check (length(because) between 5 and 1000),
  check (num_nonnulls(ended_at, ended_by, because) in (0, 3))
);
create unique index guide_effort_open_once on guide_effort (person_id) where ended_at is null;
create index guide_effort_by_person on guide_effort (person_id, id desc);
create index guide_effort_by_guide on guide_effort (guide_id);
create index guide_effort_by_beginner on guide_effort (begun_by);
create index guide_effort_by_ender on guide_effort (ended_by);
create table guide_review (
  id bigint generated always as identity primary key,
  effort_id bigint not null references guide_effort,
  person_id uuid not null references young_person,
  held_on date not null,
  words text not null check (length(words) between 5 and 4000),
  written_by bigint not null references actor,
  written_at timestamptz not null default present()
);
create index guide_review_by_effort on guide_review (effort_id, id);
create index guide_review_by_person on guide_review (person_id, held_on desc);
create index guide_review_by_writer on guide_review (written_by);

-- Those who are youth guides here today, by name.
create function youth_guides() returns table (actor_id bigint, actor_name text, organisation text)
language sql stable security definer set search_path from current as $$
  select actor.id, actor.name, string_agg(distinct organisation.name, ', ')
  from live_role role join actor on actor.id = role.actor_id join organisation on organisation.id = role.organisation_id
  where role.role = 'youth-guide' and role.municipal
    and has_role('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader')
  group by actor.id, actor.name order by actor.name collate "da-x-icu", actor.id
$$;

do $$
declare name text;
begin
  foreach name in array array['contact_ladder_step', 'contact_effort', 'contact_attempt', 'guide_effort', 'guide_review'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  foreach name in array array['contact_effort', 'contact_attempt', 'guide_effort', 'guide_review'] loop
    -- Read by those who read what is written of the young person, and written by those who may.
    execute format('create policy guidance on %I for select to fodfaeste_app
      using (person_id = any (array(select accessible(''guidance''))) and not (select is_school()))', name);
    execute format('create policy programs on %I for select to fodfaeste_system using ((select is_system(''export'', ''erasure'')))', name);
    execute format('create policy erasure on %I for delete to fodfaeste_system using ((select is_system(''erasure'')))', name);
    execute format('grant select on %I to fodfaeste_app', name);
    execute format('grant delete on %I to fodfaeste_system', name);
  end loop;
end $$;
create policy known on contact_ladder_step for select to fodfaeste_app
  using ((select current_actor() is not null or current_system() is not null));
create policy administrator on contact_ladder_step for insert to fodfaeste_app with check ((select has_role('administrator')));
create policy administrator_changes on contact_ladder_step for update to fodfaeste_app
  using ((select has_role('administrator')));
grant select, insert, update (working_days) on contact_ladder_step to fodfaeste_app;

-- Whoever leads the one who stopped sees that they did, and why, whoever is around the young person by now.
create policy leaders on contact_effort for select to fodfaeste_app
  using (ended = 'stopped' and (select has_role('team-leader')) and ended_by = any (array(select led_by_me())));
create policy guidance_adds on contact_effort for insert to fodfaeste_app
  with check (begun_by = (select current_actor()) and ended is null and not (select is_citizen()) and not (select is_school())
    and person_id = any (array(select writable('guidance'))));
create policy guidance_ends on contact_effort for update to fodfaeste_app
  using (not (select is_citizen()) and not (select is_school()) and person_id = any (array(select writable('guidance'))))
  with check (ended_by = (select current_actor()));
create policy guidance_adds on contact_attempt for insert to fodfaeste_app
  with check (made_by = (select current_actor()) and at <= present() and not (select is_citizen()) and not (select is_school())
    and person_id = any (array(select writable('guidance')))
    and exists (select from contact_effort where contact_effort.id = effort_id
      and contact_effort.person_id = contact_attempt.person_id and ended is null));
grant insert (person_id, begun_by), update (ended, ended_at, ended_by, why, because) on contact_effort to fodfaeste_app;
grant insert (effort_id, person_id, channel, outcome, at, made_by) on contact_attempt to fodfaeste_app;

create policy guidance_adds on guide_effort for insert to fodfaeste_app
  with check (begun_by = (select current_actor()) and ended_at is null and not (select is_citizen()) and not (select is_school())
    and person_id = any (array(select writable('guidance'))));
create policy guidance_ends on guide_effort for update to fodfaeste_app
  using (ended_at is null and not (select is_citizen()) and not (select is_school())
    and person_id = any (array(select writable('guidance'))))
  with check (ended_by = (select current_actor()));
create policy guidance_adds on guide_review for insert to fodfaeste_app
  with check (written_by = (select current_actor()) and held_on <= today() and not (select is_citizen())
    and not (select is_school()) and person_id = any (array(select writable('guidance')))
    and exists (select from guide_effort where guide_effort.id = effort_id
      and guide_effort.person_id = guide_review.person_id and ended_at is null));
grant insert (person_id, guide_id, relation_id, purpose, begun_by), update (ended_at, ended_by, because) on guide_effort
  to fodfaeste_app;
grant insert (effort_id, person_id, held_on, words, written_by) on guide_review to fodfaeste_app;

grant execute on function youth_guides() to fodfaeste_app;
do $$
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  revoke all on function youth_guides() from public;
  alter function youth_guides() owner to fodfaeste_rule;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;
select let_merging_in();
