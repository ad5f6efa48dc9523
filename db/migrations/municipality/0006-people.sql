-- Organisations, roles and the core of a young person. Who may see which row is in 0010 and 0011; here are the facts
-- that the rule reads.

create table organisation (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('municipality', 'guidance-centre', 'job-centre', 'compulsory-school',
    'youth-education', 'council', 'other')),
  -- Parts of the municipality are one authority; an institution is another, and the law says what crosses (§ 15 d).
  municipal boolean not null,
  valid_from date not null default today(),
  valid_until date check (valid_until > valid_from),
  version integer not null default 1,
  unique (name)
);

create table unit (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation,
  kind text not null check (kind in ('team', 'class', 'institution')),
  name text not null check (length(name) between 1 and 120),
  valid_from date not null default today(),
  valid_until date check (valid_until > valid_from),
  version integer not null default 1,
  unique (organisation_id, kind, name)
);
comment on table unit is 'A team, a class, or an institution as the whole that its pupils are enrolled at.';

-- Known before they first sign in: by what their provider calls them, or for citizens by their person number.
alter table actor alter column issuer drop not null;
alter table actor alter column subject drop not null;
alter table actor alter column last_signed_in_at drop not null;
alter table actor alter column last_signed_in_at drop default;
alter table actor
  add column provider text,
  add column suspended_at timestamptz,
  add column suspended_because text,
  add column left_on date,
  add constraint actor_known_by_provider check (issuer is null or subject is not null),
  add constraint actor_suspended_for_a_reason check ((suspended_at is null) = (suspended_because is null));
create unique index actor_awaited on actor (provider, subject) where issuer is null and subject is not null;

create table role_assignment (
  id bigint generated always as identity primary key,
  actor_id bigint not null references actor,
  role text not null,
  organisation_id bigint not null references organisation,
  -- Limits the role to one unit; without it the role is for the organisation.
  unit_id bigint references unit,
  source text not null check (source in ('identity-provider', 'administrator')),
  valid_from date not null default today(),
  valid_until date check (valid_until >= valid_from),
  -- Somebody's leader confirms each half year; what nobody confirms lapses (trust requirement L-16).
  confirmed_at timestamptz not null default present(),
  confirmed_by bigint references actor,
  lapses_on date not null default (today() + interval '6 months')::date,
  granted_by bigint references actor,
  because text,
  check (source = 'identity-provider' or because is not null)
);
create index role_assignment_by_actor on role_assignment (actor_id);
create index role_assignment_by_organisation on role_assignment (organisation_id);
create index role_assignment_by_unit on role_assignment (unit_id);
create index role_assignment_by_confirmer on role_assignment (confirmed_by);
create index role_assignment_by_granter on role_assignment (granted_by);

create table unit_membership (
  id bigint generated always as identity primary key,
  unit_id bigint not null references unit,
  actor_id bigint not null references actor,
  kind text not null check (kind in ('member', 'leader', 'teacher', 'counsellor')),
  source text not null check (source in ('identity-provider', 'roll', 'administrator')),
  valid_from date not null default today(),
  valid_until date check (valid_until >= valid_from)
);
create index unit_membership_by_actor on unit_membership (actor_id, unit_id);
create index unit_membership_by_unit on unit_membership (unit_id, actor_id);

create table young_person (
  id uuid primary key default gen_random_uuid(),
  given_name text not null check (length(given_name) between 1 and 80),
  family_name text not null check (length(family_name) between 0 and 80),
  birth_date date not null,
  sex text check (sex in ('female', 'male')),
  language text not null default 'da',
  needs_interpreter boolean not null default false,
  -- Protection is for a year at a time. Its end warns; it never opens anything (trust requirement L-30).
  protected boolean not null default false,
  protected_until date,
  state text not null default 'open' check (state in ('open', 'closed', 'blocked', 'archived')),
  state_since date not null default today(),
  -- Statistics follow somebody by this and never by their id.
  report_key uuid not null default gen_random_uuid(),
  created_at timestamptz not null default present(),
  version integer not null default 1
);
create index young_person_by_name on young_person (family_name collate "da-x-icu", given_name collate "da-x-icu", id);
create index young_person_by_birth_date on young_person (birth_date);
comment on column young_person.family_name is 'Empty for somebody with a single name.';

