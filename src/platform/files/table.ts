import { type Fault, FileRefused, fault } from './fault.ts'
import { recordsOf, type TableRecord } from './records.ts'
import type { FileSource } from './source.ts'
import type { Read } from './values.ts'

/** A column of a table that is looked for by its heading, wherever it stands. */
export interface ColumnRule<Value> {
  /** Any of these; capitals and spaces around it do not matter. */
  readonly heading: string | readonly string[]
  readonly read: (text: string) => Read<Value>
  /** The table may do without the column; its cells are then empty. */
  readonly optional?: boolean
}
type ColumnRules = Readonly<Record<string, ColumnRule<unknown>>>

export type RowOf<Rules extends ColumnRules> = {
  readonly [Name in keyof Rules]: Rules[Name] extends ColumnRule<infer Value> ? Value : never
}

/** A row as it was understood, or what is wrong with it; and its cells, so that it can be kept as it came. */
export type Row<Values> = TableRecord &
  ({ readonly values: Values; readonly faults?: undefined } | { readonly faults: readonly Fault[] })

/**
 * The rows of a table by declared columns, some hundred at a time. A row with a fault stands among the others and says all
 * that is wrong with it; a fault of the file stops everything.
 *
 * @example
 * const columns = { name: { heading: 'Navn', read: readText }, from: { heading: ['Fra', 'Start'], read: readDate } }
 * for await (const rows of rowsOf(source, columns)) for (const row of rows) …
 * @throws FileRefused where a column is missing or there twice, or the file cannot be read
 */
export async function* rowsOf<Rules extends ColumnRules>(
  source: FileSource,
  rules: Rules,
): AsyncGenerator<readonly Row<RowOf<Rules>>[]> {
  let reader: ((record: TableRecord) => Row<RowOf<Rules>>) | undefined
  for await (const records of recordsOf(source)) {
    const [heading, ...others] = records
    if (reader) yield records.map(reader)
    else if (heading) {
      reader = readerFor(heading, rules)
      if (others.length > 0) yield others.map(reader)
    }
  }
  if (!reader) throw new FileRefused('file_empty')
}

function readerFor<Rules extends ColumnRules>(
  heading: TableRecord,
  rules: Rules,
): (record: TableRecord) => Row<RowOf<Rules>> {
  const places = Object.entries(rules).map(([name, rule]) => ({
    name,
    read: rule.read,
    ...placeOf(heading, rule),
  }))
  return ({ line, cells }) => {
    if (cells.length !== heading.cells.length) return { line, cells, faults: [fault('cell_count', line)] }
    const faults: Fault[] = []
    const values: Record<string, unknown> = {}
    for (const { name, read, at, heading: column } of places) {
      const answer = read(cells[at] ?? '')
      if ('value' in answer) values[name] = answer.value
      else faults.push(fault(cells[at] === '' ? 'cell_empty' : answer.code, line, column))
    }
    return faults.length > 0 ? { line, cells, faults } : { line, cells, values: values as RowOf<Rules> }
  }
}

/** Where a column stands; -1 for one that is not there and need not be. */
function placeOf({ line, cells }: TableRecord, { heading, optional }: ColumnRule<unknown>) {
  const wanted = (typeof heading === 'string' ? [heading] : heading).map(plainly)
  const places = cells.flatMap((cell, at) => (wanted.includes(plainly(cell)) ? [at] : []))
  const [at = -1, another] = places
  const column = cells[at] ?? (typeof heading === 'string' ? heading : (heading[0] ?? ''))
  if (another !== undefined) throw new FileRefused('column_twice', line, column)
  if (at === -1 && !optional) throw new FileRefused('column_missing', line, column)
  return { at, heading: column }
}

const plainly = (heading: string): string => heading.trim().toLowerCase()
