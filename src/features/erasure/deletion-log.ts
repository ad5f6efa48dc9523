import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { indexWith, type KeyRing } from '../../platform/keys/key-ring.ts'
import { Refusal } from '../../platform/refusal.ts'

/** One erasure, as it stands outside the database: nothing in it says who it was (trust requirement L-12). */
export interface DeletionLine {
  readonly municipality: string
  readonly erasedAt: string
  /** Which index key made the hash. It must be kept as long as backups are. */
  readonly keyId: string
  readonly hash: string
}

const line = z.object({
  municipality: z.string(),
  erasedAt: z.string(),
  keyId: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

/** One file for each municipality, an erasure a line; only added to. */
export const deletionLogFile = (folder: string, municipality: { readonly code: string }): string =>
  join(folder, `${municipality.code}.erased.jsonl`)

/** A keyed hash of a person's id: random to whoever has not the key, and found again in a restored database. */
export function subjectHash(ring: KeyRing, personId: string, keyId = ring.index.current): Buffer {
  const key = ring.index.keys.get(keyId)
  if (!key)
    throw new Refusal(`The index key “${keyId}” is not in FODFAESTE_KEYS; what it erased cannot be found.`)
  return indexWith(key, `erased person ${personId}`)
}

/** Adds a line and waits until it is on the disk: a database that says “erased” must not be the only one to know. */
export async function appendDeletion(file: string, entry: DeletionLine): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.appendFile(`${JSON.stringify(entry)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** @throws Refusal for a file that cannot be read whole: an erasure that is overlooked brings somebody back */
export async function readDeletions(file: string): Promise<DeletionLine[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal(`Cannot read ${file}.`)
  })
  const lines = text.split('\n').filter((one) => one !== '')
  return lines.map((one, index) => {
    const read = line.safeParse(jsonOf(one))
    if (!read.success) throw new Refusal(`${file}: line ${index + 1} is not an erasure. Nothing was erased.`)
    return read.data
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
