-- What those who work with a young person have agreed to do (domain §5) stands on their list of today, by its day (decision 0035).
create index talk_step_open on talk_step (participant_id) where state = 'open';
create policy the_rule on talk_step for select to fodfaeste_rule using (true);
grant select on talk_step to fodfaeste_rule;

do $$ begin execute format('grant create on schema %I to fodfaeste_rule', current_schema()); end $$;
set local role fodfaeste_rule;
-- As whom the present actor is on a list, as before. Asked in two halves: as one it read every list there is.
create or replace function my_participations() returns setof bigint language plpgsql stable security definer
set search_path from current set plan_cache_mode = force_generic_plan as $$
declare
  who bigint := current_actor();
begin
  return query
    with mine as (
      select seat.id, seat.talk_id, seat.valid_from, seat.valid_until from talk_participant seat where seat.actor_id = who
      union
      select seat.id, seat.talk_id, seat.valid_from, seat.valid_until
      from standing join talk on talk.person_id = standing.person_id
      join talk_participant seat on seat.talk_id = talk.id and seat.part = 'young-person'
      where standing.through = 'self' and standing.actor_id = who
    )
    select mine.id from mine join talk on talk.id = mine.talk_id
    where mine.valid_from <= today() and (mine.valid_until is null or today() < mine.valid_until)
      and talk.person_id in (select accessible('identity'));
end $$;
set local role fodfaeste_migrator;

-- The open steps of the municipality's people: one's own, of those one stands in for, and of one's teams, of talks that the present
-- actor is told of. A step of the young person's or the school's stays theirs. What stands on no list costs no look at the rule.
create function steps_to_do() returns table (step_id bigint, talk_id bigint, person_id uuid, given_name text, family_name text,
  protected boolean, what text, due_on date, owner_id bigint, owner text, stand_in text, may_end boolean)
language plpgsql stable security definer rows 50 set search_path from current set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  who bigint := current_actor();
  kept bigint[];
  looked bigint[];
begin
  if who is null or is_citizen() or is_school() then return; end if;
  kept := array(select kept_by_me());
  looked := kept || array(select led_by_me());
  return query
    with open as materialized (
      select step.id, step.talk_id, step.person_id, step.what, step.due_on, seat.actor_id,
        seat.valid_until is null or today() < seat.valid_until as takes_part
      from talk_participant seat join talk_step step on step.participant_id = seat.id and step.state = 'open'
      where seat.actor_id = any (looked) and seat.part in ('contact', 'other')
    ), doer as materialized (
      select actor.id, actor.name, acting_owner(actor.id, today()) as acting
      from actor where actor.id in (select open.actor_id from open)
    )
    select open.id, open.talk_id, open.person_id, person.given_name, person.family_name, person.protected, open.what, open.due_on,
      doer.id, doer.name, acting.name,
      acting_as() is null and ((open.actor_id = who and open.takes_part)
        or (open.actor_id = any (kept) and open.talk_id = any (array(select kept_talks()))))
    from open join doer on doer.id = open.actor_id join young_person person on person.id = open.person_id
    left join actor acting on acting.id = doer.acting and acting.id <> doer.id
    where open.talk_id = any (array(select my_talks())) or open.talk_id = any (array(select kept_talks()));
end $$;
revoke all on function steps_to_do() from public;
grant execute on function steps_to_do() to fodfaeste_app;
do $$
begin
  alter function steps_to_do() owner to fodfaeste_rule;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;

-- That a step was agreed, for pages that are open: whose it is (decision 0028).
create policy news on talk_step for select to fodfaeste_system using ((select is_system('news')));
create policy news on talk_participant for select to fodfaeste_system using ((select is_system('news')));
