/** A piece of text, and whether it is a word that was searched for. */
export interface Piece {
  readonly words: string
  readonly found: boolean
}

/** As the database folds (the function `folded`): `Ærø` and `aeroe` are one word. */
export const folded = (word: string): string =>
  word.toLocaleLowerCase('da').replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa')

/**
 * The text in pieces, the found words apart, so that a page can mark them without building HTML from a search. All
 * pieces together are the text, letter for letter.
 */
export function markFound(text: string, stems: readonly string[]): Piece[] {
  const begins = stems.map(folded).filter((stem) => stem !== '')
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu)) {
    const [word] = match
    const isFound = begins.some((stem) =>
      stem.length < 2 ? folded(word) === stem : folded(word).startsWith(stem),
    )
    if (!isFound) continue
    if (match.index > from) pieces.push({ words: text.slice(from, match.index), found: false })
    pieces.push({ words: word, found: true })
    from = match.index + word.length
  }
  if (from < text.length) pieces.push({ words: text.slice(from), found: false })
  return pieces
}

/** About `most` letters of a text: from its beginning, or from just before the first found word when that stands later. */
export function excerptAround(text: string, stems: readonly string[], most: number): string {
  if (text.length <= most) return text
  const pieces = markFound(text, stems)
  const first = pieces.findIndex(({ found }) => found)
  const at = pieces.slice(0, Math.max(first, 0)).reduce((sum, { words }) => sum + words.length, 0)
  const start =
    at <= most * 0.75 ? 0 : wordStart(text, Math.min(at - Math.floor(most / 3), text.length - most))
  const end = start + most >= text.length ? text.length : wordEnd(text, start, start + most)
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`
}

const wordStart = (text: string, near: number): number => text.indexOf(' ', near) + 1

/** Where the last whole word before a place ends; a word longer than the excerpt is cut, never inside a letter pair. */
function wordEnd(text: string, start: number, near: number): number {
  const space = text.lastIndexOf(' ', near)
  if (space > start) return space
  return /[\uD800-\uDBFF]/.test(text.charAt(near - 1)) ? near - 1 : near
}
