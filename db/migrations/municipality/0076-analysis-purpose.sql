-- Unprotected figures, other days than quarter ends, flows: for analysts, who say what for. It holds for some hours and is written
-- with each look in the log of access, together with what was asked (domain §7, small numbers).
create table analysis_purpose (
  id bigint generated always as identity primary key,
  actor_id bigint not null references actor,
  purpose text not null check (length(purpose) between 10 and 300),
  stated_at timestamptz not null default present()
);
create index analysis_purpose_by_actor on analysis_purpose (actor_id, stated_at desc);
alter table analysis_purpose enable row level security;
alter table analysis_purpose force row level security;
create policy own on analysis_purpose for select to fodfaeste_app
  using (actor_id = (select current_actor()) or (select has_role('data-protection-officer')));
create policy analyst on analysis_purpose for insert to fodfaeste_app
  with check (actor_id = (select current_actor()) and (select has_role('analyst')));
grant select, insert on analysis_purpose to fodfaeste_app;
