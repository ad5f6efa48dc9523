-- The register of rules that raise signals (domain §5): rules over data that the system may use, as data in versions. A rule raises a signal about a young person
-- because something is so, says in words what, and puts it before whoever is to look. There is no score and no order of people.

-- What a rule can look at: a closed list, each computed by code of its own (src/features/signals/facts.ts). Those whose facts
-- stay the institution's own are shown to nobody but the institution.
create table signal_kind (
  code text primary key check (code ~ '^[a-z0-9-]{2,40}$'),
  shown_to text not null check (shown_to in ('municipality', 'school'))
);
insert into signal_kind values
  ('gap', 'municipality'),
  ('status-lapsed', 'municipality'),
  ('repeated-interruptions', 'municipality'),
  ('attempts-without-contact', 'municipality');

create table signal_rule (
  key text primary key check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
  kind text not null references signal_kind,
  name_da text not null check (length(name_da) between 3 and 80),
  name_en text not null check (length(name_en) between 3 and 80),
  made_by bigint references actor,
  made_at timestamptz not null default present()
);
create index signal_rule_by_kind on signal_rule (kind);
create index signal_rule_by_maker on signal_rule (made_by);

create table signal_rule_version (
  version integer generated always as identity primary key,
  rule_key text not null references signal_rule,
  -- Empty while it is a draft.
  valid daterange not null default 'empty',
  -- The numbers of its kind, by their names.
  parameters jsonb not null check (jsonb_typeof(parameters) = 'object' and length(parameters::text) <= 1000),
  -- So many months after the newest of its facts a signal expires, unless something newer renews it.
  expires_months smallint not null default 3 check (expires_months between 1 and 24),
  -- Whether the young person sees a signal on the day it is raised, or later, as a concern that somebody shared (0081).
  telling text not null check (telling in ('at-once', 'as-a-concern')),
  basis text not null references reference.legal_basis,
  -- The law as the author reads it. Unless somebody has held it against the law's own text, it is only modelled on it.
  citation text not null check (length(citation) between 3 and 300),
  is_verified boolean not null default false,
  -- The reason for who works with the young person, and in words for the young person, with places for the facts.
  reason_da text not null check (length(reason_da) between 10 and 500),
  reason_en text not null check (length(reason_en) between 10 and 500),
  told_da text not null check (length(told_da) between 10 and 500),
  told_en text not null check (length(told_en) between 10 and 500),
  because text not null check (length(because) between 3 and 1000),
  written_by bigint references actor,
  written_at timestamptz not null default present(),
  constraint one_signal_version_at_a_time exclude using gist (rule_key with =, valid with &&)
);
create index signal_rule_version_by_rule on signal_rule_version (rule_key);
create index signal_rule_version_by_basis on signal_rule_version (basis);
create index signal_rule_version_by_writer on signal_rule_version (written_by);
comment on table signal_rule_version is 'A signal keeps the version that raised it, whatever is in force later.';

-- That somebody has looked at what a version would have raised, with the parameters that it had then.
create table signal_backtest (
  id bigint generated always as identity primary key,
  version integer not null references signal_rule_version,
  parameters jsonb not null,
  expires_months smallint not null,
  looked_by bigint not null references actor,
  looked_at timestamptz not null default present()
);
create index signal_backtest_by_version on signal_backtest (version);
create index signal_backtest_by_looker on signal_backtest (looked_by);

create table signal_switch (
  id bigint generated always as identity primary key,
  rule_key text not null references signal_rule,
  is_on boolean not null,
  because text not null check (length(because) between 5 and 1000),
  switched_by bigint not null references actor,
  switched_at timestamptz not null default present()
);
create index signal_switch_by_rule on signal_switch (rule_key, id desc);
create index signal_switch_by_actor on signal_switch (switched_by);
comment on table signal_switch is 'The newest of a rule counts: a rule without any is off.';

create function signal_rule_is_on(wanted text) returns boolean
language sql stable set search_path from current as $$
  select coalesce((select is_on from signal_switch where rule_key = wanted order by id desc limit 1), false)
$$;
create function has_been_looked_at(wanted integer) returns boolean
language sql stable set search_path from current as $$
  select exists (select from signal_rule_version one join signal_backtest looked on looked.version = one.version
    and looked.parameters = one.parameters and looked.expires_months = one.expires_months where one.version = wanted)
$$;

-- Rules in force stay as they were; a draft can be changed (0050). None comes in force, and none is switched on, before somebody
-- has looked at its backtest.
create function signal_rules_stay() returns trigger language plpgsql set search_path from current as $$
begin
  if not isempty(old.valid) and (not upper_inf(old.valid) or lower(new.valid) is distinct from lower(old.valid)
      or (to_jsonb(new) - 'valid') is distinct from (to_jsonb(old) - 'valid')) then
    raise exception 'rules in force stay as they were' using errcode = 'restrict_violation';
  end if;
  if isempty(old.valid) and not isempty(new.valid) and not has_been_looked_at(new.version) then
    raise exception 'nobody has looked at its backtest' using errcode = 'check_violation', constraint = 'backtest_first';
  end if;
  return new;
end $$;
create trigger signal_rules_stay before update on signal_rule_version for each row execute function signal_rules_stay();
create function signals_on_after_a_look() returns trigger language plpgsql set search_path from current as $$
begin
  if new.is_on and exists (select from signal_rule_version where rule_key = new.rule_key and upper_inf(valid) and not isempty(valid)
      and not has_been_looked_at(version)) then
    raise exception 'nobody has looked at its backtest' using errcode = 'check_violation', constraint = 'backtest_first';
  end if;
  return new;
