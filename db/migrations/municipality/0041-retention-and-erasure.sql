-- How long somebody's data are kept, and how they go (domain §9; trust requirements L-12, T-67):
-- open → closed → blocked → archived → erased. Erasing needs an authority on record, and leaves a receipt.
create table retention_rule (
  id bigint generated always as identity primary key,
  from_state text not null check (from_state in ('open', 'closed', 'blocked', 'archived')),
  to_state text not null check (to_state in ('closed', 'blocked', 'archived', 'erased')),
  -- What the months are counted from: the birth date, or the day on which the state began.
  counted_from text not null check (counted_from in ('birth', 'state')),
  months integer not null check (months between 1 and 1200),
  modelled_on_da text not null,
  modelled_on_en text not null,
  -- Who decided it and where that stands. Without one nobody is archived or erased by the rule.
  authority text check (length(authority) between 3 and 500),
  recorded_by bigint references actor,
  valid_from date not null default today(),
  valid_until date check (valid_until > valid_from)
);
create index retention_rule_by_recorder on retention_rule (recorded_by);
insert into retention_rule (from_state, to_state, counted_from, months, modelled_on_da, modelled_on_en, valid_from) values
  ('open', 'blocked', 'birth', 360, 'Opgaven efter KUI-loven slutter; herefter kun tal (skal bekræftes af en jurist)', 'The task under the KUI act ends; from then on figures only (for a lawyer to confirm)', '2020-01-01'),
  ('closed', 'blocked', 'birth', 360, 'Som for åbne sager (skal bekræftes af en jurist)', 'As for open cases (for a lawyer to confirm)', '2020-01-01'),
  ('closed', 'blocked', 'state', 24, 'To år efter at sagen er lukket (skal bekræftes af en jurist)', 'Two years after the case was closed (for a lawyer to confirm)', '2020-01-01'),
  ('blocked', 'archived', 'state', 12, 'Aflevering efter Rigsarkivets bestemmelse (skal bekræftes af en arkivar)', 'Hand-over as the National Archives decide (for an archivist to confirm)', '2020-01-01'),
  ('archived', 'erased', 'state', 6, 'Kassation efter Rigsarkivets bestemmelse (skal bekræftes af en arkivar)', 'Disposal as the National Archives decide (for an archivist to confirm)', '2020-01-01');
comment on table retention_rule is 'Data, modelled on the acts named and on what Rigsarkivet decides for a municipality: for a lawyer and an archivist to confirm.';

create table retention_hold (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  because text not null check (length(because) between 10 and 1000),
  placed_by bigint not null references actor,
  placed_at timestamptz not null default present(),
  lifted_by bigint references actor,
  lifted_at timestamptz,
  check ((lifted_by is null) = (lifted_at is null))
);
create index retention_hold_by_person on retention_hold (person_id);
create index retention_hold_by_placer on retention_hold (placed_by);
create index retention_hold_by_lifter on retention_hold (lifted_by);
comment on table retention_hold is 'While one stands nothing moves on and nothing is erased: a complaint, a case in court.';

create table erasure_receipt (
  id bigint generated always as identity primary key,
  subject_hash bytea not null check (length(subject_hash) = 32),
  key_id text not null,
  authority text not null check (length(authority) between 3 and 500),
  counts jsonb not null,
  events int8multirange not null default '{}',
  erased_at timestamptz not null default present(),
  reapplied boolean not null default false
);
create index erasure_receipt_by_subject on erasure_receipt (subject_hash);
comment on table erasure_receipt is 'What went, how much, when and by whose decision: of whom only a keyed hash of an id that nobody has any more.';
comment on column erasure_receipt.events is 'The numbers of the sealed history''s rows that went: they are missing for this reason.';
comment on column erasure_receipt.reapplied is 'Erased once more, after older data had been restored.';

-- Who moves on by which rule, and since when they could have. For the program, and for those who control it.
create function retention_due(day date)
returns table (person_id uuid, from_state text, to_state text, due_on date, authority text)
language plpgsql stable security definer set search_path from current as $$
begin
  if not is_system('erasure') and not has_role('data-protection-officer', 'administrator') then return; end if;
  return query
    select distinct on (person.id) person.id, rule.from_state, rule.to_state, due.on_day, rule.authority
    from young_person person
    join retention_rule rule on rule.from_state = person.state
      and rule.valid_from <= day and (rule.valid_until is null or day < rule.valid_until)
    cross join lateral (select (case rule.counted_from when 'birth' then person.birth_date else person.state_since end
      + make_interval(months => rule.months))::date as on_day) due
    where due.on_day <= day
      and not exists (select from retention_hold hold where hold.person_id = person.id and hold.lifted_at is null)
    order by person.id, due.on_day;
end $$;

