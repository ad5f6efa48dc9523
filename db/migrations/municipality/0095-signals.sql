-- Signals: what a rule of the register (0094) has found to be so about a young person, in words, until it is answered, expires, or
-- is so no longer.

create table signal (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  rule_key text not null references signal_rule,
  version integer not null references signal_rule_version,
  -- Which fact it is: one signal for each is open at a time.
  fact text not null check (length(fact) between 1 and 80),
  -- The newest that is known of the fact. Only something newer raises or renews a signal for it again.
  fresh_on date not null,
  reason_da text not null,
  reason_en text not null,
  told_da text not null,
  told_en text not null,
  raised_at timestamptz not null default present(),
  renewed_at timestamptz,
  expires_on date not null,
  -- From this day the young person sees it.
  tell_from date not null,
  -- The leader who finds somebody a contact person, while there is none.
  finder_id bigint references actor,
  ended text check (ended in ('action', 'groundless', 'expired', 'faded', 'off')),
  ended_at timestamptz,
  -- Nobody where it ended by itself.
  ended_by bigint references actor,
  action text check (action in ('contact', 'attempt', 'talk', 'concern', 'colleague')),
  -- It was not said, but written down where such a thing is written down.
  is_recognised boolean not null default false,
  groundless text check (groundless in ('not-so', 'in-hand', 'own-plan', 'of-no-matter')),
  check ((ended is null) = (ended_at is null)),
  check ((ended is not distinct from 'action') = (action is not null)),
  check ((ended is not distinct from 'groundless') = (groundless is not null)),
  check (not is_recognised or ended = 'action'),
  check (ended is null or ended not in ('action', 'groundless') or ended_by is not null)
);
create unique index signal_open_once on signal (rule_key, person_id, fact) where ended is null;
create index signal_open_by_person on signal (person_id) where ended is null;
create index signal_by_person on signal (person_id, id desc);
create index signal_by_rule on signal (rule_key, person_id, fact);
create index signal_by_version on signal (version);
create index signal_by_ender on signal (ended_by);
create index signal_by_finder on signal (finder_id);
comment on table signal is 'That a rule found something to be so, in words. No number of a person follows from it, and none is kept.';

create function signals_end_once() returns trigger language plpgsql set search_path from current as $$
begin
  if old.ended is not null and (to_jsonb(new) - array['person_id', 'tell_from']) <> (to_jsonb(old) - array['person_id', 'tell_from']) then
    raise exception 'what has ended stays as it ended' using errcode = 'restrict_violation';
  end if;
  if new.tell_from > old.tell_from then
    raise exception 'the young person is told no later than was said' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger signals_end_once before update on signal for each row execute function signals_end_once();

-- Something documented answers a signal, as it answers a concern: contact that was made, a talk that is to be or was held. The young
-- person has heard of it when they have been talked with, and not by being asked for a talk.
create function signals_are_answered() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_table_name = 'contact_attempt' then
    update signal set ended = 'action', ended_at = present(), ended_by = new.made_by, action = 'contact', is_recognised = true
    where person_id = new.person_id and ended is null and raised_at <= new.at;
  else
    update signal set ended = 'action', ended_at = present(), ended_by = new.booked_by, action = 'talk', is_recognised = true
    where person_id = new.person_id and ended is null and (tg_op = 'INSERT' or raised_at <= new.starts_at);
  end if;
  if tg_table_name = 'contact_attempt' or tg_op = 'UPDATE' then
    update signal set tell_from = today() where person_id = new.person_id and tell_from > today() and ended is not null;
  end if;
  return null;
end $$;
create trigger signals_are_answered after insert on contact_attempt
  for each row when (new.outcome in ('reached', 'met')) execute function signals_are_answered();
create trigger signals_are_answered after insert on talk for each row execute function signals_are_answered();
create trigger signals_are_answered_by_talk after update on talk
  for each row when (new.state = 'held' and old.state <> 'held') execute function signals_are_answered();

-- Which leader finds somebody a contact person: see without_contact, which asks here from now on.
create function contact_finder(wanted uuid) returns bigint language plpgsql stable security definer
set search_path from current set plan_cache_mode = force_generic_plan as $$
begin
  return (select led.actor_id from (
      select leader.actor_id, 1 as turn from live_relation near
        join live_membership member on member.actor_id = near.actor_id
        join live_membership leader on leader.unit_id = member.unit_id and leader.kind = 'leader'
        where near.person_id = wanted and near.kind not in ('self', 'custody', 'participant')
      union all
      select leader.actor_id, 2 from relation gone join unit_membership member on member.actor_id = gone.actor_id
        join live_membership leader on leader.unit_id = member.unit_id and leader.kind = 'leader'
        where gone.person_id = wanted and gone.kind = 'contact_person'
      union all
      select leader.actor_id, 3 from live_relation enrolled
        join live_membership counsellor on counsellor.unit_id = enrolled.unit_id and counsellor.kind = 'counsellor'
        join live_membership member on member.actor_id = counsellor.actor_id
        join live_membership leader on leader.unit_id = member.unit_id and leader.kind = 'leader'
        where enrolled.person_id = wanted and enrolled.kind = 'enrolled'
      union all
      select held.actor_id, 4 from live_role held where held.role = 'team-leader' and held.municipal
    ) led
    where exists (select from live_role held where held.actor_id = led.actor_id and held.role = 'team-leader' and held.municipal)
    order by led.turn, led.actor_id limit 1);
