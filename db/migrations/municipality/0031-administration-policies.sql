-- Who may administer what. Nobody changes what they may do themselves, leaders confirm and do not change, and whoever sees
-- as somebody else has only what both have.

create or replace function has_role(variadic names text[]) returns boolean language sql stable parallel safe
  return coalesce(roles_of(current_actor()) && names
    and (acting_as() is null or roles_of(acting_as()) && names), false);

-- The rights that are this actor's to confirm each half year (trust requirement L-16): an administrator's all, a leader's
-- those of their own organisation or unit, nobody's their own.
create function reviewable_roles() returns setof bigint
language sql stable security definer rows 50 set search_path from current as $$
  select assignment.id from role_assignment assignment
  where assignment.actor_id <> current_actor() and acting_as() is null
    and exists (select from live_role mine where mine.actor_id = current_actor()
      and (mine.role = 'administrator'
        or (mine.role in ('team-leader', 'head-of-school') and mine.organisation_id = assignment.organisation_id
          and (mine.unit_id is null or mine.unit_id = assignment.unit_id))))
$$;

-- How many hold the administrator's role today. The last one stays.
create function live_administrators() returns bigint
language sql stable security definer set search_path from current as $$
  select count(distinct actor_id) from live_role where role = 'administrator'
$$;

-- Whom somebody is around: asked by an administrator when that somebody leaves, because those people need somebody new.
create function people_of(who bigint) returns table (person_id uuid, kind text)
language sql stable security definer set search_path from current as $$
  select relation.person_id, relation.kind from live_relation relation
  where relation.actor_id = who and acting_as() is null
    and relation.kind in ('contact_person', 'substitute', 'caseworker', 'youth_guide', 'mentor')
    and exists (select from live_role mine where mine.actor_id = current_actor() and mine.role = 'administrator'
      and mine.municipal)
$$;

-- How many a rule reaches that no other rule reaches: how many lose by its end, or gain by its beginning. A count only.
create function rule_reach(of_role text, of_through text, of_category text, from_age integer, until_age integer,
  with_consent boolean)
returns table (actors bigint, people bigint)
language sql stable security definer set search_path from current as $$
  with stands as (
    select actor_id, person_id, organisation_id from standing where role = of_role and through = of_through
    union all
    select role.actor_id, person.id, role.organisation_id from live_role role cross join young_person person
    where of_through = 'municipality' and role.role = of_role and role.municipal
  ), reached as (
    select stands.actor_id, stands.person_id from stands
    join young_person person on person.id = stands.person_id
    where person.state in ('open', 'closed')
      and today() >= (person.birth_date + make_interval(years => from_age))::date
      and today() < (person.birth_date + make_interval(years => until_age))::date
      and (not with_consent or exists (select from consent where consent.person_id = stands.person_id
        and consent.organisation_id = stands.organisation_id and of_category = any (consent.categories)
        and consent.withdrawn_at is null and today() < consent.valid_until))
    except
    select other.actor_id, other.person_id from access_basis other
    where other.category = of_category and not (other.role = of_role and other.reason = of_through)
  )
  select count(distinct actor_id), count(distinct person_id) from reached
  where exists (select from live_role mine where mine.actor_id = current_actor() and mine.role = 'administrator')
$$;

grant execute on function reviewable_roles(), live_administrators(), people_of(bigint),
  rule_reach(text, text, text, integer, integer, boolean) to fodfaeste_app;
