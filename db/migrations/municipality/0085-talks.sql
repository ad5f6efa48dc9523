-- Talks (domain §5): the absence talk, the meeting between departments (L-04) and any other talk with a young person are one
-- object. Who is on its list sees it, as far as the one rule lets them know the young person; outsiders see nothing.

create table talk (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  kind text not null check (kind in ('absence-talk', 'coordination-meeting', 'talk')),
  basis text not null references reference.legal_basis,
  purpose text check (length(purpose) between 5 and 300),
  -- The first day on which whoever sees the young person by this meeting alone sees nothing any more.
  until date,
  -- The concern that it answers. Nobody outside the municipality is told of it here.
  concern_id bigint references concern on delete set null,
  place text not null check (length(place) between 2 and 200),
  length_minutes smallint not null check (length_minutes between 15 and 240),
  state text not null default 'proposed' check (state in ('proposed', 'booked', 'held', 'not-held', 'cancelled')),
  starts_at timestamptz,
  -- Names it in calendars, for good; the number says which version of it a calendar has (RFC 5545, 3.8.4.7 and 3.8.7.4).
  uid uuid not null unique default gen_random_uuid(),
  sequence integer not null default 0 check (sequence >= 0),
  owner_id bigint not null references actor,
  booked_by bigint not null references actor,
  proposed_at timestamptz not null default present(),
  ended_at timestamptz,
  -- Of somebody under 18: the holders of custody are invited, or why not stands here (L-09).
  custody text check (custody in ('invited', 'not-invited')),
  custody_because text check (length(custody_because) between 5 and 1000),
  changed_by bigint references actor,
  version integer not null default 1,
  check (kind <> 'coordination-meeting' or (purpose is not null and until is not null)),
  check (state in ('proposed', 'cancelled') or starts_at is not null),
  check ((state in ('held', 'not-held', 'cancelled')) = (ended_at is not null)),
  check ((custody is not distinct from 'not-invited') = (custody_because is not null))
);
create index talk_by_person on talk (person_id, starts_at desc);
create index talk_by_owner on talk (owner_id);
create index talk_by_booker on talk (booked_by);
create index talk_by_concern on talk (concern_id);
create index talk_by_basis on talk (basis);
create index talk_by_changer on talk (changed_by);
create index talk_to_come on talk (starts_at) where state = 'booked';
comment on table talk is 'A meeting with or about one young person, with a list of its own of who takes part.';

create table talk_participant (
  id bigint generated always as identity primary key,
  talk_id bigint not null references talk,
  -- Nobody yet: a young person who has never signed in.
  actor_id bigint references actor,
  part text not null check (part in ('young-person', 'custody', 'contact', 'school', 'other')),
  valid_from date not null default today(),
  valid_until date check (valid_until >= valid_from),
  -- What lets them know the young person where nothing else does.
  relation_id bigint references relation on delete set null,
  reply text check (reply in ('accepted', 'other-time')),
  reply_words text check (length(reply_words) between 1 and 500),
  replied_at timestamptz,
  invited_by bigint not null references actor,
  check (actor_id is not null or part = 'young-person'),
  check ((reply is null) = (replied_at is null))
);
create unique index talk_participant_once on talk_participant (talk_id, actor_id) where valid_until is null;
create unique index talk_of_one_young_person on talk_participant (talk_id) where part = 'young-person' and valid_until is null;
create index talk_participant_by_talk on talk_participant (talk_id);
create index talk_participant_by_actor on talk_participant (actor_id);
create index talk_participant_by_relation on talk_participant (relation_id);
create index talk_participant_by_inviter on talk_participant (invited_by);

create table talk_time (
  id bigint generated always as identity primary key,
  talk_id bigint not null references talk,
  starts_at timestamptz not null,
  unique (talk_id, starts_at)
);
create table talk_answer (
  time_id bigint not null references talk_time,
  participant_id bigint not null references talk_participant,
  can boolean not null,
  answered_at timestamptz not null default present(),
  primary key (time_id, participant_id)
);
create index talk_answer_by_participant on talk_answer (participant_id);

