create table indicator (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  position integer not null,
  theme smallint,
  name_da text not null,
  name_en text not null,
  unit text not null check (unit in ('percent', 'persons')),
  definition_da text not null,
  definition_en text not null,
  numerator_da text,
  numerator_en text,
  denominator_da text,
  denominator_en text,
  population_da text not null,
  population_en text not null,
  source text not null check (source in ('records', 'published', 'manual')),
  source_name_da text not null,
  source_name_en text not null,
  direction text not null check (direction in ('up', 'down', 'neutral')),
  caution_da text,
  caution_en text,
  breakdowns json not null default '{}',
  search_da tsvector not null generated always as (
    setweight(to_tsvector('danish', folded(name_da)), 'A') || to_tsvector('danish', folded(definition_da))) stored,
  search_en tsvector not null generated always as (
    setweight(to_tsvector('english', folded(name_en)), 'A') || to_tsvector('english', folded(definition_en))) stored
);

create table observation (
  id bigint generated always as identity primary key,
  indicator_code text not null references indicator,
  period_da text not null,
  period_en text not null,
  as_of date not null,
  breakdown text not null default '',
  numerator numeric,
  denominator numeric check (denominator > 0),
  value numeric not null,
  hedge text check (hedge in ('about', 'over')),
  section text not null,
  recorded_at timestamptz not null default now(),
  unique (indicator_code, as_of, breakdown, recorded_at)
);
comment on column indicator.breakdowns is 'Parts of the population with their names, in the order they are shown: json keeps it, jsonb does not.';
comment on table observation is
  'Published figures are revised: a new vintage is a new row (recorded_at), and the old one is kept.';

create table target (
  id bigint generated always as identity primary key,
  indicator_code text not null references indicator,
  value numeric not null,
  year integer,
  note_da text,
  note_en text,
  section text not null
);
create index target_by_indicator on target (indicator_code);
comment on column target.year is 'Null where the source names no year, as for the 90 % target.';

grant select on indicator, observation, target to fodfaeste_app, fodfaeste_report;
grant insert, update on indicator to fodfaeste_app;
grant insert on observation, target to fodfaeste_app;
