import { FileRefused } from '../../platform/files/fault.ts'
import type { FileSource } from '../../platform/files/source.ts'
import { wholeTextOf } from '../../platform/files/text-of.ts'
import { type FigureFault, FiguresRefused, figureFault } from './fault.ts'
import { Gathering, type PublishedFigure } from './gathering.ts'
import type { Finding } from './jsonstat-codes.ts'
import { takeJsonStat } from './jsonstat-figures.ts'
import type { Mapping } from './mapping.ts'
import { takeMinistry } from './ministry-figures.ts'
import { findSourceError } from './statbank.ts'
import { takeTable } from './table-figures.ts'

export interface ReadFigures {
  /** In the order of the file. */
  readonly figures: readonly PublishedFigure[]
  /** Rows that were parked, each with what is wrong. */
  readonly faults: readonly FigureFault[]
  /** What a format's rules remark without stopping anything. */
  readonly findings: readonly Finding[]
}

/** StatBank's limit of a million cells, each with a number and its comma. */
const mostCharacters = 64 * 1024 * 1024
const headCharacters = 16 * 1024

/**
 * The published figures in a file, by a mapping.
 *
 * @example
 * const mapping = readMapping(await readFile('neet1.mapping.json', 'utf8'))
 * const { figures, faults } = await readFigures(await fileOnDisk('neet1.csv'), mapping)
 * @throws FiguresRefused where nothing of the file can be taken
 */
export async function readFigures(source: FileSource, mapping: Mapping): Promise<ReadFigures> {
  const gathering = new Gathering(mapping)
  const findings = await take(source, mapping, gathering).catch((error: unknown) => {
    if (!(error instanceof FileRefused)) throw error
    const { code, line, column } = error.fault
    throw new FiguresRefused([figureFault(code, line, column)])
  })
  const figures = [...gathering.figures.values()]
  const { faults } = gathering
  if (figures.length === 0)
    throw new FiguresRefused(faults.length > 0 ? faults : [figureFault('nothing_found')])
  return { figures, faults, findings }
}

async function take(source: FileSource, mapping: Mapping, gathering: Gathering): Promise<readonly Finding[]> {
  // An answer that says no has another shape than the one that was asked for: JSON in place of a table.
  const refused = findSourceError(await headOf(source))
  if (refused) throw new FiguresRefused([figureFault('source_error', null, refused.code)], refused.message)
  if (mapping.format === 'table') {
    await takeTable(source, mapping, gathering)
    return []
  }
  const text = await wholeTextOf(source, mostCharacters)
  if (mapping.format === 'json-stat') return takeJsonStat(text, mapping, gathering)
  takeMinistry(text, mapping, gathering)
  return []
}

/** The text of a small file; the answer that says no is a few hundred bytes. */
async function headOf(source: FileSource): Promise<string> {
  let size = 0
  for await (const bytes of source.open()) {
    size += bytes.length
    if (size > headCharacters) return ''
  }
  return wholeTextOf(source, headCharacters)
}
