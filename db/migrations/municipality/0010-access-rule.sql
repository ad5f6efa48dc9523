-- The one rule: who may see what of whom, why, and until when. Everything else asks it: row-level security, the reason
-- on the page, the log, "who can see this person".

insert into access_rule (role, through, category, may_write, needs_consent, basis, age_from, age_until)
select role, through, category, writes, consent, basis, age_from, age_until
from (values
  -- The young person: everything of their own, from the age at which they can sign in by themselves.
  ('{young-person}', 'self', '{identity,status,plan,concern,sensitive,secret,statutory,log}', false, false, 'own-data', 15, 30),
  ('{young-person}', 'self', '{contact,guidance}', true, false, 'own-data', 15, 30),
  -- Holders of custody: a smaller view, smaller still from 15, none from 18 (trust requirement L-09).
  ('{guardian}', 'custody', '{identity,status,statutory,plan,log}', false, false, 'custody', 0, 18),
  ('{guardian}', 'custody', '{contact,guidance}', false, false, 'custody', 0, 15),
  -- The school: its own roll, and the law's closed list without consent; more only with consent (L-01).
  ('{teacher}', 'enrolled', '{identity}', false, false, 'enrolment', 0, 30),
  ('{teacher}', 'enrolled', '{statutory}', false, false, 'kui-institution-closed-list', 0, 25),
  ('{student-counsellor,head-of-school}', 'institution', '{identity}', false, false, 'enrolment', 0, 30),
  ('{student-counsellor,head-of-school}', 'institution', '{statutory}', true, false, 'kui-institution-closed-list', 0, 25),
  ('{student-counsellor,head-of-school}', 'institution', '{contact,status,guidance,plan,concern}', false, true, 'kui-institution-consent', 0, 25),
  -- Guidance: the counsellor of a class.
  ('{counsellor}', 'enrolled', '{identity,status}', false, false, 'kui-guidance', 0, 25),
  ('{counsellor}', 'enrolled', '{contact,guidance,plan,concern,statutory}', true, false, 'kui-guidance', 0, 25),
  -- Those around one young person.
  ('{counsellor,youth-guide,caseworker,mentor}', 'contact_person', '{identity,contact,status,guidance,plan,concern,sensitive,secret,statutory}', true, false, 'kui-guidance', 0, 30),
  ('{counsellor,youth-guide,caseworker,mentor}', 'substitute', '{identity,contact,status,guidance,plan,concern,sensitive,secret,statutory}', true, false, 'kui-guidance', 0, 30),
  ('{youth-guide}', 'youth_guide', '{identity,contact,status,guidance,plan,concern,statutory}', true, false, 'kui-guidance', 0, 30),
  ('{caseworker}', 'caseworker', '{identity,contact,status,guidance,plan,concern,statutory}', true, false, 'employment-act', 0, 30),
  ('{mentor}', 'mentor', '{identity,contact,guidance,plan}', true, false, 'within-authority', 0, 30),
  ('{counsellor,youth-guide,caseworker,mentor,team-leader}', 'referral', '{identity,contact,status,guidance,plan}', false, false, 'within-authority', 0, 30),
  ('{counsellor,youth-guide,caseworker,mentor,team-leader,student-counsellor,teacher,head-of-school}', 'participant', '{identity,plan,concern}', false, false, 'preventive-exchange', 0, 30),
  -- The leader answers for what the team does, and looks after how people are looked at.
  ('{team-leader}', 'team', '{identity,contact,status,guidance,plan,concern,statutory}', true, false, 'kui-guidance', 0, 30),
  ('{team-leader}', 'team', '{log}', false, false, 'accountability', 0, 30),
  -- Who looks after rights knows whom they are about; who has looked is for the data protection officer (T-21).
  ('{administrator,data-protection-officer}', 'municipality', '{identity}', false, false, 'accountability', 0, 200),
  ('{data-protection-officer}', 'municipality', '{log}', false, false, 'accountability', 0, 200),
  ('{counsellor,youth-guide,caseworker,mentor,team-leader}', 'break_glass', '{identity,contact,status,guidance,plan,concern,sensitive,secret,statutory}', false, false, 'emergency', 0, 30)
) as rule (roles, through, categories, writes, consent, basis, age_from, age_until),
  unnest(roles::text[]) as role, unnest(categories::text[]) as category;

create view live_role with (security_invoker = true) as
  select assignment.actor_id, assignment.role, assignment.organisation_id, assignment.unit_id, organisation.municipal,
    least(assignment.valid_until, assignment.lapses_on, actor.left_on) as until
  from role_assignment assignment
  join actor on actor.id = assignment.actor_id
  join organisation on organisation.id = assignment.organisation_id
  where assignment.valid_from <= (select today())
    and (assignment.valid_until is null or (select today()) < assignment.valid_until)
    and (select today()) < assignment.lapses_on
    and actor.suspended_at is null and (actor.left_on is null or (select today()) < actor.left_on)
    and (organisation.valid_until is null or (select today()) < organisation.valid_until);
