import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { whenTheFileEnds } from '../../../test/support/file-end.ts'
import { ofTheRequest, recordStatements } from '../../../test/support/recorded-statements.ts'
import { type VisitedPages, visitedPages } from '../../../test/support/visitors.ts'
import { connect } from '../../platform/db/connect.ts'
import { workPages } from './index.ts'
import { type WorkTest, workTest } from './work.fixture.ts'

let test: WorkTest
let pages: VisitedPages
let record: ReturnType<typeof recordStatements>
beforeAll(async () => {
  test = await workTest()
  const database = connect({ connection: test.db.login })
  whenTheFileEnds(() => database.close())
  record = recordStatements(database.pool)
  pages = visitedPages({ ...test.db, database }, workPages({ secret: randomBytes(32), keys: test.keys }))
})

/** What opening a page sends, with the row in the log; the allowance of the limits is taken for many requests at once. */
async function sentBy(address: string): Promise<string[]> {
  const mette = pages.as(test.mette)
  await mette.open(address)
  record.conversations.length = 0
  expect((await mette.open(address)).status).toBe(200)
  return ofTheRequest(record.conversations)
    .flat()
    .map(({ text }) => text)
}

describe('a page that people work on all day', () => {
  it.each([
    ['about somebody', (emil: string) => `/work/people/${emil}`],
    ['about somebody, of one kind', (emil: string) => `/work/people/${emil}?kind=note`],
    ['of what needs one today', () => '/work'],
    ['of what needs the team', () => '/work?of=team'],
  ])('%s sends at most 12 statements, the row in the log and all', async (_, address) => {
    const sent = await sentBy(address(test.emil))
    expect(sent.length).toBeGreaterThan(6)
    expect(sent.length).toBeLessThanOrEqual(12)
    expect(sent.filter((text) => text === 'start transaction read only')).toHaveLength(1)
  })
})