-- The location class: where somebody can be found. Of the protected it takes a click of its own, logged (L-30).
create table person_contact (
  person_id uuid primary key references young_person,
  phone text check (length(phone) between 3 and 40),
  email text check (length(email) between 3 and 254),
  preferred text check (preferred in ('phone', 'text-message', 'email', 'digital-post', 'letter')),
  hidden boolean not null default false,
  updated_at timestamptz not null default present(),
  version integer not null default 1
);
create table residence (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  municipality_code text not null check (municipality_code ~ '^[0-9]{3}$'),
  address text not null check (length(address) between 1 and 300),
  area text,
  valid_from date not null,
  valid_until date check (valid_until > valid_from),
  hidden boolean not null default false,
  source text not null
);
create index residence_by_person on residence (person_id, valid_from);
comment on column person_contact.hidden is 'Follows young_person.protected, so that a policy needs no second table.';
comment on column residence.hidden is 'Follows young_person.protected, so that a policy needs no second table.';

create table own_words (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  kind text not null check (kind in ('strengths', 'interests', 'adults-should-know')),
  words text not null check (length(words) between 1 and 4000),
  written_at timestamptz not null default present(),
  written_by bigint references actor
);
create index own_words_by_person on own_words (person_id, kind, written_at desc, id desc);
create index own_words_by_writer on own_words (written_by);
comment on table own_words is 'Append-only: the newest of a kind stands first, the older ones stay (domain: own words).';

-- Holders of custody. What custody there is stands in `relation`; the actor is theirs before they ever sign in.
create table guardian (
  id uuid primary key default gen_random_uuid(),
  actor_id bigint not null unique references actor,
  phone text check (length(phone) between 3 and 40),
  email text check (length(email) between 3 and 254),
  created_at timestamptz not null default present()
);

-- The one dated table of who is around whom. Later features only write to it.
create table relation (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  actor_id bigint references actor,
  unit_id bigint references unit,
  kind text not null check (kind in ('self', 'custody', 'enrolled', 'contact_person', 'substitute', 'caseworker',
    'youth_guide', 'mentor', 'referral', 'participant')),
  basis text not null references reference.legal_basis,
  purpose text check (length(purpose) between 1 and 300),
  valid_from date not null default today(),
  -- The first day on which it no longer holds.
  valid_until date check (valid_until >= valid_from),
  created_at timestamptz not null default present(),
  created_by bigint references actor,
  -- Repeated from young_person, so that the rule reads one table for somebody's 5,000 young people.
  birth_date date not null default 'infinity',
  shown boolean not null default false,
  check (num_nonnulls(actor_id, unit_id) = 1),
  -- Referring and taking part give access for a purpose and a time (domain: people around the young person).
  check (kind not in ('referral', 'participant') or (valid_until is not null and purpose is not null)),
  constraint one_contact_person_at_a_time exclude using gist
    (person_id with =, daterange(valid_from, valid_until) with &&) where (kind = 'contact_person')
);
create index relation_by_person on relation (person_id);
create index relation_by_actor on relation (actor_id) include (person_id, kind, valid_from, valid_until, birth_date, shown);
create index relation_by_unit on relation (unit_id) include (person_id, kind, valid_from, valid_until, birth_date, shown);
create index relation_by_basis on relation (basis);
create index relation_by_creator on relation (created_by);

-- What the law lets an institution have without consent, beside the contact person (KUI act § 15 d).
create table statutory_fact (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  kind text not null check (kind in ('education_order', 'dropout_risk')),
  source text not null,
  learned_at timestamptz not null default present(),
  valid_from date not null,
  -- A risk that nobody renews expires (Ungedatabasen: three months).
  valid_until date check (valid_until > valid_from),
  recorded_by bigint references actor
);
create index statutory_fact_by_person on statutory_fact (person_id);
create index statutory_fact_by_recorder on statutory_fact (recorded_by);

