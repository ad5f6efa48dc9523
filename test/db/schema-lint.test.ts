import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { lints } from '../support/schema-lint.ts'

let administrator: pg.Client
beforeAll(async () => {
  const db = await testDatabase()
  administrator = new pg.Client(db.superuser)
  await administrator.connect()
  await administrator.query('set search_path to m_851, reference')
})
afterAll(() => administrator.end())

describe('the schema of a municipality has', () => {
  // %s is shown whole; $name would be cut short, and a line of the trust suite could not name it.
  it.each(lints.map((lint) => [lint.name, lint] as const))('no case of %s', async (_, lint) => {
    expect(await lint.offenders(administrator)).toEqual([])
  })
})

/** A mistake of each kind, in the order of the lints, and what it must be called. */
const planted: readonly (readonly [fault: string, named: string, statement: string])[] = [
  ['row-level security that is off', 'note', 'alter table note disable row level security'],
  [
    'row-level security that its owner escapes',
    'relation',
    'alter table relation no force row level security',
  ],
  ['a new table that nobody thought of', 'mine', 'create table mine (id integer primary key)'],
  [
    'a table without a policy',
    'mine',
    'create table mine (id integer primary key); alter table mine enable row level security, force row level security',
  ],
  [
    'a policy that lets everybody read',
    'note.all_of_it',
    'create policy all_of_it on note for select to fodfaeste_app using (true)',
  ],
  [
    'a policy that lets everybody write',
    'note.anybody',
    'create policy anybody on note for insert to fodfaeste_app with check (true)',
  ],
  ['a policy for whichever role comes', 'note.who', 'create policy who on note for select using (id = 1)'],
  ['a foreign key without an index', 'residence.residence_person_id_fkey', 'drop index residence_by_person'],
  [
    'a table without a primary key',
    'break_glass',
    'alter table break_glass drop constraint break_glass_pkey',
  ],
  ['a search path that can be changed', 'accessible', 'alter function accessible(text) reset search_path'],
  [
    'a function that everybody may call',
    'report_people',
    'grant execute on function report_people() to public',
  ],
  [
    'a function with the rights of another owner',
    'roles_of',
    'alter function roles_of(bigint) owner to postgres',
  ],
  ['a view with its owner’s rights', 'standing', 'alter view standing set (security_invoker = false)'],
  ['a view that keeps what it read', 'kept', 'create materialized view kept as select id from young_person'],
  ['a table for everybody on the server', 'guardian', 'grant select on guardian to public'],
  ['rows that can be removed', 'fodfaeste_app young_person', 'grant delete on young_person to fodfaeste_app'],
  ['a table that can be emptied', 'fodfaeste_app note', 'grant truncate on note to fodfaeste_app'],
  ['a log that can be changed', 'fodfaeste_app access_log', 'grant update on access_log to fodfaeste_app'],
  [
    'one column of a log that can be changed',
    'fodfaeste_system note_version',
    'grant update (words) on note_version to fodfaeste_system',
  ],
  [
    'a sequence that counts for everybody',
    'fodfaeste_app note_id_seq',
    'grant select on sequence note_id_seq to fodfaeste_app',
  ],
  ['a table of the program’s own', 'fodfaeste_app note', 'alter table note owner to fodfaeste_app'],
  ['a role that bypasses', 'fodfaeste_app', 'alter role fodfaeste_app bypassrls'],
  ['a role that inherits', 'fodfaeste_login', 'alter role fodfaeste_login inherit'],
  [
    'a role that becomes the owner',
    'fodfaeste_login fodfaeste_migrator',
    'grant fodfaeste_migrator to fodfaeste_login',
  ],
]

describe('a planted mistake is named:', () => {
  // Roles are the whole server's: what is planted is never committed.
  it.each(planted)('%s', async (_, named, statement) => {
    await administrator.query('begin')
    try {
      // Whoever makes a database of its own meanwhile changes the same roles: they wait.
      await administrator.query('lock table pg_authid in share row exclusive mode')
      await administrator.query(statement)
      const found: string[] = []
      for (const lint of lints) found.push(...(await lint.offenders(administrator)))
      expect(found).toContain(named)
    } finally {
      await administrator.query('rollback')
    }
  })
})
