-- "My log": who reads the access log and the history, and asking who a look was (trust requirements T-22, L-08, L-09).

-- Whose holder of custody the present actor is. Somebody of staff can also be a parent: the smaller view is for their own
-- children and not for the young people they work with. "See as" takes over the limits of whom one sees as.
create function in_custody() returns uuid[]
language sql stable security definer set search_path from current as $$
  select coalesce(array_agg(distinct person_id), '{}') from standing
  where through = 'custody' and actor_id in (current_actor(), acting_as())
$$;
-- Those, and the actor themselves: whom somebody asks and answers for as a citizen.
create function own_people() returns uuid[]
language sql stable security definer set search_path from current as $$
  select coalesce(array_agg(distinct person_id), '{}') from standing
  where through in ('self', 'custody') and actor_id in (current_actor(), acting_as())
$$;

-- The notes that a citizen is not told of: nobody before the day that stands on the note (domain §5), and a guardian
-- never of those that are not for them, or that were on their child by mistake.
create function notes_kept_from_guardians() returns setof bigint
language sql stable security definer set search_path from current as $$
  select id from note where person_id = any (in_custody()) and not_for_guardians
  union all select note_id from note_move where from_person = any (in_custody())
$$;
create function notes_kept_from_citizens() returns setof bigint
language sql stable security definer set search_path from current as $$
  select id from note where person_id = any (own_people()) and tell_from > today()
  union all select * from notes_kept_from_guardians()
$$;
create function requests_kept_from_guardians() returns setof text
language sql stable security definer set search_path from current as $$
  select event.request_id from person_event event
  where event.person_id = any (in_custody()) and event.request_id is not null
    and (event.data ->> 'note')::bigint in (select notes_kept_from_guardians())
$$;
-- Looks at a person of which the reason follows later, because of what was written then.
create function looks_told_later(wanted uuid) returns table (request_id text, tell_from date)
language sql stable security definer set search_path from current as $$
  select event.request_id, max(note.tell_from)
  from person_event event join note on note.id = (event.data ->> 'note')::bigint
  where event.person_id = wanted and event.request_id is not null and note.tell_from > today()
    and wanted in (select accessible('log'))
  group by event.request_id
$$;

-- The rows about one person, by the index whatever policies come beside the one below; that one is then asked for what
-- was found (measured: docs/performance.md).
create function look_ids(wanted uuid) returns setof bigint
language sql stable security definer rows 500 set search_path from current as $$
  select id from access_log where subjects @> array[wanted] and wanted in (select accessible('log'))
$$;

-- Why a citizen who signs in has no page: too young, past the age, or their child has come of age.
create function own_gates() returns setof text
language sql stable security definer set search_path from current as $$
  select distinct case
    when relation.kind = 'self' and today() < (person.birth_date + interval '15 years')::date then 'under-15'
    when relation.kind = 'self' and today() >= (person.birth_date + interval '30 years')::date then 'over-30'
    when relation.kind = 'custody' and today() >= (person.birth_date + interval '18 years')::date then 'child-of-age'
    end as gate
  from live_relation relation join young_person person on person.id = relation.person_id
  where relation.actor_id = current_actor() and relation.kind in ('self', 'custody')
$$;

-- A look is seen in the log by those whom the rule gives "log". A guardian's view is smaller: nothing of what the young
-- person or the other parent did, and nothing that tells of a note that is not for guardians. The sealer's own policy moves
-- to the role of the program's tasks: beside another policy no index on an array answers this one.
alter policy audit_reads on access_log to fodfaeste_system, fodfaeste_migrator;
alter policy audit_reads on person_event to fodfaeste_system, fodfaeste_migrator;
create policy log on access_log for select to fodfaeste_app using (
  subjects && array(select accessible('log'))
  and (not subjects && (select in_custody())
    or ((not roles && array['young-person', 'guardian'] or actor_id = (select current_actor()))
      and request_id <> all (array(select requests_kept_from_guardians())))));
