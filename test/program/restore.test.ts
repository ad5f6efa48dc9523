import { execFileSync } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPostgres } from '../../src/platform/postgres/index.ts'
import { choosePlace } from '../../src/platform/postgres/place.ts'
import { runProgram, startProgram } from '../support/program.ts'

/*
 * The drill of docs/operations.md, as its reader does it: a cold copy of the server's folder, an erasure, the folder
 * brought back from the copy, and the erasure done again from the deletion log (trust requirement L-12).
 */
const folder = resolve('var/test/restore')
const environment = { FODFAESTE_DEMO: '1', FODFAESTE_DATA: folder }
const seals = join(folder, 'audit', '851.seals.jsonl')
const deletions = join(folder, 'audit', '851.erased.jsonl')
const findPlace = () => choosePlace(join(folder, 'postgres'), 18, () => {}).data
/** With the owner and the rights that the server asks of its folder. */
const copyFolder = (from: string, to: string) => execFileSync('cp', ['-a', from, to])

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(findPlace(), { recursive: true, force: true })
})
afterAll(() => {
  const place = findPlace()
  for (const gone of [folder, place, `${place}.copy`]) rmSync(gone, { recursive: true, force: true })
})

/** Asks the stopped program's server, which runs for the question only. */
async function ask<Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<Row[]> {
  const server = await startPostgres({ dataFolder: join(folder, 'postgres'), say: () => {} })
  const client = new pg.Client({ ...server.superuser, database: 'fodfaeste' })
  await client.connect()
  try {
    return (await client.query<Row>(statement, values)).rows
  } finally {
    await client.end()
    await server.stop()
  }
}

/** How much there is of Emil, and how many others there are. */
async function whoIsThere(personId: string) {
  const [counted] = await ask<{ person: number; notes: number; history: number; others: number }>(
    `select (select count(*)::int from m_851.young_person where id = $1) as person,
            (select count(*)::int from m_851.note where person_id = $1) as notes,
            (select count(*)::int from m_851.person_event where person_id = $1) as history,
            (select count(*)::int from m_851.young_person where id <> $1) as others`,
    [personId],
  )
  return counted
}

it('brings nobody back whom somebody had erased meanwhile', async () => {
  await (await startProgram(environment)).stop()
  const [emil] = await ask<{ id: string }>(
    "select id from m_851.young_person where given_name = 'Emil' and family_name = 'Thorup Krogh'",
  )
  const personId = emil?.id ?? ''
  const before = await whoIsThere(personId)
  expect(before).toMatchObject({ person: 1, notes: expect.any(Number), others: 199 })
  expect(before?.notes).toBeGreaterThan(0)
  const place = findPlace()
  copyFolder(place, `${place}.copy`)

  const order = ['erase', personId, '--authority', 'Byarkivaren, afgørelse 12']
  expect(await runProgram(order, environment)).toMatchObject({ code: 0 })
  const gone = { person: 0, notes: 0, history: 0, others: 199 }
  expect(await whoIsThere(personId)).toEqual(gone)

  rmSync(place, { recursive: true })
  renameSync(`${place}.copy`, place)
  expect(await whoIsThere(personId)).toEqual(before)
  // The seals know of more than the copy has, and say so; moved aside they stay as evidence.
  const verified = await runProgram(['audit', 'verify'], environment)
  expect(verified.code).toBe(1)
  renameSync(seals, `${seals}.before-restore`)

  const again = await runProgram(['erase', '--reapply', deletions], environment)
  expect(again).toMatchObject({ code: 0 })
  expect(await whoIsThere(personId)).toEqual(gone)
  expect(existsSync(seals)).toBe(true)
  expect(await runProgram(['audit', 'verify'], environment)).toMatchObject({ code: 0 })
  const served = await startProgram(environment)
  expect((await fetch(`${served.base}/health/ready`)).status).toBe(200)
  await served.stop()
})
