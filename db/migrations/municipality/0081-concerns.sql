-- Concerns, the notification system (*meldesystem*, domain §5): who reports what, who owns it, and how far it has come. A
-- concern about maltreatment or serious harm is never here: that is a statutory notification (*underretning*).

create table concern_draft (
  id bigint generated always as identity primary key,
  reporter_id bigint not null references actor,
  person_id uuid references young_person,
  said_name text check (length(said_name) between 2 and 160),
  said_birth_date date,
  said_class text check (length(said_class) between 1 and 120),
  -- What stands in the form so far, by its fields.
  answers jsonb not null default '{}' check (jsonb_typeof(answers) = 'object' and length(answers::text) <= 40000),
  begun_at timestamptz not null default present(),
  saved_at timestamptz not null default present(),
  check (num_nonnulls(person_id, said_name) = 1)
);
create index concern_draft_by_reporter on concern_draft (reporter_id, saved_at desc);
create index concern_draft_by_person on concern_draft (person_id);

create table concern (
  id bigint generated always as identity primary key,
  -- On the receipt. Nobody can count from it how many there are.
  number text not null unique default upper(substr(replace(gen_random_uuid()::text, '-', ''), 1, 4) || '-'
    || substr(replace(gen_random_uuid()::text, '-', ''), 1, 4)),
  person_id uuid references young_person,
  -- Whom the reporter named, while nobody has found them.
  said_name text check (length(said_name) between 2 and 160),
  said_birth_date date,
  said_class text check (length(said_class) between 1 and 120),
  reporter_id bigint not null references actor,
  reporter_organisation_id bigint references organisation,
  basis text not null references reference.legal_basis,
  seen text[] not null check (cardinality(seen) > 0 and seen <@ array['absence', 'belonging', 'wellbeing', 'academic',
    'wants-change', 'money-or-home', 'practical']),
  urgency text not null check (urgency in ('ordinary', 'soon', 'today')),
  words text not null check (length(words) between 1 and 4000),
  done_already text check (length(done_already) between 1 and 4000),
  young_person_told boolean not null,
  their_words text check (length(their_words) between 1 and 4000),
  -- From this day the young person sees it: at once where the reporter said that they know; else after the owner's first talk,
  -- at the latest after ten working days (domain §5).
  tell_from date not null,
  owner_id bigint not null references actor,
  received_at timestamptz not null default present(),
  acknowledged_at timestamptz,
  owned_at timestamptz,
  contact_at timestamptz,
  talk_at timestamptz,
  agreed_at timestamptz,
  answered_at timestamptz,
  answered_by_note bigint references note on delete set null,
  closed_at timestamptz,
  outcome text check (outcome in ('stays-with-support', 'changes-programme', 'paused', 'leaves-to-another-activity',
    'no-ground', 'not-reached')),
  return_on date,
  merged_into bigint references concern,
  redirected_to text check (length(redirected_to) between 3 and 200),
  custody_informed_at timestamptz,
  -- Why the holders of custody are not told (L-09): a reason that stands on record.
  custody_because text check (length(custody_because) between 5 and 1000),
  changed_by bigint references actor,
  version integer not null default 1,
  state text not null generated always as (case
    when merged_into is not null then 'merged'
    when redirected_to is not null then 'not-for-us'
    when closed_at is not null then 'closed'
    when agreed_at is not null then 'action-agreed'
    when talk_at is not null then 'talk-held'
    when contact_at is not null then 'in-contact'
    when owned_at is not null then 'owned'
    when acknowledged_at is not null then 'acknowledged'
    else 'received' end) stored,
  check (person_id is not null or said_name is not null),
  check (merged_into <> id),
  -- Closed only with an outcome; and whoever was not talked with has none but these.
  check (merged_into is not null or redirected_to is not null or (closed_at is null) = (outcome is null)),
  check (outcome is null or outcome in ('no-ground', 'not-reached') or contact_at is not null),
  check ((outcome is not distinct from 'paused') = (return_on is not null)),
  check (num_nonnulls(merged_into, redirected_to, outcome) <= 1),
  check (num_nonnulls(merged_into, redirected_to) = 0 or closed_at is not null)
);
create index concern_by_person on concern (person_id, received_at desc);
create index concern_by_reporter on concern (reporter_id, received_at desc);
create index concern_by_organisation on concern (reporter_organisation_id, received_at desc);
create index concern_by_owner on concern (owner_id, received_at) where closed_at is null;
create index concern_of_owner on concern (owner_id);
create index concern_by_basis on concern (basis);
create index concern_by_merged on concern (merged_into);
create index concern_by_changer on concern (changed_by);
create index concern_by_answer on concern (answered_by_note);
comment on table concern is 'Reported concerns never expire: what is not done stays open, and is told to the leader (promise).';

