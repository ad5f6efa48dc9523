import { type Block, block } from './block.ts'
import { guessHeadings } from './guess-headings.ts'
import { type Line, linesFrom, readLines, wrappedFrom } from './text-lines.ts'
import { tableAt } from './text-tables.ts'

/** Blocks of a plain text, in order; every line that is not blank belongs to exactly one. */
export function blocksFromText(text: string): Block[] {
  const lines = readLines(text)
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const found = blocksAt(lines, at)
    blocks.push(...found)
    at = Math.max(at + 1, found.at(-1)?.to ?? 0)
  }
  return guessHeadings(blocks, lines)
}

function blocksAt(lines: readonly Line[], at: number): Block[] {
  const line = lines[at]
  if (!line || line.text === '') return []
  const marked = markedHeading(line, lines[at + 1])
  if (marked) return [marked]
  const table = tableAt(lines, at)
  if (table.length > 0) return table
  if (line.rule) return [block('left', line.text, line.no, line.no, { why: 'decoration' })]
  return [line.marker ? itemAt(lines, at, line) : paragraphAt(lines, at, line)]
}

/** A line that its author marked as a heading: underlined, or with number signs. */
function markedHeading(line: Line, next: Line | undefined): Block | null {
  const signs = /^(#{1,6})\s+(?=\S)/.exec(line.text)
  if (signs?.[1]) {
    return block('heading', line.text.slice(signs[0].length), line.no, line.no, { level: signs[1].length })
  }
  const underlined = next?.rule && !line.rule && /^[=\-_~]+$/.test(next.text) && !/[.;:,]$/.test(line.text)
  if (!underlined || line.text.length > 120) return null
  return block('heading', line.text, line.no, next.no, { level: next.rule === '=' ? 1 : 2 })
}

function itemAt(lines: readonly Line[], at: number, line: Line): Block {
  const texts = [line.marker?.rest ?? line.text]
  let previous = line
  for (const next of linesFrom(lines, at + 1)) {
    if (!goesOn(previous, next) && !(next.text !== '' && next.indent > line.indent && !breaks(next))) break
    texts.push(next.text)
    previous = next
  }
  const depth = line.indent >= 4 && deeperThanBefore(lines, at, line) ? 2 : 1
  return block('item', texts.join(' '), line.no, previous.no, { depth, number: line.marker?.number ?? null })
}

/** An item is nested where the nearest item above that is set differently stands further left. */
function deeperThanBefore(lines: readonly Line[], at: number, line: Line): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 30); back--) {
    const above = lines[back]
    if (!above || above.text === '') return false
    if (above.marker && above.indent !== line.indent) return above.indent < line.indent - 1
  }
  return false
}

/** Lines of a paragraph. One may begin with any number, so only a bullet or a first number starts a list in it. */
function paragraphAt(lines: readonly Line[], at: number, line: Line): Block {
  const texts = [line.text]
  let previous = line
  for (const next of linesFrom(lines, at + 1)) {
    const midSentence = next.marker?.number != null && next.marker.number > 1
    if (!goesOn(previous, midSentence ? { ...next, marker: null } : next)) break
    texts.push(next.text)
    previous = next
  }
  return block('paragraph', texts.join(' '), line.no, previous.no)
}

/** Whether the next line is the same paragraph, wrapped; a page number at the end of a line of contents ends it. */
function goesOn(previous: Line, next: Line): boolean {
  if (next.text === '' || previous.text.length < wrappedFrom || /\.{3}\s?\d{1,3}$/.test(previous.text))
    return false
  return !breaks(next)
}

function breaks(line: Line): boolean {
  return line.rule !== null || line.text.startsWith('#') || line.marker !== null || line.cells.length > 2
}
