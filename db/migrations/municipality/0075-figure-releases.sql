-- What is published of a quarter: a fixed list of tables and the indicators' values, protected together and stored as they are
-- shown. Nobody may change or remove a row, and a quarter is released once: what was public stays as it is, and two versions of
-- one table would give away what each of them withholds.
create table figure_release (
  day date primary key check (day = (date_trunc('quarter', day) + interval '3 months')::date - 1),
  rules_version integer not null references status_rules,
  threshold smallint not null,
  invented boolean not null,
  released_by bigint references actor,
  released_at timestamptz not null default present()
);
create index figure_release_by_rules on figure_release (rules_version);
create index figure_release_by_releaser on figure_release (released_by);
comment on column figure_release.invented is 'Everything computed from it says so: the chart, the file, the page.';

create table release_cell (
  day date not null references figure_release,
  table_code text not null check (table_code in ('status', 'age', 'sex', 'area', 'school')),
  -- Segments or parts of the outside group, several where one alone is too small: `completed+not-known`.
  row_code text not null,
  row_place smallint not null,
  -- A group, an area's or a school's name; empty for everybody.
  column_code text not null,
  column_place smallint not null,
  -- Null where it is withheld.
  count integer check (count >= 0),
  primary key (day, table_code, row_code, column_code)
);

create table release_value (
  day date not null references figure_release,
  indicator_code text not null references indicator,
  breakdown text not null default '',
  numerator integer,
  denominator integer check (denominator > 0),
  value numeric,
  low numeric,
  high numeric,
  check (num_nonnulls(low, high) in (0, 2)),
  primary key (day, indicator_code, breakdown)
);
create index release_value_by_indicator on release_value (indicator_code, day);
comment on column release_value.value is 'Null where it is withheld because few are behind it.';

grant select on figure_release, release_cell, release_value to fodfaeste_app, fodfaeste_report;
grant insert on figure_release, release_cell, release_value to fodfaeste_app;
