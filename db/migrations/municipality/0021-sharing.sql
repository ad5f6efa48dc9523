-- Every share is a record: who gave what to whom, on which law, what for, until when, and when the young person heard of
-- it (trust requirement L-03). The database writes and closes it: no path to a share leaves it out.
create table disclosure (
  id bigint generated always as identity primary key,
  person_id uuid not null references young_person,
  giver_actor_id bigint references actor,
  giver_system text,
  giver_organisation text,
  receiver_organisation_id bigint references organisation,
  receiver_unit_id bigint references unit,
  receiver_actor_id bigint references actor,
  categories text[] not null check (cardinality(categories) > 0),
  basis text not null references reference.legal_basis,
  purpose text not null check (length(purpose) between 1 and 500),
  made_at timestamptz not null default present(),
  valid_from date not null,
  -- The first day on which it no longer holds.
  valid_until date not null,
  consent_id bigint unique references consent,
  relation_id bigint unique references relation,
  informed_on date,
  ended_at timestamptz,
  check (num_nonnulls(receiver_organisation_id, receiver_unit_id, receiver_actor_id) = 1),
  check (num_nonnulls(consent_id, relation_id) = 1)
);
create index disclosure_by_person on disclosure (person_id, valid_until desc);
create index disclosure_by_giver on disclosure (giver_actor_id);
create index disclosure_by_organisation on disclosure (receiver_organisation_id);
create index disclosure_by_unit on disclosure (receiver_unit_id);
create index disclosure_by_receiver on disclosure (receiver_actor_id);
create index disclosure_by_basis on disclosure (basis);
comment on table disclosure is 'Written by the database when a consent is given, or a referral or participation is made; closed when that ends.';
comment on column disclosure.giver_organisation is 'Where the giver worked at the time.';
comment on column disclosure.ended_at is 'Ended before its time: withdrawn, or the relation was ended. By itself it ends on valid_until.';
comment on column disclosure.informed_on is 'When the young person was told; null: not yet.';

create function record_disclosure() returns trigger language plpgsql security definer set search_path from current as $$
declare
  giver bigint := current_actor();
  at_work text := (select string_agg(distinct organisation.name, ', ') from live_role role
    join organisation on organisation.id = role.organisation_id where role.actor_id = current_actor());
begin
  if tg_table_name = 'consent' then
    insert into disclosure (person_id, giver_actor_id, giver_system, giver_organisation, receiver_organisation_id,
      categories, basis, purpose, valid_from, valid_until, consent_id, informed_on)
    -- Whoever says yes themselves knows.
    values (new.person_id, giver, current_system(), at_work, new.organisation_id,
      new.categories, new.basis, new.purpose, today(), new.valid_until, new.id, case when new.given_by = giver then today() end);
  else
    insert into disclosure (person_id, giver_actor_id, giver_system, giver_organisation, receiver_unit_id,
      receiver_actor_id, categories, basis, purpose, valid_from, valid_until, relation_id)
    select new.person_id, giver, current_system(), at_work, new.unit_id,
      new.actor_id, array_agg(distinct category order by category), new.basis, new.purpose, new.valid_from, new.valid_until, new.id
    from access_rule where through = new.kind and valid_from <= today() and (valid_until is null or today() < valid_until)
    having count(*) > 0;
  end if;
  return new;
end $$;
create function close_disclosure() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_table_name = 'consent' then
    update disclosure set ended_at = new.withdrawn_at where consent_id = new.id and ended_at is null;
  else
    update disclosure set ended_at = present() where relation_id = new.id and ended_at is null;
  end if;
  return new;
end $$;

create trigger a_consent_is_a_share after insert on consent for each row execute function record_disclosure();
create trigger a_relation_can_be_a_share after insert on relation for each row
  when (new.kind in ('referral', 'participant')) execute function record_disclosure();
create trigger withdrawn_is_over after update of withdrawn_at on consent for each row
  when (new.withdrawn_at is not null) execute function close_disclosure();
create trigger ended_is_over after update of valid_until on relation for each row
  when (new.kind in ('referral', 'participant') and new.valid_until <= today()) execute function close_disclosure();

alter table disclosure enable row level security;
alter table disclosure force row level security;
create policy the_rule on disclosure for select to fodfaeste_rule using (true);
create policy the_rule_writes on disclosure for insert to fodfaeste_rule with check (true);
create policy the_rule_closes on disclosure for update to fodfaeste_rule using (true);
create policy contact on disclosure for select to fodfaeste_app
  using (person_id in (select accessible('contact')) and not (select is_school()));
create policy log on disclosure for select to fodfaeste_app using (person_id in (select accessible('log')));
create policy contact_informs on disclosure for update to fodfaeste_app
  using (person_id in (select writable('contact')));
create policy programs on disclosure for all to fodfaeste_system using ((select is_system('export', 'erasure')));
grant select, insert, update (ended_at) on disclosure to fodfaeste_rule;
grant select, update (informed_on) on disclosure to fodfaeste_app;

do $$
declare signature text;
begin
  execute format('grant usage, create on schema %I to fodfaeste_rule', current_schema());
  foreach signature in array array['record_disclosure()', 'close_disclosure()'] loop
    execute format('revoke all on function %s from public', signature);
    execute format('alter function %s owner to fodfaeste_rule', signature);
  end loop;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;

-- Whom somebody can be referred to: colleagues in a role that a referral opens something to. Only those who work here ask.
create function referral_receivers() returns table (actor_id bigint, actor_name text, organisation text)
language sql stable security definer set search_path from current as $$
  select role.actor_id, actor.name, string_agg(distinct organisation.name, ', ')
  from live_role role join actor on actor.id = role.actor_id join organisation on organisation.id = role.organisation_id
  where has_role('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader')
    and role.role in (select rule.role from access_rule rule where rule.through = 'referral'
      and rule.valid_from <= today() and (rule.valid_until is null or today() < rule.valid_until))
    and role.actor_id <> current_actor()
  group by role.actor_id, actor.name
$$;
grant execute on function has_role(text[]) to fodfaeste_rule;
grant execute on function referral_receivers() to fodfaeste_app;
do $$ begin
  execute format('grant usage, create on schema %I to fodfaeste_rule', current_schema());
  revoke all on function referral_receivers() from public;
  alter function referral_receivers() owner to fodfaeste_rule;
  execute format('revoke create on schema %I from fodfaeste_rule', current_schema());
end $$;