end $$;
create trigger signals_on_after_a_look before insert on signal_switch for each row execute function signals_on_after_a_look();

-- Version 1 of each rule is a proposal, and off.
insert into signal_rule (key, kind, name_da, name_en) values
  ('gap-after-a-course', 'gap', 'Et ophold efter et forløb', 'A gap after a course'),
  ('status-not-confirmed', 'status-lapsed', 'En status, som ingen har bekræftet', 'A status that nobody has confirmed'),
  ('repeated-interruptions', 'repeated-interruptions', 'Flere afbrud på kort tid', 'Several interruptions in a short time'),
  ('no-contact', 'attempts-without-contact', 'Flere forsøg uden kontakt', 'Several attempts without contact');
insert into signal_rule_version (rule_key, valid, parameters, telling, basis, citation, because, reason_da, reason_en, told_da, told_en)
select rule_key, '(,)', parameters, 'at-once', 'kui-guidance', 'LBK 953/2024 §§ 1, 2 a', 'Vores forslag, som kommunen kan ændre',
  reason_da, reason_en, told_da, told_en
from (values
  ('gap-after-a-course', '{"days": 30}'::jsonb,
    'Siden {since} kender vi ikke noget forløb. Det er mere end {days} dage.',
    'Since {since} we know of no course. That is more than {days} days.',
    'Vi kan ikke se, at du har gået i skole siden {since}. Derfor vil vi gerne tale med dig.',
    'We cannot see that you have been in school since {since}. So we would like to talk with you.'),
  ('status-not-confirmed', '{"days": 60}',
    'Siden {since} har ingen bekræftet, hvad den unge laver. Det er mere end {days} dage.',
    'Since {since} nobody has confirmed what the young person does. That is more than {days} days.',
    'Siden {since} har vi ikke hørt, hvad du laver. Derfor vil vi gerne spørge dig.',
    'Since {since} we have not heard what you do. So we would like to ask you.'),
  ('repeated-interruptions', '{"times": 2, "months": 12}',
    'Den unge er stoppet {times} gange på {months} måneder. Sidst var {last}.',
    'The young person has stopped {times} times in {months} months. The last time was {last}.',
    'Du er stoppet {times} gange på {months} måneder. Sidst var {last}. Måske har du lyst til at finde noget, der passer bedre.',
    'You have stopped {times} times in {months} months. The last time was {last}. Perhaps you want to find something that fits better.'),
  ('no-contact', '{"attempts": 4}',
    'Vi har prøvet {attempts} gange uden at få kontakt. Sidst var {last}.',
    'We have tried {attempts} times without getting in contact. The last time was {last}.',
    'Vi har prøvet at få fat i dig {attempts} gange. Sidst var {last}. Ring gerne til os.',
    'We have tried to reach you {attempts} times. The last time was {last}. Please call us.')
) proposal (rule_key, parameters, reason_da, reason_en, told_da, told_en);

-- A day as one says it, and a reason with its facts in it.
create function day_in_words(day date, language text) returns text
language sql immutable parallel safe set search_path from current as $$
  select extract(day from day) || case language when 'da' then '. ' else ' ' end || (case language
      when 'da' then array['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober',
        'november', 'december']
      else array['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
        'December'] end)[extract(month from day)] || ' ' || extract(year from day)
$$;
create function signal_words(template text, facts jsonb, language text) returns text
language plpgsql immutable parallel safe set search_path from current as $$
declare
  words text := template;
  one record;
begin
  for one in select key, value from jsonb_each_text(facts) loop
    words := replace(words, '{' || one.key || '}', case when one.value ~ '^\d{4}-\d\d-\d\d$'
      then day_in_words(one.value::date, language) else one.value end);
  end loop;
  return words;
end $$;

do $$
declare name text;
begin
  foreach name in array array['signal_kind', 'signal_rule', 'signal_rule_version', 'signal_backtest', 'signal_switch'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy known on %I for select to fodfaeste_app
      using ((select current_actor() is not null or current_system() is not null))', name);
    execute format('grant select on %I to fodfaeste_app', name);
  end loop;
end $$;
create policy administrator on signal_rule for insert to fodfaeste_app
  with check ((select has_role('administrator')) and made_by = (select current_actor()) and acting_as() is null);
create policy administrator on signal_rule_version for insert to fodfaeste_app
  with check ((select has_role('administrator')) and written_by = (select current_actor()) and isempty(valid)
    and acting_as() is null);
create policy administrator_changes on signal_rule_version for update to fodfaeste_app
  using ((select has_role('administrator')) and acting_as() is null);
create policy administrator on signal_backtest for insert to fodfaeste_app
  with check ((select has_role('administrator')) and looked_by = (select current_actor()) and acting_as() is null);
create policy administrator on signal_switch for insert to fodfaeste_app
  with check ((select has_role('administrator')) and switched_by = (select current_actor()) and acting_as() is null);
grant insert (key, kind, name_da, name_en, made_by) on signal_rule to fodfaeste_app;
grant insert (rule_key, parameters, expires_months, telling, basis, citation, is_verified, reason_da, reason_en, told_da, told_en,
  because, written_by) on signal_rule_version to fodfaeste_app;
grant update (valid, parameters, expires_months, telling, basis, citation, is_verified, reason_da, reason_en, told_da, told_en)
  on signal_rule_version to fodfaeste_app;
grant insert (version, parameters, expires_months, looked_by) on signal_backtest to fodfaeste_app;
grant insert (rule_key, is_on, because, switched_by) on signal_switch to fodfaeste_app;
grant execute on function signal_words(text, jsonb, text), day_in_words(date, text), signal_rule_is_on(text), has_been_looked_at(integer)
  to fodfaeste_app;
