-- Person numbers lie in one table, encrypted, and are found by a keyed hash (trust requirements T-50, T-51).
-- The keys that wrap data_key and the keys of the indexes are in no database: docs/operations.md.
create table data_key (
  id uuid primary key,
  wrapped bytea not null check (length(wrapped) between 48 and 1024),
  kek_id text not null,
  created_at timestamptz not null default clock_timestamp(),
  retired_at timestamptz
);
comment on table data_key is 'Each seals about 1,000 rows, and is itself sealed by a key that the database never sees.';
comment on column data_key.id is 'Made by the program: the sealed bytes are bound to it.';
comment on column data_key.created_at is 'The clock and not the transaction: an import makes many, and the newest is the one in use.';
comment on column data_key.retired_at is 'From then on it seals no new row; removed when no row needs it (T-52).';

create table person_number (
  id uuid primary key,
  owner_kind text not null check (owner_kind in ('young_person', 'guardian')),
  owner_id uuid not null,
  kind text not null check (kind in ('real', 'replacement', 'invented')),
  blind_index bytea not null check (length(blind_index) = 32),
  index_key_id text not null,
  second_blind_index bytea check (length(second_blind_index) = 32),
  second_index_key_id text,
  ciphertext bytea not null check (length(ciphertext) between 30 and 1024),
  data_key_id uuid not null references data_key,
  valid_from date,
  valid_until date check (valid_until >= valid_from),
  created_at timestamptz not null default now(),
  check ((second_blind_index is null) = (second_index_key_id is null)),
  -- A young guardian of somebody else is both, in two rows.
  unique (blind_index, owner_kind)
);
create unique index person_number_by_second_index on person_number (second_blind_index, owner_kind);
create index person_number_by_owner on person_number (owner_id);
create index person_number_by_data_key on person_number (data_key_id);
comment on column person_number.id is 'Made by the program: the sealed bytes are bound to it.';
comment on column person_number.second_blind_index is 'By another index key, while one takes over from the other (T-52).';
comment on column person_number.valid_until is 'A number that was replaced is kept, and the person is still found by it.';

-- Nobody reads or writes a number by their role. The program does, where one of its tasks needs it (T-11).
alter table person_number enable row level security;
alter table person_number force row level security;
create policy person_number_read on person_number for select using (
  (select current_setting('fodfaeste.actor', true)) in
    ('system:sign-in', 'system:matching', 'system:import', 'system:demonstration', 'system:keys'));
create policy person_number_add on person_number for insert with check (
  (select current_setting('fodfaeste.actor', true)) in ('system:matching', 'system:import', 'system:demonstration'));
create policy person_number_change on person_number for update using (
  (select current_setting('fodfaeste.actor', true)) in
    ('system:matching', 'system:import', 'system:demonstration', 'system:keys'));

-- Of no use without the key that wraps it, so whoever may see a number may read it. Retiring is for rotation alone.
alter table data_key enable row level security;
alter table data_key force row level security;
create policy data_key_read on data_key for select using (true);
create policy data_key_add on data_key for insert with check (
  (select current_setting('fodfaeste.actor', true)) in
    ('system:matching', 'system:import', 'system:demonstration', 'system:keys'));
create policy data_key_change on data_key for update using (
  (select current_setting('fodfaeste.actor', true)) = 'system:keys');
create policy data_key_remove on data_key for delete using (
  (select current_setting('fodfaeste.actor', true)) = 'system:keys' and retired_at is not null);

grant select, insert on data_key, person_number to fodfaeste_app;
grant update (wrapped, kek_id, retired_at), delete on data_key to fodfaeste_app;
grant update (blind_index, index_key_id, second_blind_index, second_index_key_id, ciphertext, data_key_id, valid_until)
  on person_number to fodfaeste_app;
