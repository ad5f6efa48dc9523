import { FileRefused } from '../../platform/files/fault.ts'
import type { FileSource } from '../../platform/files/source.ts'
import { type ColumnRule, rowsOf } from '../../platform/files/table.ts'
import { readText } from '../../platform/files/values.ts'
import { type XmlRecord, xmlRecordsOf } from '../../platform/files/xml.ts'
import type { ImportFaultCode } from './codes.ts'
import type { Declaration } from './declaration.ts'
import type { FieldsOfRow, Kind } from './kind.ts'

/** A row by our fields, or what is wrong with how it is written. */
export type ReadRow =
  | FieldsOfRow
  | {
      readonly line: number
      readonly faults: readonly { readonly code: ImportFaultCode; readonly field: string | null }[]
    }

/**
 * The rows of a delivery as its declaration says they are written, some hundred at a time: a file of any size takes the same
 * memory.
 *
 * @throws FileRefused where the file cannot be read as that
 */
export function readRows(
  source: FileSource,
  declaration: Declaration,
  { fields: known }: Pick<Kind, 'fields'>,
): AsyncGenerator<readonly ReadRow[]> {
  const wanted = Object.entries(declaration.fields).map(([field, heading]) => ({
    field,
    headings: typeof heading === 'string' ? [heading] : heading,
    needed: known[field] ?? false,
  }))
  return declaration.form.is === 'csv'
    ? fromTable(source, wanted)
    : fromXml(source, declaration.form.element, wanted)
}

interface Wanted {
  readonly field: string
  readonly headings: readonly string[]
  readonly needed: boolean
}

async function* fromTable(source: FileSource, wanted: readonly Wanted[]): AsyncGenerator<readonly ReadRow[]> {
  const rules: Record<string, ColumnRule<string>> = Object.fromEntries(
    wanted.map(({ field, headings, needed }) => [
      field,
      { heading: headings, read: readText, optional: !needed },
    ]),
  )
  for await (const rows of rowsOf(source, rules))
    yield rows.map((row) =>
      row.faults
        ? { line: row.line, faults: row.faults.map(({ code, column }) => ({ code, field: column })) }
        : { line: row.line, fields: row.values },
    )
}

async function* fromXml(
  source: FileSource,
  element: string,
  wanted: readonly Wanted[],
): AsyncGenerator<readonly ReadRow[]> {
  let any = false
  for await (const records of xmlRecordsOf(source, element)) {
    any = true
    yield records.map((record) => fromRecord(record, wanted))
  }
  // A message of another kind reads as one without events; nothing of it is to be taken for *nothing happened*.
  if (!any) throw new FileRefused('column_missing', null, element)
}

function fromRecord({ line, fields }: XmlRecord, wanted: readonly Wanted[]): ReadRow {
  const found: Record<string, string> = {}
  for (const { field, headings, needed } of wanted) {
    const texts = headings.flatMap((path) => fields.get(path) ?? [])
    if (texts.length > 1) return { line, faults: [{ code: 'column_twice', field: headings[0] ?? field }] }
    if (needed && texts.length === 0)
      return { line, faults: [{ code: 'column_missing', field: headings[0] ?? field }] }
    found[field] = texts[0] ?? ''
  }
  return { line, fields: found }
}
