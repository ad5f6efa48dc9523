-- Row-level security on every table that holds somebody's data, forced on the owner too. Without an actor: no rows.
-- Policies are named by whom they let in; several of one table add up. A category in a policy is a category of the rule.

-- What the rule itself reads (0010).
do $$
declare name text;
begin
  foreach name in array array['actor', 'break_glass', 'consent', 'organisation', 'relation', 'role_assignment', 'unit',
    'unit_membership', 'access_rule', 'young_person', 'residence', 'person_contact', 'guardian', 'own_words',
    'statutory_fact', 'note', 'note_version', 'note_move', 'session', 'sign_in_attempt', 'form_receipt'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
  foreach name in array array['actor', 'break_glass', 'consent', 'organisation', 'relation', 'role_assignment', 'unit',
    'unit_membership', 'access_rule', 'young_person', 'residence', 'person_contact'] loop
    execute format('create policy the_rule on %I for select to fodfaeste_rule using (true)', name);
  end loop;
end $$;
create policy the_rule_hides on residence for update to fodfaeste_rule using (true);
create policy the_rule_hides on person_contact for update to fodfaeste_rule using (true);
create policy the_rule_follows on relation for update to fodfaeste_rule using (true);

-- The named system actors: a closed list, each with what it needs (trust requirement T-11).
--   sign-in         finds who signs in, opens and ends sessions, keeps roles and classes as the provider says
--   session         finds the session of a request
--   import          brings people and what is around them, by the rules of an import
--   matching        finds whom a number or a name and birth date mean, for somebody who may ask
--   administration  ends sessions and roles of leavers
--   export          gathers a person's own copy; erasure removes; audit seals and samples
-- They run as a role of their own, fodfaeste_system, so that a person's query meets one policy for a table: with a second
-- one beside it (this or that) no index could answer the first.
create function is_system(variadic names text[]) returns boolean language sql stable parallel safe
  return coalesce(current_system() = any (names), false);
grant execute on function is_system(text[]) to fodfaeste_app;

-- Somebody with a role, of staff or school: not a citizen, not a visitor. Asked once for a statement.
create function has_role(variadic names text[]) returns boolean language sql stable parallel safe
  return coalesce(roles_of(current_actor()) && names, false);
grant execute on function has_role(text[]) to fodfaeste_app;

-- Organisations, units and rules are no secret to those who work here; changing them is the administrator's.
create policy staff on organisation for select to fodfaeste_app using ((select current_actor() is not null or current_system() is not null));
create policy administrator on organisation for insert to fodfaeste_app with check ((select has_role('administrator')) or (select is_system('sign-in', 'import')));
create policy administrator_changes on organisation for update to fodfaeste_app using ((select has_role('administrator')));
create policy staff on unit for select to fodfaeste_app using ((select current_actor() is not null or current_system() is not null));
create policy administrator on unit for insert to fodfaeste_app with check ((select has_role('administrator')) or (select is_system('sign-in', 'import')));
create policy administrator_changes on unit for update to fodfaeste_app using ((select has_role('administrator')));
create policy staff on access_rule for select to fodfaeste_app using ((select current_actor() is not null or current_system() is not null));
create policy administrator on access_rule for insert to fodfaeste_app with check ((select has_role('administrator')));
create policy administrator_changes on access_rule for update to fodfaeste_app using ((select has_role('administrator')));

-- Who signs in. A colleague's name is known to those who work here, a citizen's actor to themselves; a citizen also
-- knows the adults around whom they may know about. One policy, so that what is cheap is asked first.
create policy known on actor for select to fodfaeste_app using (
  id = (select current_actor())
  or (dialect <> 'citizen' and (select has_role('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader', 'teacher',
    'student-counsellor', 'head-of-school', 'administrator', 'data-protection-officer', 'secretariat')))
  or id = any (array(select relation.actor_id from relation where relation.actor_id is not null)));
create policy programs on actor for select to fodfaeste_system
  using ((select is_system('sign-in', 'session', 'import', 'administration', 'export', 'erasure', 'audit', 'outbox', 'jobs')));
create policy programs_add on actor for insert to fodfaeste_system with check ((select is_system('sign-in', 'import')));
create policy administrator_adds on actor for insert to fodfaeste_app
  with check (dialect <> 'citizen' and (select has_role('administrator')));
create policy programs_change on actor for update to fodfaeste_system using ((select is_system('sign-in', 'import', 'administration')));
create policy administrator_changes on actor for update to fodfaeste_app using ((select has_role('administrator')));

create policy own on session for all to fodfaeste_app using (actor_id = (select current_actor()));
create policy programs on session for all to fodfaeste_system using ((select is_system('sign-in', 'session', 'administration')));
create policy administrator on session for select to fodfaeste_app using ((select has_role('administrator')));
create policy administrator_ends on session for delete to fodfaeste_app using ((select has_role('administrator')));
create policy programs on sign_in_attempt for all to fodfaeste_system using ((select is_system('sign-in')));
create policy own on form_receipt for all to fodfaeste_app using (actor_id = (select current_actor()));
-- A task of the program is done once by the same means; its receipts are nobody's.
create policy programs on form_receipt for all to fodfaeste_system
  using ((select current_system() is not null) and actor_id is null);

create policy own on role_assignment for select to fodfaeste_app using (actor_id = (select current_actor()));
create policy reviewers on role_assignment for select to fodfaeste_app
  using ((select has_role('administrator', 'data-protection-officer', 'team-leader', 'head-of-school')));
create policy programs on role_assignment for all to fodfaeste_system using ((select is_system('sign-in', 'import', 'administration')));
create policy administrator on role_assignment for insert to fodfaeste_app with check ((select has_role('administrator')));
-- Nobody confirms or lengthens a role of their own.
create policy reviewers_change on role_assignment for update to fodfaeste_app
  using (actor_id <> (select current_actor()) and (select has_role('administrator', 'team-leader', 'head-of-school')));

create policy own on unit_membership for select to fodfaeste_app using (actor_id = (select current_actor()));
create policy reviewers on unit_membership for select to fodfaeste_app
  using ((select has_role('administrator', 'data-protection-officer', 'team-leader', 'head-of-school')));
create policy programs on unit_membership for all to fodfaeste_system using ((select is_system('sign-in', 'import', 'administration')));
create policy administrator on unit_membership for insert to fodfaeste_app with check ((select has_role('administrator')));
create policy administrator_changes on unit_membership for update to fodfaeste_app
  using ((select has_role('administrator')));

-- The young person, by category.
create policy identity on young_person for select to fodfaeste_app using (id in (select accessible('identity')));
create policy identity_changes on young_person for update to fodfaeste_app using (id in (select writable('identity')));
create policy programs on young_person for select to fodfaeste_system
  using ((select is_system('import', 'matching', 'export', 'erasure', 'sign-in', 'outbox')));
create policy programs_add on young_person for insert to fodfaeste_system with check ((select is_system('import')));
create policy programs_change on young_person for update to fodfaeste_system using ((select is_system('import', 'erasure')));

create policy contact on person_contact for select to fodfaeste_app
  using (not hidden and person_id in (select accessible('contact')));
create policy secret on person_contact for select to fodfaeste_app using (person_id in (select accessible('secret')));
create policy contact_adds on person_contact for insert to fodfaeste_app with check (person_id in (select writable('contact')));
create policy contact_changes on person_contact for update to fodfaeste_app
  using (not hidden and person_id in (select writable('contact')));
create policy programs on person_contact for all to fodfaeste_system using ((select is_system('import', 'export', 'erasure')));

create policy contact on residence for select to fodfaeste_app
  using (not hidden and person_id in (select accessible('contact')));
create policy secret on residence for select to fodfaeste_app using (person_id in (select accessible('secret')));
create policy programs on residence for all to fodfaeste_system using ((select is_system('import', 'export', 'erasure')));

create policy guidance on own_words for select to fodfaeste_app using (person_id = any (array(select accessible('guidance'))));
create policy guidance_adds on own_words for insert to fodfaeste_app
  with check (written_by = (select current_actor()) and person_id = any (array(select writable('guidance'))));
create policy programs on own_words for all to fodfaeste_system using ((select is_system('import', 'export', 'erasure')));

create policy own on guardian for select to fodfaeste_app using (actor_id = (select current_actor()));
create policy contact on guardian for select to fodfaeste_app
  using (actor_id = any (array(select relation.actor_id from relation where relation.kind = 'custody')));
create policy programs on guardian for all to fodfaeste_system using ((select is_system('import', 'export', 'erasure', 'sign-in')));

-- Who is around a young person: all of it to those who may know their contacts; of it the school's own enrolments and
-- the contact person of the closed list (KUI act § 15 d); and everybody their own. `own` stands first: it is the cheapest.
create policy own on relation for select to fodfaeste_app using (
  actor_id = (select current_actor())
  or (kind = 'contact_person' and person_id in (select accessible('statutory')))
  or (kind = 'enrolled' and person_id in (select accessible('identity')))
  or person_id in (select accessible('contact')));
create policy contact_adds on relation for insert to fodfaeste_app
  with check (kind not in ('self', 'custody', 'enrolled') and person_id in (select writable('contact')));
create policy contact_ends on relation for update to fodfaeste_app
  using (kind not in ('self', 'custody', 'enrolled') and person_id in (select writable('contact')));
create policy programs on relation for all to fodfaeste_system
  using ((select is_system('import', 'sign-in', 'export', 'erasure', 'administration', 'outbox')));

create policy statutory on statutory_fact for select to fodfaeste_app using (person_id = any (array(select accessible('statutory'))));
create policy statutory_adds on statutory_fact for insert to fodfaeste_app with check (person_id = any (array(select writable('statutory'))));
create policy statutory_ends on statutory_fact for update to fodfaeste_app using (person_id = any (array(select writable('statutory'))));
create policy programs on statutory_fact for all to fodfaeste_system using ((select is_system('import', 'export', 'erasure')));

-- Notes. Everybody on the case sees that there is one; the words of a restricted one open by a click of their own.
-- The young person and the guardian do not see what may not be told yet, and a guardian not what is not for them (L-09).
create function is_citizen() returns boolean language sql stable parallel safe
  return has_role('young-person', 'guardian');
create function may_be_told(tell_from date, not_for_guardians boolean) returns boolean language sql stable parallel safe
  return (tell_from is null or tell_from <= today()) and not (not_for_guardians and has_role('guardian'));
grant execute on function is_citizen(), may_be_told(date, boolean) to fodfaeste_app;

create policy guidance on note for select to fodfaeste_app
  using (person_id = any (array(select accessible('guidance')))
    and (not (select is_citizen()) or may_be_told(tell_from, not_for_guardians)));
create policy guidance_adds on note for insert to fodfaeste_app
  with check (written_by = (select current_actor()) and not (select is_citizen())
    and person_id = any (array(select writable(category)))
    and (category = 'guidance' or person_id = any (array(select writable('sensitive')))));
create policy guidance_changes on note for update to fodfaeste_app
  using (not (select is_citizen()) and person_id = any (array(select writable('guidance'))));
create policy programs on note for all to fodfaeste_system using ((select is_system('import', 'export', 'erasure')));

create policy guidance on note_version for select to fodfaeste_app
  using (((category = 'guidance' and person_id = any (array(select accessible('guidance'))))
      or (category = 'sensitive' and person_id = any (array(select accessible('sensitive')))))
    and (not (select is_citizen()) or exists (select from note where note.id = note_version.note_id)));
create policy guidance_adds on note_version for insert to fodfaeste_app
  with check (written_by = (select current_actor()) and not (select is_citizen())
    and ((category = 'guidance' and person_id = any (array(select writable('guidance'))))
      or (category = 'sensitive' and person_id = any (array(select writable('sensitive'))))));
create policy programs on note_version for all to fodfaeste_system using ((select is_system('import', 'export', 'erasure')));

create policy guidance_adds on note_move for insert to fodfaeste_app
  with check (moved_by = (select current_actor()) and from_person = any (array(select writable('guidance')))
    and to_person = any (array(select writable('guidance'))));
create policy programs on note_move for all to fodfaeste_system using ((select is_system('export', 'erasure')));

-- Consent: the young person's own, those who may see the contacts, and the receiver's staff through the closed list.
create policy contact on consent for select to fodfaeste_app
  using (person_id in (select accessible('contact')) or person_id in (select accessible('statutory')));
create policy contact_adds on consent for insert to fodfaeste_app with check (person_id in (select writable('contact')));
create policy contact_withdraws on consent for update to fodfaeste_app using (person_id in (select writable('contact')));
create policy programs on consent for all to fodfaeste_system using ((select is_system('import', 'export', 'erasure')));

-- Break-glass is opened by the one who needs it, in their own name, and seen by the person and those who look after access.
create policy own on break_glass for select to fodfaeste_app using (actor_id = (select current_actor()));
create policy own_opens on break_glass for insert to fodfaeste_app
  with check (actor_id = (select current_actor())
    and (select has_role('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader')));
create policy own_ends on break_glass for update to fodfaeste_app using (actor_id = (select current_actor()));
create policy reviews on break_glass for update to fodfaeste_app
  using (actor_id <> (select current_actor()) and (select has_role('team-leader', 'data-protection-officer')));
create policy programs on break_glass for select to fodfaeste_system using ((select is_system('export', 'erasure', 'audit', 'outbox')));
create policy erasure on break_glass for delete to fodfaeste_system using ((select is_system('erasure')));
