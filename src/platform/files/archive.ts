import { Buffer } from 'node:buffer'
import { fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import {
  type ArchiveLimits,
  archiveOptions,
  isFolder,
  mostBytesOf,
  piecesOf,
  refuseUnsafe,
  unreadableArchive,
} from '../uploads/unpack.ts'
import type { UnreadableReason } from '../uploads/unreadable.ts'
import { type FileFaultCode, FileRefused } from './fault.ts'
import type { FileSource } from './source.ts'

export type ImportLimits = ArchiveLimits

/** A nation's events in a year are some hundred megabytes of text, and pack to a tenth. */
export const importLimits: ImportLimits = { entries: 20, unpackedBytes: 2 * 1024 ** 3, ratio: 100 }

type OpenArchive = () => Promise<ZipFile>

export const archiveOnDisk =
  (path: string): OpenArchive =>
  () =>
    openPromise(path, archiveOptions)

export const archiveInMemory =
  (bytes: Uint8Array): OpenArchive =>
  () =>
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), archiveOptions)

/**
 * The one file in an archive, unpacked anew at each reading and never held whole. Its size is counted while it is
 * unpacked: what an archive says of itself is only its word (trust requirement T-38).
 */
export function onlyFileIn(archive: OpenArchive, limits: ImportLimits): FileSource {
  return {
    async *open() {
      try {
        yield* unpacked(await archive(), limits)
      } catch (error) {
        if (error instanceof FileRefused) throw error
        throw new FileRefused(codes[unreadableArchive(error).reason] ?? 'archive_broken')
      }
    },
  }
}

async function* unpacked(zip: ZipFile, limits: ImportLimits): AsyncGenerator<Uint8Array> {
  try {
    if (zip.entryCount > limits.entries) throw new FileRefused('archive_too_large')
    const files = []
    for await (const entry of zip.eachEntry()) {
      refuseUnsafe(entry)
      if (!isFolder(entry)) files.push(entry)
    }
    const [only, ...more] = files
    if (!only || more.length > 0) throw new FileRefused('archive_not_one')
    yield* piecesOf(zip, only, Math.min(limits.unpackedBytes, mostBytesOf(only, limits)))
  } finally {
    zip.close()
  }
}

const codes: Partial<Record<UnreadableReason, FileFaultCode>> = {
  archiveTooLarge: 'archive_too_large',
  archiveUnsafe: 'archive_unsafe',
  archiveBroken: 'archive_broken',
}