create table talk_event (
  id bigint generated always as identity primary key,
  talk_id bigint not null references talk,
  type text not null check (type in ('proposed', 'booked', 'moved', 'held', 'not-held', 'cancelled')),
  at timestamptz not null default present(),
  actor_id bigint references actor
);
create index talk_event_by_talk on talk_event (talk_id, id);
create index talk_event_by_actor on talk_event (actor_id);
comment on table talk_event is 'Written by the database with every change of a talk, and never changed.';

create function talks_go_forward() returns trigger language plpgsql set search_path from current as $$
begin
  -- Merging two records of one person, and erasing a concern, change whose it is and what it answers, and nothing else.
  if old.ended_at is not null and (to_jsonb(new) - array['person_id', 'concern_id', 'version', 'changed_by'])
      <> (to_jsonb(old) - array['person_id', 'concern_id', 'version', 'changed_by']) then
    raise exception 'a talk that is over stays as it was' using errcode = 'restrict_violation';
  end if;
  if old.state = 'booked' and new.state = 'proposed' then
    raise exception 'a talk is moved to another time, and not taken back' using errcode = 'restrict_violation';
  end if;
  if new.state in ('held', 'not-held') and old.state <> 'booked' and old.ended_at is null then
    raise exception 'only a booked talk is held' using errcode = 'restrict_violation';
  end if;
  if new.state in ('held', 'not-held') and new.starts_at > present() then
    raise exception 'it has not begun' using errcode = 'check_violation';
  end if;
  if new.sequence < old.sequence or new.uid <> old.uid then
    raise exception 'a calendar would take it for another talk' using errcode = 'restrict_violation';
  end if;
  new.version := old.version + 1;
  return new;
end $$;
create trigger talks_go_forward before update on talk for each row execute function talks_go_forward();

create function record_talk() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    insert into talk_event (talk_id, type, actor_id) values (new.id, 'proposed', new.changed_by);
  elsif new.state <> old.state then
    insert into talk_event (talk_id, type, actor_id) values (new.id, new.state, new.changed_by);
  elsif new.starts_at is distinct from old.starts_at then
    insert into talk_event (talk_id, type, actor_id) values (new.id, 'moved', new.changed_by);
  end if;
  return new;
end $$;
create trigger record_talk after insert or update on talk for each row execute function record_talk();

-- These three stand in policies, so that a page asks them often: in this language a connection plans them once, also where
-- the server is older than 18.
--
-- As whom the present actor is on a list: by name, or because the young person is themselves.
create function my_participations() returns setof bigint language plpgsql stable security definer
set search_path from current set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select participant.id from talk_participant participant join talk on talk.id = participant.talk_id
    where participant.valid_from <= today() and (participant.valid_until is null or today() < participant.valid_until)
      and talk.person_id in (select accessible('identity'))
      and (participant.actor_id = current_actor()
        or (participant.part = 'young-person' and talk.person_id in
          (select standing.person_id from standing where standing.through = 'self' and standing.actor_id = current_actor())));
end $$;
-- The talks that the present actor is told of: those with them on the list; and those with the young person, if they read
-- what is written of the young person for the municipality. A meeting between departments is its participants' alone.
create function my_talks() returns setof bigint language plpgsql stable security definer
set search_path from current set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select talk_id from talk_participant where id in (select my_participations())
    union
    select id from talk where kind <> 'coordination-meeting' and not is_school() and not is_citizen()
      and person_id = any (array(select accessible('guidance')));
end $$;
-- The talks that the present actor arranges for the municipality: their own and those they stand in for, those that they booked,
-- and those of whom they write. A school asks for a talk, and takes part in it.
create function kept_talks() returns setof bigint language plpgsql stable security definer
set search_path from current set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select id from talk where acting_as() is null and not is_citizen() and not is_school()
      and (owner_id in (select kept_by_me()) or booked_by = current_actor()) and person_id in (select accessible('identity'))
    union
    select id from talk where kind <> 'coordination-meeting' and not is_school() and not is_citizen()
      and person_id = any (array(select writable('guidance')));