-- A note's head says that there is one; its words are in versions, none of which is ever changed.
create table note (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  kind text not null check (kind in ('conversation', 'meeting', 'phone', 'observation', 'agreement', 'health', 'family')),
  -- `sensitive` is a restricted note: everybody on the case sees that it is there, its words take a logged click.
  category text not null check (category in ('guidance', 'sensitive')),
  happened_on date not null,
  written_at timestamptz not null default present(),
  written_by bigint references actor,
  -- Each parent has a view of their own, and some words are not for it (trust requirement L-09).
  not_for_guardians boolean not null default false,
  not_for_guardians_because text,
  -- A reason that may not be told yet (domain §5): until then the young person does not see the note.
  tell_from date,
  versions integer not null default 1,
  check (not_for_guardians = (not_for_guardians_because is not null)),
  unique (id, person_id, category)
);
create index note_by_person on note (person_id, happened_on desc, id desc);
create index note_by_time on note (written_at desc, id desc);
create index note_by_writer on note (written_by);

create table note_version (
  id bigint generated always as identity primary key,
  note_id bigint not null,
  person_id uuid not null,
  category text not null,
  version integer not null check (version > 0),
  words text not null check (length(words) between 1 and 10000),
  written_at timestamptz not null default present(),
  written_by bigint references actor,
  because text,
  unique (note_id, version),
  -- A note that was written on the wrong person goes over whole, with all its versions.
  foreign key (note_id, person_id, category) references note (id, person_id, category) on update cascade
);
create index note_version_by_note on note_version (note_id, person_id, category);
create index note_version_by_person on note_version (person_id);
create index note_version_by_writer on note_version (written_by);

create table note_move (
  id bigint generated always as identity primary key,
  note_id bigint not null references note,
  from_person uuid not null references young_person,
  to_person uuid not null references young_person,
  because text not null check (length(because) between 5 and 1000),
  moved_at timestamptz not null default present(),
  moved_by bigint references actor
);
create index note_move_by_note on note_move (note_id);
create index note_move_by_from on note_move (from_person);
create index note_move_by_to on note_move (to_person);
create index note_move_by_mover on note_move (moved_by);

-- Consent is a record: scope, giver, end, withdrawal (domain §9).
create table consent (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  organisation_id bigint not null references organisation,
  categories text[] not null check (cardinality(categories) > 0
    and categories <@ array['contact', 'status', 'guidance', 'plan', 'concern']),
  basis text not null references reference.legal_basis,
  purpose text not null check (length(purpose) between 5 and 500),
  given_by bigint references actor,
  given_at timestamptz not null default present(),
  recorded_by bigint references actor,
  valid_until date not null,
  withdrawn_at timestamptz,
  withdrawn_by bigint references actor
);
create index consent_by_person on consent (person_id, organisation_id);
create index consent_by_organisation on consent (organisation_id);
create index consent_by_giver on consent (given_by);
create index consent_by_recorder on consent (recorded_by);
create index consent_by_withdrawer on consent (withdrawn_by);
create index consent_by_basis on consent (basis);

-- Access in an emergency: one person, one hour, a reason, told to others at once.
create table break_glass (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  actor_id bigint not null references actor,
  because text not null check (length(because) between 10 and 1000),
  opened_at timestamptz not null default present(),
  ends_at timestamptz not null default present() + interval '1 hour',
  reviewed_at timestamptz,
  reviewed_by bigint references actor,
  review text check (length(review) between 3 and 1000),
  check (ends_at <= opened_at + interval '1 hour')
);
create index break_glass_by_person on break_glass (person_id);
create index break_glass_by_actor on break_glass (actor_id, ends_at);
create index break_glass_by_reviewer on break_glass (reviewed_by);

