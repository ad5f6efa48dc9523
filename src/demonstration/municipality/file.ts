import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { brotliDecompress, constants, createBrotliCompress } from 'node:zlib'
import { findProjectFolder } from '../../platform/project-folder.ts'
import { type Day, dayFrom, textOf } from './days.ts'
import { generate, type Municipality } from './generate.ts'
import { slotOf, writeLine } from './line.ts'
import type { PersonRecord } from './record.ts'

/* A municipality as a file: text, compressed. The first line says what it is; then a line for each person. */

const decompress = promisify(brotliDecompress)
const format = 'fodfaeste-municipality-1'

/** The one that the repository holds, so that a first start need not search for everybody. */
export const preparedFile = (): string => join(findProjectFolder(), 'db/demonstration/municipality.txt.br')

/** The text of a municipality, a line at a time. */
export function* linesOf(municipality: Municipality): Generator<string> {
  const { young, seed, until } = municipality
  yield `${JSON.stringify({ format, young, seed, until: textOf(until) })}\n`
  for (const person of generate(municipality)) yield `${writeLine(person)}\n`
}

/** Above this many young people the last tenth of the size is not worth ten times the time. */
const squeezedBelow = 100_000

/** Writes it compressed: as far as it goes, where that takes no hours, for it is written once and read often. */
export async function writeMunicipality(file: string, municipality: Municipality): Promise<void> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: municipality.young < squeezedBelow ? constants.BROTLI_MAX_QUALITY : 5,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  }
  await pipeline(
    Readable.from(inPieces(linesOf(municipality))),
    createBrotliCompress({ params }),
    createWriteStream(file),
  )
}

/** A stream with a piece for each line would wait for itself most of the time. */
function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece = ''
  for (const line of lines) {
    piece += line
    if (piece.length < 64_000) continue
    yield piece
    piece = ''
  }
  yield piece
}

export interface ReadMunicipality extends Municipality {
  /** A line for each person. */
  readonly lines: readonly string[]
}

/** @throws RangeError for what is no such file */
export async function readMunicipality(file: string): Promise<ReadMunicipality> {
  const [head = '', ...lines] = await readLines(file)
  const { format: given, young, seed, until } = JSON.parse(head) as Record<string, unknown>
  if (given !== format || typeof young !== 'number' || typeof seed !== 'number')
    throw new RangeError('this is no municipality')
  return { young, seed, until: dayFrom(String(until)), lines }
}

/** The text of a file, by lines. */
export async function readLines(file: string): Promise<string[]> {
  const text = await decompress(await readFile(file))
  return text.toString('utf8').trimEnd().split('\n')
}

/** Everybody of a read municipality on a later day, their lives gone on, with those who have come meanwhile. */
export const continued = ({ young, seed, lines }: ReadMunicipality, until: number): Generator<PersonRecord> =>
  generate({ young, seed, until }, new Map(lines.map(slotOf)))

/** Somebody's record on a day, and whether nobody knew of them before. */
export interface GoneOn {
  readonly person: PersonRecord
  readonly isNew: boolean
}

/**
 * Whose record is another at the end of a register than on an earlier day.
 *
 * @param known which attempts fill which slots, as far as that was found before
 */
export function* goneOn(
  municipality: Municipality,
  since: Day,
  known: ReadonlyMap<number, number> = new Map(),
): Generator<GoneOn> {
  const before = new Map<number, string>()
  const attempts = new Map(known)
  for (const person of generate({ ...municipality, until: since }, known)) {
    before.set(person.slot, writeLine(person))
    attempts.set(person.slot, person.attempt)
  }
  for (const person of generate(municipality, attempts)) {
    const was = before.get(person.slot)
    if (was !== writeLine(person)) yield { person, isNew: was === undefined }
  }
}