end $$;

-- The open signals that are somebody's to look at: of one's own, of those one stands in for, and of one's teams. They are the
-- contact person's of today; where there is none, the leader's who finds one. Of whom one may not know more, the name.
create function signals_to_look_at() returns table (signal_id bigint, owner_id bigint, finds boolean, given_name text,
  family_name text, protected boolean)
language plpgsql stable security definer rows 50 set search_path from current set plan_cache_mode = force_generic_plan as $$
begin
  if acting_as() is not null or is_citizen() or is_school() then return; end if;
  return query
    with mine as materialized (select kept_by_me() as id union select led_by_me())
    select open.id, contact.actor_id, false, null::text, null::text, person.protected
    from mine join live_relation contact on contact.actor_id = mine.id and contact.kind = 'contact_person'
    join signal open on open.person_id = contact.person_id and open.ended is null
    join young_person person on person.id = open.person_id
    union all
    select open.id, open.finder_id, true, person.given_name, person.family_name, person.protected
    from signal open join young_person person on person.id = open.person_id
    where open.ended is null and open.finder_id in (select id from mine) and has_role('team-leader')
      and not exists (select from live_relation contact where contact.person_id = open.person_id and contact.kind = 'contact_person');
end $$;

alter table signal enable row level security;
alter table signal force row level security;
-- What the nightly run and a backtest read: each what rules look at, and nothing else.
do $$
declare name text;
begin
  foreach name in array array['young_person', 'status_spell', 'status_gap', 'status_interruption', 'contact_attempt', 'contact_effort',
      'talk'] loop
    execute format('create policy signals on %I for select to fodfaeste_system
      using ((select is_system(''signals'', ''signal-backtest'')))', name);
  end loop;
end $$;
create policy signals on relation for select to fodfaeste_system using ((select is_system('signals')));

-- A signal is known to who is to look at it, to who leads them, to those around the young person who read of concerns,
-- and to the young person from the day on which it is told. Schools and holders of custody are told of none.
create policy the_rule on signal for select to fodfaeste_rule using (true);
create policy the_rule_answers on signal for update to fodfaeste_rule using (ended is null or tell_from > today())
  with check (ended is not null);
create policy lookers on signal for select to fodfaeste_app using (id = any (array(select signal_id from signals_to_look_at())));
create policy concern on signal for select to fodfaeste_app
  using (person_id = any (array(select accessible('concern'))) and not (select is_school()) and not (select is_citizen()));
create policy oneself on signal for select to fodfaeste_app
  using (person_id = any ((select own_people())::uuid[]) and person_id <> all ((select in_custody())::uuid[])
    and person_id = any (array(select accessible('concern'))) and tell_from <= today());
create policy lookers_end on signal for update to fodfaeste_app
  using (ended is null and acting_as() is null and not (select is_citizen()) and not (select is_school())
    and (id = any (array(select signal_id from signals_to_look_at())) or person_id = any (array(select writable('concern')))))
  with check (ended_by = (select current_actor()) and ended in ('action', 'groundless') and not is_recognised);
create policy programs_read on signal for select to fodfaeste_system
  using ((select is_system('signals', 'erasure', 'export', 'figures')));
create policy programs_add on signal for insert to fodfaeste_system with check ((select is_system('signals')));
create policy programs_change on signal for update to fodfaeste_system using ((select is_system('signals')))
  with check (ended is null or ended in ('expired', 'faded', 'off'));
create policy erasure on signal for delete to fodfaeste_system using ((select is_system('erasure')));
grant select on signal to fodfaeste_app;
grant update (ended, ended_at, ended_by, action, groundless, tell_from) on signal to fodfaeste_app;
grant insert, delete on signal to fodfaeste_system;
grant update (version, fresh_on, reason_da, reason_en, told_da, told_en, renewed_at, expires_on, finder_id) on signal to fodfaeste_system;
grant select on signal to fodfaeste_rule;
grant update (ended, ended_at, ended_by, action, is_recognised, tell_from) on signal to fodfaeste_rule;

grant execute on function signals_to_look_at() to fodfaeste_app;
grant execute on function contact_finder(uuid) to fodfaeste_system;
do $$
declare signature text;
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  foreach signature in array array['signals_are_answered()', 'contact_finder(uuid)', 'signals_to_look_at()'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('alter function %s owner to fodfaeste_rule', signature);
  end loop;
end $$;
-- Those for whom something asks, as 0083 has it; and, where one of them is asked for alone, somebody whom a signal is about. A list
-- of people who wait is no list of what rules have found.
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