create table concern_event (
  id bigint generated always as identity primary key,
  concern_id bigint not null references concern,
  type text not null check (type in ('received', 'acknowledged', 'owned', 'owner', 'contact', 'talk', 'agreed', 'answered',
    'closed', 'merged', 'redirected', 'matched', 'custody-informed', 'custody-not-informed')),
  at timestamptz not null default present(),
  actor_id bigint references actor,
  owner_id bigint references actor
);
create index concern_event_by_concern on concern_event (concern_id, id);
create index concern_event_by_actor on concern_event (actor_id);
create index concern_event_by_owner on concern_event (owner_id);
comment on table concern_event is 'Written by the database with every change of a concern, and never changed.';

-- What the one who reported is shown, by the law that it was reported under, and whether the young person said yes to more.
-- Steps and dates, never content (domain §5).
create table feedback_level (
  basis text not null references reference.legal_basis,
  item text not null check (item in ('received', 'acknowledged', 'owner', 'contact', 'talk', 'agreed', 'closed', 'outcome')),
  needs_consent boolean not null,
  -- Still shown when the pupil has left the school, or the reporter has nothing to do with them any more.
  stays boolean not null,
  valid_from date not null default '2020-01-01',
  valid_until date check (valid_until > valid_from),
  primary key (basis, item, valid_from)
);
insert into feedback_level (basis, item, needs_consent, stays)
select basis, item, consent and basis = 'kui-institution-notice', stays
from (values ('kui-institution-notice'), ('within-authority')) as law (basis),
  (values ('received', false, true), ('acknowledged', false, false), ('owner', false, false), ('contact', false, false),
    ('closed', false, true), ('talk', true, false), ('agreed', true, false), ('outcome', true, false))
    as level (item, consent, stays);

create function concerns_go_forward() returns trigger language plpgsql set search_path from current as $$
declare
  -- These may follow what others become: the person, a note, the one that it was merged into.
  aside constant text[] := array['person_id', 'answered_by_note', 'merged_into', 'changed_by', 'version', 'state'];
  before jsonb := to_jsonb(old) - aside;
  after jsonb := to_jsonb(new) - aside;
begin
  if old.closed_at is not null and before <> after then
    raise exception 'what is closed stays as it was closed' using errcode = 'restrict_violation';
  end if;
  if exists (select from unnest(array['acknowledged_at', 'owned_at', 'contact_at', 'talk_at', 'agreed_at', 'answered_at',
      'custody_informed_at']) step where before ->> step is not null and after ->> step is distinct from before ->> step) then
    raise exception 'a step that was taken stays taken' using errcode = 'restrict_violation';
  end if;
  if new.tell_from > old.tell_from then
    raise exception 'the young person is told no later than was said' using errcode = 'restrict_violation';
  end if;
  new.version := old.version + 1;
  return new;
end $$;
create trigger concerns_go_forward before update on concern for each row execute function concerns_go_forward();

create function record_concern() returns trigger language plpgsql security definer set search_path from current as $$
declare
  was concern;
begin
  if tg_op = 'UPDATE' then was := old; end if;
  insert into concern_event (concern_id, type, actor_id, owner_id)
  select new.id, happened.type, new.changed_by, new.owner_id from (values
    (1, tg_op = 'INSERT', 'received'),
    (2, tg_op = 'UPDATE' and was.person_id is null and new.person_id is not null, 'matched'),
    (3, was.acknowledged_at is null and new.acknowledged_at is not null, 'acknowledged'),
    (4, was.owned_at is null and new.owned_at is not null, 'owned'),
    (5, tg_op = 'UPDATE' and was.owned_at is not null and was.owner_id <> new.owner_id, 'owner'),
    (6, was.contact_at is null and new.contact_at is not null, 'contact'),
    (7, was.talk_at is null and new.talk_at is not null, 'talk'),
    (8, was.agreed_at is null and new.agreed_at is not null, 'agreed'),
    (9, was.answered_at is null and new.answered_at is not null, 'answered'),
    (10, was.custody_informed_at is null and new.custody_informed_at is not null, 'custody-informed'),
    (11, was.custody_because is null and new.custody_because is not null, 'custody-not-informed'),
    (12, was.merged_into is null and new.merged_into is not null, 'merged'),
    (13, was.redirected_to is null and new.redirected_to is not null, 'redirected'),
    (14, was.outcome is null and new.outcome is not null, 'closed')) happened (turn, yes, type)
  where happened.yes order by turn;
  return new;
end $$;
create trigger record_concern after insert or update on concern for each row execute function record_concern();

