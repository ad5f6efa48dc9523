import { CsvError, parse } from 'csv-parse/sync'
import { delimiterOf } from '../files/delimiter.ts'
import { Invalid } from '../http/errors.ts'
import { catalogue } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'
import { decodeText } from './decode-text.ts'
import { kindOf } from './kind.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'
import { unpack } from './unpack.ts'
import { Unreadable } from './unreadable.ts'
import type { UploadedFile } from './uploaded-file.ts'

const text = catalogue({ da, en })

export type Table = readonly (readonly string[])[]

const most = { rows: 20_000, columns: 100, rowCharacters: 20_000 }

/**
 * The rows of a table that somebody has sent with a form: CSV with semicolons, commas or tabs, perhaps alone in a zip
 * file. Cells are text as it stands there, without spaces around it; empty lines are left out.
 *
 * @example
 * act: async (context) => {
 *   const [heading = [], ...pupils] = await readUploadedTable(context)
 * @throws Invalid with a sentence at the file's field that says what to do
 */
export async function readUploadedTable(context: {
  readonly language: Language
  readonly file?: UploadedFile | undefined
}): Promise<Table> {
  const field = context.file?.field ?? 'file'
  try {
    if (!context.file) throw new Unreadable('missing')
    return tableIn(decodeText(await textFileIn(context.file)))
  } catch (error) {
    if (error instanceof Unreadable) throw new Invalid({ [field]: text(context.language)(error.reason) })
    throw error
  }
}

async function textFileIn({ bytes, refused }: UploadedFile): Promise<Uint8Array> {
  if (refused) throw new Unreadable(refused)
  const outer = await kindOf(bytes)
  if (outer !== 'zip') return asText(bytes, outer)
  const [only, ...more] = await unpack(bytes)
  if (!only || more.length > 0) throw new Unreadable('archiveNotOne')
  return asText(only, await kindOf(only))
}

function asText(bytes: Uint8Array, kind: Awaited<ReturnType<typeof kindOf>>): Uint8Array {
  if (kind === 'text') return bytes
  throw new Unreadable(kind === 'empty' || kind === 'spreadsheet' ? kind : 'wrongType')
}

function tableIn(content: string): Table {
  if (content.trim() === '') throw new Unreadable('empty')
  const rows = parsed(content)
  if (rows.length === 0) throw new Unreadable('empty')
  const tooLarge = rows.length > most.rows || rows.some((row) => row.length > most.columns)
  if (tooLarge) throw new Unreadable('tableTooLarge')
  return rows
}

function parsed(content: string): string[][] {
  try {
    return parse(content, {
      delimiter: delimiterOf(content.trimStart().split(/\r?\n/, 1)[0] ?? ''),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      max_record_size: most.rowCharacters,
      to: most.rows + 1,
    })
  } catch (error) {
    if (error instanceof CsvError)
      throw new Unreadable(error.code === 'CSV_MAX_RECORD_SIZE' ? 'tableTooLarge' : 'brokenTable')
    throw error
  }
}
