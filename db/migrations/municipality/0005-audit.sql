-- Who looked at whom, what was changed, and the proof that nobody rewrote it afterwards (T-20 to T-26).
-- Decision record 0014 says why it is made like this.

-- A row's fields as one text that can be read in one way only: name=length:value; for each that is not null. Nulls are
-- left out, so that a column added later leaves the hashes of older rows as they are. The prefix 0x00 is the leaf's of
-- RFC 6962. In plpgsql, because it is compiled once per connection; with names of pg_catalog only, because a restore
-- sets no search_path and computes generated columns anew.
create function sealed_hash(variadic fields text[]) returns bytea language plpgsql immutable parallel safe as $$
declare canonical text := '';
begin
  for i in 1 .. cardinality(fields) by 2 loop
    if fields[i + 1] is not null then
      canonical := canonical || fields[i] || '=' || octet_length(fields[i + 1]) || ':' || fields[i + 1] || ';';
    end if;
  end loop;
  return sha256('\x00'::bytea || convert_to(canonical, 'UTF8'));
end $$;
comment on function sealed_hash is 'What src/platform/audit/row-hash.ts computes as well: a change here is a change there.';

-- PostgreSQL calls these two stable because other types and settings could change their answer. Not for ours.
create function sealed_time(at timestamp) returns text language plpgsql immutable strict parallel safe as
  $$ begin return to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'); end $$;
create function sealed_list(list anyarray) returns text language plpgsql immutable strict parallel safe as
  $$ begin return list::text; end $$;
grant execute on function sealed_hash(text[]), sealed_time(timestamp), sealed_list(anyarray) to fodfaeste_app;

alter table access_log
  add column action text not null default 'read' check (action in ('read', 'search', 'list', 'export', 'print',
    'change', 'delete', 'sign_in', 'sign_out', 'break_glass', 'canary')),
  add column system text,
  add column acting_as bigint references actor,
  add column unit text,
  add column subjects uuid[] not null default '{}',
  add column reasons text[] not null default '{}',
  add column legal_basis text,
  add column case_reference text,
  add column criterion bytea,
  add column tell_from date,
  add column tx xid8 not null default pg_current_xact_id();
alter table access_log add column row_hash bytea not null generated always as (sealed_hash(
  'log', 'access_log', 'id', id::text, 'at', sealed_time(at at time zone 'UTC'), 'request_id', request_id,
  'actor_id', actor_id::text, 'system', system, 'acting_as', acting_as::text, 'roles', sealed_list(roles),
  'unit', unit, 'page', page, 'method', method, 'action', action, 'result', result,
  'subjects', sealed_list(subjects), 'reasons', sealed_list(reasons), 'purpose', purpose,
  'legal_basis', legal_basis, 'case_reference', case_reference, 'criterion', encode(criterion, 'hex'),
  'tell_from', sealed_time(tell_from::timestamp), 'tx', tx::text)) stored;
create index access_log_by_subject on access_log using gin (subjects);
create index access_log_by_tx on access_log (tx);
create index access_log_canary on access_log (at) where action = 'canary';
comment on column access_log.system is 'Name of the system actor, where no person acted (T-11).';
comment on column access_log.acting_as is 'Whom an administrator sees the program as.';
comment on column access_log.unit is 'Unit or organisation of the actor at the time.';
comment on column access_log.subjects is 'The young people shown. A list is one row with all its ids (T-20).';
comment on column access_log.reasons is 'Why it was allowed: names of access bases, as contact_person.';
comment on column access_log.criterion is 'Blind index of what was searched for, never the words.';
comment on column access_log.tell_from is 'Null: the reason may be told at once. Else the young person reads it from that date.';
comment on column access_log.tx is 'The writing transaction: how the sealer finds what was committed since its last seal.';

