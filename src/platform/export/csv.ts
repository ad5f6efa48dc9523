import { stringify } from 'csv-stringify/sync'
import type { Language } from '../text/language.ts'
import type { Cell, Column } from './columns.ts'
import { harmless } from './harmless.ts'

/**
 * A list as CSV (RFC 4180) as a Danish spreadsheet opens it: a byte-order mark, semicolons and a decimal comma; in
 * English commas and a decimal point.
 *
 * @example
 * csvOf(pupils, [{ heading: 'Navn', cell: ({ name }) => name }], 'da')
 */
export function csvOf<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  language: Language,
): string {
  const written = (cell: Cell): string => {
    if (cell === null) return ''
    if (typeof cell === 'string') return harmless(cell)
    return language === 'da' ? String(cell).replace('.', ',') : String(cell)
  }
  const lines = [
    columns.map(({ heading }) => harmless(heading)),
    ...rows.map((row) => columns.map((column) => written(column.cell(row)))),
  ]
  return stringify(lines, {
    bom: true,
    delimiter: language === 'da' ? ';' : ',',
    record_delimiter: 'windows',
    // A lone line end or a quotation mark in a cell is quoted by the library; a lone CR only if it is told so.
    quoted_match: /[\r\n]/,
  })
}
