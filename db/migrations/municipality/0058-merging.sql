-- Two records of one person become one, by a named person and so that it can be undone (issue 5, item 2): everything that
-- refers to the one follows to the other, and what was done is written down row by row.
-- The sealed logs are not rewritten: they keep the id that they were written with, and are read under both.

create table person_merge (
  id bigint generated always as identity primary key,
  kept_id uuid not null references young_person,
  -- No reference: while they are one, the other record is not here. Its id stays in the logs.
  gone_id uuid not null,
  because text not null check (length(because) between 10 and 1000),
  asked_by bigint not null references actor,
  asked_at timestamptz not null default present(),
  -- How many rows of each table would follow, and how many would stand aside, when it was asked.
  preview jsonb not null,
  merged_by bigint references actor,
  merged_at timestamptz,
  reversed_by bigint references actor,
  reversed_at timestamptz,
  reversed_because text check (length(reversed_because) between 10 and 1000),
  -- The record that is gone, as it was: for the way back alone.
  gone jsonb,
  check (kept_id <> gone_id),
  check (num_nonnulls(merged_by, merged_at, gone) in (0, 3)),
  check (num_nonnulls(reversed_by, reversed_at, reversed_because) in (0, 3)),
  check (reversed_at is null or merged_at is not null)
);
create unique index person_merge_by_gone on person_merge (gone_id) where merged_at is not null and reversed_at is null;
create index person_merge_by_kept on person_merge (kept_id);
create index person_merge_by_asker on person_merge (asked_by);
create index person_merge_by_merger on person_merge (merged_by);
create index person_merge_by_reverser on person_merge (reversed_by);
comment on table person_merge is 'Two records of one person: asked for, looked at, made one, and perhaps two again.';

create table person_merge_row (
  id bigint generated always as identity primary key,
  merge_id bigint not null references person_merge on delete cascade,
  table_name text not null,
  column_name text not null,
  row_key jsonb not null,
  aside boolean not null,
  -- Of a row that stands aside, the row; of a number, until when it held and whether it was shown.
  was jsonb,
  check (was is not null or not aside)
);
create index person_merge_row_by_merge on person_merge_row (merge_id, id);
comment on column person_merge_row.aside is 'The kept record has another row in its place: this one is kept here until the way back.';

-- Where a young person is referred to, as the catalogue knows it: by a foreign key. Four columns have none, because their rows
-- may outlive the person. What is worked out from other rows does not follow; it is worked out anew.
create function places_of_people() returns table (place name, place_column name)
language sql stable set search_path from current as $$
  select class.relname, attribute.attname
  from pg_constraint one join pg_class class on class.oid = one.conrelid
  join pg_attribute attribute on attribute.attrelid = one.conrelid and attribute.attnum = one.conkey[1]
  where one.contype = 'f' and one.confrelid = 'young_person'::regclass and cardinality(one.conkey) = 1
    and class.relname not in ('status_spell', 'status_interruption', 'status_gap')
  union all
  values ('person_number'::name, 'owner_id'::name), ('message', 'to_person_id'), ('notice', 'about_person_id'),
    ('sampled_look', 'person_id')
  order by 1, 2
$$;

-- Merging moves rows as their owner, under a policy of its own. A migration that adds a table with people in it calls this.
create function let_merging_in() returns void language plpgsql set search_path from current as $$
declare one name;
begin
  for one in
    select distinct class.relname from pg_class class
    where class.relnamespace = current_schema()::regnamespace and class.relrowsecurity
      and class.relname in (select place from places_of_people()
        union all values ('young_person'), ('status_spell'), ('status_interruption'), ('status_gap'), ('person_merge_row'))
      and not exists (select from pg_policy where polrelid = class.oid and polname = 'merging')
  loop
    execute format('create policy merging on %I for all to fodfaeste_migrator using ((select is_system(''merging'')))', one);
  end loop;
end $$;