comment on view live_role is 'Roles that hold today: dated, confirmed in time, of somebody neither suspended nor gone.';

create view live_relation with (security_invoker = true) as
  select id, person_id, actor_id, unit_id, kind, birth_date, valid_until as until from relation
  where shown and valid_from <= (select today()) and (valid_until is null or (select today()) < valid_until);

create view live_membership with (security_invoker = true) as
  select membership.actor_id, membership.unit_id, membership.kind, unit.organisation_id, membership.valid_until as until
  from unit_membership membership join unit on unit.id = membership.unit_id
  where membership.valid_from <= (select today())
    and (membership.valid_until is null or (select today()) < membership.valid_until)
    and (unit.valid_until is null or (select today()) < unit.valid_until);

-- Who is around whom today, by which fact: before ages, categories and consent.
create view standing with (security_invoker = true) as
  -- Somebody around the young person, in a role.
  select relation.actor_id, relation.person_id, relation.birth_date, relation.kind as through, role.role,
    role.organisation_id, relation.id as relation_id, least(relation.until, role.until) as until
  from live_relation relation join live_role role on role.actor_id = relation.actor_id
  where relation.kind not in ('self', 'custody')
union all
  -- Somebody of the unit that is around the young person: the class's teacher or counsellor, a team.
  select membership.actor_id, relation.person_id, relation.birth_date, relation.kind, role.role, role.organisation_id,
    relation.id, least(relation.until, membership.until, role.until)
  from live_membership membership
  join live_relation relation on relation.unit_id = membership.unit_id
  join live_role role on role.actor_id = membership.actor_id
    and (role.municipal or role.organisation_id = membership.organisation_id)
union all
  -- Somebody with a role for the whole institution, or for the one unit it is limited to.
  select role.actor_id, relation.person_id, relation.birth_date, 'institution', role.role, role.organisation_id,
    relation.id, least(relation.until, role.until)
  from live_role role
  join unit on unit.organisation_id = role.organisation_id and (role.unit_id is null or role.unit_id = unit.id)
  join live_relation relation on relation.unit_id = unit.id and relation.kind = 'enrolled'
  where role.role in ('student-counsellor', 'head-of-school')
union all
  -- The leader of a team whose member is around the young person.
  select leader.actor_id, relation.person_id, relation.birth_date, 'team', role.role, role.organisation_id, relation.id,
    least(relation.until, leader.until, member.until, role.until)
  from live_membership leader
  join live_role role on role.actor_id = leader.actor_id and role.role = 'team-leader'
  join live_membership member on member.unit_id = leader.unit_id
  join live_relation relation on relation.actor_id = member.actor_id
    and relation.kind not in ('self', 'custody', 'participant')
  where leader.kind = 'leader'
union all
  select relation.actor_id, relation.person_id, relation.birth_date, relation.kind,
    case relation.kind when 'self' then 'young-person' else 'guardian' end, null, relation.id, relation.until
  from live_relation relation join actor on actor.id = relation.actor_id and actor.suspended_at is null
  where relation.kind in ('self', 'custody')
union all
  select glass.actor_id, glass.person_id, person.birth_date, 'break_glass', role.role, role.organisation_id, null,
    role.until
  from break_glass glass join live_role role on role.actor_id = glass.actor_id and role.municipal
  join young_person person on person.id = glass.person_id and person.state in ('open', 'closed')
  where glass.opened_at <= (select present()) and (select present()) < glass.ends_at;

create view access_basis with (security_invoker = true) as
  select standing.actor_id, standing.person_id, standing.through as reason, standing.role, rule.category, rule.may_write,
    rule.basis, standing.organisation_id, standing.relation_id,
    least(standing.until, rule.valid_until, (standing.birth_date + make_interval(years => rule.age_until))::date) as until
  from standing
  join access_rule rule on rule.role = standing.role and rule.through = standing.through
  where rule.valid_from <= (select today()) and (rule.valid_until is null or (select today()) < rule.valid_until)
    and standing.birth_date <= born_by((select today()), rule.age_from)
    and standing.birth_date > born_by((select today()), rule.age_until)
    and (not rule.needs_consent or exists (
      select from consent where consent.person_id = standing.person_id
        and consent.organisation_id = standing.organisation_id and rule.category = any (consent.categories)
        and consent.withdrawn_at is null and consent.given_at <= (select present())
        and (select today()) < consent.valid_until))
