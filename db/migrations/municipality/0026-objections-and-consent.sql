-- "This is wrong": what somebody says of a fact about them stands beside it from then on (GDPR art. 16–18, L-11).
create table objection (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  made_by bigint not null references actor,
  made_at timestamptz not null default present(),
  about text not null check (about in ('name', 'age', 'contact', 'residence', 'around', 'note', 'school', 'other')),
  -- The row that it is about, where there are several of a kind.
  about_id bigint,
  -- That of the fact: whoever may see the fact sees what is said against it, and nobody else.
  category text not null check (category in ('identity', 'contact', 'guidance', 'sensitive', 'statutory')),
  words text not null check (length(words) between 1 and 2000)
);
create index objection_by_person on objection (person_id, about, about_id);
create index objection_by_maker on objection (made_by);
comment on table objection is 'Never changed; an answer is a row of its own, so what was said stays beside the fact.';

create table objection_answer (
  objection_id bigint primary key references objection,
  answered_by bigint not null references actor,
  answered_at timestamptz not null default present(),
  outcome text not null check (outcome in ('corrected', 'kept')),
  words text not null check (length(words) between 3 and 2000)
);
create index objection_answer_by_answerer on objection_answer (answered_by);

-- Asking for consent: only where the law makes consent the basis, and it is as easy to say no as yes (L-05).
create table consent_request (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  organisation_id bigint not null references organisation,
  categories text[] not null check (cardinality(categories) > 0
    and categories <@ array['contact', 'status', 'guidance', 'plan', 'concern']),
  basis text not null references reference.legal_basis,
  purpose text not null check (length(purpose) between 5 and 500),
  consent_until date not null,
  asked_by bigint references actor,
  asked_at timestamptz not null default present(),
  answered_by bigint references actor,
  answered_at timestamptz,
  consent_id bigint references consent,
  check ((answered_by is null) = (answered_at is null)),
  check (consent_id is null or answered_at is not null)
);
create index consent_request_by_person on consent_request (person_id);
create index consent_request_by_organisation on consent_request (organisation_id);
create index consent_request_by_basis on consent_request (basis);
create index consent_request_by_asker on consent_request (asked_by);
create index consent_request_by_answerer on consent_request (answered_by);
create index consent_request_by_consent on consent_request (consent_id);
comment on column consent_request.consent_id is 'The consent that was given; answered without one means no.';

do $$
declare name text;
begin
  foreach name in array array['objection', 'objection_answer', 'consent_request'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy programs on %I for all to fodfaeste_system using ((select is_system(''import'', ''export'', ''erasure'')))', name);
  end loop;
end $$;

create policy maker on objection for select to fodfaeste_app
  using (made_by = (select current_actor()) and person_id = any (array(select accessible('identity'))));
create policy maker_makes on objection for insert to fodfaeste_app
  with check (made_by = (select current_actor()) and acting_as() is null
    and person_id = any ((select own_people())::uuid[]) and person_id = any (array(select accessible('identity'))));
-- Not the other parent: a guardian sees their own only.
create policy beside_the_fact on objection for select to fodfaeste_app using (
  not person_id = any ((select in_custody())::uuid[]) and (
    (category = 'identity' and person_id = any (array(select accessible('identity'))))
    or (category = 'contact' and person_id = any (array(select accessible('contact'))))
    or (category = 'guidance' and person_id = any (array(select accessible('guidance'))))
    or (category = 'sensitive' and person_id = any (array(select accessible('sensitive'))))
    or (category = 'statutory' and person_id = any (array(select accessible('statutory'))))));
create policy beside_the_fact on objection_answer for select to fodfaeste_app
  using (objection_id in (select id from objection));
create policy around_answer on objection_answer for insert to fodfaeste_app
  with check (answered_by = (select current_actor()) and acting_as() is null
    and objection_id in (select id from objection where not person_id = any ((select own_people())::uuid[])
      and person_id = any (array(select writable('contact')))));

create policy contact on consent_request for select to fodfaeste_app using (person_id = any (array(select accessible('contact'))));
create policy contact_asks on consent_request for insert to fodfaeste_app
  with check (asked_by = (select current_actor()) and answered_at is null
    and person_id = any (array(select writable('contact'))) and not person_id = any ((select own_people())::uuid[])
    and basis in (select code from reference.legal_basis where is_consent));
create policy own_answers on consent_request for update to fodfaeste_app
  using (person_id = any ((select own_people())::uuid[]) and person_id = any (array(select writable('contact'))));

grant select, insert, delete on objection, objection_answer, consent_request to fodfaeste_app;
grant update (answered_by, answered_at, consent_id) on consent_request to fodfaeste_app;
