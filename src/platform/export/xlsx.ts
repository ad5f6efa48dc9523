import writeExcelFile from 'write-excel-file/node'
import type { Cell, Column } from './columns.ts'
import { harmless } from './harmless.ts'

/** Characters that XML cannot hold: a workbook with one of them does not open. */
const notInXml = /[\p{Cs}\ufffe\uffff]|[^\P{Cc}\t\n\r]/gu
/** More than a workbook's cell may hold. */
const mostCharacters = 32_000

/**
 * A list as a workbook with one sheet. Text cells are of the type text, and harmless all the same: somebody may save the
 * sheet as CSV.
 */
export async function xlsxOf<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sheet: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = (value: string) => ({
    value: harmless(value).replaceAll(notInXml, '').slice(0, mostCharacters),
    type: String,
  })
  const cell = (value: Cell) => {
    if (value === null) return null
    return typeof value === 'number' ? { value, type: Number } : text(value)
  }
  const lines = [
    columns.map(({ heading }) => ({ ...text(heading), fontWeight: 'bold' as const })),
    ...rows.map((row) => columns.map((column) => cell(column.cell(row)))),
  ]
  const widths = columns.map(({ width = 20 }) => ({ width }))
  const written = await writeExcelFile(lines, {
    // A sheet's name holds at most 31 characters, and none of these.
    sheet: sheet.replaceAll(/[[\]*?/\\:']/g, ' ').slice(0, 31),
    columns: widths,
    stickyRowsCount: 1,
  }).toBuffer()
  return new Uint8Array(written)
}
