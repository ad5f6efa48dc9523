import { describe, expect, it } from 'vitest'
import { partOf } from '../../../test/support/workbook.ts'
import { tableCsv, tableJsonStat, tableXlsx } from './files.ts'

const release = {
  day: '2026-09-30',
  rulesVersion: 1,
  threshold: 5,
  invented: true,
  releasedAt: new Date('2026-11-24T10:00:00Z'),
}
const table = {
  code: 'area',
  rows: [['outside']],
  columns: [['Nord'], ['Syd']],
  counts: [[12, null]],
} as const
const why = 'Kept back because few are behind it'

describe('a count that is kept back', () => {
  it('has the same reason in each of the files, for machines and in words, and no number', async () => {
    const csv = await tableCsv(release, table, 'en').text()
    expect(csv).toMatch(/Nord,Nord,12,value,Invented data\r\n/)
    expect(csv).toContain(`Syd,Syd,,withheld,Invented data. ${why}`)
    const book = new Uint8Array(await (await tableXlsx(release, table, 'en')).arrayBuffer())
    expect(partOf(book, 'xl/worksheets/sheet1.xml') + partOf(book, 'xl/sharedStrings.xml')).toContain(why)
    const cube: unknown = await tableJsonStat(release, table, 'en').json()
    expect(cube).toMatchObject({
      value: [12, null],
      status: { 1: 'withheld' },
      extension: { status: { label: { withheld: why } } },
    })
  })
})
