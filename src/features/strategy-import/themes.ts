import { type Block, withoutPageNumber, wordsOf } from './block.ts'
import { meaningOfHeading, meaningOfLeadIn } from './headings.ts'
import { themeWords } from './vocabulary.ts'

export interface ThemeLine {
  readonly number: number | null
  readonly name: string
}

/** A theme as the document names it, and the block that names it. */
export interface Theme {
  readonly number: number
  readonly name: string
  readonly at: Block
}

const afterWord = /^\s*(\d{1,2}|[A-H]|[IVX]{1,4})(?![\p{L}\p{N}])\s*([:.–—-]?)\s*/u
const unnumbered = /^\s*[:–—]\s*/
const numberFirst = /^(\d{1,2})\.\s*/

/**
 * Reads *Tema 2*, *Indsatsområde B: …*, *Theme II – …*, *3. fokusområde: …*; null for any other line, such as a
 * sentence that begins with *Tema 2 handler om*.
 */
export function parseTheme(text: string): ThemeLine | null {
  const leading = numberFirst.exec(text)
  const rest = leading ? text.slice(leading[0].length) : text
  const lower = rest.slice(0, 40).toLowerCase()
  const word = themeWords.find((one) => lower.startsWith(one))
  if (word === undefined) return null
  const after = rest.slice(word.length)
  const match = afterWord.exec(after)
  if (match?.[1]) {
    const name = cleanName(after.slice(match[0].length))
    const separated = name === '' || match[2] !== '' || (text.length <= 90 && /^\p{Lu}/u.test(name))
    return separated ? { number: numberOf(match[1]), name } : null
  }
  const bare = unnumbered.exec(after)
  if (!bare && !(leading && after === '')) return null
  return {
    number: leading?.[1] ? Number(leading[1]) : null,
    name: cleanName(after.slice(bare?.[0].length ?? 0)),
  }
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']

function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text)
  const roman = romans.indexOf(text)
  return roman >= 0 ? roman + 1 : text.charCodeAt(0) - 64
}

/** Without the dots and page number of a table of contents. */
const cleanName = (text: string) => withoutPageNumber(text, '.').trim()

/** Comparable form of a heading or a name: without number, case and punctuation. */
export const nameKey = (text: string) => wordsOf(text.replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')).join(' ')

export interface ThemePlan {
  /** Blocks that only list the themes, with the theme they name. */
  readonly listed: ReadonlyMap<Block, ThemeLine & { readonly number: number }>
  /** Blocks that open a theme's own section. */
  readonly opening: ReadonlyMap<Block, number>
  readonly themes: readonly Theme[]
}

/**
 * Finds the themes before anything else is read. Lines that name themes one after another, with nothing between,
 * are a list of them; a line that is followed by text of its own opens the theme's section. Names come from the
 * list or the headings, whichever has them.
 */
export function planThemes(blocks: readonly Block[]): ThemePlan {
  const listed = new Map<Block, ThemeLine & { number: number }>()
  const opening = new Map<Block, number>()
  const themes = new Map<number, Theme>()
  const name = (number: number, text: string, at: Block) => {
    if (!themes.get(number)?.name) themes.set(number, { number, name: text, at })
  }

  for (const [number, at] of namedInList(blocks)) {
    listed.set(at, { number, name: at.text })
    name(number, at.text, at)
  }
  const byName = new Map([...themes.values()].map((theme) => [nameKey(theme.name), theme.number]))

  const lines = blocks.map((one) => (one.kind === 'row' || one.why ? null : parseTheme(one.text)))
  let next = 1
  for (const [at, one] of blocks.entries()) {
    const line = lines[at]
    const again = one.kind === 'heading' ? byName.get(nameKey(one.text)) : undefined
    if (again !== undefined && !listed.has(one)) opening.set(one, again)
    else if (line && !listed.has(one)) {
      const number = line.number ?? next
      next = number + 1
      if (line.name !== '') name(number, line.name, one)
      else if (!themes.has(number)) themes.set(number, { number, name: '', at: one })
      if (isOneOfList(lines, at, number)) listed.set(one, { number, name: line.name })
      else opening.set(one, number)
    }
  }
  return { listed, opening, themes: [...themes.values()].sort((a, b) => a.number - b.number) }
}

/** A line among neighbours that name other themes, unless it is the last of them and comes only here. */
function isOneOfList(lines: readonly (ThemeLine | null)[], at: number, number: number): boolean {
  const beside = (line: ThemeLine | null | undefined) => line != null && line.number !== number
  if (beside(lines[at + 1])) return true
  const comesAgain = lines.some((line, other) => other > at && line?.number === number)
  return beside(lines[at - 1]) && comesAgain
}

/** Themes as the items of a list that a heading or a line before it calls themes. */
function namedInList(blocks: readonly Block[]): [number, Block][] {
  for (const [at, one] of blocks.entries()) {
    const announces =
      one.kind === 'heading'
        ? meaningOfHeading(one.text) === 'themes'
        : one.kind === 'paragraph' && one.text.endsWith(':') && meaningOfLeadIn(one.text) === 'themes'
    if (!announces) continue
    const first = blocks.findIndex((other, nth) => nth > at && other.kind === 'item')
    if (first < 0 || first > at + 2) continue
    const end = blocks.findIndex((other, nth) => nth > first && other.kind !== 'item')
    const items = blocks.slice(first, end < 0 ? undefined : end).filter((other) => other.depth === 1)
    if (items.length >= 2 && items.every((item) => !parseTheme(item.text))) {
      return items.map((item, nth) => [nth + 1, item])
    }
  }
  return []
}