-- Those whom nobody sees any more: how many and which, with a reason, for the data protection officer alone.
create function blocked_people(because text) returns table (person_id uuid, state text, since date)
language plpgsql stable security definer set search_path from current as $$
begin
  if not has_role('data-protection-officer') or length(trim(because)) < 10 then return; end if;
  return query select person.id, person.state, person.state_since from young_person person
    where person.state in ('blocked', 'archived') order by person.state_since, person.id;
end $$;

grant select (state_since) on young_person to fodfaeste_rule;
grant select on retention_rule to fodfaeste_rule;
grant select (person_id, lifted_at) on retention_hold to fodfaeste_rule;

alter table retention_rule enable row level security;
alter table retention_rule force row level security;
alter table retention_hold enable row level security;
alter table retention_hold force row level security;
alter table erasure_receipt enable row level security;
alter table erasure_receipt force row level security;
create policy the_rule on retention_rule for select to fodfaeste_rule using (true);
create policy the_rule on retention_hold for select to fodfaeste_rule using (true);
create policy controllers on retention_rule for select to fodfaeste_app
  using ((select has_role('data-protection-officer', 'administrator')));
create policy records on retention_rule for update to fodfaeste_app
  using ((select has_role('data-protection-officer'))) with check (recorded_by = (select current_actor()));
create policy controllers on retention_hold for select to fodfaeste_app
  using ((select has_role('data-protection-officer')));
create policy places on retention_hold for insert to fodfaeste_app
  with check (placed_by = (select current_actor()) and (select has_role('data-protection-officer')));
create policy lifts on retention_hold for update to fodfaeste_app
  using ((select has_role('data-protection-officer'))) with check (lifted_by = (select current_actor()));
create policy programs on retention_hold for all to fodfaeste_system using ((select is_system('erasure')));
create policy controllers on erasure_receipt for select to fodfaeste_app
  using ((select has_role('data-protection-officer', 'administrator')));
create policy programs on erasure_receipt for select to fodfaeste_system using ((select is_system('erasure', 'audit')));
create policy programs_add on erasure_receipt for insert to fodfaeste_system with check ((select is_system('erasure')));
grant select, insert on retention_hold to fodfaeste_app;
grant update (lifted_by, lifted_at) on retention_hold to fodfaeste_app;
grant select, update (authority, recorded_by) on retention_rule to fodfaeste_app;
grant select, insert on erasure_receipt to fodfaeste_app;

-- What erasing may remove. Only the program's own task, and only through its policies.
grant delete on young_person, person_contact, residence, own_words, guardian, relation, statutory_fact, note, note_version,
  note_move, consent, break_glass, person_number, copy_request, copy_release, retention_hold, session, form_receipt,
  message, notice
  to fodfaeste_system;
grant select, insert, update, delete on export_request to fodfaeste_system;
create policy erasure on young_person for delete to fodfaeste_system using ((select is_system('erasure')));
create policy erasure on note_move for delete to fodfaeste_system using ((select is_system('erasure')));
create policy erasure on person_number for all to fodfaeste_system using ((select is_system('erasure')));
create policy erasure on actor for select to fodfaeste_system using ((select is_system('erasure')));
create policy erasure_empties on actor for update to fodfaeste_system using ((select is_system('erasure')));
create policy erasure on session for all to fodfaeste_system using ((select is_system('erasure')));
create policy erasure on form_receipt for all to fodfaeste_system using ((select is_system('erasure')));

create policy erasure on message for delete to fodfaeste_system using ((select is_system('erasure')));
create policy erasure on notice for all to fodfaeste_system using ((select is_system('erasure')));

-- The history goes with the person. Its rows are sealed, so which ones went stands in the receipt.
create function erase_history(wanted uuid) returns int8multirange
language plpgsql security definer set search_path from current as $$
declare
  gone int8multirange;
begin
  if current_setting('fodfaeste.actor', true) is distinct from 'system:erasure' then
    raise exception 'the history of a person goes with the person only' using errcode = 'insufficient_privilege';
  end if;
  -- The owner removes rows of a log as the sealer only.
  perform set_config('fodfaeste.actor', 'system:audit', true);
  with removed as (delete from person_event where person_id = wanted returning id)
    select coalesce(range_agg(int8range(id, id, '[]')), '{}') into gone from removed;
  perform set_config('fodfaeste.actor', 'system:erasure', true);
  return gone;
end $$;
revoke all on function erase_history(uuid) from public;
grant execute on function erase_history(uuid) to fodfaeste_system;

do $$
declare signature text;
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  foreach signature in array array['retention_due(date)', 'blocked_people(text)'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to fodfaeste_app', signature);
    execute format('alter function %s owner to fodfaeste_rule', signature);
  end loop;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;
