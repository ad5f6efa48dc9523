-- Run once by an administrator of the server, in the program's database (the embedded server does it itself).
-- Names are the server's own: several databases on one server share them.
--
--   fodfaeste_migrator  owns everything; used by migrations only
--   fodfaeste_login     what the program connects as; owns nothing, may become only the next three
--   fodfaeste_app       people's requests
--   fodfaeste_system    the program's own named tasks: what the app may, and what their policies let them
--   fodfaeste_report    read-only, heavy reports
--   fodfaeste_rule      owns the one rule of access and nothing else: it reads who has which relation to whom
--
-- NOINHERIT: a connection that never chose a role can read nothing (trust requirement T-06).

do $$
declare role_name text;
begin
  foreach role_name in array array['fodfaeste_migrator', 'fodfaeste_login', 'fodfaeste_app', 'fodfaeste_report',
    'fodfaeste_system', 'fodfaeste_rule'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      execute format('create role %I', role_name);
    end if;
  end loop;
end $$;

alter role fodfaeste_migrator login noinherit nosuperuser nobypassrls nocreatedb nocreaterole;
alter role fodfaeste_login login noinherit nosuperuser nobypassrls nocreatedb nocreaterole;
alter role fodfaeste_app nologin noinherit nosuperuser nobypassrls nocreatedb nocreaterole;
alter role fodfaeste_report nologin noinherit nosuperuser nobypassrls nocreatedb nocreaterole;
alter role fodfaeste_system nologin inherit nosuperuser nobypassrls nocreatedb nocreaterole;
alter role fodfaeste_rule nologin noinherit nosuperuser nobypassrls nocreatedb nocreaterole;

grant fodfaeste_app, fodfaeste_report, fodfaeste_system to fodfaeste_login;
grant fodfaeste_app to fodfaeste_system;
-- A migration hands the rule's functions over to it; at run time nobody becomes it.
grant fodfaeste_rule to fodfaeste_migrator;

-- A role's own settings hold from log-in on; `set role` does not bring the other role's settings along.
alter role fodfaeste_login set statement_timeout = '15s';
alter role fodfaeste_login set lock_timeout = '5s';
alter role fodfaeste_login set idle_in_transaction_session_timeout = '30s';

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect, create, temporary on database %I to fodfaeste_migrator', current_database());
  execute format('grant connect, temporary on database %I to fodfaeste_login', current_database());
end $$;
revoke all on schema public from public;
