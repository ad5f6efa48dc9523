-- What a reader must know of an indicator before trusting it (statistics reference, 9: the union of what Fingertips, SDG
-- metadata and Statistics Denmark tell of theirs). What programs ask for are columns; what people read are notes.
alter table indicator
  add column measure text check (measure ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  add column value_type text not null default 'share' check (value_type in ('share', 'count', 'rate', 'mean')),
  add column frequency text not null default 'once' check (frequency in ('once', 'yearly', 'quarterly', 'monthly')),
  add column lag_months smallint check (lag_months between 0 and 60),
  add column decimals smallint not null default 2 check (decimals between 0 and 4),
  add column owner text,
  add column contact text,
  add column last_reviewed date;
update indicator set measure = code, value_type = case unit when 'persons' then 'count' else 'share' end;
alter table indicator
  alter column measure set not null,
  -- Figures of one kind can only be put under an indicator of that kind (0071, 0072).
  add constraint indicator_with_its_source unique (code, source);
comment on column indicator.measure is
  'What is measured, by its exact definition. Indicators share an axis only where they have the same measure.';
comment on column indicator.lag_months is 'How long after the end of its period a figure is awaited; null where nobody has said.';
comment on column indicator.owner is 'The unit or role that answers for the indicator; never the name of a person.';

alter table target
  add column decided_by_da text,
  add column decided_by_en text;

create table indicator_note (
  indicator_code text not null references indicator,
  field text not null check (field in ('rationale', 'policy_link', 'numerator_source', 'denominator_source', 'age_rule',
    'period', 'publication_lag', 'geography', 'breakdowns', 'source_system', 'disclosure_rule', 'rounding',
    'interval_method', 'revision_policy')),
  words_da text not null check (words_da <> ''),
  words_en text not null check (words_en <> ''),
  primary key (indicator_code, field)
);

create table method_break (
  indicator_code text not null references indicator,
  starts_on date not null,
  note_da text not null,
  note_en text not null,
  primary key (indicator_code, starts_on)
);
comment on table method_break is
  'From this day on it is counted in another way: figures before and after it are not one course.';

grant select on indicator_note, method_break to fodfaeste_app, fodfaeste_report;
grant insert on indicator_note, method_break to fodfaeste_app;
