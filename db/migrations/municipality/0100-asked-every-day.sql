-- Two questions that nearly every page of the work door asks, some of them several times in one statement (docs/performance.md).

-- Whom the present actor is around, and why, as before. A function in SQL is planned anew at each call, which took ten times as long
-- as what it does: its plan is kept now, as those of the rule are. Without merging: for whoever leads nobody, PostgreSQL thought to
-- be done with a merge at once, and read every relation in the municipality to find that there is nothing to merge with.
do $$ begin execute format('grant create on schema %I to fodfaeste_rule', current_schema()); end $$;
set local role fodfaeste_rule;
create or replace function my_people(wanted text[] default null)
returns table (person_id uuid, reason text, role text, until date)
language plpgsql stable security definer rows 50
set search_path from current set plan_cache_mode = force_generic_plan set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  who bigint := current_actor();
begin
  if who is null then return; end if;
  return query
    select distinct on (mine.person_id) mine.person_id, mine.reason, mine.role, mine.until
    from access_basis mine
    where mine.actor_id = who and mine.category = 'identity' and mine.reason <> 'municipality'
      and (wanted is null or mine.reason = any (wanted))
      and (acting_as() is null or exists (select from access_basis theirs where theirs.actor_id = acting_as()
        and theirs.person_id = mine.person_id and theirs.category = 'identity'))
    order by mine.person_id, array_position(array['contact_person', 'substitute', 'caseworker', 'youth_guide', 'mentor',
      'enrolled', 'team', 'referral', 'participant', 'institution', 'break_glass'], mine.reason), mine.role;
end $$;
set local role fodfaeste_migrator;
do $$ begin execute format('revoke create on schema %I from fodfaeste_rule', current_schema()); end $$;

-- Who stands beside the young people whom the present actor may see, as before. The policy of `relation` says no more than this does in
-- other words, but it says it row by row: here the indexes answer, and not every relation in the municipality is read.
create or replace function known_by_relation() returns setof bigint
language plpgsql stable parallel restricted rows 50 set search_path from current as $$
begin
  return query
    select relation.actor_id from relation
    where relation.actor_id is not null and (relation.actor_id = current_actor() or relation.person_id = any (array(
      select accessible('statutory') union select accessible('identity') union select accessible('contact'))))
    union all select unnest(array[handover.from_id, handover.to_id]) from handover;
end $$;
