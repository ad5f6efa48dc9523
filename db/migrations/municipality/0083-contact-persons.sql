-- People around the young person (domain §7). The dated table `relation` stays the truth: at most one contact person at a time
-- is its constraint since 0006. Here is what was missing: as what somebody is it, whom nobody has yet, how many each can take
-- on, and how one hands over to another.

alter table relation
  -- Null where nobody said it: those of before, and those that a file brought.
  add column contact_as text check (contact_as in ('counsellor', 'coordinating-caseworker', 'youth-guide', 'mentor')),
  -- Why a leader ended it before there was another one.
  add column ended_because text check (length(ended_because) between 5 and 1000),
  add constraint ended_because_of_contact_persons check (ended_because is null or kind = 'contact_person'),
  add constraint as_what_is_said_of_contact_persons check (contact_as is null or kind = 'contact_person'),
  add constraint a_contact_person_is_a_person check (kind <> 'contact_person' or actor_id is not null);
comment on column relation.contact_as is 'As what a contact person is one.';

-- What has ended stays as it ended: who somebody's contact person was can be asked for ever.
create function contact_persons_stay() returns trigger language plpgsql set search_path from current as $$
begin
  if old.valid_until <= today() and new.valid_until is distinct from old.valid_until then
    raise exception 'who was somebody''s contact person stays' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger contact_persons_stay before update of valid_until on relation
  for each row when (old.kind = 'contact_person') execute function contact_persons_stay();

-- Whoever leads takes over from somebody who leaves, and then needs what a contact person has.
do $$
begin
  alter table access_rule no force row level security;
  insert into access_rule (role, through, category, may_write, basis)
    select 'team-leader', 'contact_person', category, true, 'kui-guidance'
    from unnest(array['identity', 'contact', 'status', 'guidance', 'plan', 'concern', 'sensitive', 'secret', 'statutory']) category;
  alter table access_rule force row level security;
end $$;

-- How many a leader says that somebody can be the contact person of. Shown beside how many it is, and in no order or sum.
create table contact_capacity (
  id bigint generated always as identity primary key,
  actor_id bigint not null references actor,
  people smallint not null check (people between 0 and 500),
  set_by bigint not null references actor,
  set_at timestamptz not null default present()
);
create index contact_capacity_by_actor on contact_capacity (actor_id, id desc);
create index contact_capacity_by_setter on contact_capacity (set_by);
comment on table contact_capacity is 'The newest of somebody counts; the older ones stay.';

create function capacity_of(who bigint) returns smallint
language sql stable security definer set search_path from current as $$
  select people from contact_capacity where actor_id = who order by id desc limit 1
$$;
create function caseload_of(who bigint) returns bigint
language sql stable security definer set search_path from current as $$
  select count(*) from live_relation where actor_id = who and kind = 'contact_person'
$$;

-- Who may be a contact person: those whose role the rule opens something to by it, here and today.
create function may_be_contact_person(who bigint) returns boolean
language sql stable security definer set search_path from current as $$
  select exists (select from live_role held join access_rule rule on rule.role = held.role and rule.through = 'contact_person'
    where held.actor_id = who and held.municipal
      and rule.valid_from <= today() and (rule.valid_until is null or today() < rule.valid_until))
$$;

