-- How a status follows from activities: data with validity, in versions (domain §3). Code knows the shape, not the values.
-- A version is written whole and never changed once it is in force; the next one begins where it ends.

create table status_rules (
  version integer generated always as identity primary key,
  -- Empty while it is a draft that can be looked at and not yet counts.
  valid daterange not null default 'empty',
  -- A gap that begins and ends inside the summer is none (statistics §7). Month and day, both included.
  summer_from text not null check (summer_from ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  summer_until text not null check (summer_until ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  -- A start that is documented at most so many months ahead covers the days until then.
  documented_months integer not null check (documented_months between 0 and 24),
  -- After so many months without resuming the same level an interruption is a drop-out (EAK: 15).
  dropout_months integer not null check (dropout_months between 1 and 60),
  -- Whom figures count: so old on the day, and not yet so old.
  age_from integer not null check (age_from between 0 and 100),
  age_until integer not null check (age_until between 1 and 100),
  because text not null check (length(because) between 3 and 1000),
  written_by bigint references actor,
  written_at timestamptz not null default present(),
  check (age_from < age_until),
  check (summer_from <= summer_until),
  constraint one_version_at_a_time exclude using gist (valid with &&)
);
create index status_rules_by_writer on status_rules (written_by);
comment on table status_rules is 'What was in force on a day counts for that day, also when it is asked later (as of).';

-- Segments of the pie, and those of the outside group: the lower the place, the sooner it decides.
create table status_segment (
  version integer not null references status_rules,
  code text not null check (code in ('youth-education', 'completed', 'compulsory', 'outside', 'not-known',
    'preparatory', 'employed', 'other-planned', 'no-activity', 'not-confirmed')),
  inside text check (inside = 'outside'),
  place smallint not null check (place between 1 and 99),
  label_da text not null check (length(label_da) between 1 and 80),
  label_en text not null check (length(label_en) between 1 and 80),
  primary key (version, code),
  unique nulls not distinct (version, inside, place),
  check ((inside is null) = (code in ('youth-education', 'completed', 'compulsory', 'outside', 'not-known')))
);

-- Every code that an activity has ever had; what it means is in the versions.
create table activity_code (code text primary key check (code ~ '^[a-z0-9-]{2,40}$'));

create table activity_type (
  version integer not null references status_rules,
  code text not null references activity_code,
  position smallint not null check (position between 1 and 999),
  kind text not null check (kind in ('school', 'youth-education', 'preparatory', 'work', 'offer', 'pause', 'none')),
  label_da text not null check (length(label_da) between 1 and 80),
  label_en text not null check (length(label_en) between 1 and 80),
  -- The segment of a day on which it holds.
  contributes text not null check (contributes in ('youth-education', 'completed', 'compulsory', 'outside')),
  sub_segment text check (sub_segment in ('preparatory', 'employed', 'other-planned', 'no-activity')),
  -- Hours a month from which it counts as its sub-segment; below it counts as the other. Hours of one day are added.
  threshold_hours numeric(5, 1) check (threshold_hours > 0),
  sub_segment_below text check (sub_segment_below in ('preparatory', 'employed', 'other-planned', 'no-activity')),
  -- So long after it was last confirmed it is still taken to hold; without a number for ever.
  currency_months smallint check (currency_months between 1 and 120),
  -- Going on at the same level is neither interruption nor drop-out.
  level text check (level ~ '^[a-z0-9-]{2,40}$'),
  -- Whoever completes it has completed a youth education.
  completes boolean not null default false,
  -- Which of a day's activities names it: the lowest.
  priority smallint not null check (priority between 1 and 999),
  priority_below smallint check (priority_below between 1 and 999),
  primary key (version, code),
  check ((contributes = 'outside') = (sub_segment is not null)),
  check (num_nonnulls(threshold_hours, sub_segment_below, priority_below) in (0, 3)),
  check (threshold_hours is null or contributes = 'outside')
);
create index activity_type_by_code on activity_type (code);

-- Version 1 is our reading of the strategy and of statistics.md §7. Educations of former acts are there for older days.
insert into status_rules (valid, summer_from, summer_until, documented_months, dropout_months, age_from, age_until, because)
  values ('(,)', '06-15', '09-15', 3, 15, 15, 25, 'Vores læsning af ungestrategien 2020–2025');
insert into status_segment (version, code, inside, place, label_da, label_en) values
  (1, 'youth-education', null, 1, 'I gang med en ungdomsuddannelse', 'In youth education'),
  (1, 'completed', null, 2, 'Har en ungdomsuddannelse', 'Completed a youth education'),
  (1, 'compulsory', null, 3, 'I grundskole eller 10. klasse', 'In compulsory school or 10th grade'),
  (1, 'outside', null, 4, 'Uden for uddannelse', 'Outside education'),
  (1, 'not-known', null, 5, 'Ikke kendt', 'Not known'),
  (1, 'preparatory', 'outside', 1, 'I forberedende forløb', 'In preparatory activity'),
  (1, 'employed', 'outside', 2, 'I job', 'In employment'),
  (1, 'other-planned', 'outside', 3, 'I gang med noget andet, der er planlagt', 'In other planned activity'),
  (1, 'no-activity', 'outside', 4, 'Uden aktivitet', 'No activity'),
  (1, 'not-confirmed', 'outside', 5, 'Ikke bekræftet', 'Not confirmed');
with listed as (
select * from (values
  ('compulsory-school', 'school', 'Grundskole', 'Compulsory school', 'compulsory', null, 12, null, false, 20),
  ('tenth-grade', 'school', '10. klasse', '10th grade', 'compulsory', null, 12, null, false, 20),
  ('continuation-school', 'school', 'Efterskole', 'Continuation school', 'compulsory', null, 12, null, false, 20),
  ('stx', 'youth-education', 'Gymnasiet (stx)', 'General upper secondary (stx)', 'youth-education', null, 12, 'general-upper-secondary', true, 10),
  ('hhx', 'youth-education', 'Handelsgymnasiet (hhx)', 'Upper secondary, commercial (hhx)', 'youth-education', null, 12, 'general-upper-secondary', true, 10),
  ('htx', 'youth-education', 'Teknisk gymnasium (htx)', 'Upper secondary, technical (htx)', 'youth-education', null, 12, 'general-upper-secondary', true, 10),
  ('hf', 'youth-education', 'Højere forberedelseseksamen (hf)', 'Higher preparatory examination (hf)', 'youth-education', null, 12, 'general-upper-secondary', true, 10),
  ('basic-course-1', 'youth-education', 'Erhvervsuddannelse, grundforløb 1', 'Vocational, basic course 1', 'youth-education', null, 12, 'vocational', false, 10),
  ('basic-course-2', 'youth-education', 'Erhvervsuddannelse, grundforløb 2', 'Vocational, basic course 2', 'youth-education', null, 12, 'vocational', false, 10),
  ('main-course', 'youth-education', 'Erhvervsuddannelse, hovedforløb', 'Vocational, main course', 'youth-education', null, 12, 'vocational', true, 10),
  ('eux', 'youth-education', 'Eux', 'Eux', 'youth-education', null, 12, 'vocational', true, 10),
  ('trainee-placement', 'youth-education', 'Praktikplads i en erhvervsuddannelse', 'Trainee placement in a vocational education', 'youth-education', null, 12, 'vocational', false, 11),
  ('school-based-placement', 'youth-education', 'Skolepraktik', 'School-based placement', 'youth-education', null, 12, 'vocational', false, 11),
  ('stu', 'youth-education', 'Særligt tilrettelagt ungdomsuddannelse (STU)', 'Youth education for special needs (STU)', 'youth-education', null, 12, 'stu', true, 12),
  ('kuu', 'youth-education', 'Kombineret ungdomsuddannelse (til 2019)', 'Combined youth education (until 2019)', 'youth-education', null, 12, 'kuu', true, 12),
  ('youth-education-completed', 'youth-education', 'Har en ungdomsuddannelse fra før', 'Completed a youth education before', 'completed', null, null, null, false, 80),
  ('agu', 'preparatory', 'FGU, almen (agu)', 'FGU, general (agu)', 'outside', 'preparatory', 6, 'fgu', false, 30),
  ('pgu', 'preparatory', 'FGU, produktion (pgu)', 'FGU, production (pgu)', 'outside', 'preparatory', 6, 'fgu', false, 30),
  ('egu', 'preparatory', 'FGU, erhverv (egu)', 'FGU, vocational (egu)', 'outside', 'preparatory', 6, 'fgu', false, 30),
  ('fgu', 'preparatory', 'FGU, spor ikke valgt', 'FGU, track not chosen', 'outside', 'preparatory', 6, 'fgu', false, 30),
  ('production-school', 'preparatory', 'Produktionsskole (til 2019)', 'Production school (until 2019)', 'outside', 'preparatory', 6, null, false, 31),
  ('adult-education', 'preparatory', 'Voksenuddannelse', 'Adult education', 'outside', 'preparatory', 6, null, false, 32),
  ('exploration-course', 'offer', 'Afsøgningsforløb', 'Exploration course', 'outside', 'other-planned', 3, null, false, 52),
  ('job-centre-offer', 'offer', 'Tilbud i jobcentret', 'Job-centre offer', 'outside', 'other-planned', 3, null, false, 50),
  ('maturity-year', 'pause', 'Modningsår eller sabbatår med en plan', 'Maturity or gap year with a plan', 'outside', 'other-planned', 6, null, false, 58),
  ('exchange-abroad', 'pause', 'Udveksling', 'Exchange abroad', 'outside', 'other-planned', 12, null, false, 56),
  ('military', 'work', 'Værnepligt', 'Military service', 'outside', 'other-planned', 12, null, false, 54),
  ('volunteer-work', 'work', 'Frivilligt arbejde', 'Volunteer work', 'outside', 'other-planned', 6, null, false, 59),
  ('parental-leave', 'pause', 'Barsel', 'Parental leave', 'outside', 'other-planned', 12, null, false, 60),
  ('illness', 'pause', 'Sygdom eller behandling', 'Illness or treatment', 'outside', 'other-planned', 3, null, false, 62),
  ('in-custody', 'pause', 'Afsoning eller varetægt', 'Custody', 'outside', 'other-planned', 6, null, false, 64),
  ('none', 'none', 'Ikke i gang med noget lige nu', 'Nothing at the moment', 'outside', 'no-activity', 3, null, false, 90)
) as type (code, kind, label_da, label_en, contributes, sub_segment, currency_months, level, completes, priority)
), coded as (insert into activity_code select code from listed union all values ('employment'))
insert into activity_type (version, code, position, kind, label_da, label_en, contributes, sub_segment, currency_months,
    level, completes, priority)
  select 1, code, row_number() over (), kind, label_da, label_en, contributes, sub_segment, currency_months, level, completes,
    priority from listed;
-- 18 hours a week are 78 a month (danish-domain §7: the ministry's measure and the benchmark unit's).
insert into activity_type (version, code, position, kind, label_da, label_en, contributes, sub_segment, threshold_hours,
    sub_segment_below, currency_months, priority, priority_below)
  values (1, 'employment', 23, 'work', 'Job', 'Employment', 'outside', 'employed', 78, 'other-planned', 6, 40, 55);

alter table status_rules enable row level security;
alter table status_rules force row level security;
alter table status_segment enable row level security;
alter table status_segment force row level security;
alter table activity_code enable row level security;
alter table activity_code force row level security;
alter table activity_type enable row level security;
alter table activity_type force row level security;
do $$
declare name text;
begin
  foreach name in array array['status_rules', 'status_segment', 'activity_code', 'activity_type'] loop
    execute format('create policy known on %I for select to fodfaeste_app
      using ((select current_actor() is not null or current_system() is not null))', name);
    execute format('create policy administrator on %I for insert to fodfaeste_app
      with check ((select has_role(''administrator'')))', name);
  end loop;
end $$;
create policy administrator_changes on status_rules for update to fodfaeste_app using ((select has_role('administrator')));
create policy administrator_changes on activity_type for update to fodfaeste_app using ((select has_role('administrator')));
create policy administrator_changes on status_segment for update to fodfaeste_app using ((select has_role('administrator')));
grant select, insert on status_rules, status_segment, activity_code, activity_type to fodfaeste_app;
grant update (valid, summer_from, summer_until, documented_months, dropout_months, age_from, age_until, because)
  on status_rules to fodfaeste_app;
grant update (place, label_da, label_en) on status_segment to fodfaeste_app;
grant update (label_da, label_en, contributes, sub_segment, threshold_hours, sub_segment_below, currency_months, level,
  completes, priority, priority_below) on activity_type to fodfaeste_app;

-- What was in force cannot be changed: a draft can, and the version in force can be ended where the next one begins.
create function rules_in_force_stay() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_table_name = 'status_rules' then
    if not isempty(old.valid) and (not upper_inf(old.valid) or lower(new.valid) is distinct from lower(old.valid)
        or (to_jsonb(new) - 'valid') is distinct from (to_jsonb(old) - 'valid')) then
      raise exception 'rules in force stay as they were' using errcode = 'restrict_violation';
    end if;
  elsif exists (select from status_rules where version = old.version and not isempty(valid)) then
    raise exception 'rules in force stay as they were' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger rules_in_force_stay before update on status_rules for each row execute function rules_in_force_stay();
create trigger rules_in_force_stay before update on status_segment for each row execute function rules_in_force_stay();
create trigger rules_in_force_stay before update on activity_type for each row execute function rules_in_force_stay();
