-- What is worked out here from records. An indicator names its computation by a key; what the key means is code, with tests.
alter table indicator
  add column computation text check (computation ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  drop constraint indicator_unit_check,
  add constraint indicator_unit_check check (unit in ('percent', 'persons', 'days'));
comment on column indicator.computation is
  'How it is computed from records; null for what is published, counted by hand, or from records and not computed yet.';

-- From when the register can answer, and how figures are protected. One row, or none while nobody has said.
create table figure_settings (
  only_one boolean primary key default true check (only_one),
  -- From this day on the register holds everybody: an earlier day is not available, never a partial count (domain §3).
  complete_from date not null,
  -- People of age are erased in time. Days before the last of them was too old to count are answered from frozen tables.
  erased_until date,
  -- A count from 1 to below this is not shown (reference: statistics, 6).
  threshold smallint not null default 5 check (threshold between 3 and 50),
  -- Its people are invented, and everything computed from them says so.
  invented boolean not null default false
);
grant select on figure_settings to fodfaeste_app, fodfaeste_report;
grant insert, update (complete_from, threshold, invented) on figure_settings to fodfaeste_app;
grant update (erased_until) on figure_settings to fodfaeste_system;

-- Whoever is erased was counted on days until they were too old for it; those days cannot be counted anew.
create function remember_the_erased() returns trigger language plpgsql set search_path from current as $$
declare
  no_longer date := (old.birth_date + make_interval(
    years => coalesce((select age_until from status_rules where valid @> today()), 25)))::date;
begin
  if no_longer <= today() then
    update figure_settings set erased_until = no_longer where erased_until is null or erased_until < no_longer;
  end if;
  return null;
end $$;
create trigger remember_the_erased after delete on young_person for each row execute function remember_the_erased();

-- A figure of a day reads this index and nothing else: everything that people are divided by stands in it.
drop index status_spell_by_day;
create index status_spell_by_day on status_spell (until, first_day)
  include (birth_date, municipality_code, segment, sub_segment, person_id, sex, area, provider_id, primary_type);
drop index status_gap_by_day;
create index status_gap_by_day on status_gap (until, first_day) include (documented_on, summer_until, person_id);

-- Of the few who are protected it is asked for everybody at once.
create index young_person_protected on young_person (id) where protected;