-- Young people who have no contact person although something asks for one. Each is a leader's to find one for: who leads
-- somebody around them; who led the last contact person; who leads the counsellor of the class; else the first of the leaders.
-- Answered to that leader, and to who stands in for them.
create function without_contact(wanted uuid default null)
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
  cross join lateral (
    select led.actor_id from (
      select leader.actor_id, 1 as turn from live_relation near
        join live_membership member on member.actor_id = near.actor_id
        join live_membership leader on leader.unit_id = member.unit_id and leader.kind = 'leader'
        where near.person_id = open.id and near.kind not in ('self', 'custody', 'participant')
      union all
      select leader.actor_id, 2 from relation gone join unit_membership member on member.actor_id = gone.actor_id
        join live_membership leader on leader.unit_id = member.unit_id and leader.kind = 'leader'
        where gone.person_id = open.id and gone.kind = 'contact_person'
      union all
      select leader.actor_id, 3 from live_relation enrolled
        join live_membership counsellor on counsellor.unit_id = enrolled.unit_id and counsellor.kind = 'counsellor'
        join live_membership member on member.actor_id = counsellor.actor_id
        join live_membership leader on leader.unit_id = member.unit_id and leader.kind = 'leader'
        where enrolled.person_id = open.id and enrolled.kind = 'enrolled'
      union all
      select held.actor_id, 4 from live_role held where held.role = 'team-leader' and held.municipal
    ) led
    where exists (select from live_role held where held.actor_id = led.actor_id and held.role = 'team-leader' and held.municipal)
    order by led.turn, led.actor_id limit 1
  ) owner
  where acting_as() is null and owner.actor_id in (select kept_by_me()) and has_role('team-leader')
$$;

-- Whom somebody could have, by name; with what each has room for and how they know the young person already. A leader is shown
-- all, everybody else only themselves. Of the protected the school says where they can be found: it is no reason (L-30).
create function contact_choices(wanted uuid)
returns table (actor_id bigint, actor_name text, organisation text, people bigint, capacity smallint, knows text[])
language sql stable security definer rows 50 set search_path from current as $$
  with schools as (
    select distinct unit.organisation_id from live_relation enrolled join unit on unit.id = enrolled.unit_id
    join young_person person on person.id = enrolled.person_id and not person.protected
    where enrolled.person_id = wanted and enrolled.kind = 'enrolled'
  )
  select actor.id, actor.name, held.organisations, caseload_of(actor.id), capacity_of(actor.id), array_remove(array[
    case when exists (select from live_relation near where near.person_id = wanted and near.actor_id = actor.id)
        or exists (select from live_relation near join live_membership member on member.unit_id = near.unit_id
          where near.person_id = wanted and near.kind = 'enrolled' and member.actor_id = actor.id) then 'around' end,
    case when exists (select from relation before where before.person_id = wanted and before.actor_id = actor.id
        and before.kind = 'contact_person' and before.valid_until <= today() and before.valid_until > before.valid_from)
      then 'before' end,
    case when exists (select from live_membership member join unit on unit.id = member.unit_id
          join schools on schools.organisation_id = unit.organisation_id where member.actor_id = actor.id)
        or exists (select from live_relation mine
          join live_relation enrolled on enrolled.person_id = mine.person_id and enrolled.kind = 'enrolled'
          join unit on unit.id = enrolled.unit_id join schools on schools.organisation_id = unit.organisation_id
          where mine.actor_id = actor.id and mine.kind = 'contact_person') then 'school' end], null)
  from actor
  join lateral (select string_agg(distinct organisation.name, ', ') as organisations from live_role role
    join organisation on organisation.id = role.organisation_id where role.actor_id = actor.id and role.municipal) held on true
  where actor.id in (select role.actor_id from live_role role where role.municipal) and may_be_contact_person(actor.id)
    and acting_as() is null and (wanted in (select writable('contact')) or exists (select from without_contact(wanted)))
    and (has_role('team-leader') or actor.id = current_actor())
  order by actor.name collate "da-x-icu", actor.id
$$;

-- The members of the teams that one leads: how many each is the contact person of, and what they have room for. By name.
create function caseloads_i_lead() returns table (actor_id bigint, actor_name text, people bigint, capacity smallint)
language sql stable security definer set search_path from current as $$
  select actor.id, actor.name, caseload_of(actor.id), capacity_of(actor.id) from actor
  where actor.id in (select led_by_me()) and may_be_contact_person(actor.id) and has_role('team-leader')
  order by actor.name collate "da-x-icu", actor.id
