import { Unreadable } from './unreadable.ts'

/** Control characters that no table in text has; NUL is one of them. Tab, line ends and form feed may be there. */
const controls = /[^\P{Cc}\t\n\r\f]/u

/**
 * The text of a file as Danish programs write them: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252.
 *
 * @throws Unreadable for what is none of them
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decoded(bytes)
  if (text === undefined || controls.test(text)) throw new Unreadable('notText')
  return text
}

function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return strictly('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return strictly('utf-16be', bytes)
  const marked = first === 0xef && second === 0xbb && bytes[2] === 0xbf
  return strictly('utf-8', bytes) ?? (marked ? undefined : strictly('windows-1252', bytes))
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