end $$;
-- Who takes part, by name: a school and a young person may not look up who it is. A parent is not told of the other one (L-30).
create function talk_people(wanted bigint) returns table (id bigint, part text, actor_id bigint, name text, mine boolean,
  reply text, reply_words text, replied_at timestamptz, live boolean)
language sql stable security definer set search_path from current as $$
  select participant.id, participant.part, participant.actor_id,
    case when participant.part = 'young-person' then nullif(concat_ws(' ', person.given_name, nullif(person.family_name, '')), '')
      else actor.name end,
    participant.id in (select my_participations()), participant.reply,
    case when wanted in (select kept_talks()) or participant.id in (select my_participations()) then participant.reply_words end,
    participant.replied_at, participant.valid_until is null or today() < participant.valid_until
  from talk_participant participant join talk on talk.id = participant.talk_id
  join young_person person on person.id = talk.person_id
  left join actor on actor.id = participant.actor_id
  where participant.talk_id = wanted and (wanted in (select my_talks()) or wanted in (select kept_talks()))
    and not (participant.part = 'custody' and talk.person_id = any (in_custody())
      and participant.actor_id is distinct from current_actor())
  order by array_position(array['young-person', 'custody', 'contact', 'school', 'other'], participant.part), participant.id
$$;
-- Whom a talk can be had with: those who guide the young person, those at their school, and to colleagues the others of the
-- municipality. Of somebody protected the school is a place where they can be found (L-30).
create function talk_invitable(wanted uuid) returns table (actor_id bigint, part text, name text, organisation text)
language sql stable security definer set search_path from current as $$
  with near as (
    select relation.actor_id, 'contact' as part from live_relation relation
    where relation.person_id = wanted and relation.kind in ('contact_person', 'substitute', 'youth_guide')
    union all
    select membership.actor_id, case membership.kind when 'counsellor' then 'contact' else 'school' end
    from live_relation relation join live_membership membership on membership.unit_id = relation.unit_id
    where relation.person_id = wanted and relation.kind = 'enrolled' and membership.kind in ('counsellor', 'teacher')
    union all
    select role.actor_id, 'school' from live_relation relation join unit on unit.id = relation.unit_id
    join live_role role on role.organisation_id = unit.organisation_id and role.role in ('student-counsellor', 'head-of-school')
    where relation.person_id = wanted and relation.kind = 'enrolled'
    union all
    select role.actor_id, 'other' from live_role role where role.municipal and not is_school() and not is_citizen()
      and role.role in ('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader')
  )
  select distinct on (near.actor_id) near.actor_id, near.part, actor.name,
    (select string_agg(distinct organisation.name, ', ') from live_role role
      join organisation on organisation.id = role.organisation_id where role.actor_id = near.actor_id)
  from near join actor on actor.id = near.actor_id
  where wanted in (select accessible('identity')) and near.actor_id is not null and near.actor_id <> current_actor()
    and exists (select from live_role role where role.actor_id = near.actor_id)
    and (near.part <> 'school' or is_school() or not (select protected from young_person where id = wanted))
  order by near.actor_id, array_position(array['contact', 'school', 'other'], near.part)
$$;
-- Who else has to be asked: the young person's own account, and the holders of custody of somebody under 18.
create function talk_citizens(wanted uuid) returns table (actor_id bigint, part text)
language sql stable security definer set search_path from current as $$
  select relation.actor_id, case relation.kind when 'self' then 'young-person' else 'custody' end
  from live_relation relation
  where relation.person_id = wanted and relation.actor_id is not null
    and (relation.kind = 'self' or (relation.kind = 'custody' and relation.birth_date > born_by(today(), 18)))
  order by relation.kind, relation.id
$$;