$$;
-- How many contact persons the team's young people have had in a year: so many people had so many. Counts, and nobody's.
create function continuity_i_lead(year integer) returns table (contact_persons bigint, people bigint)
language sql stable security definer set search_path from current as $$
  with theirs as (
    select relation.person_id, count(distinct relation.actor_id) as had,
      bool_or(relation.actor_id in (select led_by_me())) as of_the_team
    from relation
    where kind = 'contact_person' and daterange(valid_from, valid_until) && daterange(make_date(year, 1, 1),
      least(make_date(year + 1, 1, 1), today() + 1)) and not isempty(daterange(valid_from, valid_until))
    group by relation.person_id
  )
  select had, count(*) from theirs where of_the_team and has_role('team-leader') group by had order by had
$$;

-- Whom one can hand over to, by name: whether each has room, and not how many they have.
create function handover_receivers() returns table (actor_id bigint, actor_name text, organisation text, has_room boolean)
language sql stable security definer set search_path from current as $$
  select actor.id, actor.name, string_agg(distinct organisation.name, ', '), caseload_of(actor.id) < capacity_of(actor.id)
  from live_role role join actor on actor.id = role.actor_id join organisation on organisation.id = role.organisation_id
  where role.municipal and may_be_contact_person(actor.id)
    and has_role('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader')
  group by actor.id, actor.name order by actor.name collate "da-x-icu", actor.id
$$;

-- Handing over: proposed, and done only when the one who takes over and the young person have both said yes. Until then the
-- contact person is who it was. Whom nobody hears from within ten working days, the leader decides for, with a reason that the
-- young person reads.
create table handover (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  from_id bigint not null references actor,
  to_id bigint not null references actor,
  contact_as text not null check (contact_as in ('counsellor', 'coordinating-caseworker', 'youth-guide', 'mentor')),
  -- What the one who takes over should know.
  note text not null check (length(note) between 5 and 4000),
  proposed_by bigint not null references actor,
  proposed_at timestamptz not null default present(),
  -- From this day on the leader decides: ten working days of silence.
  silent_on date not null,
  leader_told_at timestamptz,
  -- What lets the one who is to take over see whom it is about, until it has ended: a share on record (L-03).
  let_in_by bigint unique references relation on delete set null,
  receiver_at timestamptz,
  person_at timestamptz,
  -- What the young person asks or would rather have.
  question text check (length(question) between 1 and 2000),
  questioned_at timestamptz,
  decided_by bigint references actor,
  decided_because text check (length(decided_because) between 5 and 1000),
  ended text check (ended in ('done', 'declined', 'cancelled', 'overtaken')),
  ended_at timestamptz,
  because text check (length(because) between 5 and 1000),
  changed_by bigint references actor,
  version integer not null default 1,
  check (from_id <> to_id),
  check ((ended is null) = (ended_at is null)),
  check ((decided_by is null) = (decided_because is null)),
  check ((question is null) = (questioned_at is null)),
  constraint done_when_both_said_yes check (ended is distinct from 'done'
    or (receiver_at is not null and person_at is not null) or decided_because is not null),
  check ((ended is not distinct from 'declined' or ended is not distinct from 'cancelled') = (because is not null))
);
create unique index handover_open_once on handover (person_id) where ended is null;
create index handover_by_person on handover (person_id, proposed_at desc);
create index handover_by_giver on handover (from_id);
create index handover_by_receiver on handover (to_id);
create index handover_by_proposer on handover (proposed_by);
create index handover_by_decider on handover (decided_by);
create index handover_by_changer on handover (changed_by);
create index handover_by_silence on handover (silent_on) where ended is null and leader_told_at is null;

-- A no is an answer too: late it does not make the promise kept, and ends it as broken.
do $$
begin
  alter table promise_kind no force row level security;
  update promise_kind set kept_by = '{acceptance,answer}' where code = 'handover';
  alter table promise_kind force row level security;
end $$;

