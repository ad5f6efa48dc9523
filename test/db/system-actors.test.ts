import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { projectFiles } from '../../scripts/checks/files.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

/** The program's own tasks: a closed list (trust requirement T-11). A longer one is a change that somebody reads. */
const tasks = [
  'administration',
  'audit',
  'concerns',
  'contact-persons',
  'demonstration',
  'erasure',
  'export',
  'figures',
  'import',
  'jobs',
  'keys',
  'matching',
  'merging',
  'news',
  'notes',
  'outbox',
  'promises',
  'reporting-api',
  'session',
  'sign-in',
  'signal-backtest',
  'signals',
  'status',
  'talks',
]
/** Those that look after the program itself, and for whom no policy opens anything about anybody. */
const withoutPolicies: string[] = ['figures', 'limits', 'strategy import']

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})

describe('the program’s own tasks', () => {
  it('are the only ones that a policy lets in', async () => {
    const { rows } = await db.asSuperuser<{ text: string }>(
      `select concat(qual, ' ', with_check) as text from pg_policies where schemaname = 'm_851'`,
    )
    const named = rows.flatMap(({ text }) => [
      ...[...text.matchAll(/is_system\(VARIADIC ARRAY\[([^\]]*)\]/g)].flatMap(([, list = '']) =>
        [...list.matchAll(/'([a-z-]+)'/g)].map(([, name = '']) => name),
      ),
      ...[...text.matchAll(/system:([a-z-]+)/g)].map(([, name = '']) => name),
    ])
    expect(named.length).toBeGreaterThan(20)
    expect([...new Set(named)].filter((name) => !tasks.includes(name))).toEqual([])
  })

  it('are the only ones that the program acts as', async () => {
    const files = projectFiles().filter((file) => /^src\/.*(?<!\.(?:test|fixture))\.tsx?$/.test(file))
    const named = new Set<string>()
    for (const file of files)
      for (const [, name = ''] of (await readFile(file, 'utf8')).matchAll(/systemIn\([^,()]+, '([^']+)'\)/g))
        named.add(name)
    expect(named.size).toBeGreaterThan(3)
    expect([...named].filter((name) => ![...tasks, ...withoutPolicies].includes(name))).toEqual([])
  })
})
