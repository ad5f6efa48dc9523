import { TooLarge } from './errors.ts'
import type { Typed } from './page.ts'

export interface SentForm {
  readonly fields: Typed
  readonly token: string | undefined
  readonly once: string | undefined
}

// Bounded input (trust requirement T-40). Names are flat: what looks like a path in one is just a name.
const mostBytes = 256 * 1024
const mostFields = 200
const mostCharacters = 10 * 1024
/** Of a page whose text may be long, as a passage that a council has adopted. */
const mostCharactersOfLongText = 64 * 1024

/**
 * Reads a form as text.
 *
 * @throws TooLarge
 */
export async function readForm(request: Request, longText = false): Promise<SentForm> {
  const body = await readBounded(request, mostBytes)
  return sentForm([...new URLSearchParams(Buffer.from(body).toString('utf8'))], longText)
}

/**
 * What a form's entries say. Line ends become `\n` before anybody counts characters, and several values of one name are
 * one text with a line each, so that checkboxes need no other type.
 *
 * @throws TooLarge
 */
export function sentForm(entries: readonly (readonly [string, string])[], longText = false): SentForm {
  if (entries.length > mostFields) throw new TooLarge()
  const most = longText ? mostCharactersOfLongText : mostCharacters
  // A map, because a plain object already has a `constructor`, and its `__proto__` is not a field.
  const sent = new Map<string, string>()
  for (const [name, value] of entries) {
    const text = value.replaceAll('\r\n', '\n')
    const before = sent.get(name)
    const joined = before === undefined ? text : `${before}\n${text}`
    if (joined.length > most) throw new TooLarge()
    sent.set(name, joined)
  }
  // Whatever name somebody sends (`__proto__`), it means nothing but itself.
  const { _token: token, _once: once, ...fields }: Record<string, string> = Object.fromEntries(sent)
  return { fields, token, once }
}

/** Counts while it reads: what a request announces of its length, or leaves out, is only its word. */
export async function readBounded(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  const body: AsyncIterable<Uint8Array> | readonly Uint8Array[] = request.body ?? []
  for await (const piece of body) {
    bytes += piece.length
    if (bytes > most) throw new TooLarge()
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
