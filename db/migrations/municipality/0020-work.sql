-- What the work and school doors ask: whom somebody has standing for, names as people write them, what changed, and who
-- looks after emergency access.

-- A name as it is looked for: å and aa are one letter, æ and ae, ø and oe; accents do not matter.
create function folded(words text) returns text language sql immutable parallel safe strict
  return regexp_replace(normalize(
    replace(replace(replace(replace(replace(lower(normalize(words, NFC) collate "da-x-icu"),
      'å', 'aa'), 'æ', 'ae'), 'ä', 'ae'), 'ø', 'oe'), 'ö', 'oe'), NFD), '[\u0300-\u036f]', '', 'g');

-- Whether one of a name's words begins with what somebody typed.
create function starts_with_word(name text, typed text) returns boolean language sql immutable parallel safe strict
  return strpos(' ' || translate(folded(name), '-', ' '), ' ' || folded(typed)) > 0;
grant execute on function folded(text), starts_with_word(text, text) to fodfaeste_app;

-- Everybody whom the present actor is around, with the first reason: the caseload. Who only looks after access (the
-- reason `municipality`) has no caseload. It says why; whether a row is shown is still the policies' to say.
create function my_people(wanted text[] default null)
returns table (person_id uuid, reason text, role text, until date)
language sql stable security definer rows 50 set search_path from current as $$
  select distinct on (mine.person_id) mine.person_id, mine.reason, mine.role, mine.until
  from access_basis mine
  where mine.actor_id = current_actor() and mine.category = 'identity' and mine.reason <> 'municipality'
    and (wanted is null or mine.reason = any (wanted))
    and (acting_as() is null or exists (select from access_basis theirs where theirs.actor_id = acting_as()
      and theirs.person_id = mine.person_id and theirs.category = 'identity'))
  order by mine.person_id, array_position(array['contact_person', 'substitute', 'caseworker', 'youth_guide', 'mentor',
    'enrolled', 'team', 'referral', 'participant', 'institution', 'break_glass'], mine.reason), mine.role
$$;

-- The members of the teams that the present actor leads: whose emergency access they review.
create function led_by_me() returns setof bigint
language sql stable security definer set search_path from current as $$
  select member.actor_id from live_membership leader join live_membership member on member.unit_id = leader.unit_id
  where leader.actor_id = current_actor() and leader.kind = 'leader' and member.actor_id <> leader.actor_id
$$;

-- Who is told at once that emergency access was opened (domain: trust): contact person and substitute, the leaders of
-- theirs and of who opened it, and the young person. Answered only to the one who opened it.
create function told_of_break_glass(glass_id bigint) returns table (actor_id bigint, as_whom text)
language sql stable security definer set search_path from current as $$
  with glass as (select * from break_glass where id = glass_id and break_glass.actor_id = current_actor()),
  near as (
    select relation.actor_id from live_relation relation join glass on glass.person_id = relation.person_id
    where relation.kind in ('contact_person', 'substitute') and relation.actor_id is not null)
  select told.actor_id, min(told.as_whom) from (
    select near.actor_id, 'contact_person' as as_whom from near
    union all
    select leader.actor_id, 'team_leader' from live_membership leader
    join live_membership member on member.unit_id = leader.unit_id
    where leader.kind = 'leader' and member.actor_id in (select near.actor_id from near union select glass.actor_id from glass)
    union all
    select relation.actor_id, 'young_person' from live_relation relation join glass on glass.person_id = relation.person_id
    where relation.kind = 'self'
  ) told
  where told.actor_id <> (select glass.actor_id from glass)
  group by told.actor_id
$$;

grant execute on function my_people(text[]), led_by_me(), told_of_break_glass(bigint) to fodfaeste_app;
do $$
declare signature text;
begin
  execute format('grant usage, create on schema %I to fodfaeste_rule', current_schema());
  foreach signature in array array['my_people(text[])', 'led_by_me()', 'told_of_break_glass(bigint)'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('alter function %s owner to fodfaeste_rule', signature);
  end loop;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;

-- The history, for those who work with the young person, each kind with its category; that there was a restricted note
-- everybody on the case knows. Citizens are shown theirs elsewhere: a reason may wait to be told (domain §5).
create policy around on person_event for select to fodfaeste_app
  using ((select has_role('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader') and not is_citizen())
    and ((category = 'identity' and person_id in (select accessible('identity')))
      or (category = 'contact' and person_id in (select accessible('contact')))
      or (category = 'status' and person_id in (select accessible('status')))
      or (category in ('guidance', 'sensitive') and person_id in (select accessible('guidance')))
      or (category = 'plan' and person_id in (select accessible('plan')))
      or (category = 'concern' and person_id in (select accessible('concern')))
      or (category = 'statutory' and person_id in (select accessible('statutory')))
      or (category = 'secret' and person_id in (select accessible('secret')))));

-- A school sees its own enrolments and its own consents: where else somebody is or was enrolled, who else is around them,
-- and what they let others have, is not in the closed list of the law (KUI act § 15 d, trust requirement L-01), and a
-- consent to the school having their contacts does not say so either.
create function is_school() returns boolean language sql stable parallel safe
  return has_role('teacher', 'student-counsellor', 'head-of-school')
    and not has_role('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader');
grant execute on function is_school() to fodfaeste_app;
create function my_organisations() returns setof bigint language sql stable parallel safe
  begin atomic
    select organisation_id from role_assignment where actor_id = current_actor();
  end;
grant execute on function my_organisations() to fodfaeste_app;

drop policy own on relation;
create policy own on relation for select to fodfaeste_app using (
  actor_id = (select current_actor())
  or (kind = 'contact_person' and person_id in (select accessible('statutory')))
  or (kind = 'enrolled' and person_id in (select accessible('identity'))
    and (not (select is_school())
      or unit_id = any (array(select id from unit where organisation_id in (select my_organisations())))))
  or (person_id in (select accessible('contact')) and not (select is_school())));
drop policy contact on consent;
create policy contact on consent for select to fodfaeste_app
  using ((person_id in (select accessible('contact')) or person_id in (select accessible('statutory')))
    and (not (select is_school()) or organisation_id = any (array(select my_organisations()))));

-- With consent a school reads ordinary notes. That there are restricted ones nobody agreed to.
drop policy guidance on note;
create policy guidance on note for select to fodfaeste_app
  using (person_id in (select accessible('guidance'))
    and (category = 'guidance' or not (select is_school()))
    and (not (select is_citizen()) or may_be_told(tell_from, not_for_guardians)));

-- Emergency access: nobody reviews their own, neither when it is opened nor when it is ended early.
create policy leaders on break_glass for select to fodfaeste_app
  using (actor_id = any (array(select led_by_me())) and (select has_role('team-leader')));
drop policy own_opens on break_glass;
create policy own_opens on break_glass for insert to fodfaeste_app
  with check (actor_id = (select current_actor()) and reviewed_at is null and reviewed_by is null and review is null
    and opened_at <= present()
    and (select has_role('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader')));
drop policy own_ends on break_glass;
create policy own_ends on break_glass for update to fodfaeste_app using (actor_id = (select current_actor()))
  with check (actor_id = (select current_actor()) and reviewed_by is distinct from (select current_actor()));
drop policy reviews on break_glass;
create policy reviews on break_glass for update to fodfaeste_app
  using (actor_id <> (select current_actor()) and (select has_role('team-leader', 'data-protection-officer')))
  with check (actor_id <> (select current_actor()) and reviewed_by = (select current_actor()));
