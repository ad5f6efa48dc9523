create table edition (
  id bigint generated always as identity primary key,
  number integer check (number > 0),
  title_da text not null,
  title_en text not null,
  valid_from date,
  valid_to date,
  state text not null default 'draft'
    check (state in ('draft', 'consultation', 'approved', 'in_force', 'expired', 'superseded')),
  source text not null,
  wording_approved_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check (valid_from <= valid_to)
);
-- One edition is the working one; an expired one stays it until another takes over (design: domain, 1).
create unique index one_working_edition on edition ((true)) where state in ('in_force', 'expired');
comment on column edition.wording_approved_on is
  'The day the secretariat approved the imported official wording. From then on pages show it instead of our own words.';

create table passage (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete cascade,
  kind text not null check (kind in (
    'foreword', 'challenge', 'model', 'vision', 'commitment', 'value', 'values_summary', 'task', 'theme', 'where_are_we',
    'statement', 'sub_goal', 'initiative', 'target', 'mental_health', 'related_policy', 'target_group', 'contact')),
  code text not null check (code ~ '^[a-z0-9][a-z0-9.-]{0,39}$'),
  theme smallint check (theme > 0),
  position integer not null,
  section text not null,
  title_da text,
  title_en text,
  short_da text,
  short_en text,
  official_da text,
  state text check (state in ('proposed', 'planned', 'running', 'completed', 'dropped')),
  state_reason text,
  responsible text,
  replaces_id bigint references passage,
  withdrawn boolean not null default false,
  version integer not null default 1,
  search_da tsvector not null generated always as (
    setweight(to_tsvector('danish', folded(coalesce(title_da, ''))), 'A')
    || to_tsvector('danish', folded(coalesce(short_da, '') || ' ' || coalesce(official_da, '')))) stored,
  search_en tsvector not null generated always as (
    setweight(to_tsvector('english', folded(coalesce(title_en, ''))), 'A')
    || to_tsvector('english', folded(coalesce(short_en, '')))) stored,
  unique (edition_id, kind, code),
  check (short_da is not null or official_da is not null),
  check ((kind = 'initiative') = (state is not null)),
  check (responsible is null or kind = 'initiative'),
  check (state <> 'dropped' or state_reason is not null)
);
create index passage_by_edition on passage (edition_id, position);
create index passage_by_replaced on passage (replaces_id);
create index passage_search_da on passage using gin (search_da);
create index passage_search_en on passage using gin (search_en);
comment on table passage is
  'A piece of a strategy with the section of the source it stands in: its official wording, our own words, or both.';
comment on column passage.replaces_id is 'The initiative that this one took over from. Both stay, so that the way here can be read.';
comment on column passage.withdrawn is 'Taken out of a draft. Kept, so that it can be put back.';

create table seat (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete cascade,
  position integer not null,
  name text not null check (name <> ''),
  vacant boolean not null default false,
  version integer not null default 1,
  search_da tsvector not null generated always as (to_tsvector('danish', folded(name))) stored,
  unique (edition_id, position)
);

create table edition_decision (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete cascade,
  kind text not null check (kind in ('consulted', 'treated', 'approved')),
  body_da text not null,
  body_en text not null,
  decided_on date,
  case_number text,
  statement text,
  response text,
  section text,
  corrects_id bigint unique references edition_decision,
  recorded_at timestamptz not null default now()
);
create index edition_decision_by_edition on edition_decision (edition_id);
comment on column edition_decision.corrects_id is 'A record is never changed: a right one stands in for the wrong one.';
comment on table edition_decision is 'What bodies decided. The secretariat records it; the program never decides.';

create table edition_table (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete cascade,
  caption text not null,
  section text not null,
  header text[] not null,
  body jsonb not null
);
create index edition_table_by_edition on edition_table (edition_id);

-- Append-only: history is read as sentences, and a mistake is corrected forward.
create table strategy_event (
  id bigint generated always as identity primary key,
  edition_id bigint not null,
  passage_id bigint,
  at timestamptz not null default now(),
  actor_id bigint references actor,
  actor_name text not null,
  type text not null,
  data jsonb not null
);
create index strategy_event_by_edition on strategy_event (edition_id, id);
create index strategy_event_by_passage on strategy_event (passage_id, id);
create index strategy_event_by_actor on strategy_event (actor_id);
comment on column strategy_event.data is 'What the type needs; `version` is the one that the change made, so that a stale form can say what it missed.';

grant select on edition, passage, seat, edition_decision, edition_table to fodfaeste_app, fodfaeste_report;
grant insert, update on edition, passage, seat to fodfaeste_app;
grant insert on edition_decision, edition_table to fodfaeste_app;
grant select, insert on strategy_event to fodfaeste_app;
