-- Seeing as somebody else, and what leaders look through each month.

-- Kept with the administrator's session and not in a cookie: it ends with the session, and every program reads the same.
alter table session
  add column acting_as bigint references actor,
  add column acting_because text check (length(acting_because) between 5 and 500),
  add constraint session_acts_for_a_reason check ((acting_as is null) = (acting_because is null)),
  add constraint session_acts_as_another check (acting_as <> actor_id);
create index session_by_acting_as on session (acting_as);
comment on column session.acting_as is 'Whom an administrator sees the program as; nothing can be changed meanwhile.';

-- Opened again is here again: else the next night would close for the same person once more.
alter table actor add column reopened_at timestamptz;

-- Sample control (trust requirement T-25): of each month, looks at young people that no live relation explains. Those that
-- a named rule finds unusual are all here; of the others a few, drawn by lot. There is no sum of rules and no rank.
create table sampled_look (
  id bigint generated always as identity primary key,
  month date not null check (extract(day from month) = 1),
  -- Without a leader of their own the data protection officer looks.
  leader_id bigint references actor,
  actor_id bigint not null references actor,
  -- Neither is a foreign key: rows of the log go when their time is up, and people are erased.
  log_id bigint not null,
  person_id uuid not null,
  at timestamptz not null,
  page text not null,
  drawn text not null check (drawn in ('by-rule', 'by-lot')),
  findings text[] not null check (findings <@ array['own_name', 'same_address', 'same_surname', 'colleague', 'volume',
    'night', 'after_end']),
  verdict text check (verdict in ('explained', 'not-explained')),
  words text check (length(words) between 3 and 1000),
  judged_by bigint references actor,
  judged_at timestamptz,
  check ((drawn = 'by-rule') = (cardinality(findings) > 0)),
  check (num_nonnulls(verdict, words, judged_by, judged_at) in (0, 4)),
  -- Nobody passes judgement on their own look.
  check (judged_by is distinct from actor_id),
  unique (month, log_id, person_id)
);
create index sampled_look_by_leader on sampled_look (leader_id, month);
create index sampled_look_by_actor on sampled_look (actor_id);
create index sampled_look_by_judge on sampled_look (judged_by);
create index sampled_look_by_person on sampled_look (person_id);
comment on table sampled_look is 'What a leader is asked about each month: who looked at whom, and which plain rules noticed it.';

grant select, insert, update (verdict, words, judged_by, judged_at) on sampled_look to fodfaeste_app;
