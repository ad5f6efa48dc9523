-- Activities: what a young person does from day to day, as dated episodes. Append-only in belief: a correction closes the
-- time in which the old row was believed and adds a new one, so that *known on* can be asked (domain §3, two dates).

create table activity (
  id bigint generated always as identity primary key,
  -- Stays through corrections; `id` is one belief about it.
  activity_id uuid not null default gen_random_uuid(),
  person_id uuid not null references young_person,
  type text not null references activity_code,
  provider_id bigint references organisation,
  provider text check (length(provider) between 1 and 200),
  education_code text check (length(education_code) between 1 and 40),
  stage text check (length(stage) between 1 and 40),
  hours_month numeric(5, 1) check (hours_month between 0 and 744),
  -- From its first day to the first day on which it no longer holds; open while nobody knows an end.
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  -- The last day that was planned; whoever goes on after it has to be asked.
  expected_end date,
  outcome text check (outcome in ('completed', 'interrupted', 'other')),
  end_reason_local text check (length(end_reason_local) between 1 and 40),
  end_reason_central text check (length(end_reason_central) between 1 and 40),
  end_reason text check (length(end_reason) between 1 and 500),
  -- `hand`, or the name of the import.
  source text not null check (length(source) between 1 and 60),
  -- What the source calls it, so that the next file finds it.
  source_key text check (length(source_key) between 1 and 200),
  reported_by text check (length(reported_by) between 1 and 200),
  learned_at timestamptz not null default present(),
  confirmed_on date not null default today(),
  -- Where somebody said until when it will be true; else it follows from the type.
  still_true_until date,
  believed tstzrange not null default tstzrange(present(), null) check (not lower_inf(believed)),
  written_by bigint references actor,
  -- Who found that it was not so, or no longer so, and why.
  closed_by bigint references actor,
  closed_because text check (length(closed_because) between 3 and 1000),
  check (outcome is null or not upper_inf(valid)),
  check (num_nonnulls(end_reason_local, end_reason_central, end_reason) = 0 or not upper_inf(valid)),
  check (still_true_until >= confirmed_on),
  check (closed_because is null or not upper_inf(believed))
);
create unique index activity_believed_now on activity (activity_id) where upper_inf(believed);
create index activity_by_person on activity (person_id);
create index activity_by_source on activity (source, source_key) where source_key is not null;
create index activity_by_provider on activity (provider_id) where provider_id is not null;
create index activity_by_writer on activity (written_by) where written_by is not null;
create index activity_by_closer on activity (closed_by) where closed_by is not null;
comment on column activity.believed is 'When we took it to be so: its own history, not the young person’s.';

create function only_ends_in_belief() returns trigger language plpgsql as $$
begin
  if not upper_inf(old.believed) or lower(new.believed) is distinct from lower(old.believed) then
    raise exception 'what was believed stays as it was' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger only_ends_in_belief before update of believed, closed_by, closed_because on activity
  for each row execute function only_ends_in_belief();

alter table activity enable row level security;
alter table activity force row level security;
create policy status on activity for select to fodfaeste_app using (person_id = any (array(select accessible('status'))));
create policy status_adds on activity for insert to fodfaeste_app
  with check (written_by = (select current_actor()) and person_id = any (array(select writable('status'))));
create policy status_ends on activity for update to fodfaeste_app
  using (person_id = any (array(select writable('status'))))
  with check (closed_by = (select current_actor()) and person_id = any (array(select writable('status'))));
create policy programs on activity for all to fodfaeste_system using ((select is_system('import', 'export', 'erasure')));
create policy programs_read on activity for select to fodfaeste_system using ((select is_system('status', 'figures')));
grant select, insert, update (believed, closed_by, closed_because) on activity to fodfaeste_app;
grant delete on activity to fodfaeste_system;

-- Two sources that say different things about the same days stay both until somebody decides (issue 5, item 1).
create table activity_agreed (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  one_activity uuid not null,
  other_activity uuid not null,
  because text not null check (length(because) between 3 and 1000),
  agreed_by bigint references actor,
  agreed_at timestamptz not null default present(),
  unique (one_activity, other_activity),
  check (one_activity < other_activity)
);
create index activity_agreed_by_person on activity_agreed (person_id);
create index activity_agreed_by_actor on activity_agreed (agreed_by);
comment on table activity_agreed is 'Both are right: somebody has looked, and the two are two.';
alter table activity_agreed enable row level security;
alter table activity_agreed force row level security;
create policy status on activity_agreed for select to fodfaeste_app using (person_id = any (array(select accessible('status'))));
create policy status_adds on activity_agreed for insert to fodfaeste_app
  with check (agreed_by = (select current_actor()) and person_id = any (array(select writable('status'))));
create policy programs on activity_agreed for all to fodfaeste_system using ((select is_system('import', 'export', 'erasure')));
grant select, insert on activity_agreed to fodfaeste_app;
grant delete on activity_agreed to fodfaeste_system;

-- Special focus: no rule sets it. A named person does, with a reason and a day to look again; the young person sees it.
create table special_focus (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  valid_from date not null default today(),
  valid_until date check (valid_until >= valid_from),
  because text not null check (length(because) between 5 and 1000),
  review_on date not null check (review_on > valid_from),
  marked_by bigint references actor,
  marked_at timestamptz not null default present(),
  lifted_by bigint references actor,
  lifted_at timestamptz,
  lifted_because text check (length(lifted_because) between 5 and 1000),
  check ((valid_until is null) = (lifted_at is null)),
  constraint one_focus_at_a_time exclude using gist (person_id with =, daterange(valid_from, valid_until) with &&)
);
create index special_focus_by_person on special_focus (person_id);
create index special_focus_by_marker on special_focus (marked_by);
create index special_focus_by_lifter on special_focus (lifted_by);
alter table special_focus enable row level security;
alter table special_focus force row level security;
create policy status on special_focus for select to fodfaeste_app using (person_id = any (array(select accessible('status'))));
create policy status_adds on special_focus for insert to fodfaeste_app
  with check (marked_by = (select current_actor()) and person_id = any (array(select writable('status'))));
create policy status_lifts on special_focus for update to fodfaeste_app
  using (lifted_at is null and person_id = any (array(select writable('status'))))
  with check (lifted_by = (select current_actor()) and person_id = any (array(select writable('status'))));
create policy programs on special_focus for all to fodfaeste_system using ((select is_system('import', 'export', 'erasure')));
create policy programs_read on special_focus for select to fodfaeste_system using ((select is_system('figures')));
grant select, insert, update (valid_until, lifted_by, lifted_at, lifted_because) on special_focus to fodfaeste_app;
grant delete on special_focus to fodfaeste_system;
