-- Whom to talk to, and what to do in acute danger. Data, because numbers change and must be checked.
create table place_to_turn (
  id bigint generated always as identity primary key,
  position integer not null unique,
  kind text not null check (kind in ('danger', 'around_the_clock', 'helpline', 'guidance', 'office')),
  name_da text not null,
  name_en text not null,
  text_da text not null,
  text_en text not null,
  phone text,
  address text,
  hours_da text,
  hours_en text,
  source text,
  checked_on date,
  invented boolean not null default false
);
comment on column place_to_turn.invented is 'True for a number made up for the demonstration; pages say so.';
grant select on place_to_turn to fodfaeste_app, fodfaeste_report;
grant insert, update on place_to_turn to fodfaeste_app;
