/**
 * What can be wrong with a file that people have. The codes are promises: reports, work lists and other programs know
 * them, so none is renamed or used again for something else. Each has its sentence in the catalogue, `fault_…`.
 */
export const fileFaultCodes = [
  'file_empty',
  'file_kind',
  'file_spreadsheet',
  'file_nul',
  'file_control_character',
  'file_truncated',
  'file_encoding',
  'file_too_large',
  'archive_too_large',
  'archive_unsafe',
  'archive_broken',
  'archive_not_one',
  'line_too_long',
  'record_too_long',
  'quotes_unbalanced',
  'column_missing',
  'column_twice',
  'cell_count',
  'cell_empty',
  'number_unreadable',
  'date_unreadable',
  'date_impossible',
  'xml_doctype',
  'xml_broken',
  'xml_encoding',
  'xml_too_deep',
  'xml_too_long',
] as const
export type FileFaultCode = (typeof fileFaultCodes)[number]

/** One thing that is wrong, where, and which sentence says so. */
export interface Fault<Code extends string = FileFaultCode> {
  readonly code: Code
  /** The line in the file, from 1; null where the fault is the whole file's. */
  readonly line: number | null
  /** The heading of the column, or the name of the element, where it is one cell's. */
  readonly column: string | null
  /** The key of its sentence in the catalogue of whoever declares the code. */
  readonly sentence: `fault_${Code}`
}

/**
 * @example
 * fault('date_impossible', 17, 'Fra')
 * // { code: 'date_impossible', line: 17, column: 'Fra', sentence: 'fault_date_impossible' }
 */
export const fault = <Code extends string = FileFaultCode>(
  code: Code,
  line: number | null = null,
  column: string | null = null,
): Fault<Code> => ({ code, line, column, sentence: `fault_${code}` })

/** The file as a whole cannot be taken: nothing of it is. */
export class FileRefused extends Error {
  readonly fault: Fault

  constructor(code: FileFaultCode, line: number | null = null, column: string | null = null) {
    super(`the file is refused: ${code}${line === null ? '' : ` in line ${line}`}`)
    this.name = 'FileRefused'
    this.fault = fault(code, line, column)
  }
}
