import { CsvError, type Parser, parse } from 'csv-parse'
import { delimiterOf } from './delimiter.ts'
import { judgeEncoding } from './encoding.ts'
import { type FileFaultCode, FileRefused } from './fault.ts'
import type { FileSource } from './source.ts'
import { firstLineOf, longestLine, textOf } from './text-of.ts'

/** The cells of one line of a table, as text, and the line it begins in. */
export interface TableRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * The records of a table in CSV, some hundred at a time, the heading first: in whichever encoding, with semicolons, commas
 * or tabs between the cells. A file of any size takes the same memory. Empty lines are left out.
 *
 * @example
 * for await (const records of recordsOf(await fileOnDisk('elever.csv')))
 *   for (const { line, cells } of records) …
 * @throws FileRefused with the line that stops it
 */
export async function* recordsOf(source: FileSource): AsyncGenerator<readonly TableRecord[]> {
  const { encoding } = await judgeEncoding(source)
  const delimiter = delimiterOf(await firstLineOf(source, encoding))
  const parser = parserFor(delimiter)
  const lines = new LineOfRecord()
  try {
    for await (const text of textOf(source, encoding)) {
      parser.write(text)
      if (parser.errored) throw parser.errored
      const records = waiting(parser, lines)
      if (records.length > 0) yield records
    }
    parser.end()
    const rest: TableRecord[] = []
    for await (const record of parser as AsyncIterable<Parsed>) rest.push(lines.place(record))
    if (rest.length > 0) yield rest
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new FileRefused(codeOf(error), typeof error.lines === 'number' ? error.lines : null)
  } finally {
    parser.destroy()
  }
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

function parserFor(delimiter: string): Parser {
  const parser = parse({
    delimiter,
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
    max_record_size: longestLine,
  })
  // Looked at after every piece; without a listener the process would end.
  parser.on('error', () => {})
  return parser
}

function waiting(parser: Parser, lines: LineOfRecord): TableRecord[] {
  const records: TableRecord[] = []
  for (let next = nextOf(parser); next; next = nextOf(parser)) records.push(lines.place(next))
  return records
}

const nextOf = (parser: Parser): Parsed | null => parser.read() as Parsed | null

/** The library counts a line end of two characters twice where it stands inside quotes. */
class LineOfRecord {
  #countedTwice = 0
  #last = 0

  place({ record, info }: Parsed): TableRecord {
    const oneLine = info.lines === this.#last + 1
    this.#last = info.lines
    if (oneLine) return { line: info.lines - this.#countedTwice, cells: record }
    const inside = record.join('')
    this.#countedTwice += inside.split('\r\n').length - 1
    return {
      line: info.lines - this.#countedTwice - (inside.split(/\r\n|\r|\n/).length - 1),
      cells: record,
    }
  }
}

const codeOf = ({ code }: CsvError): FileFaultCode =>
  code === 'CSV_MAX_RECORD_SIZE' ? 'record_too_long' : 'quotes_unbalanced'
