-- Somebody's own copy of what is kept of them (GDPR art. 15, trust requirement L-08), and exports of many (ASVS 2.3.5).
-- What the data inventory lists as data is in the copy at once. Words that staff wrote follow when somebody has looked for
-- third persons in them, by a day that is promised.
create table copy_request (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  asked_by bigint not null references actor,
  -- A holder of custody gets the smaller copy: theirs, and not the young person's.
  through text not null check (through in ('self', 'custody')),
  asked_at timestamptz not null default present(),
  promised_by date not null default (today() + interval '1 month')::date,
  reader bigint references actor,
  ready_at timestamptz,
  version integer not null default 1
);
create unique index copy_request_open on copy_request (person_id, asked_by) where ready_at is null;
create index copy_request_by_asker on copy_request (asked_by);
create index copy_request_by_reader on copy_request (reader);
comment on column copy_request.promised_by is 'One month, GDPR art. 12(3): a municipality was criticised for 5 months and 21 days (2018-32-0286).';
comment on column copy_request.reader is 'Who was asked to look through the words: the contact person, else a leader of their team.';

create table copy_release (
  id bigint generated always as identity primary key,
  request_id bigint not null references copy_request,
  person_id uuid not null references young_person,
  -- Which words: a column of a row, as the data inventory names it.
  table_name text not null,
  row_id bigint not null,
  column_name text not null,
  -- Of exactly these words: should they change, they have to be looked through again.
  words_hash bytea not null check (length(words_hash) = 32),
  struck int4multirange not null default '{}',
  decided_by bigint not null references actor,
  decided_at timestamptz not null default present(),
  unique (request_id, table_name, row_id, column_name)
);
create index copy_release_by_person on copy_release (person_id);
create index copy_release_by_decider on copy_release (decided_by);
comment on column copy_release.struck is 'Which characters are blacked out, from 0. The words themselves stay where they are and are not repeated here.';

-- Who is asked: the contact person of today, else somebody who leads the team of an adult around the young person.
create function who_reads(wanted uuid) returns bigint
language sql stable security definer set search_path from current as $$
  select basis.actor_id from access_basis basis
  where basis.person_id = wanted and basis.category = 'guidance' and basis.may_write
    and basis.reason in ('contact_person', 'substitute', 'team') and wanted in (select accessible('identity'))
  order by case basis.reason when 'contact_person' then 1 when 'substitute' then 2 else 3 end, basis.actor_id limit 1
$$;

-- Whether the present actor is this young person.
create function is_oneself(wanted uuid) returns boolean
language sql stable security definer set search_path from current as $$
  select exists (select from access_basis where actor_id = current_actor() and acting_as() is null
    and person_id = wanted and reason = 'self')
$$;

-- What the asker of a copy has by the rule today: the one who looks through the words sees more than that.
create function categories_of_asker(request bigint) returns setof text
language sql stable security definer set search_path from current as $$
  select distinct basis.category from copy_request asked
  join access_basis basis on basis.actor_id = asked.asked_by and basis.person_id = asked.person_id
    and basis.reason = asked.through
  where asked.id = request and asked.person_id in (select accessible('guidance'))
$$;

-- The log and the history as the young person's own copy has them: no employee, and no reason that may not be told yet.
create function looks_for_copy(wanted uuid)
returns table (at timestamptz, action text, roles text[], unit text, reasons text[], legal_basis text)
language sql stable security definer set search_path from current as $$
  with later as (
    select event.request_id, note.tell_from
    from person_event event join note on note.id = (event.data ->> 'note')::bigint
    where event.person_id = wanted and note.tell_from > today()
  )
  select log.at, log.action, log.roles, log.unit, case when told.yes then log.reasons end,
    case when told.yes then log.legal_basis end
  from access_log log
  cross join lateral (select coalesce(log.tell_from <= today(), true)
    and not exists (select from later where later.request_id = log.request_id) as yes) told
  where log.subjects @> array[wanted] and is_oneself(wanted)
  order by log.id
$$;
create function history_for_copy(wanted uuid) returns table (at timestamptz, category text, type text)
language sql stable security definer set search_path from current as $$
  select event.at, event.category, event.type from person_event event
  where event.person_id = wanted and is_oneself(wanted)
    and not exists (select from note where note.id = (event.data ->> 'note')::bigint and note.tell_from > today())
  order by event.id
$$;

