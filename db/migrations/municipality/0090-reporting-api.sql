-- Student administrative systems report concerns as the doors do (issue "Work and School doors"). A client is a system of one
-- school, with a secret of its own. It never acts for itself: each report is that of a named person of the school, who has
-- signed in here before and has their role today.

create table api_client (
  id uuid primary key default gen_random_uuid(),
  organisation_id bigint not null references organisation,
  name text not null check (length(name) between 2 and 120),
  -- Of 256 random bits: only the system that was given them has them.
  secret_hash bytea not null check (length(secret_hash) = 32),
  made_at timestamptz not null default present(),
  valid_until date not null,
  ended_at timestamptz
);
create index api_client_by_organisation on api_client (organisation_id);

-- So that a report sent twice is one: by the key that the system gave it. Kept as long as anybody sends it again.
create table api_report (
  client_id uuid not null references api_client,
  key text not null check (key ~ '^[A-Za-z0-9_-]{8,64}$'),
  -- Another report under the same key is a fault of the system, and refused.
  said_hash bytea not null check (length(said_hash) = 32),
  answer jsonb,
  at timestamptz not null default present(),
  primary key (client_id, key)
);
create index api_report_by_age on api_report (at);
comment on column api_report.answer is 'The receipt: its number, and where the reporter reads on. Nothing of whom it is about.';

do $$
declare name text;
begin
  foreach name in array array['api_client', 'api_report'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy programs on %I for all to fodfaeste_system using ((select is_system(''reporting-api'')))', name);
  end loop;
end $$;
grant select, insert on api_client to fodfaeste_system;
grant update (ended_at) on api_client to fodfaeste_system;
grant select, insert, delete on api_report to fodfaeste_system;
grant update (answer) on api_report to fodfaeste_system;

-- Who the named person is, and that they have a role at that school.
create policy reporting_api on actor for select to fodfaeste_system using ((select is_system('reporting-api')));
create policy reporting_api on role_assignment for select to fodfaeste_system using ((select is_system('reporting-api')));
