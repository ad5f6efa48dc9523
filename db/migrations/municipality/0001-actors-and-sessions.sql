-- Who signs in. There are no passwords here: identity providers vouch for people.
create table actor (
  id bigint generated always as identity primary key,
  issuer text not null,
  subject text not null,
  dialect text not null check (dialect in ('citizen', 'staff', 'school')),
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null default now(),
  last_signed_in_at timestamptz not null default now(),
  unique (issuer, subject)
);
comment on table actor is 'A person as an identity provider knows them (issuer and subject). No person number.';

-- Only hashes: a copy of the database opens no session (trust requirement T-35).
create table session (
  token_hash bytea primary key check (length(token_hash) = 32),
  actor_id bigint not null references actor,
  provider text not null,
  roles text[] not null,
  organisation text,
  created_at timestamptz not null default now(),
  used_at timestamptz not null default now(),
  idle_minutes integer not null check (idle_minutes between 1 and 120),
  ends_at timestamptz not null
);
create index session_by_actor on session (actor_id);
comment on column session.roles is 'What the identity provider said at sign-in, mapped to our roles.';

-- One row per started sign-in, so that two tabs can sign in side by side. Removed when used or after ten minutes.
create table sign_in_attempt (
  state_hash bytea primary key check (length(state_hash) = 32),
  browser_hash bytea not null check (length(browser_hash) = 32),
  provider text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null check (return_to like '/%'),
  started_at timestamptz not null default now()
);

create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  request_id text not null,
  actor_id bigint references actor,
  roles text[] not null default '{}',
  page text not null,
  method text not null,
  result text not null check (result in ('shown', 'refused', 'done', 'failed')),
  purpose text
);
create index access_log_by_actor on access_log (actor_id, at);
comment on table access_log is 'Insert-only. One row per logged request, committed before the first byte of the answer.';

-- A form that is sent twice has one effect (trust requirement T-62).
create table form_receipt (
  key text primary key check (length(key) between 16 and 64),
  actor_id bigint references actor,
  page text not null,
  location text not null,
  at timestamptz not null default now()
);
create index form_receipt_by_actor on form_receipt (actor_id);

grant select, insert, update on actor to fodfaeste_app;
grant select, insert, update, delete on session to fodfaeste_app;
grant select, insert, delete on sign_in_attempt to fodfaeste_app;
grant insert on access_log to fodfaeste_app;
grant select, insert, update on form_receipt to fodfaeste_app;