-- More than 500 people leave only when a second person has said yes, for a day.
create table export_request (
  id bigint generated always as identity primary key,
  what text not null check (what ~ '^[a-z0-9.-]{2,60}$'),
  people integer not null check (people > 500),
  purpose text not null check (length(purpose) between 10 and 500),
  asked_by bigint not null references actor,
  asked_at timestamptz not null default present(),
  answered_by bigint references actor,
  answered_at timestamptz,
  approved_until timestamptz,
  check ((answered_by is null) = (answered_at is null)),
  check (approved_until is null or answered_at is not null),
  check (answered_by <> asked_by)
);
create index export_request_by_asker on export_request (asked_by, what);
create index export_request_by_answerer on export_request (answered_by);
comment on column export_request.approved_until is 'Null with an answer: no. The export can be taken until then, and no larger than it says.';

alter table copy_request enable row level security;
alter table copy_request force row level security;
alter table copy_release enable row level security;
alter table copy_release force row level security;
alter table export_request enable row level security;
alter table export_request force row level security;

-- The asker sees the own request for as long as the rule gives them the person. Looking through the words is for whom it was asked
-- of, whoever is contact person or substitute now, and the leader.
create policy asker on copy_request for select to fodfaeste_app using (
  (asked_by = (select current_actor()) and person_id = any (array(select accessible('identity'))))
  or (not (select is_citizen()) and person_id = any (array(select writable('guidance')))
    and (reader = (select current_actor()) or (select has_role('team-leader'))
      or person_id = any (array(select relation.person_id from relation where relation.actor_id = (select current_actor())
        and relation.kind in ('contact_person', 'substitute'))))));
create policy asker_asks on copy_request for insert to fodfaeste_app
  with check (asked_by = (select current_actor()) and acting_as() is null
    and (select is_citizen()) and person_id = any (array(select accessible('identity'))));
create policy reader_ends on copy_request for update to fodfaeste_app
  using (asked_by <> (select current_actor()) and not (select is_citizen())
    and person_id = any (array(select writable('guidance'))));
create policy request on copy_release for select to fodfaeste_app
  using (request_id in (select id from copy_request));
create policy reader_releases on copy_release for insert to fodfaeste_app
  with check (decided_by = (select current_actor()) and not (select is_citizen())
    and person_id = any (array(select writable('guidance')))
    and request_id in (select id from copy_request where ready_at is null and asked_by <> (select current_actor())
      and copy_request.person_id = copy_release.person_id));
create policy reader_changes on copy_release for update to fodfaeste_app
  using (not (select is_citizen()) and person_id = any (array(select writable('guidance')))
    and request_id in (select id from copy_request where ready_at is null and asked_by <> (select current_actor())))
  with check (decided_by = (select current_actor()));
create policy programs on copy_request for all to fodfaeste_system using ((select is_system('export', 'erasure', 'outbox')));
create policy programs on copy_release for all to fodfaeste_system using ((select is_system('export', 'erasure')));

create policy asker on export_request for select to fodfaeste_app
  using (asked_by = (select current_actor()) or (select has_role('team-leader', 'administrator', 'data-protection-officer')));
create policy asker_asks on export_request for insert to fodfaeste_app
  with check (asked_by = (select current_actor()) and acting_as() is null and answered_by is null
    and not (select is_citizen()));
create policy second_answers on export_request for update to fodfaeste_app
  using (asked_by <> (select current_actor()) and answered_at is null and acting_as() is null
    and (select has_role('team-leader', 'administrator')))
  with check (answered_by = (select current_actor()));
create policy programs on export_request for select to fodfaeste_system using ((select is_system('outbox')));

grant select, insert, update (ready_at, version) on copy_request to fodfaeste_app;
grant select, insert, update (words_hash, struck, decided_by, decided_at) on copy_release to fodfaeste_app;
grant select, insert, update (answered_by, answered_at, approved_until) on export_request to fodfaeste_app;

grant select on copy_request to fodfaeste_rule;
create policy the_rule on copy_request for select to fodfaeste_rule using (true);

-- What the functions above read, by names of their own: other migrations let the rule read the same for theirs.
grant select (id, tell_from) on note to fodfaeste_rule;
grant select (id, person_id, request_id, data, at, category, type) on person_event to fodfaeste_rule;
grant select (id, at, request_id, action, roles, unit, reasons, legal_basis, tell_from, subjects) on access_log to fodfaeste_rule;
create policy the_copy on note for select to fodfaeste_rule using (true);
create policy the_copy on person_event for select to fodfaeste_rule using (true);
create policy the_copy on access_log for select to fodfaeste_rule using (true);
do $$
declare signature text;
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  foreach signature in array array['who_reads(uuid)', 'categories_of_asker(bigint)', 'is_oneself(uuid)', 'looks_for_copy(uuid)', 'history_for_copy(uuid)'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to fodfaeste_app', signature);
    execute format('alter function %s owner to fodfaeste_rule', signature);
  end loop;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;
