-- What a school's own rules notice of absence (decision 0031). The rules and their versions stand in the register (0094); what they look
-- at is the institution's own, and so is whether they are on. Nothing is found by a task of the program: it is asked for when somebody of
-- the school looks, with their own eyes, and what is kept is only the answer.

do $$
declare one text;
begin
  foreach one in array array['signal_kind', 'signal_rule', 'signal_rule_version'] loop
    execute format('alter table %I no force row level security', one);
  end loop;
  insert into signal_kind values ('absence-share', 'school'), ('nothing-registered', 'school');
  insert into signal_rule (key, kind, name_da, name_en) values
    ('absence-share', 'absence-share', 'Meget væk i en periode', 'Away much of a period'),
    ('nothing-registered', 'nothing-registered', 'Intet registreret', 'Nothing registered');
  insert into signal_rule_version (rule_key, valid, parameters, telling, basis, citation, because, reason_da, reason_en, told_da, told_en)
  values
    ('absence-share', '(,)', '{"percent": 15, "weeks": 6, "days": 10}', 'at-once', 'enrolment', 'folkeskoleloven § 39',
      'Vores forslag; skolen slår det selv til',
      'Væk {away} af {days} skoledage i de seneste {weeks} uger. Reglen ser på {percent} % og derover.',
      'Away {away} of {days} school days in the last {weeks} weeks. The rule looks at {percent}% and more.',
      'Du har været væk {away} af {days} skoledage. Skolen vil gerne høre, hvordan du har det.',
      'You have been away {away} of {days} school days. The school would like to hear how you are.'),
    ('nothing-registered', '(,)', '{"weeks": 3}', 'at-once', 'enrolment', 'folkeskoleloven § 39',
      'Vores forslag; skolen slår det selv til',
      'Intet registreret siden {since}, mens klassen har haft skole i mindst {weeks} uger. Det er ikke fravær.',
      'Nothing registered since {since}, while the class has had school for at least {weeks} weeks. It is not absence.',
      'Skolen har ikke skrevet noget om dig siden {since}. Måske er det en fejl. Spørg din lærer.',
      'The school has not written anything about you since {since}. It may be a mistake. Ask your teacher.');
  foreach one in array array['signal_kind', 'signal_rule', 'signal_rule_version'] loop
    execute format('alter table %I force row level security', one);
  end loop;
end $$;

-- The head of the institution switches a rule on for it, after having looked at what its version would have found there.
create table school_signal_switch (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation,
  rule_key text not null references signal_rule,
  version integer not null references signal_rule_version,
  is_on boolean not null,
  because text not null check (length(because) between 5 and 1000),
  switched_by bigint not null references actor,
  switched_at timestamptz not null default present()
);
create index school_signal_switch_by_school on school_signal_switch (organisation_id, rule_key, id desc);
create index school_signal_switch_by_rule on school_signal_switch (rule_key);
create index school_signal_switch_by_version on school_signal_switch (version);
create index school_signal_switch_by_actor on school_signal_switch (switched_by);
comment on table school_signal_switch is 'The newest of an institution and rule counts: without any it is off.';

create table absence_signal_answer (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  organisation_id bigint not null references organisation,
  rule_key text not null references signal_rule,
  version integer not null references signal_rule_version,
  -- The newest of what it was about: only something newer is a signal again.
  fresh_on date not null,
  reason_da text not null check (length(reason_da) <= 1000),
  reason_en text not null check (length(reason_en) <= 1000),
  answer text not null check (answer in ('concern', 'groundless')),
  groundless text check (groundless in ('not-so', 'in-hand', 'own-plan', 'of-no-matter')),
  answered_by bigint not null references actor,
  answered_at timestamptz not null default present(),
  check ((answer = 'groundless') = (groundless is not null))
);
create index absence_signal_answer_by_person on absence_signal_answer (person_id, organisation_id, rule_key, fresh_on);
create index absence_signal_answer_by_organisation on absence_signal_answer (organisation_id);
create index absence_signal_answer_by_rule on absence_signal_answer (rule_key);
create index absence_signal_answer_by_version on absence_signal_answer (version);
create index absence_signal_answer_by_actor on absence_signal_answer (answered_by);
comment on table absence_signal_answer is 'What somebody of the school said to a signal: the institution''s own, as the absence is.';

-- Where the present actor is the head today.
create function schools_i_head() returns setof bigint
language plpgsql stable security definer parallel restricted
set search_path from current set plan_cache_mode = force_generic_plan as $$
begin
  return query select role.organisation_id from live_role role
    where role.actor_id = current_actor() and role.role = 'head-of-school' and acting_as() is null;
end $$;

do $$
declare one text;
begin
  foreach one in array array['school_signal_switch', 'absence_signal_answer'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('grant select on %I to fodfaeste_app', one);
  end loop;
end $$;
create policy school on school_signal_switch for select to fodfaeste_app
  using ((select is_school()) and organisation_id = any (array(select my_organisations())));
create policy head on school_signal_switch for insert to fodfaeste_app
  with check (switched_by = (select current_actor()) and organisation_id in (select schools_i_head()));
grant insert (organisation_id, rule_key, version, is_on, because, switched_by) on school_signal_switch to fodfaeste_app;

create policy absence on absence_signal_answer for select to fodfaeste_app using (
  person_id = any (array(select accessible('absence')))
  and ((person_id = any ((select own_people())::uuid[]) and person_id <> all ((select in_custody())::uuid[]))
    or (person_id, organisation_id) in (select person_id, organisation_id from absence_at_my_school())));
create policy school_adds on absence_signal_answer for insert to fodfaeste_app with check (
  answered_by = (select current_actor()) and (select acting_as()) is null
  and (person_id, organisation_id) in (select person_id, organisation_id from absence_at_my_school()));
create policy erasure on absence_signal_answer for delete to fodfaeste_system using ((select is_system('erasure')));
create policy erasure_looks on absence_signal_answer for select to fodfaeste_system using ((select is_system('erasure')));
grant insert (person_id, organisation_id, rule_key, version, fresh_on, reason_da, reason_en, answer, groundless, answered_by)
  on absence_signal_answer to fodfaeste_app;
grant delete on absence_signal_answer to fodfaeste_system;

grant execute on function schools_i_head() to fodfaeste_app;
do $$
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  revoke all on function schools_i_head() from public;
  alter function schools_i_head() owner to fodfaeste_rule;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;
select let_merging_in();
