-- Whoever is around thousands waited for a name: everybody was fetched, sorted and compared by the program (docs/performance.md). What a
-- name is compared by is written beside it now, so that only those who are meant leave the database.

-- A name's words, and after a `~` each the way it sounds: ' soeren baek ~soren ~bek '. The letters that are heard alike, and their
-- order, are those of `soundOf` in src/features/find-people/rules.ts; a test holds the two together.
create function looked_for_as(name text) returns text language plpgsql immutable strict parallel safe
set search_path from current as $$
declare
  words text := btrim(regexp_replace(translate(folded(name), '''’', ''), '[^[:alnum:]]+' collate "da-x-icu", ' ', 'g'));
  heard text := replace(replace(words, 'sch', 's'), 'ph', 'f');
begin
  heard := regexp_replace(heard, 'c(?=[eiy])', 's', 'g');
  heard := regexp_replace(heard, '[cq]h?', 'k', 'g');
  heard := translate(replace(heard, 'x', 'ks'), 'zw', 'sv');
  heard := regexp_replace(heard, 'h(?=[jv])', '', 'g');
  heard := regexp_replace(heard, '(?<=[bdgkprt])h', '', 'g');
  heard := regexp_replace(heard, 'd(?=t)', '', 'g');
  heard := regexp_replace(heard, '(?<=[gks])j(?=[aeou])', '', 'g');
  heard := replace(replace(translate(heard, 'jy', 'ii'), 'ae', 'e'), 'oe', 'o');
  heard := regexp_replace(heard, '(.)\1+', '\1', 'g');
  return ' ' || words || ' ~' || replace(heard, ' ', ' ~') || ' ';
end $$;
-- Whoever writes a name writes this.
grant execute on function looked_for_as(text) to fodfaeste_app, fodfaeste_system;

alter table young_person add column looked_for_as text not null
  generated always as (looked_for_as(given_name || ' ' || family_name)) stored;
comment on column young_person.looked_for_as is 'The name as it is compared with what somebody types: its words, and how they sound.';

-- As before, but that nobody writes what PostgreSQL makes of the name itself.
create or replace function reverse_merge(merge bigint) returns void
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
  execute format('insert into young_person (%1$s) select %1$s from jsonb_populate_record(null::young_person, $1)',
    (select string_agg(quote_ident(attname), ', ') from pg_attribute where attrelid = 'young_person'::regclass
      and attnum > 0 and not attisdropped and attgenerated = '')) using done.gone;
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

do $$ begin execute format('grant create on schema %I to fodfaeste_rule', current_schema()); end $$;
set local role fodfaeste_rule;

-- Beside whom the present actor stands, before ages, categories and consent: among whom it is worth looking. It says only
-- where to look and never who may be seen: that is the policies' to say, of each of them.
create function beside_me() returns setof uuid
language plpgsql stable security definer rows 50
set search_path from current set plan_cache_mode = force_generic_plan set enable_mergejoin = off as $$
declare
  who bigint := current_actor();
begin
  if who is null then return; end if;
  return query select standing.person_id from standing where standing.actor_id = who;
end $$;

-- As `my_people`, of some of them: they are looked up one by one, and where they are many, all at once. An index of a few is
-- as near as a table here: what everybody reads all day is in memory.
create function my_people_among(wanted uuid[]) returns table (person_id uuid, reason text)
language plpgsql stable security definer rows 50
set search_path from current set plan_cache_mode = force_generic_plan set enable_mergejoin = off set random_page_cost = 1.1 as $$
#variable_conflict use_column
declare
  who bigint := current_actor();
begin
  if who is null then return; end if;
  if cardinality(wanted) > 200 then
    return query select mine.person_id, mine.reason from my_people() mine where mine.person_id in (select unnest(wanted));
    return;
  end if;
  return query
    select distinct on (mine.person_id) mine.person_id, mine.reason
    from access_basis mine
    where mine.actor_id = who and mine.category = 'identity' and mine.reason <> 'municipality' and mine.person_id = any (wanted)
      and (acting_as() is null or exists (select from access_basis theirs where theirs.actor_id = acting_as()
        and theirs.person_id = mine.person_id and theirs.category = 'identity'))
    order by mine.person_id, array_position(array['contact_person', 'substitute', 'caseworker', 'youth_guide', 'mentor',
      'enrolled', 'team', 'referral', 'participant', 'institution', 'break_glass'], mine.reason), mine.role;
end $$;
revoke all on function beside_me(), my_people_among(uuid[]) from public;
grant execute on function beside_me(), my_people_among(uuid[]) to fodfaeste_app;
set local role fodfaeste_migrator;
do $$ begin execute format('revoke create on schema %I from fodfaeste_rule', current_schema()); end $$;
