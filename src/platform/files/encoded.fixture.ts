export const encodings = [
  'utf-8',
  'utf-8 marked',
  'windows-1252',
  'utf-16le',
  'utf-16le marked',
  'utf-16be',
  'utf-16be marked',
] as const
type Written = (typeof encodings)[number]

/** The letters of Windows-1252 that Latin-1 has elsewhere or not at all. */
const beyondLatin1 = new Map([
  ['€', 0x80],
  ['–', 0x96],
  ['’', 0x92],
])

/** A text as bytes, as programs in that encoding write it. */
export function encoded(text: string, encoding: Written): Uint8Array {
  const marked = encoding.endsWith('marked') ? `\ufeff${text}` : text
  if (encoding.startsWith('utf-8')) return new TextEncoder().encode(marked)
  if (encoding === 'windows-1252')
    return Uint8Array.from(Array.from(text, (letter) => beyondLatin1.get(letter) ?? letter.charCodeAt(0)))
  const bytes = Buffer.from(marked, 'utf16le')
  return Uint8Array.from(encoding.startsWith('utf-16be') ? bytes.swap16() : bytes)
}
