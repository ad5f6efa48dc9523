-- Published figures keep their vintage: national series are recomputed years back, and what was published once stays
-- readable (statistics reference, 1.1). Nobody may change or remove a row.
create table figure_import (
  id bigint generated always as identity primary key,
  indicator_code text not null references indicator,
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  mapping json not null,
  retrieved_on date not null,
  published_on date check (published_on <= retrieved_on),
  source_da text not null,
  source_en text not null,
  terms_da text not null,
  terms_en text not null,
  note_da text,
  note_en text,
  imported_by text not null,
  imported_at timestamptz not null default now(),
  unique (indicator_code, sha256)
);
comment on table figure_import is 'A file of published figures that was taken in: the same file again is known by its hash.';

create table published_observation (
  id bigint generated always as identity primary key,
  import_id bigint not null references figure_import,
  indicator_code text not null,
  source text not null default 'published' check (source = 'published'),
  area text not null check (area <> ''),
  area_name text,
  period text not null check (period <> ''),
  as_of date not null,
  breakdown text not null default '',
  state text not null check (state in ('value', 'suppressed', 'not_applicable', 'not_available')),
  value numeric,
  check ((state = 'value') = (value is not null)),
  foreign key (indicator_code, source) references indicator (code, source),
  unique (import_id, area, period, breakdown)
);
comment on column published_observation.source is
  'Always published: a figure that somebody else worked out never stands under an indicator that is computed here.';
comment on column published_observation.state is 'Missing is not zero: why there is no value, where there is none.';
create index published_observation_by_place on published_observation (indicator_code, area, period, breakdown);
create index published_observation_by_source on published_observation (indicator_code, source);

grant select on figure_import, published_observation to fodfaeste_app, fodfaeste_report;
grant insert on figure_import, published_observation to fodfaeste_app;
