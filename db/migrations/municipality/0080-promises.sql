-- Promises (domain §4): what the municipality has promised to whom, by when, and who keeps it. How long each one may take is
-- data with validity, in versions as the rules of status are (0050).

create table service_rules (
  version integer generated always as identity primary key,
  -- Empty while it is a draft.
  valid daterange not null default 'empty',
  because text not null check (length(because) between 3 and 1000),
  written_by bigint references actor,
  written_at timestamptz not null default present(),
  constraint one_service_version_at_a_time exclude using gist (valid with &&)
);
create index service_rules_by_writer on service_rules (written_by);
comment on table service_rules is 'A promise is due by the version in force on the day it starts, whatever is in force later.';

create table promise_kind (
  code text primary key check (code ~ '^[a-z0-9-]{2,40}$'),
  made_to text not null check (made_to in ('reporter', 'young-person')),
  -- What keeps it. An attempt without contact is not in the list of any promise of contact (domain §4).
  kept_by text[] not null check (cardinality(kept_by) > 0 and kept_by <@ array['acknowledgement', 'ownership', 'contact',
    'attempt', 'offer', 'answer', 'review', 'acceptance'])
);
insert into promise_kind values
  ('acknowledge', 'reporter', '{acknowledgement,ownership,contact}'),
  ('named-owner', 'reporter', '{ownership,contact}'),
  ('first-contact', 'young-person', '{contact}'),
  ('offer', 'young-person', '{offer}'),
  ('answer-question', 'young-person', '{answer}'),
  ('next-attempt', 'young-person', '{attempt,contact}'),
  ('plan-review', 'young-person', '{review}'),
  ('handover', 'young-person', '{acceptance}'),
  ('no-gap', 'young-person', '{offer}');

create table service_level (
  version integer not null references service_rules,
  kind text not null references promise_kind,
  urgency text not null check (urgency in ('ordinary', 'soon', 'today')),
  -- The age on the day it starts: so old, and not yet so old.
  age_from smallint not null default 0 check (age_from between 0 and 99),
  age_until smallint not null default 100 check (age_until between 1 and 100),
  amount smallint not null check (amount between 0 and 366),
  unit text not null check (unit in ('working-days', 'calendar-days', 'months')),
  -- The law's clock: it may be made shorter and never longer, and the municipality's own days off do not stop it.
  law text check (length(law) between 3 and 200),
  law_most smallint check (amount <= law_most),
  primary key (version, kind, urgency, age_from),
  check (age_from < age_until),
  check ((law is null) = (law_most is null)),
  constraint one_level_for_an_age exclude using gist
    (version with =, kind with =, urgency with =, numrange(age_from, age_until) with &&)
);
create index service_level_by_kind on service_level (kind);

