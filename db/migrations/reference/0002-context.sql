-- Who asks, for whom, and when: what every policy in every municipality's schema refers to. The program sets these for
-- one transaction at a time (trust requirement T-07). Nothing set means nobody: no rows.
create function current_actor() returns bigint language sql stable parallel safe
  return case when current_setting('fodfaeste.actor', true) like 'person:%'
    then substr(current_setting('fodfaeste.actor', true), 8)::bigint end;

create function current_system() returns text language sql stable parallel safe
  return case when current_setting('fodfaeste.actor', true) like 'system:%'
    then substr(current_setting('fodfaeste.actor', true), 8) end;

-- A page about one young person narrows the whole transaction to them: it can show less than the rule allows, never more.
create function focus() returns uuid language sql stable parallel safe
  return nullif(current_setting('fodfaeste.subject', true), '')::uuid;

-- A category that takes a click of its own, logged: where somebody protected lives, or a restricted note.
create function disclosed() returns text language sql stable parallel safe
  return nullif(current_setting('fodfaeste.disclosed', true), '');

-- "See as": an administrator looks with somebody else's eyes and sees what both may see.
create function acting_as() returns bigint language sql stable parallel safe
  return nullif(current_setting('fodfaeste.acting_as', true), '')::bigint;

-- The database's clock. A test moves it for a whole database (alter database … set fodfaeste.now); nobody else does.
create function present() returns timestamptz language sql stable parallel safe
  return coalesce(nullif(current_setting('fodfaeste.now', true), '')::timestamptz, now());

-- Rights turn at local midnight (trust requirement T-68).
create function today() returns date language sql stable parallel safe
  return (present() at time zone 'Europe/Copenhagen')::date;

-- The latest birth date of those who are at least so old on a day: born on 29 February, one is older on 28 February of
-- a year without it. Asked once for a rule, and not of everybody's birth date.
create function born_by(day date, years integer) returns date language sql immutable strict parallel safe
  return ((day + 1) - make_interval(years => years))::date - 1;

create extension if not exists btree_gist with schema reference;

create table legal_basis (
  code text primary key check (code ~ '^[a-z0-9-]{2,60}$'),
  law text not null,
  section text not null,
  title_da text not null,
  title_en text not null,
  -- Consent is one basis among others, and offered only where no other one is used (trust requirement L-05).
  is_consent boolean not null default false,
  read_in_full boolean not null,
  valid_from date not null,
  valid_until date check (valid_until > valid_from)
);
comment on table legal_basis is
  'The laws that access, sharing and storing rest on: a list, never free text. Modelled on the acts named; where read_in_full is false a lawyer must confirm.';

insert into legal_basis (code, law, section, title_da, title_en, is_consent, read_in_full, valid_from) values
  ('kui-guidance', 'LBK 953/2024', '§§ 1, 2 a, 2 c', 'Kommunens vejledning af unge under 25 år', 'The municipality’s guidance of young people under 25', false, false, '2003-04-30'),
  ('kui-institution-closed-list', 'LBK 953/2024', '§ 15 d', 'Det, loven lader skolen få uden samtykke', 'What the law lets the school have without consent', false, true, '2024-08-12'),
  ('kui-institution-consent', 'LBK 953/2024', '§ 15 d', 'Den unges samtykke til at dele med skolen', 'The young person’s consent to sharing with the school', true, true, '2024-08-12'),
  ('kui-institution-notice', 'LBK 953/2024', '§ 12 c', 'Skolens besked til kommunen om optagelse, afbrud og risiko for frafald', 'The school’s notice of admission, interruption and risk of drop-out', false, true, '2024-08-12'),
  ('enrolment', 'Skolens egen lov', '', 'Skolens egne oplysninger om sine elever', 'The school’s own data about its pupils', false, false, '2003-04-30'),
  ('employment-act', 'Lov om en aktiv beskæftigelsesindsats', '', 'Jobcentrets indsats for unge', 'The job centre’s effort for young people', false, false, '2020-01-01'),
  ('within-authority', 'Forvaltningsloven', '§§ 28, 32', 'Deling inden for kommunen, når opgaven kræver det', 'Sharing inside the municipality where the task needs it', false, false, '1987-01-01'),
  ('preventive-exchange', 'Barnets lov', '', 'Tværfagligt møde for at forebygge', 'Preventive exchange bound to a meeting', false, false, '2024-01-01'),
  ('custody', 'Forældreansvarsloven', '§ 2', 'Forældremyndighed', 'Custody', false, false, '2007-10-01'),
  ('own-data', 'Databeskyttelsesforordningen', 'art. 15', 'Den unges ret til egne oplysninger', 'The young person’s right to their own data', false, true, '2018-05-25'),
  ('accountability', 'Databeskyttelsesforordningen', 'art. 5, 24, 32', 'Kommunens kontrol med, hvem der ser hvad', 'The municipality’s control of who sees what', false, true, '2018-05-25'),
  ('emergency', 'Databeskyttelsesforordningen', 'art. 6(1)(d), (e)', 'Nødadgang, når der er fare for den unge', 'Emergency access when the young person is in danger', false, true, '2018-05-25'),
  ('official-statistics', 'Databeskyttelsesloven', '§ 10', 'Statistik om unge uden navne', 'Statistics about young people without names', false, true, '2018-05-25');

grant usage on schema reference to fodfaeste_rule;
grant select on legal_basis to fodfaeste_app, fodfaeste_report, fodfaeste_rule;