create table person_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  request_id text,
  actor_id bigint references actor,
  system text,
  person_id uuid not null,
  category text not null check (category in ('identity', 'contact', 'status', 'guidance', 'plan', 'concern',
    'sensitive', 'secret', 'statutory', 'log')),
  type text not null check (type <> ''),
  data jsonb not null default '{}',
  tx xid8 not null default pg_current_xact_id(),
  row_hash bytea not null generated always as (sealed_hash(
    'log', 'person_event', 'id', id::text, 'at', sealed_time(at at time zone 'UTC'), 'request_id', request_id,
    'actor_id', actor_id::text, 'system', system, 'person_id', person_id::text, 'category', category,
    'type', type, 'data', data::text, 'tx', tx::text)) stored,
  check (num_nonnulls(actor_id, system) = 1)
);
create index person_event_by_person on person_event (person_id, id);
create index person_event_by_actor on person_event (actor_id, at);
create index person_event_by_tx on person_event (tx);
comment on table person_event is 'Insert-only: everything that changed about a young person, and who changed it.';

create table admin_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  request_id text,
  actor_id bigint references actor,
  system text,
  type text not null check (type <> ''),
  data jsonb not null default '{}',
  tx xid8 not null default pg_current_xact_id(),
  row_hash bytea not null generated always as (sealed_hash(
    'log', 'admin_event', 'id', id::text, 'at', sealed_time(at at time zone 'UTC'), 'request_id', request_id,
    'actor_id', actor_id::text, 'system', system, 'type', type, 'data', data::text, 'tx', tx::text)) stored,
  check (num_nonnulls(actor_id, system) = 1)
);
create index admin_event_by_actor on admin_event (actor_id, at);
create index admin_event_by_tx on admin_event (tx);
comment on table admin_event is 'Insert-only: what administrators changed (roles, units, settings), out of their reach (T-21).';

-- A seal over rows, or over their removal when their time was up. Its line stands word for word in the seals file.
create table audit_seal (
  number bigint primary key check (number > 0),
  log text not null check (log in ('access_log', 'person_event', 'admin_event')),
  kind text not null check (kind in ('rows', 'removal')),
  ids int8multirange not null check (not isempty(ids)),
  leaves bytea,
  line text not null,
  cluster text not null,
  horizon xid8,
  newest xid8,
  check ((kind = 'rows') = (leaves is not null and newest is not null))
);
create index audit_seal_by_log on audit_seal (log, newest);
comment on table audit_seal is 'Insert-only. Row hashes stay here when rows are removed, so that seals still verify (T-26).';
comment on column audit_seal.leaves is 'The hashes of the sealed rows, 32 bytes each, in the order of their ids.';
comment on column audit_seal.horizon is 'Every row of an older transaction was in sight; null: there may be more.';
comment on column audit_seal.cluster is 'Which server counted the transactions: a restored copy on another counts anew.';

create table audit_retention (
  log text primary key check (log in ('access_log', 'admin_event')),
  months integer not null check (months between 6 and 120)
);
insert into audit_retention values ('access_log', 24), ('admin_event', 60);
comment on table audit_retention is 'How long rows stay. person_event is not here: it goes with the person, never by age.';

