-- What somebody is writing about a young person, until it is a note: one draft for each writer and young person, theirs alone, and
-- only while they may write about them. The version tells one tab from another. A draft whose note is saved is emptied and not
-- removed, so that a saving which was on its way meanwhile finds another version, and does not bring the words back.

create table note_draft (
  id bigint generated always as identity primary key,
  author_id bigint not null references actor,
  person_id uuid not null references young_person,
  kind text check (kind in ('conversation', 'meeting', 'phone', 'observation', 'agreement', 'health', 'family')),
  words text not null default '' check (length(words) <= 10000),
  version integer not null check (version > 0),
  saved_at timestamptz not null default present(),
  unique (author_id, person_id)
);
create index note_draft_by_person on note_draft (person_id);
comment on table note_draft is 'Nobody''s record until it is a note. The program drops what nobody has gone on with for 30 days.';

alter table note_draft enable row level security, force row level security;
create policy own on note_draft for all to fodfaeste_app
  using (author_id = (select current_actor()) and person_id = any (array(select writable('guidance'))))
  with check (author_id = (select current_actor()) and person_id = any (array(select writable('guidance'))));
create policy programs on note_draft for all to fodfaeste_system using ((select is_system('notes', 'erasure')));
grant select, insert, update (kind, words, version, saved_at) on note_draft to fodfaeste_app;
grant select, delete on note_draft to fodfaeste_system;
select let_merging_in();
