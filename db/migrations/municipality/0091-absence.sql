-- What schools send of their own: who is enrolled where, and absence (decision 0031). Enrolments go where they have always stood,
-- in `relation`. Absence stays the institution's own: nobody outside it reads a row, whatever else they may know of a pupil; what
-- crosses to the municipality is a concern that a named person of the school sends.

alter table import_source drop constraint import_source_kind_check;
alter table import_source add constraint import_source_kind_check
  check (kind in ('people', 'events', 'enrolments', 'absence'));

-- Which run brought an enrolment; null: somebody wrote it. Hand entry and import never overwrite each other silently.
alter table relation add column import_run bigint references import_run;
create index relation_by_import on relation (import_run) where import_run is not null;
grant update (valid_from, import_run) on relation to fodfaeste_system;

-- A day or period on which a pupil had school, whether or not they were away: days without a row are no school days. The amounts
-- are in what the school counts (lessons or days), as it sent them, out of `held`.
create table absence (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  organisation_id bigint not null references organisation,
  first_day date not null,
  last_day date not null check (last_day >= first_day and last_day < first_day + 62),
  days numeric(4, 1) not null check (days > 0 and days <= last_day - first_day + 1),
  held numeric(6, 2) not null check (held > 0),
  illness numeric(6, 2) not null default 0 check (illness >= 0),
  lawful numeric(6, 2) not null default 0 check (lawful >= 0),
  unlawful numeric(6, 2) not null default 0 check (unlawful >= 0),
  unstated numeric(6, 2) not null default 0 check (unstated >= 0),
  registered_on date,
  source text not null,
  import_run bigint not null references import_run,
  -- The run of a source that sends everything, and did not send this any more: kept, and not counted.
  missing_since bigint references import_run,
  unique (person_id, organisation_id, first_day),
  check (illness + lawful + unlawful + unstated <= held)
);
create index absence_by_organisation on absence (organisation_id, first_day);
create index absence_by_import on absence (import_run);
create index absence_by_missing on absence (missing_since) where missing_since is not null;
comment on table absence is 'The institution''s own: read by its own people and the pupil, never by the municipality.';

-- The rule knows it as a category of its own, which no municipal role can be given (issue "Work and School doors", 3).
alter table access_rule drop constraint access_rule_category_check;
alter table access_rule add constraint access_rule_category_check check (category in ('identity', 'contact', 'status', 'guidance',
  'plan', 'concern', 'sensitive', 'secret', 'statutory', 'absence', 'log'));
alter table access_rule add constraint absence_is_the_institutions check (category <> 'absence' or (not may_write
  and (role, through) in (('teacher', 'enrolled'), ('student-counsellor', 'institution'), ('head-of-school', 'institution'),
    ('young-person', 'self'))));
do $$
begin
  alter table access_rule no force row level security;
  insert into access_rule (role, through, category, basis, age_from, age_until) values
    ('young-person', 'self', 'absence', 'own-data', 15, 30),
    ('teacher', 'enrolled', 'absence', 'enrolment', 0, 30),
    ('student-counsellor', 'institution', 'absence', 'enrolment', 0, 30),
    ('head-of-school', 'institution', 'absence', 'enrolment', 0, 30);
  alter table access_rule force row level security;
end $$;

-- Whose absence the present actor may see, and registered by which institution: the one at which they teach or advise the pupil, and
-- not what another school that the pupil goes or went to has written.
create function absence_at_my_school() returns table (person_id uuid, organisation_id bigint)
language plpgsql stable security definer parallel restricted rows 50
set search_path from current set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  who bigint := current_actor();
begin
  if who is null then return; end if;
  return query
    select mine.person_id, mine.organisation_id from access_basis mine
    join relation on relation.id = mine.relation_id
    join unit on unit.id = relation.unit_id and unit.organisation_id = mine.organisation_id
    where mine.actor_id = who and mine.category = 'absence'
      and (acting_as() is null or exists (select from access_basis theirs where theirs.actor_id = acting_as()
        and theirs.person_id = mine.person_id and theirs.category = 'absence'
        and theirs.organisation_id = mine.organisation_id));
end $$;

-- On which days something was registered for a class at all, without of whom: what a pupil is not measured beyond, and what nothing
-- registered is seen against. For those who may see somebody's absence there.
create function registered_days(wanted bigint, since date) returns table (first_day date, last_day date)
language plpgsql stable security definer parallel restricted
set search_path from current set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  if not exists (select from relation join absence_at_my_school() mine on mine.person_id = relation.person_id
      where relation.unit_id = wanted and relation.kind = 'enrolled') then return; end if;
  return query
    select distinct absence.first_day, absence.last_day
    from relation join unit on unit.id = relation.unit_id
    join absence on absence.person_id = relation.person_id and absence.organisation_id = unit.organisation_id
    where relation.unit_id = wanted and relation.kind = 'enrolled' and absence.missing_since is null
      and absence.last_day >= since and relation.valid_from <= absence.first_day
      and (relation.valid_until is null or absence.last_day < relation.valid_until);
end $$;

alter table absence enable row level security;
alter table absence force row level security;
create policy absence on absence for select to fodfaeste_app using (
  person_id = any (array(select accessible('absence')))
  and ((person_id = any ((select own_people())::uuid[]) and person_id <> all ((select in_custody())::uuid[]))
    or (person_id, organisation_id) in (select person_id, organisation_id from absence_at_my_school())));
create policy the_rule on absence for select to fodfaeste_rule using (true);
create policy programs on absence for select to fodfaeste_system using ((select is_system('import', 'erasure')));
create policy import_adds on absence for insert to fodfaeste_system with check ((select is_system('import')));
create policy import_changes on absence for update to fodfaeste_system using ((select is_system('import')));
create policy erasure on absence for delete to fodfaeste_system using ((select is_system('erasure')));
grant select on absence to fodfaeste_app;
grant insert, delete, update (last_day, days, held, illness, lawful, unlawful, unstated, registered_on, source, import_run,
  missing_since) on absence to fodfaeste_system;

grant select (person_id, organisation_id, first_day, last_day, missing_since) on absence to fodfaeste_rule;
grant execute on function absence_at_my_school(), registered_days(bigint, date) to fodfaeste_app;
do $$
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  revoke all on function absence_at_my_school(), registered_days(bigint, date) from public;
  alter function absence_at_my_school() owner to fodfaeste_rule;
  alter function registered_days(bigint, date) owner to fodfaeste_rule;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;
select let_merging_in();
