import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partOf } from '../../../test/support/workbook.ts'
import { languages } from '../text/language.ts'
import type { Cell, Column } from './columns.ts'
import { csvOf } from './csv.ts'
import { download } from './download.ts'
import { xlsxOf } from './xlsx.ts'

const column: Column<Cell> = { heading: 'Værdi', cell: (value) => value }
const delimiters = { da: ';', en: ',' } as const

const readBack = (text: string, delimiter: string): string[][] => parse(text, { delimiter, bom: true })

/** What a spreadsheet would compute, however it is lenient about what stands before. */
const isFormula = (cell: string): boolean =>
  /^[\t\r\n\0]/.test(cell) || /^[=+\-@]/.test(cell.normalize('NFKC').replaceAll(/^[\s\p{C}]+/gu, ''))

const starts = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '\0',
  '＝',
  '＋',
  '－',
  '＠',
  ' =',
  '\u00a0=',
  '\ufeff=',
  '\u200b@',
]
const nasty = fc
  .tuple(fc.constantFrom('', ...starts), fc.string({ unit: 'binary' }))
  .map(([start, rest]) => start + rest)

describe('a list as CSV', () => {
  it.each(languages)('never holds a formula, and loses nothing else (%s)', (language) => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1 }), (values) => {
        const [, ...rows] = readBack(csvOf(values, [column, column], language), delimiters[language])
        expect(rows).toHaveLength(values.length)
        for (const [index, row] of rows.entries())
          for (const cell of row) {
            expect(isFormula(cell)).toBe(false)
            expect([values[index], `'${values[index]}`]).toContain(cell)
          }
      }),
      { numRuns: 500 },
    )
  })

  it.each(starts)('puts an apostrophe before %j', (start) => {
    const [, [cell = ''] = []] = readBack(csvOf([`${start}1+1`], [column], 'da'), ';')
    expect(cell).toBe(`'${start}1+1`)
  })

  it('leaves ordinary words and numbers as they are, negative ones too', () => {
    expect(csvOf(['Æble; "pære"', -5.2, 0, null], [column], 'da')).toBe(
      '\ufeffVærdi\r\n"Æble; ""pære"""\r\n-5,2\r\n0\r\n\r\n',
    )
    expect(csvOf([-5.2], [column], 'en')).toBe('\ufeffVærdi\r\n-5.2\r\n')
  })

  it('makes headings harmless as well', () => {
    expect(csvOf([], [{ heading: '=cmd', cell: () => null }], 'da')).toBe("\ufeff'=cmd\r\n")
  })
})

describe('a list as a workbook', () => {
  it('holds no formula, and the text as text', async () => {
    const book = await xlsxOf(['=1+1', '<script>&', -5, null, '\u0000\u0008a\ud800'], [column], 'Klasse/8: A')
    const sheet = partOf(book, 'xl/worksheets/sheet1.xml')
    expect(sheet).not.toMatch(/<f[ >]/)
    expect(sheet).toContain('<v>-5</v>')
    const all = sheet + partOf(book, 'xl/sharedStrings.xml')
    expect(all).toContain("'=1+1")
    expect(all).not.toContain('<script>')
    expect(all).not.toMatch(/[^\P{Cc}\t\r\n]/u)
    expect(partOf(book, 'xl/workbook.xml')).toContain('Klasse 8  A')
  })
})

describe('the name of a download', () => {
  it.each([
    ['Ungestrategien – tal', 'ungestrategien-tal'],
    ['Æbler & Ødegård på Å', 'aebler-oedegaard-paa-aa'],
    ['../../etc/passwd', 'etc-passwd'],
    ['x"\r\nSet-Cookie: a=b', 'x-set-cookie-a-b'],
    ['\u202egnp.exe', 'gnp-exe'],
    ['', 'fil'],
  ])('%j is plain', (name, plain) => {
    const { headers } = download('', 'csv', name)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${plain}.csv"`)
  })
})
