-- What came of a talk (domain §5): minutes that are a draft until they are shared with the young person, and steps that were
-- agreed: what, who, by when. The education plan, when it comes, takes up the steps.

create table talk_minutes (
  id bigint generated always as identity primary key,
  talk_id bigint not null references talk,
  person_id uuid not null references young_person,
  version integer not null check (version > 0),
  words text not null check (length(words) between 1 and 8000),
  written_by bigint not null references actor,
  written_at timestamptz not null default present(),
  shared_at timestamptz,
  shared_by bigint references actor,
  unique (talk_id, version),
  check ((shared_at is null) = (shared_by is null))
);
create index talk_minutes_by_person on talk_minutes (person_id);
create index talk_minutes_by_writer on talk_minutes (written_by);
create index talk_minutes_by_sharer on talk_minutes (shared_by);
comment on table talk_minutes is 'Every version is kept. One that is not shared is a draft of those who arrange the talk.';

create table talk_step (
  id bigint generated always as identity primary key,
  talk_id bigint not null references talk,
  person_id uuid not null references young_person,
  what text not null check (length(what) between 3 and 500),
  -- Whose step it is: one of those at the talk.
  participant_id bigint not null references talk_participant,
  due_on date not null,
  agreed_on date not null default today(),
  agreed_by bigint not null references actor,
  state text not null default 'open' check (state in ('open', 'done', 'not-needed')),
  because text check (length(because) between 5 and 500),
  ended_at timestamptz,
  ended_by bigint references actor,
  check ((state = 'open') = (ended_at is null)),
  check ((ended_at is null) = (ended_by is null)),
  check ((state = 'not-needed') = (because is not null))
);
create index talk_step_by_talk on talk_step (talk_id);
create index talk_step_by_person on talk_step (person_id, due_on);
create index talk_step_by_participant on talk_step (participant_id);
create index talk_step_by_agreer on talk_step (agreed_by);
create index talk_step_by_ender on talk_step (ended_by);

create function outcomes_of_talks_stay() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_table_name = 'talk_minutes' then
    if old.shared_at is not null and new.shared_at is distinct from old.shared_at then
      raise exception 'what is shared stays shared' using errcode = 'restrict_violation';
    end if;
  elsif old.state <> 'open' and (to_jsonb(new) - 'person_id') <> (to_jsonb(old) - 'person_id') then
    raise exception 'a step that has ended stays as it ended' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger outcomes_of_talks_stay before update on talk_minutes for each row execute function outcomes_of_talks_stay();
create trigger outcomes_of_talks_stay before update on talk_step for each row execute function outcomes_of_talks_stay();

do $$
declare name text;
begin
  foreach name in array array['talk_minutes', 'talk_step'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('grant select, insert on %I to fodfaeste_app', name);
    execute format('create policy erasure on %I for delete to fodfaeste_system using ((select is_system(''erasure'')))', name);
    execute format('create policy erasure_looks on %I for select to fodfaeste_system using ((select is_system(''erasure'')))', name);
    execute format('grant delete on %I to fodfaeste_system', name);
  end loop;
end $$;

-- A draft is theirs who arrange the talk for the municipality; what is shared, everybody's who is told of it. A holder of custody
-- reads it as long as they read what is written of their child: until 15 (L-09).
create policy keepers on talk_minutes for select to fodfaeste_app
  using (talk_id = any (array(select kept_talks())));
create policy shared on talk_minutes for select to fodfaeste_app
  using (shared_at is not null and talk_id = any (array(select my_talks()))
    and (not person_id = any ((select in_custody())::uuid[]) or person_id = any (array(select accessible('guidance')))));
create policy keepers_add on talk_minutes for insert to fodfaeste_app
  with check (written_by = (select current_actor()) and shared_at is null
    and talk_id = any (array(select kept_talks())));
create policy keepers_share on talk_minutes for update to fodfaeste_app
  using (talk_id = any (array(select kept_talks())))
  with check (shared_by = (select current_actor()));
grant update (shared_at, shared_by) on talk_minutes to fodfaeste_app;

-- Of the steps a school is told its own.
create policy participants on talk_step for select to fodfaeste_app
  using ((talk_id = any (array(select my_talks())) or talk_id = any (array(select kept_talks())))
    and (not (select is_school()) or participant_id = any (array(select my_participations()))));
create policy keepers_add on talk_step for insert to fodfaeste_app
  with check (agreed_by = (select current_actor()) and state = 'open' and talk_id = any (array(select kept_talks())));
create policy keepers_end on talk_step for update to fodfaeste_app
  using ((select acting_as()) is null and (participant_id = any (array(select my_participations()))
    or talk_id = any (array(select kept_talks()))))
  with check (ended_by = (select current_actor()));
grant update (state, because, ended_at, ended_by) on talk_step to fodfaeste_app;
select let_merging_in();