-- Who gets it first, a named person always: the contact person, or who stands in for them; the counsellor of the class; the
-- caseworker; else the leader with the fewest open ones.
create function route_concern(wanted uuid) returns bigint
language sql stable security definer set search_path from current as $$
  select acting_owner(who.actor_id, today()) from (
    select relation.actor_id, 1 as turn, 0::bigint as load from live_relation relation
      where relation.person_id = wanted and relation.kind = 'contact_person'
    union all
    select member.actor_id, 2, 0 from live_relation relation
      join live_membership member on member.unit_id = relation.unit_id and member.kind = 'counsellor'
      where relation.person_id = wanted and relation.kind = 'enrolled'
    union all
    select relation.actor_id, 3, 0 from live_relation relation
      where relation.person_id = wanted and relation.kind = 'caseworker'
    union all
    select actor_id, 4, (select count(*) from concern where owner_id = actor_id and closed_at is null)
      from live_role where role = 'team-leader' and municipal
  ) who
  where exists (select from live_role held where held.actor_id = who.actor_id and held.municipal)
  order by turn, load, who.actor_id limit 1
$$;

-- Whether somebody is around a young person already, for whatever reason.
create function is_around(who bigint, wanted uuid) returns boolean
language sql stable security definer set search_path from current as $$
  select exists (select from access_basis basis where basis.actor_id = who and basis.person_id = wanted
    and basis.category = 'identity')
$$;

-- Whether whoever reported still has to do with the young person: enrolled where they work, or around them.
create function reporter_is_near(wanted bigint) returns boolean
language sql stable security definer set search_path from current as $$
  select exists (select from concern where concern.id = wanted and concern.person_id is not null and (
    exists (select from live_relation relation join unit on unit.id = relation.unit_id
      where relation.person_id = concern.person_id and relation.kind = 'enrolled'
        and unit.organisation_id = concern.reporter_organisation_id)
    or exists (select from access_basis theirs where theirs.actor_id = concern.reporter_id
      and theirs.person_id = concern.person_id and theirs.category = 'identity')))
$$;

-- What may be shown of a concern to who reported it.
create function feedback_items(wanted bigint) returns setof text
language sql stable security definer set search_path from current as $$
  select level.item from concern join feedback_level level on level.basis = concern.basis
  where concern.id = wanted and level.valid_from <= today() and (level.valid_until is null or today() < level.valid_until)
    and (level.stays or reporter_is_near(wanted))
    and (not level.needs_consent or exists (select from consent where consent.person_id = concern.person_id
      and consent.organisation_id = concern.reporter_organisation_id and 'concern' = any (consent.categories)
      and consent.withdrawn_at is null and consent.given_at <= present() and today() < consent.valid_until))
$$;

-- What the young person is not told yet is in no history of theirs either (0025, 0058).
create function concerns_kept_from_citizens() returns setof bigint
language sql stable security definer set search_path from current as $$
  select id from concern where person_id = any (own_people()) and tell_from > today()
$$;

