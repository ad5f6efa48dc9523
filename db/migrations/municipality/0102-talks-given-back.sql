-- A young person who cannot come at a time that is set gives the talk back: it is proposed again, with the times that they would
-- rather have, and whoever arranges it finds another one. Every calendar is told that the time is off. A state goes forward
-- otherwise, as before, and nobody who arranges a talk takes its time back without setting another.

create or replace function talks_go_forward() returns trigger language plpgsql set search_path from current as $$
begin
  -- Merging two records of one person, and erasing a concern, change whose it is and what it answers, and nothing else.
  if old.ended_at is not null and (to_jsonb(new) - array['person_id', 'concern_id', 'version', 'changed_by'])
      <> (to_jsonb(old) - array['person_id', 'concern_id', 'version', 'changed_by']) then
    raise exception 'a talk that is over stays as it was' using errcode = 'restrict_violation';
  end if;
  -- Two versions on: one takes the time out of calendars, the next one brings another.
  if old.state = 'booked' and new.state = 'proposed'
      and not (is_system('talks') and old.starts_at > present() and new.starts_at is null and new.sequence >= old.sequence + 2) then
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

alter table talk_event drop constraint talk_event_type_check;
alter table talk_event add constraint talk_event_type_check
  check (type in ('proposed', 'booked', 'moved', 'given-back', 'held', 'not-held', 'cancelled'));

create policy talks_give_back on talk for update to fodfaeste_system
  using ((select is_system('talks')) and state = 'booked') with check (state = 'proposed');
create policy talks_give_back on talk_participant for update to fodfaeste_system using ((select is_system('talks')));
create policy talks_look on talk_answer for select to fodfaeste_system using ((select is_system('talks')));

-- That a talk has changed, for pages that are open: whose it is and nothing of what it is (decision 0028).
create policy news on talk_event for select to fodfaeste_system using ((select is_system('news')));
create policy news on talk for select to fodfaeste_system using ((select is_system('news')));

create index talk_to_find_a_time on talk (owner_id) where state = 'proposed';

do $$ begin execute format('grant create on schema %I to fodfaeste_rule', current_schema()); end $$;
set local role fodfaeste_rule;
create or replace function record_talk() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    insert into talk_event (talk_id, type, actor_id) values (new.id, 'proposed', new.changed_by);
  elsif old.state = 'booked' and new.state = 'proposed' then
    insert into talk_event (talk_id, type, actor_id) values (new.id, 'given-back', new.changed_by);
  elsif new.state <> old.state then
    insert into talk_event (talk_id, type, actor_id) values (new.id, new.state, new.changed_by);
  elsif new.starts_at is distinct from old.starts_at then
    insert into talk_event (talk_id, type, actor_id) values (new.id, 'moved', new.changed_by);
  end if;
  return new;
end $$;
-- Talks for which whoever arranges them finds a time: the young person has answered every time that is proposed, or has given the
-- talk back. With the day of that answer. In this language, so that a connection plans it once.
create function talks_to_find_a_time() returns table (talk_id bigint, person_id uuid, given_name text, family_name text,
  protected boolean, kind text, owner_id bigint, given_back boolean, since_at timestamptz)
language plpgsql stable security definer rows 10
set search_path from current set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  if acting_as() is not null then return; end if;
  return query
    select talk.id, talk.person_id, person.given_name, person.family_name, person.protected, talk.kind, talk.owner_id, asks.at is not null,
      coalesce(asks.at, answered.at)
    from talk join young_person person on person.id = talk.person_id
    join talk_participant young on young.talk_id = talk.id and young.part = 'young-person' and young.valid_until is null
    left join lateral (select max(one.replied_at) as at from talk_participant one
      where one.talk_id = talk.id and one.part in ('young-person', 'custody') and one.reply = 'other-time' and one.valid_until is null) asks on true
    left join lateral (select max(answer.answered_at) as at, count(*) filter (where answer.time_id is null) as missing
      from talk_time proposed left join talk_answer answer on answer.time_id = proposed.id and answer.participant_id = young.id
      where proposed.talk_id = talk.id) answered on true
    where talk.state = 'proposed' and (asks.at is not null or answered.missing = 0)
      and talk.owner_id = any (array(select kept_by_me() union select led_by_me()))
      and talk.person_id = any (array(select accessible('identity')));
end $$;
revoke all on function talks_to_find_a_time() from public;
grant execute on function talks_to_find_a_time() to fodfaeste_app;
set local role fodfaeste_migrator;
do $$ begin execute format('revoke create on schema %I from fodfaeste_rule', current_schema()); end $$;
select let_merging_in();