union all
  select role.actor_id, person.id, 'municipality', role.role, rule.category, rule.may_write, rule.basis,
    role.organisation_id, null, least(role.until, rule.valid_until)
  from live_role role
  join access_rule rule on rule.role = role.role and rule.through = 'municipality'
  cross join young_person person
  where rule.valid_from <= (select today()) and (rule.valid_until is null or (select today()) < rule.valid_until)
    and role.municipal and person.state in ('open', 'closed');
comment on view access_basis is
  'The one rule. Read by the functions below only; the app’s role asks those.';

-- A page about one person asks the rule a dozen times. While it only reads, the first answer is kept for the rest of its
-- transaction, sealed so that nobody but these functions can have written it: by a secret that only they can read, over
-- the actor, the person, the connection and the transaction.
create table rule_secret (
  one boolean primary key default true check (one),
  secret bytea not null check (length(secret) = 64)
);
insert into rule_secret (secret) values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text ||
  gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
alter table rule_secret enable row level security;
alter table rule_secret force row level security;
create policy the_rule on rule_secret for select to fodfaeste_rule using (true);
grant select on rule_secret to fodfaeste_rule;

create function sealed_basis(who bigint, one uuid, open text) returns text
language plpgsql stable security definer set search_path from current as $$
declare
  key bytea := (select secret from rule_secret);
begin
  return encode(sha256(key || sha256(key || convert_to(format('%s/%s/%s/%s/%s/%s', who, one, acting_as(),
    pg_backend_pid(), extract(epoch from now()), open), 'UTF8'))), 'hex') || ':' || open;
end $$;

-- The categories in which an actor may see one person, as `contact,identity`.
create function open_categories(who bigint, one uuid) returns text
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan as $$
declare
  reads_only boolean := current_setting('transaction_read_only') = 'on';
  kept text := current_setting('fodfaeste.basis', true);
  open text;
begin
  if reads_only and kept <> '' and kept = sealed_basis(who, one, split_part(kept, ':', 2)) then
    return split_part(kept, ':', 2);
  end if;
  select coalesce(string_agg(distinct mine.category, ','), '') into open
    from access_basis mine
    where mine.actor_id = who and mine.person_id = one
      and (acting_as() is null or exists (select from access_basis theirs
        where theirs.actor_id = acting_as() and theirs.person_id = one and theirs.category = mine.category));
  if reads_only then perform set_config('fodfaeste.basis', sealed_basis(who, one, open), true); end if;
  return open;
end $$;

-- Whom the present actor may see in a category. In a policy it is asked once for a statement and not once for a row
-- (measured: 4 ms instead of 2 s, docs/performance.md): of the large tables as `person_id = any (array (select accessible
-- ('…')))`, which their indexes can answer; of those that lists join as `person_id in (select accessible('…'))`, which
-- is looked up in a hash where the other one would compare each row with everybody.
-- Its plans are kept: planning the whole rule anew costs ten times what asking it does.
create function accessible(wanted text) returns setof uuid
language plpgsql stable security definer parallel restricted rows 50
set search_path from current set plan_cache_mode = force_generic_plan as $$
declare
  who bigint := current_actor();
  one uuid := focus();
begin
  if who is null then return; end if;
  -- The two categories with a click of their own open only for the person and the category that were clicked.
  if wanted in ('secret', 'sensitive') and (one is null or disclosed() is distinct from wanted) then return; end if;
  if one is not null then
    return query select one where wanted = any (string_to_array(open_categories(who, one), ','));
  elsif acting_as() is not null then
    return query
      select mine.person_id from access_basis mine where mine.actor_id = who and mine.category = wanted
      intersect
      select theirs.person_id from access_basis theirs
      where theirs.actor_id = acting_as() and theirs.category = wanted;
  else
    return query select basis.person_id from access_basis basis
      where basis.actor_id = who and basis.category = wanted;
  end if;
end $$;

-- Whom the present actor may write about in a category. Nobody writes while they see as somebody else.
create function writable(wanted text) returns setof uuid
language plpgsql stable security definer parallel restricted rows 50
set search_path from current set plan_cache_mode = force_generic_plan as $$
begin
  if current_actor() is null or acting_as() is not null then return; end if;
  return query select basis.person_id from access_basis basis
    where basis.actor_id = current_actor() and basis.category = wanted and basis.may_write
      and (focus() is null or basis.person_id = focus());
end $$;