-- Days that are no public holiday and on which the municipality does not work: its own choice.
create table service_day_off (
  version integer not null references service_rules,
  month_day text not null check (month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  label_da text not null check (length(label_da) between 1 and 80),
  label_en text not null check (length(label_en) between 1 and 80),
  is_off boolean not null,
  primary key (version, month_day)
);

-- So many working days after it was due the leader is told, and told again.
create table service_step (
  version integer not null references service_rules,
  step smallint not null check (step between 1 and 9),
  working_days_after smallint not null check (working_days_after between 0 and 99),
  primary key (version, step)
);

-- Version 1: the law where it is known, else our proposal (domain §4).
insert into service_rules (valid, because) values ('(,)', 'Bekendtgørelse 1014/2019 § 10, og vores forslag til resten');
insert into service_level (version, kind, urgency, age_from, age_until, amount, unit, law, law_most) values
  (1, 'acknowledge', 'ordinary', 0, 100, 1, 'working-days', null, null),
  (1, 'acknowledge', 'soon', 0, 100, 1, 'working-days', null, null),
  (1, 'acknowledge', 'today', 0, 100, 0, 'working-days', null, null),
  (1, 'named-owner', 'ordinary', 0, 100, 1, 'working-days', null, null),
  (1, 'named-owner', 'soon', 0, 100, 1, 'working-days', null, null),
  (1, 'named-owner', 'today', 0, 100, 0, 'working-days', null, null),
  (1, 'first-contact', 'ordinary', 0, 15, 5, 'working-days', null, null),
  (1, 'first-contact', 'ordinary', 15, 18, 5, 'working-days', 'BEK 1014/2019 § 10', 5),
  (1, 'first-contact', 'ordinary', 18, 100, 5, 'working-days', null, null),
  (1, 'first-contact', 'soon', 0, 15, 2, 'working-days', null, null),
  (1, 'first-contact', 'soon', 15, 18, 2, 'working-days', 'BEK 1014/2019 § 10', 5),
  (1, 'first-contact', 'soon', 18, 100, 2, 'working-days', null, null),
  (1, 'first-contact', 'today', 0, 15, 0, 'working-days', null, null),
  (1, 'first-contact', 'today', 15, 18, 0, 'working-days', 'BEK 1014/2019 § 10', 5),
  (1, 'first-contact', 'today', 18, 100, 0, 'working-days', null, null),
  (1, 'offer', 'ordinary', 15, 18, 30, 'calendar-days', 'BEK 1014/2019 § 10', 30),
  (1, 'offer', 'ordinary', 18, 100, 30, 'calendar-days', null, null),
  (1, 'answer-question', 'ordinary', 0, 100, 2, 'working-days', null, null),
  (1, 'next-attempt', 'ordinary', 0, 100, 2, 'working-days', null, null),
  (1, 'plan-review', 'ordinary', 0, 100, 3, 'months', null, null),
  (1, 'plan-review', 'soon', 0, 100, 1, 'months', null, null),
  (1, 'handover', 'ordinary', 0, 100, 5, 'working-days', null, null),
  (1, 'no-gap', 'ordinary', 0, 100, 30, 'calendar-days', null, null);
insert into service_day_off (version, month_day, label_da, label_en, is_off) values
  (1, '05-01', '1. maj', '1 May', false),
  (1, '06-05', 'Grundlovsdag', 'Constitution Day', true),
  (1, '12-24', 'Juleaftensdag', 'Christmas Eve', true),
  (1, '12-31', 'Nytårsaftensdag', 'New Year’s Eve', true);
insert into service_step (version, step, working_days_after) values (1, 1, 0), (1, 2, 5);

-- While somebody is away another one keeps what they have promised.
create table away (
  id bigint generated always as identity primary key,
  actor_id bigint not null references actor,
  substitute_id bigint not null references actor,
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  entered_by bigint not null references actor,
  entered_at timestamptz not null default present(),
  check (actor_id <> substitute_id),
  constraint away_once_at_a_time exclude using gist (actor_id with =, during with &&)
);
create index away_by_substitute on away (substitute_id);
create index away_by_enterer on away (entered_by);

create table promise (
  id bigint generated always as identity primary key,
  -- Null while nobody knows yet whom it is about.
  person_id uuid references young_person,
  kind text not null references promise_kind,
  version integer not null references service_rules,
  urgency text not null check (urgency in ('ordinary', 'soon', 'today')),
  law text,
  -- What it follows from, as a concern and its number: the same thing starts a promise once.
  source text not null check (source ~ '^[a-z-]{2,40}$'),
  source_id bigint not null,
  owner_id bigint not null references actor,
  -- When it was learned; when the contact was made; as the kind says. Each clock has its own.
  started_at timestamptz not null,
  due_on date not null,
  -- The midnight after the day, by the Danish clock.
  due_at timestamptz not null generated always as ((due_on + 1)::timestamp at time zone 'Europe/Copenhagen') stored,
  -- Until then the young person is not shown it (domain §5).
  tell_from date,
  ended text check (ended in ('done', 'excused', 'void')),
  -- When it was done, which may be before it was written down.
  done_at timestamptz,
  done_with text,
  because text check (because in ('not-reached', 'wished-later', 'away', 'somebody-else-does',
    'age', 'moved', 'gone', 'mistake', 'one-of-two', 'redirected')),
  changed_by bigint references actor,
  changed_at timestamptz not null default present(),
  unique (kind, source, source_id),
  check ((ended is not distinct from 'done') = (done_at is not null)),
  check ((done_at is null) = (done_with is null)),
  check (done_at >= started_at),
  check ((ended is null or ended = 'done') = (because is null)),
  check (ended is distinct from 'excused' or because in ('not-reached', 'wished-later', 'away', 'somebody-else-does')),
  check (ended is distinct from 'void' or because in ('age', 'moved', 'gone', 'mistake', 'one-of-two', 'redirected'))
);
create index promise_by_person on promise (person_id);
create index promise_open_by_owner on promise (owner_id, due_at) where ended is null;
create index promise_by_owner on promise (owner_id);
create index promise_by_source on promise (source, source_id);
create index promise_open_by_due on promise (due_at) where ended is null;
create index promise_by_due_on on promise (due_on);
create index promise_by_version on promise (version);
create index promise_by_changer on promise (changed_by);
comment on table promise is 'Whether it is kept or broken is read from it, and stands nowhere: see promise_state.';

-- What it is at this moment. A broken one that nobody has done yet is still open work.
create function promise_state(ended text, done_at timestamptz, due_at timestamptz) returns text
language sql stable parallel safe return case
  when ended in ('excused', 'void') then ended
  when ended = 'done' then case when done_at < due_at then 'kept' else 'broken' end
  when present() < due_at then 'open' else 'broken' end;
grant execute on function promise_state(text, timestamptz, timestamptz) to fodfaeste_app;

create table promise_event (
  id bigint generated always as identity primary key,
  promise_id bigint not null references promise,
  type text not null check (type in ('started', 'owner', 'done', 'excused', 'void')),
  at timestamptz not null default present(),
  actor_id bigint references actor,
  owner_id bigint not null references actor,
  done_at timestamptz,
  because text
);
create index promise_event_by_promise on promise_event (promise_id, id);
create index promise_event_by_actor on promise_event (actor_id);
create index promise_event_by_owner on promise_event (owner_id);
comment on table promise_event is 'Written by the database with every change of a promise, and never changed.';

-- Told once for a promise and a step: the row and what is told stand in one transaction.
create table promise_escalation (
  promise_id bigint not null references promise,
  step smallint not null,
  at timestamptz not null default present(),
  told bigint[] not null check (cardinality(told) > 0),
  primary key (promise_id, step)
);

-- A promise is kept by what keeps its kind, and what has ended stays as it ended.
create function promises_are_kept_by_deeds() returns trigger language plpgsql set search_path from current as $$
begin
  if old.ended is not null and (to_jsonb(new) - 'person_id' - 'due_at') <> (to_jsonb(old) - 'person_id' - 'due_at') then
    raise exception 'what has ended stays as it ended' using errcode = 'restrict_violation';
  end if;
  if old.ended is null and new.ended = 'done' and not exists (select from promise_kind
      where code = new.kind and new.done_with = any (kept_by)) then
    raise exception 'this does not keep it' using errcode = 'check_violation', constraint = 'kept_by_its_deed';
  end if;
  -- Nobody lets themselves off what they have broken, in whatever way it ends.
  if old.ended is null and new.ended in ('excused', 'void') and present() >= old.due_at and new.changed_by = old.owner_id then
    raise exception 'the leader lets off what is broken' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger promises_are_kept_by_deeds before update on promise
  for each row execute function promises_are_kept_by_deeds();

create function record_promise() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    insert into promise_event (promise_id, type, actor_id, owner_id) values (new.id, 'started', new.changed_by, new.owner_id);
    return new;
  end if;
  if new.owner_id <> old.owner_id then
    insert into promise_event (promise_id, type, actor_id, owner_id) values (new.id, 'owner', new.changed_by, new.owner_id);
  end if;
  if new.ended is distinct from old.ended then
    insert into promise_event (promise_id, type, actor_id, owner_id, done_at, because)
      values (new.id, new.ended, new.changed_by, new.owner_id, new.done_at, new.because);
  end if;
  return new;
end $$;
create trigger record_promise after insert or update on promise for each row execute function record_promise();

-- Rules in force stay as they were; a draft can be changed (0050).
create function service_rules_stay() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_table_name = 'service_rules' then
    if not isempty(old.valid) and (not upper_inf(old.valid) or lower(new.valid) is distinct from lower(old.valid)
        or (to_jsonb(new) - 'valid') is distinct from (to_jsonb(old) - 'valid')) then
      raise exception 'rules in force stay as they were' using errcode = 'restrict_violation';
    end if;
  elsif exists (select from service_rules where version = old.version and not isempty(valid)) then
    raise exception 'rules in force stay as they were' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger service_rules_stay before update on service_rules for each row execute function service_rules_stay();
create trigger service_rules_stay before update on service_level for each row execute function service_rules_stay();
create trigger service_rules_stay before update on service_day_off for each row execute function service_rules_stay();
create trigger service_rules_stay before update on service_step for each row execute function service_rules_stay();

-- Who keeps what somebody has promised, on a day: themselves, or who stands in, or who stands in for that one.
create function acting_owner(owner bigint, day date) returns bigint
language plpgsql stable security definer set search_path from current as $$
declare
  who bigint := owner;
  next bigint;
  seen bigint[] := '{}';
begin
  loop
    next := (select substitute_id from away where actor_id = who and during @> day);
    if next is null then return who; end if;
    seen := seen || who;
    -- Everybody stands in for everybody: it stays with whom it was.
    if next = any (seen) then return owner; end if;
    who := next;
  end loop;
end $$;
-- Whose promises the present actor keeps today.
create function kept_by_me() returns setof bigint
language sql stable security definer set search_path from current as $$
  select current_actor() where acting_owner(current_actor(), today()) = current_actor()
  union
  select actor_id from away where during @> today() and acting_owner(actor_id, today()) = current_actor()
  union
  select current_actor()
$$;
-- Whom a broken promise goes to: who leads the owner; else the leaders where the owner works; else any leader.
create function leaders_of(owner bigint) returns setof bigint
language sql stable security definer set search_path from current as $$
  with led as (
    select leader.actor_id, 1 as turn from live_membership leader
    join live_membership member on member.unit_id = leader.unit_id and member.actor_id = owner
    where leader.kind = 'leader' and leader.actor_id <> owner
    union
    select leader.actor_id, 2 from live_role leader join live_role held on held.organisation_id = leader.organisation_id
    where leader.role = 'team-leader' and held.actor_id = owner and leader.actor_id <> owner
    union
    select actor_id, 3 from live_role where role = 'team-leader' and municipal and actor_id <> owner
  )
  select distinct actor_id from led where turn = (select min(turn) from led)
$$;
-- Whose promises have lost their ground: over the age, moved away, or gone from the records (domain §3).
create function void_because(wanted uuid, home text, age integer, day date) returns text
language sql stable security definer set search_path from current as $$
  select case
    when person.state not in ('open', 'closed') then 'gone'
    when person.birth_date <= born_by(day, age) then 'age'
    when exists (select from residence where residence.person_id = wanted and residence.valid_from <= day)
      and not exists (select from residence where residence.person_id = wanted and residence.municipality_code = home
        and residence.valid_from <= day and (residence.valid_until is null or day < residence.valid_until)) then 'moved'
    end
  from young_person person where person.id = wanted
$$;

do $$
declare name text;
begin
  foreach name in array array['service_rules', 'promise_kind', 'service_level', 'service_day_off', 'service_step', 'away',
    'promise', 'promise_event', 'promise_escalation'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  foreach name in array array['service_rules', 'promise_kind', 'service_level', 'service_day_off', 'service_step'] loop
    execute format('create policy known on %I for select to fodfaeste_app
      using ((select current_actor() is not null or current_system() is not null))', name);
  end loop;
  foreach name in array array['service_rules', 'service_level', 'service_day_off', 'service_step'] loop
    execute format('create policy administrator on %I for insert to fodfaeste_app
      with check ((select has_role(''administrator'')))', name);
    execute format('create policy administrator_changes on %I for update to fodfaeste_app
      using ((select has_role(''administrator'')))', name);
  end loop;
end $$;
grant select on promise_kind to fodfaeste_app;
grant select, insert on service_rules, service_level, service_day_off, service_step to fodfaeste_app;
grant update (valid, because) on service_rules to fodfaeste_app;
grant update (amount) on service_level to fodfaeste_app;
grant update (is_off) on service_day_off to fodfaeste_app;
grant update (working_days_after) on service_step to fodfaeste_app;

create policy the_rule on away for select to fodfaeste_rule using (true);
create policy colleagues on away for select to fodfaeste_app
  using ((select has_role('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader')));
create policy own_or_led on away for insert to fodfaeste_app
  with check (entered_by = (select current_actor()) and acting_as() is null
    and (actor_id = (select current_actor()) or actor_id = any (array(select led_by_me()))));
create policy own_or_led_end on away for update to fodfaeste_app
  using (actor_id = (select current_actor()) or actor_id = any (array(select led_by_me())));
grant select, insert, update (during) on away to fodfaeste_app;

-- A promise is known to who keeps it, to who leads them, to those around the young person who read what is written of them,
-- and to the young person once it may be told. A school is shown the steps of what it reported, and nothing else.
create policy keepers on promise for select to fodfaeste_app using (owner_id = any (array(select kept_by_me())));
create policy leaders on promise for select to fodfaeste_app
  using ((select has_role('team-leader')) and owner_id = any (array(select led_by_me())));
create policy guidance on promise for select to fodfaeste_app
  using (person_id = any (array(select accessible('guidance'))) and not (select is_school())
    and (not (select is_citizen()) or may_be_told(tell_from, false)));
create policy guidance_adds on promise for insert to fodfaeste_app
  with check (changed_by = (select current_actor()) and not (select is_citizen()) and not (select is_school())
    and person_id = any (array(select writable('guidance'))) and ended is null);
create policy keepers_change on promise for update to fodfaeste_app
  using (acting_as() is null and (owner_id = any (array(select kept_by_me()))
    or ((select has_role('team-leader')) and owner_id = any (array(select led_by_me())))))
  with check (changed_by = (select current_actor()));
create policy programs on promise for select to fodfaeste_system using ((select is_system('promises', 'export', 'erasure', 'figures')));
create policy programs_add on promise for insert to fodfaeste_system with check ((select is_system('promises')));
create policy programs_change on promise for update to fodfaeste_system using ((select is_system('promises')));
create policy erasure on promise for delete to fodfaeste_system using ((select is_system('erasure')));
grant select, insert on promise to fodfaeste_app;
grant update (person_id, owner_id, tell_from, ended, done_at, done_with, because, changed_by, changed_at) on promise to fodfaeste_app;
grant delete on promise, promise_event, promise_escalation to fodfaeste_system;

create policy the_rule_writes on promise_event for insert to fodfaeste_rule with check (true);
grant insert on promise_event to fodfaeste_rule;
create policy as_the_promise on promise_event for select to fodfaeste_app using (promise_id in (select id from promise));
create policy erasure on promise_event for delete to fodfaeste_system using ((select is_system('erasure')));
grant select on promise_event to fodfaeste_app;
create policy as_the_promise on promise_escalation for select to fodfaeste_app
  using (not (select is_citizen()) and promise_id in (select id from promise));
create policy programs_add on promise_escalation for insert to fodfaeste_system with check ((select is_system('promises')));
create policy erasure on promise_escalation for delete to fodfaeste_system using ((select is_system('erasure')));
grant select on promise_escalation to fodfaeste_app;
grant insert on promise_escalation to fodfaeste_system;

-- Whose birthday decides which clock it is, and the names of who keeps what.
create policy promises on young_person for select to fodfaeste_system using ((select is_system('promises')));
create policy promises on actor for select to fodfaeste_system using ((select is_system('promises')));
-- In which team somebody was when a promise was due.
create policy counts on unit_membership for select to fodfaeste_system using ((select is_system('figures')));

grant execute on function acting_owner(bigint, date), kept_by_me() to fodfaeste_app;
grant execute on function leaders_of(bigint), void_because(uuid, text, integer, date) to fodfaeste_system;
grant select on away to fodfaeste_rule;
grant select (municipality_code) on residence to fodfaeste_rule;
do $$
declare signature text;
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  foreach signature in array array['record_promise()', 'acting_owner(bigint, date)', 'kept_by_me()', 'leaders_of(bigint)',
    'void_because(uuid, text, integer, date)'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('alter function %s owner to fodfaeste_rule', signature);
  end loop;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;
select let_merging_in();
