-- Import of files: what was declared, what came, what was taken of it, and what waits for somebody (domain §10).
-- Person numbers stand in none of these tables in clear: the file itself is sealed, rows are judged in a temporary table
-- that holds blind indexes, and what is kept of a faulty row is its line and a code.

create table import_source (
  name text not null check (name ~ '^[a-z][a-z0-9-]{1,39}$'),
  version integer not null check (version > 0),
  kind text not null check (kind in ('people', 'events')),
  -- Which column or element is what, what its codes mean, and how the source delivers: a file of db/mappings.
  declaration jsonb not null,
  declared_at timestamptz not null default present(),
  declared_by bigint references actor,
  primary key (name, version)
);
create index import_source_by_declarer on import_source (declared_by);
comment on table import_source is 'Never changed: another mapping is another version, and a run says by which it was read.';

create table import_run (
  id bigint generated always as identity primary key,
  source text not null,
  source_version integer not null,
  sha256 bytea not null check (length(sha256) = 32),
  bytes bigint not null check (bytes >= 0),
  -- The month that the file is of: a shrink is seen against the same source and month.
  month date not null check (extract(day from month) = 1),
  state text not null default 'received' check (state in ('received', 'judged', 'asks', 'applied', 'refused')),
  -- What a job is doing or going to do, and how many rows it has read so far, for whoever waits.
  asked_for text check (asked_for in ('judge', 'take')),
  progress bigint not null default 0,
  encoding text check (encoding in ('utf-8', 'windows-1252', 'utf-16le', 'utf-16be')),
  -- How many rows were new, changed, the same, parked, missing.
  counts jsonb,
  -- Why nothing was taken: a code, and the line where there is one.
  refused_code text,
  refused_line bigint,
  refused_column text,
  received_at timestamptz not null default present(),
  received_by bigint references actor,
  applied_at timestamptz,
  applied_by bigint references actor,
  unique (source, sha256),
  foreign key (source, source_version) references import_source (name, version),
  check ((state = 'applied') = (applied_at is not null))
);
create index import_run_by_source on import_run (source, source_version);
create index import_run_by_receiver on import_run (received_by);
create index import_run_by_applier on import_run (applied_by);
comment on column import_run.sha256 is 'The same bytes from the same source are one run, however often they come.';

create table import_file (
  run_id bigint primary key references import_run,
  data_key_id uuid not null references data_key,
  kept_until date not null
);
create index import_file_by_data_key on import_file (data_key_id);
create index import_file_by_end on import_file (kept_until);
create table import_piece (
  run_id bigint not null references import_file on delete cascade,
  number integer not null check (number > 0),
  sealed bytea not null,
  primary key (run_id, number)
);
-- Sealed bytes do not pack.
alter table import_piece alter column sealed set storage external;
comment on table import_piece is 'The file as it came, sealed, a piece at a time, until its own day (import_file.kept_until).';

create table import_fault (
  id bigint generated always as identity primary key,
  run_id bigint not null references import_run,
  line bigint not null,
  code text not null check (code ~ '^[a-z][a-z0-9_]{2,60}$'),
  column_name text check (length(column_name) <= 200),
  -- Whom the row is about, where that is known: for whoever has to decide.
  person_id uuid references young_person
);
create index import_fault_by_run on import_fault (run_id, line);
create index import_fault_by_person on import_fault (person_id) where person_id is not null;
comment on table import_fault is 'Rows that were put aside, by line and code. Their words are in the sealed file only.';

create table import_unknown_code (
  source text not null,
  field text not null check (length(field) between 1 and 60),
  code text not null check (length(code) between 1 and 60),
  first_run bigint not null references import_run,
  last_run bigint not null references import_run,
  row_count bigint not null check (row_count > 0),
  primary key (source, field, code)
);
create index import_unknown_code_by_first on import_unknown_code (first_run);
create index import_unknown_code_by_last on import_unknown_code (last_run);
comment on table import_unknown_code is 'A work list: words of a source that no mapping knows yet, as they stand in its file.';

create table import_missing (
  id bigint generated always as identity primary key,
  source text not null,
  person_id uuid not null references young_person,
  -- What the source calls the activity; null where the person is not in the file at all.
  source_key text,
  since_run bigint not null references import_run,
  unique nulls not distinct (source, person_id, source_key)
);
create index import_missing_by_person on import_missing (person_id);
create index import_missing_by_run on import_missing (since_run);
comment on table import_missing is 'Was in an earlier file of a source that always sends all, and is not in the newest: marked, never deleted.';

-- Which run brought a home; null: somebody wrote it. Hand entry and import never overwrite each other silently.
alter table residence add column import_run bigint references import_run;
create index residence_by_import on residence (import_run) where import_run is not null;
-- A number that somebody had before a legal change of sex is shown to nobody, and still finds its person.
alter table person_number add column shielded boolean not null default false;
grant update (shielded) on person_number to fodfaeste_app;
grant update (municipality_code, address, area, import_run) on residence to fodfaeste_system;

do $$
declare one text;
begin
  foreach one in array array['import_source', 'import_run', 'import_fault', 'import_unknown_code', 'import_missing',
    'import_file', 'import_piece'] loop
    execute format('alter table %I enable row level security', one);
    execute format('alter table %I force row level security', one);
    execute format('create policy programs on %I for all to fodfaeste_system using ((select is_system(''import'')))', one);
  end loop;
  foreach one in array array['import_source', 'import_run', 'import_unknown_code'] loop
    execute format('create policy controllers on %I for select to fodfaeste_app
      using ((select has_role(''administrator'', ''data-protection-officer'')))', one);
  end loop;
end $$;
-- Of whom a row is, only those learn who may know them anyway; the others see its line and its code.
create policy controllers on import_fault for select to fodfaeste_app
  using ((select has_role('administrator', 'data-protection-officer')));
create policy status on import_missing for select to fodfaeste_app
  using (person_id = any (array(select accessible('status'))));
create policy erasure on import_fault for all to fodfaeste_system using ((select is_system('erasure')));
create policy erasure on import_missing for all to fodfaeste_system using ((select is_system('erasure')));
-- Rotation asks which keys are still needed; the pieces themselves it never sees.
create policy keys on import_file for select to fodfaeste_system using ((select is_system('keys')));

grant select on import_source, import_run, import_fault, import_unknown_code, import_missing to fodfaeste_app;
grant insert on import_source, import_run, import_fault, import_unknown_code, import_missing, import_file, import_piece
  to fodfaeste_system;
grant select on import_file, import_piece to fodfaeste_system;
grant update (source_version, month, state, asked_for, progress, encoding, counts, refused_code, refused_line, refused_column, applied_at,
  applied_by) on import_run to fodfaeste_system;
grant update (last_run, row_count) on import_unknown_code to fodfaeste_system;
grant delete on import_fault, import_missing, import_file, import_piece to fodfaeste_system;