create policy log on person_event for select to fodfaeste_app using (
  person_id = any (array(select accessible('log')))
  and (not person_id = any ((select in_custody())::uuid[])
    or category in ('identity', 'contact', 'status', 'guidance', 'plan', 'statutory'))
  and (not data ? 'note' or (data ->> 'note')::bigint <> all (array(select notes_kept_from_citizens()))));
create policy programs on access_log for select to fodfaeste_system using ((select is_system('export')));
create policy programs on person_event for select to fodfaeste_system using ((select is_system('export')));

-- Who was it? A name is told after a weighing (C-579/21; Datatilsynet, 6 June 2024), and only in the answer.
create table log_request (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  asked_by bigint not null references actor,
  asked_at timestamptz not null default present(),
  words text not null check (length(words) between 1 and 2000),
  -- Within one month (GDPR art. 12(3), L-08).
  due_on date not null default (today() + interval '1 month')::date,
  addressed_to bigint references actor,
  addressed_role text check (addressed_role in ('team-leader', 'data-protection-officer')),
  check ((addressed_to is null) = (addressed_role is null))
);
create index log_request_by_person on log_request (person_id);
create index log_request_by_asker on log_request (asked_by);
create index log_request_by_addressee on log_request (addressed_to);
comment on table log_request is 'A citizen’s question who some looks were by: the person’s own, or one parent’s, each for themselves.';
comment on column log_request.addressed_to is 'Who answers. Null: nobody could be named, and every data protection officer sees it.';

create table log_request_look (
  request_id bigint not null references log_request,
  -- Not a foreign key: rows of the log go by age, the question and its answer with the person.
  log_id bigint not null,
  primary key (request_id, log_id)
);
comment on table log_request_look is 'Which rows of the access log a question is about.';

create table log_request_answer (
  request_id bigint primary key references log_request,
  answered_by bigint not null references actor,
  answered_at timestamptz not null default present(),
  told boolean not null,
  weighing text not null check (length(weighing) between 10 and 4000),
  words text not null check (length(words) between 3 and 4000)
);
create index log_request_answer_by_answerer on log_request_answer (answered_by);
comment on column log_request_answer.weighing is 'What the young person needs the name for, against the employee’s reasons: recorded either way.';

create table log_request_name (
  request_id bigint not null references log_request_answer,
  log_id bigint not null,
  name text not null check (length(name) between 1 and 200),
  primary key (request_id, log_id),
  foreign key (request_id, log_id) references log_request_look
);
comment on table log_request_name is 'The names that an answer told, as they were on that day.';

-- Who answers: the leader of a team of which everybody who looked is a member, and who may see the person’s log; else a
-- data protection officer. Never one of those who looked.
create function who_weighs(wanted uuid, looks bigint[]) returns table (actor_id bigint, role text)
language sql stable security definer set search_path from current as $$
  with looked as (
    select distinct log.actor_id from access_log log
    where log.id = any (looks) and log.subjects @> array[wanted] and log.actor_id is not null
  ), weighs as (
    select distinct basis.actor_id, basis.role, 1 as turn from access_basis basis
    where basis.person_id = wanted and basis.category = 'log' and basis.reason = 'team'
      and not exists (select from looked where not exists (
        select from live_membership leader join live_membership member on member.unit_id = leader.unit_id
        where leader.actor_id = basis.actor_id and leader.kind = 'leader' and member.actor_id = looked.actor_id))
    union all
    select live_role.actor_id, live_role.role, 2 from live_role
    where live_role.role = 'data-protection-officer' and live_role.municipal
  )
  select weighs.actor_id, weighs.role from weighs
  where wanted = any (own_people()) and weighs.actor_id not in (select looked.actor_id from looked)
    and weighs.actor_id <> current_actor()
  order by turn, weighs.actor_id limit 1
$$;