-- What each relation opens, in which category, on which legal basis, at which ages. Data: an administrator changes it
-- by dates, and what was valid then can be asked for later.
create table access_rule (
  id bigint generated always as identity primary key,
  role text not null,
  -- A kind of relation, or `team` (a member of one's team is around them), `municipality` (everybody), `break_glass`.
  through text not null check (through in ('self', 'custody', 'enrolled', 'institution', 'contact_person', 'substitute',
    'caseworker', 'youth_guide', 'mentor', 'referral', 'participant', 'team', 'municipality', 'break_glass')),
  category text not null check (category in ('identity', 'contact', 'status', 'guidance', 'plan', 'concern',
    'sensitive', 'secret', 'statutory', 'log')),
  may_write boolean not null default false,
  needs_consent boolean not null default false,
  basis text not null references reference.legal_basis,
  age_from integer not null default 0,
  age_until integer not null default 30,
  valid_from date not null default '2020-01-01',
  valid_until date check (valid_until > valid_from)
);
create index access_rule_by_category on access_rule (category, role, through);
create index access_rule_by_basis on access_rule (basis);
comment on column access_rule.age_until is 'The first age at which it no longer holds: 18 ends at midnight of the 18th birthday.';

-- What a policy or the rule needs of a young person is repeated beside what it guards, and follows the person.
create function follow_the_person() returns trigger language plpgsql security definer set search_path from current as $$
begin
  update person_contact set hidden = new.protected where person_id = new.id and hidden <> new.protected;
  update residence set hidden = new.protected where person_id = new.id and hidden <> new.protected;
  update relation set birth_date = new.birth_date, shown = new.state in ('open', 'closed')
    where person_id = new.id and (birth_date <> new.birth_date or shown <> (new.state in ('open', 'closed')));
  return new;
end $$;
create trigger follow_the_person after update of protected, birth_date, state on young_person
  for each row execute function follow_the_person();
create function hidden_as_the_person() returns trigger language plpgsql security definer set search_path from current as $$
begin
  select protected into strict new.hidden from young_person where id = new.person_id;
  return new;
end $$;
create trigger hidden_as_the_person before insert on person_contact
  for each row execute function hidden_as_the_person();
create trigger hidden_as_the_person before insert on residence
  for each row execute function hidden_as_the_person();
create function aged_as_the_person() returns trigger language plpgsql security definer set search_path from current as $$
begin
  select birth_date, state in ('open', 'closed') into strict new.birth_date, new.shown
    from young_person where id = new.person_id;
  return new;
end $$;
create trigger aged_as_the_person before insert on relation
  for each row execute function aged_as_the_person();

grant select, insert, update on organisation, unit, role_assignment, unit_membership to fodfaeste_app;
grant select, insert, update on young_person, person_contact, guardian to fodfaeste_app;
grant select, insert, update (valid_until) on residence to fodfaeste_app;
grant select, insert on own_words, statutory_fact, note_version, note_move to fodfaeste_app;
grant update (valid_until) on statutory_fact to fodfaeste_app;
grant select, insert, update (person_id, versions, not_for_guardians, not_for_guardians_because, tell_from) on note
  to fodfaeste_app;
grant select, insert, update (valid_until) on relation to fodfaeste_app;
grant select, insert, update (withdrawn_at, withdrawn_by) on consent to fodfaeste_app;
grant select, insert, update (ends_at, reviewed_at, reviewed_by, review) on break_glass to fodfaeste_app;
grant select, insert, update (valid_until) on access_rule to fodfaeste_app;
grant execute on function follow_the_person(), hidden_as_the_person(), aged_as_the_person() to fodfaeste_app;

-- Roles are dated facts now, asked at every request. The column stays empty, so that a program of the version before
-- finds no rights in a session of this one.
alter table session alter column roles set default '{}';
update session set roles = '{}';
comment on column session.roles is 'Empty since roles are dated facts (role_assignment): see roles_of.';