-- No context, no rows. The sealer reads as system actor "audit"; who else may read what comes with the access rule.
do $$
declare log_name text;
begin
  foreach log_name in array array['access_log', 'person_event', 'admin_event'] loop
    execute format('alter table %I enable row level security', log_name);
    execute format('alter table %I force row level security', log_name);
    execute format('create policy audit_reads on %I for select to fodfaeste_app, fodfaeste_migrator
      using (current_setting(''fodfaeste.actor'', true) = ''system:audit'')', log_name);
    execute format('create policy audit_removes on %I for delete to fodfaeste_migrator
      using (current_setting(''fodfaeste.actor'', true) = ''system:audit'')', log_name);
    -- Not even the owner, who removes rows in audit_remove below.
    execute format('revoke update, truncate on %I from fodfaeste_migrator', log_name);
  end loop;
end $$;
create policy everybody_writes on access_log for insert to fodfaeste_app
  with check (action <> 'canary' or current_setting('fodfaeste.actor', true) = 'system:audit');
create policy everybody_writes on person_event for insert to fodfaeste_app with check (true);
create policy everybody_writes on admin_event for insert to fodfaeste_app with check (true);

alter table audit_seal enable row level security;
alter table audit_seal force row level security;
create policy audit_reads on audit_seal for select to fodfaeste_app, fodfaeste_migrator
  using (current_setting('fodfaeste.actor', true) = 'system:audit');
create policy audit_seals on audit_seal for insert to fodfaeste_app
  with check (current_setting('fodfaeste.actor', true) = 'system:audit');
revoke update, delete, truncate on audit_seal from fodfaeste_migrator;

-- When and by which transaction a row was written is the database's word, not the program's.
revoke insert on access_log from fodfaeste_app;
grant insert (request_id, actor_id, system, acting_as, roles, unit, page, method, action, result, subjects, reasons,
  purpose, legal_basis, case_reference, criterion, tell_from) on access_log to fodfaeste_app;
grant insert (request_id, actor_id, system, person_id, category, type, data) on person_event to fodfaeste_app;
grant insert (request_id, actor_id, system, type, data) on admin_event to fodfaeste_app;
grant select on access_log, person_event, admin_event to fodfaeste_app;
grant select, insert on audit_seal to fodfaeste_app;
grant select, update (months) on audit_retention to fodfaeste_app;

create function audit_cluster() returns text language sql stable as
  'select system_identifier::text from pg_catalog.pg_control_system()';

-- From which transaction on there can be rows without a seal. Null: from the beginning.
create function audit_since(log_name text) returns xid8 language sql stable set search_path from current as $$
  select case when cluster = audit_cluster() then horizon end from audit_seal
  where log = log_name and kind = 'rows' order by number desc limit 1
$$;

-- Rows that no seal has yet. A row is here as soon as it is committed, whatever its number: no gap is waited for.
create function audit_unsealed(log_name text, most bigint)
  returns table (id bigint, at timestamptz, tx xid8, row_hash bytea)
  language plpgsql stable set search_path from current as $$
declare
  since xid8 := audit_since(log_name);
  sealed int8multirange;
begin
  select coalesce(range_agg(ids), '{}') into sealed from audit_seal
  where log = log_name and kind = 'rows' and (since is null or newest >= since);
  return query execute format(
    'select t.id, t.at, t.tx, t.row_hash from %I t where not t.id <@ $1
       and ($2 is null or t.tx >= $2 and t.tx < pg_snapshot_xmax(pg_current_snapshot())) order by t.id limit $3',
    log_name) using sealed, since, most;
end $$;

-- The one way in which rows of a log go: sealed ones, older than the setting, by the sealer, who signed it before.
create function audit_remove(log_name text, removed int8multirange, before timestamptz) returns bigint
  language plpgsql security definer set search_path from current as $$
declare
  kept_months integer;
  gone bigint;
begin
  if current_setting('fodfaeste.actor', true) is distinct from 'system:audit' then
    raise exception 'rows of a log are removed by the sealer only' using errcode = 'insufficient_privilege';
  end if;
  select months into kept_months from audit_retention where log = log_name;
  if kept_months is null or before > now() - make_interval(months => kept_months) then
    raise exception 'rows of % may not be removed yet', log_name using errcode = 'insufficient_privilege';
  end if;
  execute format('delete from %I where id >= $1 and id < $2 and id <@ $3 and at < $4', log_name)
    using lower(removed), upper(removed), removed, before;
  get diagnostics gone = row_count;
  return gone;
end $$;

-- How the logs stand, for health and for administrators: times and a count, nobody's data.
create function audit_state() returns table (newest_canary timestamptz, seals bigint, waiting bigint,
  waiting_since timestamptz)
  language plpgsql security definer set search_path from current as $$
declare asking text := coalesce(current_setting('fodfaeste.actor', true), '');
begin
  -- The owner reads the logs as the sealer only, and nobody keeps more than the answer.
  perform set_config('fodfaeste.actor', 'system:audit', true);
  select max(at) into newest_canary from access_log where action = 'canary';
  select coalesce(max(number), 0) into seals from audit_seal;
  select count(*), min(u.at) into waiting, waiting_since
  from unnest(array['access_log', 'person_event', 'admin_event']) log_name, audit_unsealed(log_name, 10000) u;
  perform set_config('fodfaeste.actor', asking, true);
  return next;
end $$;

revoke execute on function audit_cluster(), audit_since(text), audit_unsealed(text, bigint),
  audit_remove(text, int8multirange, timestamptz), audit_state() from public;
grant execute on function audit_cluster(), audit_since(text), audit_unsealed(text, bigint),
  audit_remove(text, int8multirange, timestamptz), audit_state() to fodfaeste_app;
