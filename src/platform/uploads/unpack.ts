import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Unreadable } from './unreadable.ts'

export interface ArchiveLimits {
  readonly entries: number
  readonly unpackedBytes: number
  /** How many times larger than packed one entry may become. */
  readonly ratio: number
}

export const archiveLimits: ArchiveLimits = { entries: 100, unpackedBytes: 50 * 1024 * 1024, ratio: 100 }

/**
 * yauzl also refuses names that climb out of a folder, begin at the root or hold a backslash. An archive is closed by
 * whoever opened it.
 */
export const archiveOptions = {
  lazyEntries: true,
  strictFileNames: true,
  validateEntrySizes: true,
  autoClose: false,
} as const

/** Small entries compress as they like: a ratio tells something only about much. */
const ratioMattersFrom = 1024 * 1024
const symbolicLink = 0o120000
const kindOfFile = 0o170000

/**
 * The files in a zip archive, as bytes without names: nothing that the archive calls them leads anywhere. Everything is
 * counted while it is unpacked, because what an archive says of itself is only its word (trust requirement T-38).
 *
 * @throws Unreadable
 */
export async function unpack(
  bytes: Uint8Array,
  limits: ArchiveLimits = archiveLimits,
): Promise<readonly Uint8Array[]> {
  const files: Uint8Array[] = []
  let left = limits.unpackedBytes
  try {
    const zip = await fromBufferPromise(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      archiveOptions,
    )
    if (zip.entryCount > limits.entries) throw new Unreadable('archiveTooLarge')
    for await (const entry of zip.eachEntry()) {
      refuseUnsafe(entry)
      if (isFolder(entry)) continue
      const file = await unpackOne(zip, entry, Math.min(left, mostBytesOf(entry, limits)))
      left -= file.length
      files.push(file)
      if (files.length > limits.entries) throw new Unreadable('archiveTooLarge')
    }
  } catch (error) {
    throw unreadableArchive(error)
  }
  return files
}

/** Why an archive could not be unpacked, whatever the library said about it. */
export function unreadableArchive(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error
  const isName = /fileName|file name|relative path|absolute path/i.test(String(error))
  return new Unreadable(isName ? 'archiveUnsafe' : 'archiveBroken')
}

export const isFolder = ({ fileName }: Entry): boolean => fileName.endsWith('/')

/** @throws Unreadable for a link, which leads elsewhere, and for what nobody can look into */
export function refuseUnsafe(entry: Entry): void {
  const isLink = ((entry.externalFileAttributes >>> 16) & kindOfFile) === symbolicLink
  if (isLink || entry.isEncrypted()) throw new Unreadable('archiveUnsafe')
}

export const mostBytesOf = ({ compressedSize }: Entry, { ratio }: ArchiveLimits): number =>
  Math.max(ratioMattersFrom, compressedSize * ratio)

async function unpackOne(zip: ZipFile, entry: Entry, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of piecesOf(zip, entry, most)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** One file of an archive, a piece at a time. @throws Unreadable as soon as it is larger than it may be */
export async function* piecesOf(zip: ZipFile, entry: Entry, most: number): AsyncGenerator<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry)
  let length = 0
  for await (const piece of stream as AsyncIterable<Uint8Array>) {
    length += piece.length
    // Leaving the loop ends the stream, and with it the unpacking.
    if (length > most) throw new Unreadable('archiveTooLarge')
    yield piece
  }
}