do $$
declare signature text;
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  foreach signature in array array['reviewable_roles()', 'live_administrators()', 'people_of(bigint)',
    'rule_reach(text, text, text, integer, integer, boolean)'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('alter function %s owner to fodfaeste_rule', signature);
  end loop;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;

-- Roles. What was given stays as it was given; only its end and its confirmation move.
revoke update on role_assignment, unit_membership from fodfaeste_app;
grant update (valid_until, confirmed_at, confirmed_by, lapses_on) on role_assignment to fodfaeste_app;
grant update (valid_until) on unit_membership to fodfaeste_app;
drop policy reviewers on role_assignment;
drop policy administrator on role_assignment;
drop policy reviewers_change on role_assignment;
create policy control on role_assignment for select to fodfaeste_app
  using ((select has_role('administrator', 'data-protection-officer')));
create policy reviewers on role_assignment for select to fodfaeste_app using (id = any (array(select reviewable_roles())));
create policy administrator on role_assignment for insert to fodfaeste_app
  with check (actor_id <> (select current_actor()) and (select has_role('administrator')));
create policy reviewers_confirm on role_assignment for update to fodfaeste_app
  using (id = any (array(select reviewable_roles())));

-- A policy cannot compare a row with what it was.
create function leaders_confirm_only() returns trigger language plpgsql set search_path from current as $$
begin
  if new.valid_until is distinct from old.valid_until and current_actor() is not null and not has_role('administrator') then
    raise exception 'a leader confirms a role and does not change it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
grant execute on function leaders_confirm_only() to fodfaeste_app;
create trigger leaders_confirm_only before update on role_assignment
  for each row execute function leaders_confirm_only();

drop policy administrator on unit_membership;
drop policy administrator_changes on unit_membership;
create policy administrator on unit_membership for insert to fodfaeste_app
  with check (actor_id <> (select current_actor()) and (select has_role('administrator')));
create policy administrator_changes on unit_membership for update to fodfaeste_app
  using (actor_id <> (select current_actor()) and (select has_role('administrator')));

-- People of staff: never one's own account, and no citizen's.
drop policy administrator_changes on actor;
create policy administrator_changes on actor for update to fodfaeste_app
  using (id <> (select current_actor()) and dialect <> 'citizen' and (select has_role('administrator')));

-- Nobody writes a rule for a role of their own.
drop policy administrator on access_rule;
drop policy administrator_changes on access_rule;
create policy administrator on access_rule for insert to fodfaeste_app
  with check ((select has_role('administrator')) and role <> all (roles_of((select current_actor()))));
create policy administrator_changes on access_rule for update to fodfaeste_app
  using ((select has_role('administrator')) and role <> all (roles_of((select current_actor()))));

-- A class roll says which pupils go there, and nothing else of who is around them.
create policy roll_adds on relation for insert to fodfaeste_app
  with check (kind = 'enrolled' and unit_id is not null and (select has_role('administrator')));
create policy roll_ends on relation for update to fodfaeste_app
  using (kind = 'enrolled' and unit_id is not null and (select has_role('administrator')));

-- The logs, for control. Writing them stays everybody's, changing them nobody's.
create policy control on admin_event for select to fodfaeste_app
  using ((select has_role('administrator', 'data-protection-officer')));
create policy control on access_log for select to fodfaeste_app using ((select has_role('data-protection-officer')));

-- The sample: drawn by the system that reads the log, from facts about who is around whom; read by the one it is for.
alter table sampled_look enable row level security;
alter table sampled_look force row level security;
create policy programs on sampled_look for all to fodfaeste_system using ((select is_system('audit', 'erasure')));
create policy leader on sampled_look for select to fodfaeste_app
  using (leader_id = (select current_actor()) and (select has_role('team-leader', 'head-of-school')));
create policy leader_judges on sampled_look for update to fodfaeste_app
  using (leader_id = (select current_actor()) and (select has_role('team-leader', 'head-of-school')));
create policy control on sampled_look for select to fodfaeste_app using ((select has_role('data-protection-officer')));
create policy control_judges on sampled_look for update to fodfaeste_app
  using (leader_id is null and (select has_role('data-protection-officer')));
create policy samples on relation for select to fodfaeste_system using ((select is_system('audit')));
create policy samples on young_person for select to fodfaeste_system using ((select is_system('audit')));
create policy samples on residence for select to fodfaeste_system using ((select is_system('audit')));
create policy samples on role_assignment for select to fodfaeste_system using ((select is_system('audit')));
create policy samples on unit_membership for select to fodfaeste_system using ((select is_system('audit')));