-- Why the present actor may see somebody: the reason that the page shows and the log keeps.
create function why_may(wanted uuid)
returns table (reason text, role text, categories text[], writes text[], basis text, until date)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query select mine.reason, mine.role, array_agg(distinct mine.category order by mine.category),
      array_agg(distinct mine.category order by mine.category) filter (where mine.may_write),
      min(mine.basis), max(mine.until)
    from access_basis mine
    where mine.actor_id = current_actor() and mine.person_id = wanted
      and (acting_as() is null or exists (select from access_basis theirs
        where theirs.actor_id = acting_as() and theirs.person_id = wanted and theirs.category = mine.category))
    group by mine.reason, mine.role
    order by count(distinct mine.category) desc, mine.reason;
end $$;

-- The roles somebody has today. Citizens have theirs by a relation: to themselves, or custody.
create function roles_of(who bigint) returns text[]
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan as $$
begin
  if who is null then return '{}'; end if;
  return coalesce((select array_agg(distinct held.role) from (
    select live_role.role from live_role where live_role.actor_id = who
    union all
    select rule.role from live_relation relation
    join actor on actor.id = relation.actor_id and actor.suspended_at is null
    join access_rule rule on rule.through = relation.kind and rule.role in ('young-person', 'guardian')
    where relation.actor_id = who and relation.kind in ('self', 'custody')
      and rule.valid_from <= (select today()) and (rule.valid_until is null or (select today()) < rule.valid_until)
      and relation.birth_date <= born_by((select today()), rule.age_from)
      and relation.birth_date > born_by((select today()), rule.age_until)
  ) held), '{}');
end $$;

-- Who can see somebody, and why. For those who may see the person's log, and administrators; names of staff, for those and the
-- data protection officer: the young person is told units and roles (C-579/21).
create function who_may_see(wanted uuid)
returns table (actor_id bigint, actor_name text, reason text, role text, organisation text, categories text[], basis text,
  until date)
language sql stable security definer set search_path from current as $$
  select theirs.actor_id, actor.name, theirs.reason, theirs.role, organisation.name,
    array_agg(distinct theirs.category order by theirs.category), min(theirs.basis), max(theirs.until)
  from access_basis theirs
  join actor on actor.id = theirs.actor_id
  left join organisation on organisation.id = theirs.organisation_id
  where theirs.person_id = wanted and (wanted in (select accessible('log'))
    or ('administrator' = any (roles_of(current_actor())) and wanted in (select accessible('identity'))))
  group by theirs.actor_id, actor.name, theirs.reason, theirs.role, organisation.name
  order by theirs.reason, actor.name
$$;

-- Statistics: no name, number, address or text, the month of birth and not the day; of the protected neither school nor
-- area (trust requirement L-30). For fodfaeste_report alone.
create function report_people()
returns table (key uuid, birth_month date, sex text, school text, area text)
language sql stable security definer set search_path from current as $$
  select person.report_key, date_trunc('month', person.birth_date)::date, person.sex,
    case when not person.protected then (select organisation.name from live_relation relation
      join unit on unit.id = relation.unit_id join organisation on organisation.id = unit.organisation_id
      where relation.person_id = person.id and relation.kind = 'enrolled' order by relation.id limit 1) end,
    case when not person.protected then (select residence.area from residence
      where residence.person_id = person.id and residence.valid_from <= today()
        and (residence.valid_until is null or today() < residence.valid_until) limit 1) end
  from young_person person where person.state <> 'archived'
$$;

-- The functions above read as fodfaeste_rule: a role that nobody becomes, which owns nothing else and bypasses nothing.
-- The policies in 0011 let it read exactly these tables.
grant select on access_rule, actor, break_glass, consent, organisation, relation, role_assignment, unit, unit_membership
  to fodfaeste_rule;
grant select (id, birth_date, sex, protected, state, report_key) on young_person to fodfaeste_rule;
grant update (birth_date, shown) on relation to fodfaeste_rule;
grant select (person_id, valid_from, valid_until, area, hidden), update (hidden) on residence to fodfaeste_rule;
grant select (person_id, hidden), update (hidden) on person_contact to fodfaeste_rule;
grant select on live_role, live_relation, live_membership, standing, access_basis to fodfaeste_rule;
grant execute on function accessible(text), writable(text), why_may(uuid), who_may_see(uuid), roles_of(bigint)
  to fodfaeste_app;
grant execute on function report_people() to fodfaeste_report;
do $$
declare signature text;
begin
  execute format('grant usage, create on schema %I to fodfaeste_rule', current_schema());
  foreach signature in array array['accessible(text)', 'sealed_basis(bigint, uuid, text)', 'open_categories(bigint, uuid)',
    'writable(text)', 'why_may(uuid)', 'who_may_see(uuid)',
    'roles_of(bigint)', 'report_people()', 'follow_the_person()', 'hidden_as_the_person()', 'aged_as_the_person()'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('alter function %s owner to fodfaeste_rule', signature);
  end loop;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;
