-- Shared, read-only to the program: which municipalities live here, and under which host names.
create table municipality (
  code text primary key check (code ~ '^[0-9]{3}$'),
  name text not null check (name <> ''),
  schema_name text not null unique check (schema_name = 'm_' || code),
  hosts text[] not null check (cardinality(hosts) > 0),
  added_at timestamptz not null default now()
);
comment on table municipality is 'One row per data controller. Its data are in the schema named here.';
comment on column municipality.hosts is 'Host names without port, lower case; a request for any other host is a 404.';

-- A host name must pick exactly one municipality, or a citizen could land at another data controller.
create function refuse_shared_host() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select from municipality where code <> new.code and hosts && new.hosts) then
    raise exception 'one of the host names % already belongs to another municipality', new.hosts
      using errcode = 'unique_violation';
  end if;
  return new;
end $$;
create trigger one_municipality_per_host before insert or update on municipality
  for each row execute function refuse_shared_host();

-- Searching must find "ærø" for "aeroe": both sides are folded the same way.
create function folded(words text) returns text language sql immutable strict parallel safe
  return replace(replace(replace(lower(words collate "da-x-icu"), 'æ', 'ae'), 'ø', 'oe'), 'å', 'aa');

grant select on municipality to fodfaeste_app, fodfaeste_report;
grant execute on function folded(text) to fodfaeste_app, fodfaeste_report;