do $$
declare name text;
begin
  foreach name in array array['concern_draft', 'concern', 'concern_event', 'feedback_level'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;

create policy own on concern_draft for all to fodfaeste_app
  using (reporter_id = (select current_actor()) and acting_as() is null)
  with check (reporter_id = (select current_actor()) and acting_as() is null
    and (person_id is null or person_id in (select accessible('identity'))));
create policy programs on concern_draft for all to fodfaeste_system using ((select is_system('concerns', 'erasure')));
grant select, insert, update (person_id, said_name, said_birth_date, said_class, answers, saved_at), delete on concern_draft
  to fodfaeste_app;

create policy the_rule on concern for select to fodfaeste_rule using (true);
create policy keepers on concern for select to fodfaeste_app using (owner_id = any (array(select kept_by_me())));
create policy leaders on concern for select to fodfaeste_app
  using ((select has_role('team-leader')) and owner_id = any (array(select led_by_me())));
create policy concern on concern for select to fodfaeste_app
  using (person_id = any (array(select accessible('concern'))) and not (select is_school())
    and (not (select is_citizen()) or may_be_told(tell_from, false)));
create policy keepers_change on concern for update to fodfaeste_app
  using (acting_as() is null and (owner_id = any (array(select kept_by_me()))
    or ((select has_role('team-leader')) and owner_id = any (array(select led_by_me())))
    or (person_id = any (array(select writable('concern'))) and not (select is_school()) and not (select is_citizen()))))
  with check (changed_by = (select current_actor()));
create policy programs on concern for all to fodfaeste_system using ((select is_system('concerns', 'erasure')));
create policy copies on concern for select to fodfaeste_system using ((select is_system('export')));
grant select on concern to fodfaeste_app;
grant insert on concern to fodfaeste_system;
grant update (person_id, said_name, said_birth_date, said_class, tell_from, owner_id, acknowledged_at, owned_at, contact_at,
  talk_at, agreed_at, answered_at, answered_by_note, closed_at, outcome, return_on, merged_into, redirected_to,
  custody_informed_at, custody_because, changed_by) on concern to fodfaeste_app;
grant delete on concern, concern_event to fodfaeste_system;

create policy the_rule_writes on concern_event for insert to fodfaeste_rule with check (true);
create policy as_the_concern on concern_event for select to fodfaeste_app using (concern_id in (select id from concern));
create policy erasure on concern_event for delete to fodfaeste_system using ((select is_system('erasure')));
grant select on concern_event to fodfaeste_app;
create policy known on feedback_level for select to fodfaeste_app
  using ((select current_actor() is not null or current_system() is not null));
grant select on feedback_level to fodfaeste_app;

-- Whoever gets a concern about somebody whom they are not around is let in for it, and the share is on record (L-03).
create policy concerns on relation for insert to fodfaeste_system
  with check ((select is_system('concerns')) and kind = 'referral' and actor_id is not null);
create policy concerns_look on relation for select to fodfaeste_system using ((select is_system('concerns')));
create policy concerns on young_person for select to fodfaeste_system using ((select is_system('concerns')));

alter policy log on person_event using (
  person_id = any (array(select accessible('log')))
  and (not person_id = any ((select in_custody())::uuid[])
    or category in ('identity', 'contact', 'status', 'guidance', 'plan', 'statutory'))
  and (not data ? 'note' or (data ->> 'note')::bigint <> all (array(select notes_kept_from_citizens())))
  and (not data ? 'concern' or (data ->> 'concern')::bigint <> all (array(select concerns_kept_from_citizens()))));

grant insert on concern_event to fodfaeste_rule;
grant select on concern, feedback_level, promise, promise_kind to fodfaeste_rule;
create policy the_rule on feedback_level for select to fodfaeste_rule using (true);
create policy the_rule on promise for select to fodfaeste_rule using (true);
create policy the_rule on promise_kind for select to fodfaeste_rule using (true);
grant execute on function concerns_kept_from_citizens(), feedback_items(bigint) to fodfaeste_app;
grant execute on function route_concern(uuid), is_around(bigint, uuid) to fodfaeste_system;
do $$
declare signature text;
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  foreach signature in array array['record_concern()', 'route_concern(uuid)', 'is_around(bigint, uuid)', 'reporter_is_near(bigint)', 'feedback_items(bigint)',
    'concerns_kept_from_citizens()'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('alter function %s owner to fodfaeste_rule', signature);
  end loop;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;

-- The looks and the history that are told later, for a concern as for a note (0058); only their owner replaces them.
do $$ begin execute format('grant create on schema %I to fodfaeste_rule', current_schema()); end $$;
set local role fodfaeste_rule;
create or replace function looks_told_later(wanted uuid) returns table (request_id text, tell_from date)
language sql stable security definer set search_path from current as $$
  select event.request_id, max(coalesce(note.tell_from, concern.tell_from))
  from person_event event
  left join note on note.id = (event.data ->> 'note')::bigint
  left join concern on concern.id = (event.data ->> 'concern')::bigint
  where event.person_id = any (known_as(wanted)) and event.request_id is not null
    and coalesce(note.tell_from, concern.tell_from) > today() and wanted in (select accessible('log'))
  group by event.request_id
$$;
create or replace function looks_for_copy(wanted uuid)
returns table (at timestamptz, action text, roles text[], unit text, reasons text[], legal_basis text)
language sql stable security definer set search_path from current as $$
  with later as (
    select event.request_id from person_event event
    left join note on note.id = (event.data ->> 'note')::bigint
    left join concern on concern.id = (event.data ->> 'concern')::bigint
    where event.person_id = any (known_as(wanted)) and coalesce(note.tell_from, concern.tell_from) > today()
  )
  select log.at, log.action, log.roles, log.unit, case when told.yes then log.reasons end,
    case when told.yes then log.legal_basis end
  from access_log log
  cross join lateral (select coalesce(log.tell_from <= today(), true)
    and not exists (select from later where later.request_id = log.request_id) as yes) told
  where log.subjects && known_as(wanted) and is_oneself(wanted)
  order by log.id
$$;
create or replace function history_for_copy(wanted uuid) returns table (at timestamptz, category text, type text)
language sql stable security definer set search_path from current as $$
  select event.at, event.category, event.type from person_event event
  where event.person_id = any (known_as(wanted)) and is_oneself(wanted)
    and not exists (select from note where note.id = (event.data ->> 'note')::bigint and note.tell_from > today())
    and not exists (select from concern where concern.id = (event.data ->> 'concern')::bigint and concern.tell_from > today())
  order by event.id
$$;
set local role fodfaeste_migrator;
do $$ begin execute format('revoke create on schema %I from fodfaeste_rule', current_schema()); end $$;
select let_merging_in();
