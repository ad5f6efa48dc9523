import { beforeAll, describe, expect, it } from 'vitest'
import { addresses } from '../e2e/addresses.ts'
import type { TestDatabase } from '../support/database.ts'
import { demonstrationDatabase } from '../support/demonstration-database.ts'
import { ofTheRequest, recordStatements } from '../support/recorded-statements.ts'
import { appOn } from '../support/registry.ts'

let db: TestDatabase
let ask: (path: string) => Promise<number>
let record: ReturnType<typeof recordStatements>
beforeAll(async () => {
  db = await demonstrationDatabase()
  record = recordStatements(db.database.pool)
  const { app } = await appOn(db.database)
  ask = async (path) => (await app.fetch(new Request(`http://127.0.0.1${path}`))).status
  // A limit's allowance is taken once for many requests (decision 0015); here for all that follow.
  for (const path of ['/', '/soeg?q=uddannelse']) await ask(path)
})

const open = Object.values(addresses).flatMap((seen) =>
  seen.kind !== 'passed' && !('as' in seen && seen.as) ? [seen.path.da] : [],
)

describe('a page that anybody may read', () => {
  it.each(open)('%s sends at most 12 statements, in one transaction that only reads', async (path) => {
    record.conversations.length = 0
    expect(await ask(path)).toBe(200)
    const conversations = ofTheRequest(record.conversations)
    const statements = conversations.flat().map(({ text }) => text)
    expect(statements.length).toBeLessThanOrEqual(12)
    expect(conversations.length).toBeLessThanOrEqual(1)
    if (statements.length > 0) {
      expect(statements[0]).toBe('start transaction read only')
      expect(statements.at(-1)).toBe('commit')
    }
  })
})
