import { FileRefused } from './fault.ts'
import type { FileSource } from './source.ts'

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'

export interface Judged {
  readonly encoding: Encoding
  /** It begins with a byte-order mark. */
  readonly marked: boolean
}

/**
 * In which encoding people's programs have written a file. A mark says it; without one, UTF-16 is known by the empty
 * bytes of its first two letters, UTF-8 by having no fault anywhere, and the rest is Windows-1252, which Danish
 * programs wrote for thirty years.
 *
 * Broken UTF-8 is taken for Windows-1252 only where the fault stands inside: a file whose last letter alone is cut in
 * half was cut off on its way, and what is missing behind it nobody knows.
 *
 * @throws FileRefused where it is empty, cut off, or broken in the encoding that its mark names
 */
export async function judgeEncoding(source: FileSource): Promise<Judged> {
  const pieces = source.open()[Symbol.asyncIterator]()
  try {
    const head = await takeHead(pieces)
    if (head.length === 0) throw new FileRefused('file_empty')
    const found = byItsHead(head)
    if (found && found.encoding !== 'utf-8') return found
    const faultAt = await whereUtf8Breaks(head, pieces)
    if (faultAt === 'end') throw new FileRefused('file_truncated')
    if (faultAt === 'inside' && found) throw new FileRefused('file_encoding')
    return found ?? { encoding: faultAt === 'inside' ? 'windows-1252' : 'utf-8', marked: false }
  } finally {
    await pieces.return?.()
  }
}

/** The first pieces, until there are four bytes to look at. */
async function takeHead(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head = new Uint8Array()
  while (head.length < 4) {
    const next = await pieces.next()
    if (next.done) break
    head = Uint8Array.from([...head, ...next.value])
  }
  return head
}

function byItsHead([first, second, third, fourth]: Uint8Array): Judged | undefined {
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', marked: true }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', marked: true }
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', marked: true }
  // A table begins with two letters or a letter and a line end, all of which have one empty byte in UTF-16.
  if (first && second === 0 && third && fourth === 0) return { encoding: 'utf-16le', marked: false }
  if (first === 0 && second && third === 0 && fourth) return { encoding: 'utf-16be', marked: false }
  return undefined
}

async function whereUtf8Breaks(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): Promise<'nowhere' | 'inside' | 'end'> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const holds = (bytes?: Uint8Array): boolean => {
    try {
      decoder.decode(bytes, { stream: bytes !== undefined })
      return true
    } catch {
      return false
    }
  }
  for (let piece: Uint8Array | undefined = head; piece; ) {
    if (!holds(piece)) return 'inside'
    const next: IteratorResult<Uint8Array> = await rest.next()
    piece = next.done ? undefined : next.value
  }
  return holds() ? 'nowhere' : 'end'
}
