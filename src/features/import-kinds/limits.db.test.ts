import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import {
  bring,
  declare,
  importServices,
  mappingOf,
  parkedIn,
  peopleFile,
  personLine,
} from '../../../test/support/imports.ts'
import { csvOf } from '../../platform/export/csv.ts'
import type { FileSource } from '../../platform/files/source.ts'
import { zipOf } from '../../platform/uploads/zip.fixture.ts'
import { importer, receive, takeFile } from '../imports/index.ts'
import { importKinds } from './index.ts'

/** `npm run faults` asks for what fills a memory; the ordinary run for what is over the limits. */
const huge = process.env.FODFAESTE_HUGE === '1'
const lineBytes = huge ? 1024 ** 3 : 4 * 1024 ** 2
const rowsOfOne = huge ? 10_000_000 : 60_000

let db: TestDatabase
const anna = { born: '2006-05-17', serial: 1 }
beforeAll(async () => {
  db = await testDatabase()
  await declare(db, mappingOf('people', { complete: false }))
  await bring(db, 'folkeregister', peopleFile(anna))
})

/** Takes a file that is made while it is read: nobody holds it whole. Says how much the program grew meanwhile. */
async function takeMade(name: string, made: () => Generator<string>) {
  const services = importServices(db)
  const open = async function* () {
    for (const text of made()) yield new TextEncoder().encode(text)
  }
  // What is kept of it is only its name here: the disk is not what is tried.
  const bytes: FileSource = {
    async *open() {
      yield new TextEncoder().encode(name)
    },
  }
  const runId = await db.as(
    (trx) => receive(trx, services.keys, { source: 'folkeregister', bytes, by: null }),
    importer(db.aalborg),
  )
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 50)
  const outcome = await takeFile(services, importKinds, { runId, file: { open }, dryRun: false, by: null })
  clearInterval(watching)
  return { outcome, runId, grownMegabytes: (most - before) / 1024 ** 2 }
}

const heading = peopleFile()

describe('what is made to fill a memory or to harm', () => {
  it('is refused where a line is over the limit, before it is held', async () => {
    const piece = 'x'.repeat(64 * 1024 - 1)
    const { outcome, grownMegabytes } = await takeMade('a long line', function* () {
      yield `${heading}\n${personLine({ ...anna, serial: 2 })}\n`
      for (let length = 0; length < lineBytes; length += piece.length) yield piece
    })
    expect(outcome).toMatchObject({ is: 'refused', code: 'line_too_long', line: 3 })
    expect(grownMegabytes).toBeLessThan(300)
  })

  it('parks one person with any number of rows as one fault, and takes the others', async () => {
    const some = Array.from(
      { length: 500 },
      (_, index) => `${personLine({ ...anna, serial: 3, address: `Vej ${index}` })}\n`,
    ).join('')
    const { outcome, runId, grownMegabytes } = await takeMade('many rows', function* () {
      yield `${heading}\n${personLine({ ...anna, serial: 4 })}\n`
      for (let rows = 0; rows < rowsOfOne; rows += 500) yield some
    })
    expect(outcome).toMatchObject({
      is: 'applied',
      counts: { rows: rowsOfOne + 1, added: 1, parked: rowsOfOne },
    })
    const parked = await parkedIn(db, runId)
    expect(parked).toHaveLength(1)
    expect(parked[0]).toMatch(/^\d+ person_too_many_rows$/)
    expect(grownMegabytes).toBeLessThan(500)
  }, 1_200_000)

  it('is refused where everything is wrong: that is another kind of file', async () => {
    const wrong = 'x;;;;;;;;;;\n'.repeat(1_000)
    const { outcome } = await takeMade('another file', function* () {
      yield `${heading}\n`
      for (let rows = 0; rows < 110_000; rows += 1_000) yield wrong
    })
    expect(outcome).toMatchObject({ is: 'refused', code: 'delivery_too_many_faults' })
    const { rows } = await db.asSuperuser(
      'select count(*)::int as count from m_851.import_fault where code = $1',
      ['number_unknown_form'],
    )
    expect(rows).toEqual([{ count: 0 }])
  })

  it('is refused as an archive that unpacks to too much, and taken as one that does not', async () => {
    const bomb = zipOf([{ name: 'a.csv', content: Buffer.alloc(30 * 1024 ** 2, 'x') }])
    expect(await bring(db, 'folkeregister', bomb)).toMatchObject({ is: 'refused', code: 'archive_too_large' })
    const packed = zipOf([
      { name: 'a.csv', content: new TextEncoder().encode(peopleFile({ ...anna, serial: 5 })) },
    ])
    expect(await bring(db, 'folkeregister', packed)).toMatchObject({ is: 'applied', counts: { added: 1 } })
  })

  it('is kept as it stands where a name is a formula, and leaves the house harmless', async () => {
    await bring(
      db,
      'folkeregister',
      peopleFile({ ...anna, serial: 6, given: `"=HYPERLINK(""//x"")"`, family: '+1' }),
    )
    const { rows } = await db.asSuperuser<{ given: string; family: string }>(
      `select given_name as given, family_name as family from m_851.young_person where family_name = '+1'`,
    )
    expect(rows).toEqual([{ given: '=HYPERLINK("//x")', family: '+1' }])
    const csv = csvOf(
      rows,
      [
        { heading: 'Fornavn', cell: ({ given }) => given },
        { heading: 'Efternavn', cell: ({ family }) => family },
      ],
      'da',
    )
    expect(csv.trim().split('\r\n')[1]).toBe(`"'=HYPERLINK(""//x"")";'+1`)
  })
})