-- Whether the kept record has a row that says the same or something else in its place. What a key or an exclusion of the table
-- itself forbids is found by trying.
create function stands_in_its_place(place name, was jsonb, kept uuid, homes bigint[]) returns boolean
language sql stable set search_path from current as $$
  select case place
    when 'residence' then exists (select from residence one where one.id = any (homes)
      and daterange(one.valid_from, one.valid_until)
        && daterange((was ->> 'valid_from')::date, (was ->> 'valid_until')::date))
    when 'relation' then was ->> 'kind' not in ('referral', 'participant') and exists (select from relation one
      where one.person_id = kept and one.kind = was ->> 'kind'
        and one.actor_id is not distinct from (was ->> 'actor_id')::bigint
        and one.unit_id is not distinct from (was ->> 'unit_id')::bigint
        and daterange(one.valid_from, one.valid_until)
          @> daterange((was ->> 'valid_from')::date, (was ->> 'valid_until')::date))
    when 'activity' then upper_inf((was ->> 'believed')::tstzrange) and exists (select from activity one
      where one.person_id = kept and one.source = was ->> 'source' and one.source_key = was ->> 'source_key'
        and upper_inf(one.believed))
    else false end
$$;

-- Makes one of two. Returns how many rows of each table followed, and how many stand aside.
create function merge_people(merge bigint, by bigint) returns jsonb
language plpgsql security definer set search_path from current as $$
declare
  asked person_merge;
  kept young_person;
  other young_person;
  homes bigint[];
  one record;
  entry jsonb;
  key jsonb;
  keys name[];
  stands boolean;
begin
  if not is_system('merging') then
    raise exception 'only merging merges' using errcode = 'insufficient_privilege';
  end if;
  select * into strict asked from person_merge where id = merge and merged_at is null for update;
  perform from young_person where id in (asked.kept_id, asked.gone_id) order by id for update;
  select * into strict kept from young_person where id = asked.kept_id and state in ('open', 'closed');
  select * into strict other from young_person where id = asked.gone_id and state in ('open', 'closed');
  -- Two may be asked for at a time; the others have to be looked at anew.
  delete from person_merge where merged_at is null and id <> merge
    and (kept_id in (kept.id, other.id) or gone_id in (kept.id, other.id));
  homes := array(select id from residence where person_id = kept.id);
  for one in select place, place_column from places_of_people() loop
    keys := array(select attribute.attname from pg_index
      join pg_attribute attribute on attribute.attrelid = indrelid and attribute.attnum = any (indkey)
      where indrelid = one.place::text::regclass and indisprimary and attribute.attname <> one.place_column);
    for entry in execute format('select to_jsonb(entry) from %I entry where %I = $1', one.place, one.place_column)
      using other.id
    loop
      key := (select coalesce(jsonb_object_agg(name, entry -> name), '{}') from unnest(keys) name);
      stands := stands_in_its_place(one.place, entry, kept.id, homes);
      if not stands then
        begin
          execute format('update %I entry set %I = $1 where %I = $2 and to_jsonb(entry) @> $3', one.place,
            one.place_column, one.place_column) using kept.id, other.id, key;
        exception when unique_violation or exclusion_violation then
          stands := true;
        end;
      end if;
      if stands then
        execute format('delete from %I entry where %I = $1 and to_jsonb(entry) @> $2', one.place, one.place_column)
          using other.id, key;
      end if;
      insert into person_merge_row (merge_id, table_name, column_name, row_key, aside, was) values (merge, one.place,
        one.place_column, key, stands, case when stands then entry
          when one.place = 'person_number' then jsonb_build_object('shielded', entry -> 'shielded', 'valid_until', entry -> 'valid_until') end);
    end loop;
  end loop;
  -- The other's numbers are former ones from now on, and still find the person. A record under another sex is the one from before
  -- the law changed it: its numbers are shown to nobody.
  update person_number set valid_until = coalesce(valid_until, greatest(today(), valid_from)),
    shielded = shielded or coalesce(kept.sex <> other.sex, false)
  where id in (select (row_key ->> 'id')::uuid from person_merge_row where merge_id = merge and table_name = 'person_number');
  delete from status_spell where person_id = other.id;
  delete from status_interruption where person_id = other.id;
  delete from status_gap where person_id = other.id;
  delete from young_person where id = other.id;
  update person_merge set gone = to_jsonb(other), merged_at = present(), merged_by = by where id = merge;
  -- Whoever was protected in the one stays so (trust requirement L-30), and what came along follows the person who is here.
  update young_person set protected = kept.protected or other.protected,
    protected_until = case when other.protected then greatest(kept.protected_until, other.protected_until)
      else kept.protected_until end,
    version = version + 1
  where id = kept.id;
  return (select jsonb_build_object('follow', coalesce(jsonb_object_agg(table_name, rows) filter (where not aside), '{}'),
      'aside', coalesce(jsonb_object_agg(table_name, rows) filter (where aside), '{}'))
    from (select table_name, aside, count(*) as rows from person_merge_row where merge_id = merge group by 1, 2) counted);
