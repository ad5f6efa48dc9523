import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** One file for each municipality, a seal a line. */
export const sealFile = (folder: string, municipality: { readonly code: string }): string =>
  join(folder, `${municipality.code}.seals.jsonl`)

/**
 * The last whole line of a seals file. Half a line at its end is what a program left that was killed while it wrote:
 * the database never heard of it, because the file is written first, so it is cut off.
 */
export async function lastLine(file: string): Promise<string | undefined> {
  const handle = await open(file, 'r+').catch(onlyMissing)
  if (!handle) return undefined
  try {
    return await readLastLine(handle)
  } finally {
    await handle.close()
  }
}

async function readLastLine(handle: FileHandle): Promise<string | undefined> {
  const { size } = await handle.stat()
  for (let length = Math.min(size, 65_536); ; length = Math.min(size, length * 4)) {
    const tail = Buffer.alloc(length)
    await handle.read(tail, 0, length, size - length)
    const end = tail.lastIndexOf(10)
    const start = end > 0 ? tail.lastIndexOf(10, end - 1) : -1
    if (start === -1 && length < size) continue
    if (size - length + end + 1 < size) await handle.truncate(size - length + end + 1)
    return end === -1 ? undefined : tail.toString('utf8', start + 1, end)
  }
}

/** Adds lines and waits until they are on the disk. */
export async function appendLines(file: string, lines: readonly string[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.appendFile(lines.map((line) => `${line}\n`).join(''))
    await handle.sync()
  } finally {
    await handle.close()
  }
  // A new file is only there once its folder is on the disk as well.
  const folder = await open(dirname(file), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** The file's whole lines, up to a length of it: where a last one has no end, it is being written. */
export async function* linesOf(file: string, length?: number): AsyncGenerator<string> {
  const size = length ?? (await sizeOf(file))
  if (size === 0) return
  let begun = ''
  for await (const piece of createReadStream(file, { end: size - 1, encoding: 'utf8' })) {
    const lines = (begun + String(piece)).split('\n')
    begun = lines.pop() ?? ''
    yield* lines
  }
}

export const sizeOf = async (file: string): Promise<number> =>
  (await stat(file).catch(onlyMissing))?.size ?? 0

function onlyMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
