import type { RefusalReason } from './recognition.ts'

/** A published strategy is some hundred kilobytes; a page with embedded pictures a few million bytes. */
export const largestFile = 5 * 1024 * 1024

export type Decoded = { readonly text: string } | { readonly refused: RefusalReason }

const signatures: readonly (readonly [RefusalReason, string])[] = [
  ['pdf', '%PDF-'],
  ['archive', 'PK\u0003\u0004'],
  ['archive', '\u00D0\u00CF\u0011\u00E0'],
  ['rich_text', '{\\rtf'],
]

/**
 * Bytes to text. UTF-8 (with or without byte order mark) and UTF-16 with a mark are read strictly; anything else
 * is taken for Windows-1252, which older municipal pages use. Line ends become `\n`.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > largestFile) return { refused: 'too_large' }
  const start = String.fromCharCode(...bytes.subarray(0, 8))
  const signature = signatures.find(([, mark]) => start.startsWith(mark))
  if (signature) return { refused: signature[0] }

  const text = decodeText(bytes).replace(/\r\n?/g, '\n')
  if (isBinary(text)) return { refused: 'binary' }
  return text.trim() === '' ? { refused: 'empty' } : { text }
}

function decodeText(bytes: Uint8Array): string {
  for (const encoding of bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le', 'utf-8'] : ['utf-8']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this encoding: the next one, and Windows-1252 in the end, which reads any bytes.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

/** No text carries a NUL, and a text with many other control characters is none. */
function isBinary(text: string): boolean {
  let controls = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0) return true
    if ((code < 32 && code !== 9 && code !== 10 && code !== 12) || code === 0xfffd) controls++
  }
  return controls > text.length / 100
}