end $$;

-- The same, and nothing of it is there afterwards.
create function preview_merge(merge bigint, by bigint) returns jsonb
language plpgsql security definer set search_path from current as $$
declare found text;
begin
  begin
    raise exception using errcode = 'P0M01', message = 'only looked at', detail = merge_people(merge, by)::text;
  exception when sqlstate 'P0M01' then
    get stacked diagnostics found = pg_exception_detail;
  end;
  return found::jsonb;
end $$;

-- Makes two of one again. What came after the merge stays with the record that was kept; protection stays on both.
create function reverse_merge(merge bigint) returns void
language plpgsql security definer set search_path from current as $$
declare
  done person_merge;
  one person_merge_row;
begin
  if not is_system('merging') then
    raise exception 'only merging merges' using errcode = 'insufficient_privilege';
  end if;
  select * into strict done from person_merge where id = merge and merged_at is not null and reversed_at is null for update;
  perform from young_person where id = done.kept_id for update;
  insert into young_person select * from jsonb_populate_record(null::young_person, done.gone);
  for one in select * from person_merge_row where merge_id = merge order by id loop
    if one.aside then
      execute format('insert into %I overriding system value select * from jsonb_populate_record(null::%I, $1)',
        one.table_name, one.table_name) using one.was;
    else
      execute format('update %I entry set %I = $1 where %I = $2 and to_jsonb(entry) @> $3', one.table_name,
        one.column_name, one.column_name) using done.gone_id, done.kept_id, one.row_key;
    end if;
    if one.table_name = 'person_number' and not one.aside then
      update person_number set shielded = (one.was ->> 'shielded')::boolean, valid_until = (one.was ->> 'valid_until')::date
        where id = (one.row_key ->> 'id')::uuid and owner_id = done.gone_id;
    end if;
  end loop;
  update young_person set protected = protected, version = version + 1 where id in (done.kept_id, done.gone_id);
end $$;

-- The next ones are the rule's own, and only an owner replaces a function.
do $$ begin execute format('grant create on schema %I to fodfaeste_rule', current_schema()); end $$;
set local role fodfaeste_rule;
-- Under which ids the logs tell of somebody: their own, and those of records that became theirs.
create function known_as(wanted uuid) returns uuid[]
language sql stable security definer set search_path from current as $$
  select wanted || array(select gone_id from person_merge
    where kept_id = wanted and merged_at is not null and reversed_at is null)
$$;
-- The former ids of whom the present actor may see; not of their children: a guardian's view of the log is smaller (L-09).
create function formerly(category text) returns setof uuid
language sql stable security definer set search_path from current as $$
  select gone_id from person_merge where merged_at is not null and reversed_at is null
    and kept_id = any (array(select accessible(category))) and kept_id <> all (in_custody())
$$;

create or replace function look_ids(wanted uuid) returns setof bigint
language sql stable security definer rows 500 set search_path from current as $$
  select id from access_log where subjects && known_as(wanted) and wanted in (select accessible('log'))
$$;
create or replace function looks_told_later(wanted uuid) returns table (request_id text, tell_from date)
language sql stable security definer set search_path from current as $$
  select event.request_id, max(note.tell_from)
  from person_event event join note on note.id = (event.data ->> 'note')::bigint
  where event.person_id = any (known_as(wanted)) and event.request_id is not null and note.tell_from > today()
    and wanted in (select accessible('log'))
  group by event.request_id