-- Each says yes for themselves, and what has ended stays as it ended.
create function handovers_go_forward() returns trigger language plpgsql set search_path from current as $$
declare
  aside constant text[] := array['person_id', 'changed_by', 'version', 'leader_told_at', 'let_in_by'];
begin
  if old.ended is not null and to_jsonb(new) - aside <> to_jsonb(old) - aside then
    raise exception 'what has ended stays as it ended' using errcode = 'restrict_violation';
  end if;
  if (old.receiver_at is not null and new.receiver_at is distinct from old.receiver_at)
      or (old.person_at is not null and new.person_at is distinct from old.person_at) then
    raise exception 'a yes that was said stays said' using errcode = 'restrict_violation';
  end if;
  -- Who asks is asked only where something was said: the task that makes one of two records is nobody, and says nothing.
  if old.receiver_at is null and new.receiver_at is not null then
    if new.to_id <> all (array(select kept_by_me())) then
      raise exception 'who takes over says yes themselves' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if new.person_at is distinct from old.person_at or new.question is distinct from old.question then
    if new.person_id <> all (own_people()) or new.person_id = any (in_custody()) then
      raise exception 'the young person says it themselves' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if old.decided_by is null and new.decided_by is not null then
    if new.decided_by <> current_actor() or today() < old.silent_on or not has_role('team-leader')
        or not (old.from_id = any (array(select led_by_me())) or old.to_id = any (array(select led_by_me()))) then
      raise exception 'the leader decides after ten working days of silence' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if to_jsonb(new) - aside <> to_jsonb(old) - aside then new.version := old.version + 1; end if;
  return new;
end $$;
create trigger handovers_go_forward before update on handover for each row execute function handovers_go_forward();

-- Who takes over from somebody who leaves, on a day: who stands in for them with this young person, or at all, else a leader.
create function successor_of(leaver bigint, wanted uuid, day date) returns bigint
language sql stable security definer set search_path from current as $$
  select next.actor_id from (
    select relation.actor_id, 1 as turn from relation where person_id = wanted and kind = 'substitute'
      and valid_from <= day and (valid_until is null or day < valid_until)
    union all
    select acting_owner(leaver, day), 2
    union all
    select led, 3 from leaders_of(leaver) led
  ) next
  where next.actor_id <> leaver and may_be_contact_person(next.actor_id)
  order by next.turn, next.actor_id limit 1
$$;

