import type pg from 'pg'
import { committed } from './schema-lists.ts'

/** Finds what is built wrong in a municipality's schema, and names it (trust requirement T-08). */
export interface Lint {
  readonly name: string
  offenders(client: pg.Client): Promise<string[]>
}

const schema = 'm_851'

/** A question to the catalogue whose answers are offenders, unless they stand on a committed list. */
const lint = (name: string, statement: string, allowed: readonly string[] = []): Lint => ({
  name,
  offenders: async (client) => {
    const { rows } = await client.query<{ offender: string }>(statement)
    return rows.map(({ offender }) => offender).filter((offender) => !allowed.includes(offender))
  },
})

const tables = `pg_class c where c.relnamespace = '${schema}'::regnamespace and c.relkind in ('r', 'p')`
/** The roles that requests and tasks run as. */
const running = `(values ('fodfaeste_login'), ('fodfaeste_app'), ('fodfaeste_system'), ('fodfaeste_report')) as r (role)`

export const lints: readonly Lint[] = [
  lint(
    'row-level security that is off, or not forced on the owner',
    `select c.relname::text as offender from ${tables} and not (c.relrowsecurity and c.relforcerowsecurity)`,
    committed.withoutPeople,
  ),
  lint(
    'a table with row-level security and no policy',
    `select c.relname::text as offender from ${tables} and c.relrowsecurity
       and not exists (select from pg_policy p where p.polrelid = c.oid)`,
  ),
  // The rule's own role, which nobody becomes, reads the facts that the rule is made of.
  lint(
    'a policy that is always true, or for everybody',
    `select format('%s.%s', tablename, policyname) as offender from pg_policies where schemaname = '${schema}'
       and (qual = 'true' or with_check = 'true' or 'public' = any (roles)) and roles <> '{fodfaeste_rule}'`,
    committed.alwaysTrue,
  ),
  lint(
    'a foreign key without an index',
    `select format('%s.%s', k.conrelid::regclass::text, k.conname) as offender from pg_constraint k
     where k.contype = 'f' and k.connamespace = '${schema}'::regnamespace and not exists (
       select from pg_index i where i.indrelid = k.conrelid
         and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$')
         and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
    committed.withoutIndex,
  ),
  lint(
    'a table without a primary key',
    `select c.relname::text as offender from ${tables}
       and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`,
  ),
  lint(
    'a function with its owner’s rights and a search path that can be changed',
    `select proname::text as offender from pg_proc where pronamespace = '${schema}'::regnamespace and prosecdef
       and not coalesce(array_to_string(proconfig, ' ') ~ 'search_path=', false)`,
  ),
  lint(
    'a function with its owner’s rights that everybody may call',
    `select proname::text as offender from pg_proc p where pronamespace = '${schema}'::regnamespace and prosecdef
       and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`,
  ),
  lint(
    'a function with the rights of an owner who is not the rule',
    `select proname::text as offender from pg_proc where pronamespace = '${schema}'::regnamespace and prosecdef
       and proowner <> 'fodfaeste_rule'::regrole`,
    committed.ownersRights,
  ),
  lint(
    'a view with its owner’s rights',
    `select c.relname::text as offender from pg_class c where c.relnamespace = '${schema}'::regnamespace
       and (c.relkind = 'm' or c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false))`,
  ),
  lint(
    'something that everybody on the server may read or change',
    `select c.relname::text as offender from pg_class c
     where c.relnamespace in ('${schema}'::regnamespace, 'reference'::regnamespace)
       and exists (select from aclexplode(c.relacl) a where a.grantee = 0)`,
  ),
  lint(
    'rows that the program could remove',
    `select format('%s %s', r.role, c.relname) as offender from ${running}, ${tables}
       and has_table_privilege(r.role, c.oid, 'delete')`,
    committed.removed,
  ),
  lint(
    'a table that the program could empty, or hang something on',
    `select format('%s %s', r.role, c.relname) as offender from ${running}, ${tables}
       and (has_table_privilege(r.role, c.oid, 'truncate') or has_table_privilege(r.role, c.oid, 'trigger'))`,
  ),
  lint(
    'an append-only table that the program could change',
    `select format('%s %s', r.role, c.relname) as offender from ${running}, ${tables}
       and c.relname in (${committed.appendOnly.map((name) => `'${name}'`).join(', ')})
       and (has_any_column_privilege(r.role, c.oid, 'update') or has_table_privilege(r.role, c.oid, 'update'))`,
  ),
  lint(
    'a sequence that tells the program how many rows others have',
    `select format('%s %s', r.role, c.relname) as offender from ${running}, pg_class c
     where c.relnamespace = '${schema}'::regnamespace and c.relkind = 'S'
       and (has_sequence_privilege(r.role, c.oid, 'select') or has_sequence_privilege(r.role, c.oid, 'usage'))`,
  ),
  lint(
    'something that belongs to a role of the running program',
    `select format('%s %s', pg_get_userbyid(c.relowner), c.relname) as offender from pg_class c
     where c.relowner in (select role::regrole from ${running})`,
  ),
  lint(
    'a role with more than it should have',
    `select rolname::text as offender from pg_roles where rolname like 'fodfaeste%'
       and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication
         or rolcanlogin <> (rolname in ('fodfaeste_login', 'fodfaeste_migrator'))
         or rolinherit <> (rolname = 'fodfaeste_system'))`,
  ),
  lint(
    'a role that can become another one',
    `select format('%s %s', pg_get_userbyid(member), pg_get_userbyid(roleid)) as offender from pg_auth_members
     where pg_get_userbyid(member) like 'fodfaeste%'`,
    committed.becomes,
  ),
]