$$;
create or replace function looks_for_copy(wanted uuid)
returns table (at timestamptz, action text, roles text[], unit text, reasons text[], legal_basis text)
language sql stable security definer set search_path from current as $$
  with later as (
    select event.request_id, note.tell_from
    from person_event event join note on note.id = (event.data ->> 'note')::bigint
    where event.person_id = any (known_as(wanted)) and note.tell_from > today()
  )
  select log.at, log.action, log.roles, log.unit, case when told.yes then log.reasons end,
    case when told.yes then log.legal_basis end
  from access_log log
  cross join lateral (select coalesce(log.tell_from <= today(), true)
    and not exists (select from later where later.request_id = log.request_id) as yes) told
  where log.subjects && known_as(wanted) and is_oneself(wanted)
  order by log.id
$$;
create or replace function history_for_copy(wanted uuid) returns table (at timestamptz, category text, type text)
language sql stable security definer set search_path from current as $$
  select event.at, event.category, event.type from person_event event
  where event.person_id = any (known_as(wanted)) and is_oneself(wanted)
    and not exists (select from note where note.id = (event.data ->> 'note')::bigint and note.tell_from > today())
  order by event.id
$$;
revoke all on function known_as(uuid), formerly(text) from public;
grant execute on function known_as(uuid), formerly(text) to fodfaeste_app;
set local role fodfaeste_migrator;
do $$ begin execute format('revoke create on schema %I from fodfaeste_rule', current_schema()); end $$;

alter table person_merge enable row level security;
alter table person_merge force row level security;
alter table person_merge_row enable row level security;
alter table person_merge_row force row level security;
create policy the_rule on person_merge for select to fodfaeste_rule using (true);
create policy controllers on person_merge for select to fodfaeste_app
  using ((select has_role('administrator', 'data-protection-officer')));
create policy programs on person_merge for all to fodfaeste_system using ((select is_system('merging', 'erasure')));
-- Everybody learns of their own; a guardian's view is smaller.
create policy oneself on person_merge for select to fodfaeste_app using (merged_at is not null
  and kept_id = any ((select own_people())::uuid[]) and kept_id <> all ((select in_custody())::uuid[]));
create policy sampling on person_merge for select to fodfaeste_system using ((select is_system('audit')));
create policy programs on person_merge_row for all to fodfaeste_system using ((select is_system('erasure')));
-- What the other record said of somebody, nobody reads: it is for the way back alone.
grant select (id, kept_id, gone_id, because, asked_by, asked_at, preview, merged_by, merged_at, reversed_by, reversed_at,
  reversed_because) on person_merge to fodfaeste_app;
grant select (kept_id, gone_id, merged_at, reversed_at) on person_merge to fodfaeste_rule;
grant select (merge_id) on person_merge_row to fodfaeste_system;
grant insert (kept_id, gone_id, because, asked_by, preview), update (kept_id, gone_id, preview, reversed_by, reversed_at, reversed_because),
  delete on person_merge to fodfaeste_system;
grant delete on person_merge_row to fodfaeste_system;
select let_merging_in();

-- The logs of a record that became another one's are seen by those who see the other's.
create policy log_of_merged on access_log for select to fodfaeste_app
  using (subjects && array(select formerly('log')));
create policy log_of_merged on person_event for select to fodfaeste_app using (
  person_id = any (array(select formerly('log')))
  and (not data ? 'note' or (data ->> 'note')::bigint <> all (array(select notes_kept_from_citizens()))));
create policy around_merged on person_event for select to fodfaeste_app
  using ((select has_role('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader') and not is_citizen())
    and ((category = 'identity' and person_id = any (array(select formerly('identity'))))
      or (category = 'contact' and person_id = any (array(select formerly('contact'))))
      or (category = 'status' and person_id = any (array(select formerly('status'))))
      or (category in ('guidance', 'sensitive') and person_id = any (array(select formerly('guidance'))))
      or (category = 'plan' and person_id = any (array(select formerly('plan'))))
      or (category = 'concern' and person_id = any (array(select formerly('concern'))))
      or (category = 'statutory' and person_id = any (array(select formerly('statutory'))))
      or (category = 'secret' and person_id = any (array(select formerly('secret'))))));

revoke all on function places_of_people(), let_merging_in(), stands_in_its_place(name, jsonb, uuid, bigint[]),
  merge_people(bigint, bigint), preview_merge(bigint, bigint), reverse_merge(bigint) from public;
grant execute on function merge_people(bigint, bigint), preview_merge(bigint, bigint), reverse_merge(bigint) to fodfaeste_system;