do $$
declare name text;
begin
  foreach name in array array['contact_capacity', 'handover'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
create policy the_rule on contact_capacity for select to fodfaeste_rule using (true);
create policy own on contact_capacity for select to fodfaeste_app using (actor_id = (select current_actor()));
create policy leaders on contact_capacity for select to fodfaeste_app
  using ((select has_role('team-leader')) and actor_id = any (array(select led_by_me())));
create policy leaders_set on contact_capacity for insert to fodfaeste_app
  with check (set_by = (select current_actor()) and acting_as() is null and (select has_role('team-leader'))
    and actor_id = any (array(select led_by_me())));
grant select, insert on contact_capacity to fodfaeste_app;

create policy involved on handover for select to fodfaeste_app
  using (from_id = any (array(select kept_by_me())) or to_id = any (array(select kept_by_me())));
create policy leaders on handover for select to fodfaeste_app using ((select has_role('team-leader'))
  and (from_id = any (array(select led_by_me())) or to_id = any (array(select led_by_me()))));
create policy guidance on handover for select to fodfaeste_app
  using (person_id = any (array(select accessible('guidance'))) and not (select is_school())
    and person_id <> all ((select in_custody())::uuid[]));
create policy contact_proposes on handover for insert to fodfaeste_app
  with check (proposed_by = (select current_actor()) and changed_by = proposed_by and not (select is_citizen())
    and not (select is_school()) and person_id = any (array(select writable('contact')))
    and (from_id = any (array(select kept_by_me()))
      or ((select has_role('team-leader')) and from_id = any (array(select led_by_me()))))
    and num_nonnulls(receiver_at, person_at, question, decided_by, ended, leader_told_at) = 0);
create policy involved_change on handover for update to fodfaeste_app
  using (acting_as() is null and (from_id = any (array(select kept_by_me())) or to_id = any (array(select kept_by_me()))))
  with check (changed_by = (select current_actor()));
create policy leaders_change on handover for update to fodfaeste_app
  using (acting_as() is null and (select has_role('team-leader'))
    and (from_id = any (array(select led_by_me())) or to_id = any (array(select led_by_me()))))
  with check (changed_by = (select current_actor()));
create policy own_says on handover for update to fodfaeste_app
  using (acting_as() is null and (select is_citizen()) and person_id = any ((select own_people())::uuid[])
    and person_id <> all ((select in_custody())::uuid[]))
  with check (changed_by = (select current_actor()));
create policy programs on handover for all to fodfaeste_system using ((select is_system('contact-persons', 'erasure')));
create policy copies on handover for select to fodfaeste_system using ((select is_system('export')));
grant select on handover to fodfaeste_app;
grant insert (person_id, from_id, to_id, contact_as, note, proposed_by, silent_on, changed_by) on handover to fodfaeste_app;
grant update (receiver_at, person_at, question, questioned_at, decided_by, decided_because, ended, ended_at, because,
  leader_told_at, changed_by) on handover to fodfaeste_app;
grant update (let_in_by), delete on handover to fodfaeste_system;

-- Whoever reads a handover reads who the two are, also where nothing else says that they are around the young person: a team has
-- no row of its own for each of its people, and who handed over is around them no more.
create or replace function known_by_relation() returns setof bigint
language plpgsql stable parallel restricted rows 50 set search_path from current as $$
begin
  return query select relation.actor_id from relation where relation.actor_id is not null
    union all select unnest(array[handover.from_id, handover.to_id]) from handover;
end $$;
comment on function known_by_relation() is 'Whoever stands beside a young person whom the present actor may see, or is to, as far as they may see that.';

-- The task that changes who is whose contact person: neither the young person, nor who takes over, nor a leader who finds
-- somebody for whom nobody is around, writes that by rights of their own.
create policy contact_persons on relation for insert to fodfaeste_system
  with check ((select is_system('contact-persons')) and kind in ('contact_person', 'referral', 'substitute')
    and actor_id is not null);
create policy contact_persons_end on relation for update to fodfaeste_system
  using ((select is_system('contact-persons')) and kind in ('contact_person', 'referral'));
grant update (ended_because) on relation to fodfaeste_system;
create policy contact_persons_look on relation for select to fodfaeste_system using ((select is_system('contact-persons')));
create policy contact_persons on young_person for select to fodfaeste_system using ((select is_system('contact-persons')));
create policy contact_persons on away for select to fodfaeste_system using ((select is_system('contact-persons')));
create policy contact_persons on actor for select to fodfaeste_system using ((select is_system('contact-persons')));

create policy the_rule on special_focus for select to fodfaeste_rule using (true);
create policy the_rule on statutory_fact for select to fodfaeste_rule using (true);
grant select on special_focus, statutory_fact, contact_capacity to fodfaeste_rule;
grant select (given_name, family_name) on young_person to fodfaeste_rule;
grant execute on function without_contact(uuid), contact_choices(uuid), caseloads_i_lead(), continuity_i_lead(integer), handover_receivers(),
  may_be_contact_person(bigint) to fodfaeste_app;
grant execute on function successor_of(bigint, uuid, date) to fodfaeste_system;
do $$
declare signature text;
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  foreach signature in array array['capacity_of(bigint)', 'caseload_of(bigint)', 'may_be_contact_person(bigint)',
    'without_contact(uuid)', 'contact_choices(uuid)', 'caseloads_i_lead()', 'continuity_i_lead(integer)', 'handover_receivers()',
    'successor_of(bigint, uuid, date)'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('alter function %s owner to fodfaeste_rule', signature);
  end loop;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;
select let_merging_in();
