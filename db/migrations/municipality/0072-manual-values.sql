-- Figures that somebody counts by hand: who answers for them, and by when the next one is due. A mistake is corrected by a
-- new row; the newest of a day counts.
create table manual_duty (
  indicator_code text primary key,
  source text not null default 'manual' check (source = 'manual'),
  owner text not null check (owner <> ''),
  due_on date not null,
  foreign key (indicator_code, source) references indicator (code, source)
);
create index manual_duty_by_source on manual_duty (indicator_code, source);
comment on column manual_duty.owner is 'The unit or role that enters the figure; never the name of a person.';
comment on column manual_duty.due_on is 'When the next figure is due; moved on when one is entered.';

create table manual_value (
  id bigint generated always as identity primary key,
  indicator_code text not null references manual_duty,
  period text not null check (period <> ''),
  as_of date not null,
  breakdown text not null default '',
  numerator numeric,
  denominator numeric check (denominator > 0),
  value numeric not null,
  entered_by text not null check (entered_by <> ''),
  entered_at timestamptz not null default now()
);
create index manual_value_by_day on manual_value (indicator_code, as_of, breakdown);

grant select on manual_duty, manual_value to fodfaeste_app, fodfaeste_report;
grant insert on manual_duty, manual_value to fodfaeste_app;
grant update (due_on) on manual_duty to fodfaeste_app;
