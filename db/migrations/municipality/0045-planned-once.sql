-- A policy is planned anew with every query that it guards. Two of them looked into other tables, whose policies were then
-- planned as well, though hardly anybody needs what they find: of 3 ms for the contact person of one page of a caseload,
-- 2.5 were planning (bench/access). In a function of its own each is planned once for a connection, and so are the counts
-- of what waits, which are on every front page. All run as whoever asks: the policies of what they read hold as before.

create function known_by_relation() returns setof bigint
language plpgsql stable parallel restricted rows 50 set search_path from current as $$
begin
  return query select relation.actor_id from relation where relation.actor_id is not null;
end $$;
comment on function known_by_relation() is 'Whoever stands beside a young person whom the present actor may see, as far as they may see that.';

create function units_of_my_school() returns setof bigint
language plpgsql stable parallel restricted rows 50 set search_path from current as $$
begin
  return query select unit.id from unit where unit.organisation_id in (select my_organisations());
end $$;

create function objections_waiting_for_me() returns bigint
language plpgsql stable parallel restricted set search_path from current as $$
begin
  return (select count(*) from objection
    where person_id = any (array(select person_id from relation where actor_id = current_actor()
        and kind in ('contact_person', 'substitute') and valid_from <= today() and (valid_until is null or today() < valid_until)))
      and not exists (select from objection_answer where objection_id = objection.id));
end $$;
comment on function objections_waiting_for_me() is 'How many wait for the contact person, or who stands in.';

create function copies_waiting_for_me() returns bigint
language plpgsql stable parallel restricted set search_path from current as $$
begin
  return (select count(*) from copy_request where ready_at is null and asked_by <> current_actor());
end $$;
comment on function copies_waiting_for_me() is 'How many copies wait for words that the present actor may look through.';

revoke all on function known_by_relation(), units_of_my_school(), objections_waiting_for_me(), copies_waiting_for_me() from public;
grant execute on function known_by_relation(), units_of_my_school(), objections_waiting_for_me(), copies_waiting_for_me()
  to fodfaeste_app;

alter policy known on actor using (
  id = (select current_actor())
  or (dialect <> 'citizen' and (select has_role('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader', 'teacher',
    'student-counsellor', 'head-of-school', 'administrator', 'data-protection-officer', 'secretariat')))
  or id = any (array(select known_by_relation())));

alter policy own on relation using (
  actor_id = (select current_actor())
  or (kind = 'contact_person' and person_id in (select accessible('statutory')))
  or (kind = 'enrolled' and person_id in (select accessible('identity'))
    and (not (select is_school()) or unit_id = any (array(select units_of_my_school()))))
  or (person_id in (select accessible('contact')) and not (select is_school())));
