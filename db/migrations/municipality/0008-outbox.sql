-- Where mail reaches somebody, as their identity provider says (`email`). MitID names none, and so citizens have none.
alter table actor add column email text check (length(email) between 3 and 254 and email !~ '[[:cntrl:][:space:]]');
comment on column actor.email is 'From the identity provider at sign-in. Used for mail that says only: there is news, log in.';

-- What shall leave the house, written in the transaction of the change it tells of (trust requirement T-60). The
-- receiver's address and rights are looked up when it is sent, not before (T-12).
create table message (
  id uuid primary key,
  idempotency_key text not null unique check (length(idempotency_key) between 1 and 200),
  to_actor_id bigint references actor,
  to_person_id uuid,
  to_address text check (length(to_address) between 3 and 254 and to_address !~ '[[:cntrl:][:space:]]'),
  kind text not null check (kind ~ '^[a-z][a-z-]{1,40}$'),
  language text not null check (language in ('da', 'en')),
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'withdrawn')),
  attempts integer not null default 0 check (attempts >= 0),
  last_error text check (length(last_error) <= 200),
  message_id text unique,
  kept text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  check (num_nonnulls(to_actor_id, to_person_id, to_address) = 1),
  check ((state = 'sent') = (sent_at is not null))
);
create index message_waiting on message (created_at) where state = 'queued';
create index message_kept on message (sent_at desc) where kept is not null;
create index message_by_actor on message (to_actor_id) where to_actor_id is not null;
comment on table message is 'Outgoing mail. It holds no content: what is written follows from kind and language.';
comment on column message.kind is 'Names the words in src/platform/outbox: "news" says that there is news, and to log in.';
comment on column message.last_error is 'A word or a code of ours, never what a mail server wrote: that may repeat addresses.';
comment on column message.message_id is 'Given at the first attempt and kept, so that a mail that goes twice is one mail (T-63).';
comment on column message.kept is 'The mail as it would have gone out, in the demonstration, which sends none.';
comment on column message.sent_at is 'When the mail server had accepted it. Deadlines that a message starts begin here.';

-- What stands in the receiver's door. The link leads to a page with a rule of its own; the notice itself tells nothing.
create table notice (
  id bigint generated always as identity primary key,
  actor_id bigint not null references actor,
  idempotency_key text not null check (length(idempotency_key) between 1 and 200),
  kind text not null check (kind ~ '^[a-z][a-z-]{1,40}$'),
  about_person_id uuid,
  link_da text not null check (link_da ~ '^/[^/\\]' and length(link_da) <= 300),
  link_en text not null check (link_en ~ '^/[^/\\]' and length(link_en) <= 300),
  at timestamptz not null default now(),
  read_at timestamptz,
  unique (actor_id, idempotency_key)
);
create index notice_latest on notice (actor_id, at desc);
comment on table notice is 'There is news for somebody who signs in here. Only they read it.';
comment on column notice.about_person_id is 'Whom it is about, so that it can follow that person''s erasure. Never shown.';

-- A message is the program's: whoever makes a change adds one, and system actors send it. Whoever opens the
-- demonstration may read what it kept; elsewhere nothing is kept.
alter table message enable row level security;
alter table message force row level security;
create policy message_added on message for insert to fodfaeste_app with check (state = 'queued');
create policy message_by_the_program on message for select to fodfaeste_app
  using ((select current_setting('fodfaeste.actor', true)) like 'system:%' or kept is not null);
create policy message_sent on message for update to fodfaeste_app
  using ((select current_setting('fodfaeste.actor', true)) like 'system:%');

alter table notice enable row level security;
alter table notice force row level security;
create policy notice_added on notice for insert to fodfaeste_app with check (read_at is null);
create policy notice_of_the_reader on notice for select to fodfaeste_app
  using ((select current_setting('fodfaeste.actor', true)) = 'person:' || actor_id);
create policy notice_read on notice for update to fodfaeste_app
  using ((select current_setting('fodfaeste.actor', true)) = 'person:' || actor_id);

grant select, insert on message to fodfaeste_app;
grant update (state, attempts, last_error, message_id, kept, sent_at) on message to fodfaeste_app;
grant select, insert on notice to fodfaeste_app;
grant update (read_at) on notice to fodfaeste_app;
