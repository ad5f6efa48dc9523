import { TooLarge } from './errors.ts'
import type { Typed } from './page.ts'

export interface SentForm {
  readonly fields: Typed
  readonly token: string | undefined
  readonly once: string | undefined
}

// Bounded input (trust requirement T-40). A passage of a strategy is a few thousand characters.
const mostBytes = 256 * 1024
const mostFields = 200

/**
 * Reads a form as text. Line ends become `\n` before anybody counts characters, and several values of one name are
 * one text with a line each, so that checkboxes need no other type.
 *
 * @throws TooLarge
 */
export async function readForm(request: Request): Promise<SentForm> {
  const body = await readBounded(request)
  const entries = [...new URLSearchParams(body)]
  if (entries.length > mostFields) throw new TooLarge()
  // A map, because a plain object already has a `constructor`, and its `__proto__` is not a field.
  const sent = new Map<string, string>()
  for (const [name, value] of entries) {
    const text = value.replaceAll('\r\n', '\n')
    const before = sent.get(name)
    sent.set(name, before === undefined ? text : `${before}\n${text}`)
  }
  const { _token: token, _once: once, ...fields }: Record<string, string> = Object.fromEntries(sent)
  return { fields, token, once }
}

/** Counts while it reads: what a request announces of its length, or leaves out, is only its word. */
async function readBounded(request: Request): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  const body: AsyncIterable<Uint8Array> | readonly Uint8Array[] = request.body ?? []
  for await (const piece of body) {
    bytes += piece.length
    if (bytes > mostBytes) throw new TooLarge()
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