do $$
declare name text;
begin
  foreach name in array array['talk', 'talk_participant', 'talk_time', 'talk_answer', 'talk_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy the_rule on %I for select to fodfaeste_rule using (true)', name);
    execute format('grant select on %I to fodfaeste_app, fodfaeste_rule', name);
    execute format('create policy erasure on %I for delete to fodfaeste_system using ((select is_system(''erasure'')))', name);
    execute format('create policy erasure_looks on %I for select to fodfaeste_system using ((select is_system(''erasure'')))', name);
    execute format('grant delete on %I to fodfaeste_system', name);
  end loop;
  -- A talk is written down by the program, whose caller has asked whether it may be: a school may, and writes nothing else.
  foreach name in array array['talk', 'talk_participant', 'talk_time'] loop
    execute format('create policy talks on %I for select to fodfaeste_system using ((select is_system(''talks'')))', name);
    execute format('create policy talks_add on %I for insert to fodfaeste_system with check ((select is_system(''talks'')))', name);
    execute format('grant insert on %I to fodfaeste_system', name);
  end loop;
end $$;

create policy participants on talk for select to fodfaeste_app
  using (id = any (array(select my_talks())) or id = any (array(select kept_talks())));
create policy keepers_change on talk for update to fodfaeste_app
  using (id = any (array(select kept_talks()))) with check (changed_by = (select current_actor()));
grant update (state, starts_at, sequence, ended_at, changed_by) on talk to fodfaeste_app;

create policy participants on talk_participant for select to fodfaeste_app
  using (talk_id = any (array(select my_talks())) or talk_id = any (array(select kept_talks())));
create policy own_reply on talk_participant for update to fodfaeste_app
  using ((select acting_as()) is null and id = any (array(select my_participations())));
create policy keepers_change on talk_participant for update to fodfaeste_app using (talk_id = any (array(select kept_talks())));
grant update (valid_until, reply, reply_words, replied_at) on talk_participant to fodfaeste_app;

create policy participants on talk_time for select to fodfaeste_app
  using (talk_id = any (array(select my_talks())) or talk_id = any (array(select kept_talks())));

create policy participants on talk_answer for select to fodfaeste_app using (time_id in (select id from talk_time));
create policy own on talk_answer for insert to fodfaeste_app
  with check ((select acting_as()) is null and participant_id = any (array(select my_participations())));
create policy own_changes on talk_answer for update to fodfaeste_app
  using ((select acting_as()) is null and participant_id = any (array(select my_participations())));
grant insert, update (can, answered_at) on talk_answer to fodfaeste_app;

create policy the_rule_writes on talk_event for insert to fodfaeste_rule with check (true);
grant insert on talk_event to fodfaeste_rule;
create policy keepers on talk_event for select to fodfaeste_app
  using (talk_id = any (array(select kept_talks())));

-- Whoever is invited and around the young person by nothing else is let in for the talk, and the share is on record (L-03).
create policy talks on relation for insert to fodfaeste_system
  with check ((select is_system('talks')) and kind = 'participant' and actor_id is not null);
create policy talks_look on relation for select to fodfaeste_system using ((select is_system('talks')));
create policy talks_end on relation for update to fodfaeste_system using ((select is_system('talks')) and kind = 'participant');
create policy talks on young_person for select to fodfaeste_system using ((select is_system('talks')));
create policy talks on actor for select to fodfaeste_system using ((select is_system('talks')));

-- A mail may bring a time for a calendar: when something is, and under which number. Never what it is, or with whom (T-12).
alter table message add column calendar jsonb check (jsonb_typeof(calendar) = 'object' and length(calendar::text) <= 400);
comment on column message.calendar is 'When, and by which number: uid, sequence, starts, ends, cancelled. No word of what.';

grant select (given_name, family_name) on young_person to fodfaeste_rule;
grant execute on function is_school(), is_citizen() to fodfaeste_rule;
grant execute on function my_participations(), my_talks(), kept_talks(), talk_people(bigint), talk_invitable(uuid) to fodfaeste_app;
grant execute on function talk_citizens(uuid) to fodfaeste_system;
do $$
declare signature text;
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  foreach signature in array array['record_talk()', 'my_participations()', 'my_talks()', 'kept_talks()', 'talk_people(bigint)',
    'talk_invitable(uuid)', 'talk_citizens(uuid)'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('alter function %s owner to fodfaeste_rule', signature);
  end loop;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;
select let_merging_in();
