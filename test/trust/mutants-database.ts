import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rowAccess } from '../db/row-access.ts'
import { committed } from '../support/schema-lists.ts'
import type { Mutant } from './mutant.ts'

const folder = join(import.meta.dirname, '../../db/migrations/municipality')
const migrations = readdirSync(folder)
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n')

const tables = Object.keys(rowAccess)
/** Those that let people read; the test of the rows notices each one of them. */
const readPolicies = [
  ...migrations.matchAll(/create policy (\w+) on (\w+) for (?:select|all) to fodfaeste_app/g),
]
  .map(([, name = '', table = '']) => ({ name, table }))
  .filter(({ table }) => tables.includes(table))
const logs = committed.appendOnly.filter((name) => migrations.includes(`create table ${name} (`))

const rows = (table: string): [string] => [
  `test/db/row-access.test.ts > the rows that somebody sees > of ${table} are those of the list`,
]
const lint = (name: string): [string] => [
  `test/db/schema-lint.test.ts > the schema of a municipality has > no case of ${name}`,
]

/** Faults of the schema, planted with SQL. */
export const databaseMutants: readonly Mutant[] = [
  {
    kind: 'a policy is dropped',
    line: 'T-02 rows',
    plant: (draw) => {
      const { name, table } = draw(readPolicies)
      return {
        place: `${name} on ${table}`,
        tests: rows(table),
        sql: `drop policy ${name} on m_851.${table}`,
      }
    },
  },
  {
    kind: 'a policy is always true',
    line: 'T-02 rows',
    plant: (draw) => {
      const { name, table } = draw(readPolicies)
      const sql = `alter policy ${name} on m_851.${table} using (true)`
      return { place: `${name} on ${table}`, tests: rows(table), sql }
    },
  },
  {
    kind: 'row-level security is not forced on the owner',
    line: 'T-08',
    plant: (draw) => {
      const table = draw(tables)
      const sql = `alter table m_851.${table} no force row level security`
      return { place: table, tests: lint('row-level security that is off'), sql }
    },
  },
  {
    kind: 'row-level security is off',
    line: 'T-02 rows',
    plant: (draw) => {
      const table = draw(tables.filter((name) => !['data_key', 'rule_secret'].includes(name)))
      return {
        place: table,
        tests: rows(table),
        sql: `alter table m_851.${table} disable row level security`,
      }
    },
  },
  {
    kind: 'a log can be changed',
    line: 'T-08',
    plant: (draw) => {
      const table = draw(logs)
      const sql = `grant update on m_851.${table} to fodfaeste_app`
      return { place: table, tests: lint('an append-only table that the program could change'), sql }
    },
  },
  {
    kind: 'where somebody protected can be found is shown',
    line: 'T-02 rows',
    plant: (draw) => {
      const table = draw(['person_contact', 'residence'])
      const sql = `alter policy contact on m_851.${table}
        using (person_id in (select m_851.accessible('contact')))`
      return { place: `${table}.hidden`, tests: rows(table), sql }
    },
  },
  {
    kind: 'everybody may call a function that reads with its owner’s rights',
    line: 'T-08',
    plant: (draw) => {
      const name = draw([
        'report_people()',
        'why_may(uuid)',
        'roles_of(bigint)',
        'writable(text)',
        'who_may_see(uuid)',
      ])
      const sql = `grant execute on function m_851.${name} to public`
      return { place: name, tests: lint('a function with its owner’s rights that everybody may call'), sql }
    },
  },
  {
    kind: 'a view reads with its owner’s rights',
    line: 'T-08',
    plant: (draw) => {
      const name = draw(['standing', 'access_basis', 'live_role', 'live_relation', 'live_membership'])
      const sql = `alter view m_851.${name} reset (security_invoker)`
      return { place: name, tests: lint('a view with its owner’s rights'), sql }
    },
  },
  {
    kind: 'a role opens a category more',
    line: 'T-04',
    plant: (draw) => {
      const [role, through, categories] = draw([
        ['caseworker', 'caseworker', ['sensitive', 'secret']],
        ['youth-guide', 'youth_guide', ['sensitive', 'secret']],
        ['mentor', 'mentor', ['status', 'concern', 'statutory', 'sensitive', 'secret']],
        ['team-leader', 'referral', ['concern', 'statutory', 'sensitive', 'secret']],
        ['teacher', 'participant', ['contact', 'status', 'guidance', 'sensitive', 'secret']],
        ['head-of-school', 'participant', ['contact', 'status', 'guidance', 'statutory']],
      ] as const)
      const category = draw<string>(categories)
      const sql = `insert into m_851.access_rule (role, through, category, basis)
        values ('${role}', '${through}', '${category}', 'kui-guidance')`
      const test = `src/features/access/access.test.ts > the relation ${through} > opens for the role ${role}`
      return { place: `${category} to ${role} by ${through}`, tests: [test], sql }
    },
  },
  {
    kind: 'parents see on after the 18th birthday',
    line: 'L-09',
    plant: (draw) => {
      const [age, category] = [draw([19, 20, 21]), draw(['identity', 'status', 'statutory', 'plan', 'log'])]
      const sql = `update m_851.access_rule set age_until = ${age}
        where role = 'guardian' and age_until = 18 and category = '${category}'`
      const tests = 'src/features/access/ages.db.test.ts > the young person and the holders of custody'
      return { place: `${category} until ${age}`, tests: [tests], sql }
    },
  },
]