do $$
declare name text;
begin
  foreach name in array array['log_request', 'log_request_look', 'log_request_answer', 'log_request_name'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy programs on %I for select to fodfaeste_system using ((select is_system(''export'', ''outbox'')))', name);
    execute format('create policy erasure on %I for all to fodfaeste_system using ((select is_system(''erasure'')))', name);
  end loop;
end $$;

-- Each parent apart: a question is its asker's, for as long as the rule gives them the person's log.
create policy asker on log_request for select to fodfaeste_app
  using (asked_by = (select current_actor()) and person_id = any (array(select accessible('log'))));
create policy asker_asks on log_request for insert to fodfaeste_app
  with check (asked_by = (select current_actor()) and acting_as() is null
    and person_id = any ((select own_people())::uuid[]) and person_id = any (array(select accessible('log'))));
-- Those who answer: whom it is addressed to, and the data protection officers. Never about oneself or one's child.
create policy weighers on log_request for select to fodfaeste_app
  using ((addressed_to = (select current_actor()) or (select has_role('data-protection-officer')))
    and not person_id = any ((select own_people())::uuid[]) and person_id = any (array(select accessible('log'))));

create policy request on log_request_look for select to fodfaeste_app using (request_id in (select id from log_request));
create policy asker_asks on log_request_look for insert to fodfaeste_app
  with check (request_id in (select id from log_request where asked_by = (select current_actor())));

create policy request on log_request_answer for select to fodfaeste_app using (request_id in (select id from log_request));
create policy weighers on log_request_answer for insert to fodfaeste_app
  with check (answered_by = (select current_actor()) and acting_as() is null
    and request_id in (select id from log_request where asked_by <> (select current_actor())
      and (addressed_to = (select current_actor()) or (select has_role('data-protection-officer'))))
    and not exists (select from log_request_look look join access_log log on log.id = look.log_id
      where look.request_id = log_request_answer.request_id and log.actor_id = (select current_actor())));

-- A holder of custody is told of an emergency, and that a note was moved, by the log. The words in which somebody gave their
-- reason are about the young person, or about a third one, and are not for them (L-09); whose note it was is nobody's to ask.
create policy log on break_glass for select to fodfaeste_app using (
  person_id = any (array(select accessible('log'))) and not person_id = any ((select in_custody())::uuid[]));
create policy guidance on note_move for select to fodfaeste_app using (
  (to_person = any (array(select accessible('guidance'))) or from_person = any (array(select accessible('log'))))
  and not to_person = any ((select in_custody())::uuid[]) and not from_person = any ((select in_custody())::uuid[]));

create policy request on log_request_name for select to fodfaeste_app using (request_id in (select id from log_request));
create policy weighers on log_request_name for insert to fodfaeste_app
  with check (request_id in (select answer.request_id from log_request_answer answer
    where answer.answered_by = (select current_actor()) and answer.told));

grant select, insert, delete on log_request, log_request_look, log_request_answer, log_request_name to fodfaeste_app;

-- What the functions above read.
grant select (id, person_id, tell_from, not_for_guardians) on note to fodfaeste_rule;
grant select (note_id, from_person) on note_move to fodfaeste_rule;
grant select (person_id, request_id, data) on person_event to fodfaeste_rule;
grant select (id, actor_id, subjects) on access_log to fodfaeste_rule;
create policy the_rule on note for select to fodfaeste_rule using (true);
create policy the_rule on note_move for select to fodfaeste_rule using (true);
create policy the_rule on person_event for select to fodfaeste_rule using (true);
create policy the_rule on access_log for select to fodfaeste_rule using (true);
do $$
declare signature text;
begin
  execute format('grant create on schema %I to fodfaeste_rule', current_schema());
  foreach signature in array array['in_custody()', 'own_people()', 'notes_kept_from_guardians()',
    'notes_kept_from_citizens()', 'requests_kept_from_guardians()', 'looks_told_later(uuid)', 'look_ids(uuid)', 'own_gates()',
    'who_weighs(uuid, bigint[])'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('grant execute on function %s to fodfaeste_app', signature);
    execute format('alter function %s owner to fodfaeste_rule', signature);
  end loop;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;
