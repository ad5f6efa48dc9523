import { Buffer } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { kindOf } from '../uploads/kind.ts'
import { archiveInMemory, archiveOnDisk, type ImportLimits, importLimits, onlyFileIn } from './archive.ts'
import { FileRefused } from './fault.ts'
import type { FileSource } from './source.ts'

/** How much of a file tells what it is. */
const headBytes = 4096

/**
 * A file in a folder. A zip archive stands for the one file inside.
 *
 * @throws FileRefused where it is empty, a spreadsheet, a picture, or an archive with none, several or unsafe files
 * @throws an error of the file system where it cannot be read
 */
export async function fileOnDisk(path: string, limits: ImportLimits = importLimits): Promise<FileSource> {
  return (await isArchive(await headOf(path)))
    ? onlyFileIn(archiveOnDisk(path), limits)
    : { open: () => createReadStream(path) }
}

/** A file that came with a request or stands in a column. @throws FileRefused as `fileOnDisk` */
export async function fileInMemory(
  bytes: Uint8Array,
  limits: ImportLimits = importLimits,
): Promise<FileSource> {
  return (await isArchive(bytes.subarray(0, headBytes)))
    ? onlyFileIn(archiveInMemory(bytes), limits)
    : { open: () => inPieces(bytes) }
}

/** What is packed in pieces has to be held while it is unpacked: an archive begins at its end. */
const mostPacked = 256 * 1024 ** 2

/**
 * A file that comes from the beginning, piece by piece.
 *
 * @throws FileRefused as `fileOnDisk`
 */
export async function fileInPieces(
  source: FileSource,
  limits: ImportLimits = importLimits,
): Promise<FileSource> {
  for await (const first of source.open()) {
    if (!(await isArchive(first.subarray(0, headBytes)))) return source
    return onlyFileIn(archiveInMemory(await gathered(source)), limits)
  }
  throw new FileRefused('file_empty')
}

async function gathered(source: FileSource): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of source.open()) {
    length += piece.length
    if (length > mostPacked) throw new FileRefused('archive_too_large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

async function headOf(path: string): Promise<Uint8Array> {
  const opened = await open(path)
  try {
    const head = Buffer.alloc(headBytes)
    const { bytesRead } = await opened.read(head, 0, headBytes, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await opened.close()
  }
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const piece = 64 * 1024
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

async function isArchive(head: Uint8Array): Promise<boolean> {
  const kind = await kindOf(head)
  if (kind === 'empty') throw new FileRefused('file_empty')
  if (kind === 'spreadsheet') throw new FileRefused('file_spreadsheet')
  // XML is a kind of its own to those who look for signatures, and a text to us.
  if (kind === 'other' && !beginsAsXml(head)) throw new FileRefused('file_kind')
  return kind === 'zip'
}

const beginsAsXml = (head: Uint8Array): boolean =>
  Buffer.from(head.subarray(0, 5)).equals(Buffer.from('<?xml'))
