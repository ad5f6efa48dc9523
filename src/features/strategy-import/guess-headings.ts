import { type Block, block, wordsOf } from './block.ts'
import { meaningOfHeading } from './headings.ts'
import type { Line } from './text-lines.ts'
import { parseTheme } from './themes.ts'

/** A heading in plain text is at most this long. */
const longest = 90

/**
 * Finds the headings of a plain text by their looks: one short line that does not end like a sentence, with air
 * above it, or in capitals, or one of the words that sections of a strategy are called.
 */
export function guessHeadings(blocks: readonly Block[], lines: readonly Line[]): Block[] {
  const isBlank = (no: number) => (lines[no - 1]?.text ?? '') === ''
  return blocks.map((one, at) => {
    const airAbove = isBlank(one.from - 1)
    const airBelow = isBlank(one.to + 1)
    const looks =
      one.kind === 'paragraph' ? one.text : numberedHeading(one, blocks[at - 1], blocks[at + 1], lines)
    if (!looks || !isShort(one, looks)) return one
    const known = isSectionName(looks)
    const after = blocks[at + 1]?.kind
    const stands = airAbove && (airBelow || after === 'item' || after === 'row')
    return stands || known || isCapitals(looks) ? block('heading', looks, one.from, one.to) : one
  })
}

function isShort(one: Block, text: string): boolean {
  return (
    one.from === one.to &&
    text.length <= longest &&
    !/(?:[^.]\.|[,;:!])$/.test(text) &&
    /^[\p{Lu}\d"”»]/u.test(text) &&
    /\p{L}/u.test(text)
  )
}

/** A short line that is a section's name and little more; a theme with its number counts. */
const isSectionName = (text: string) =>
  parseTheme(text) !== null || (wordsOf(text).length <= 3 && meaningOfHeading(text) !== null)

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && (text.match(/\p{Lu}/gu) ?? []).length >= 4
}

/**
 * `2. Background` is a heading and `2. Do this` an item: a heading stands alone with air around it, has no numbered
 * neighbour, and is followed by something of its own.
 */
function numberedHeading(
  one: Block,
  above: Block | undefined,
  below: Block | undefined,
  lines: readonly Line[],
) {
  const marker = lines[one.from - 1]?.marker
  if (one.kind !== 'item' || !marker || marker.number === null || !below) return null
  if (parseTheme(one.text)) return one.text
  const severalParts = marker.parts > 1
  const alone = (above?.kind !== 'item' || (above.number ?? 0) + 1 !== one.number) && !isNext(one, below)
  const named = meaningOfHeading(one.text) !== null && wordsOf(one.text).length <= 6
  return severalParts || (alone && (named || below.kind !== 'item')) ? one.text : null
}

const isNext = (one: Block, below: Block) => below.kind === 'item' && below.number === (one.number ?? 0) + 1
