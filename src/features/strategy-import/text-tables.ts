import { type Block, block, plainText } from './block.ts'
import { type Line, linesFrom } from './text-lines.ts'

/** A share with what stands in brackets behind it: `72 % (1.462 personer)`. */
const share = /\d{1,6}(?:[.,]\d{1,3})?\s?(?:%|procent|percent|pct\.?)(?:\s?\([^()]{0,60}\))?/g
const year = /(?<!\d)(?:19|20)\d\d(?!\d)/g

/**
 * Rows of a table that starts at this line: lines with the same columns, or lines that are a name and the same
 * number of shares. A table has at least two rows; a line of years or of names above it is its header.
 */
export function tableAt(lines: readonly Line[], start: number): Block[] {
  const first = lines[start]
  if (!first || first.text === '') return []
  return columnTable(lines, start) ?? shareTable(lines, start) ?? []
}

function columnTable(lines: readonly Line[], start: number): Block[] | null {
  const width = lines[start]?.cells.length ?? 0
  if (width < 2) return null
  const rows: Line[] = []
  for (const line of linesFrom(lines, start)) {
    if (line.text === '' || (line.cells.length !== width && !isRowRule(line))) break
    rows.push(line)
  }
  const filled = rows.filter((line) => !isRowRule(line))
  if (filled.length < 2) return null
  return rows.map((line) =>
    isRowRule(line)
      ? block('left', line.text, line.no, line.no, { why: 'decoration' })
      : block('row', line.text, line.no, line.no, { cells: line.cells, head: line === filled[0] }),
  )
}

const isRowRule = (line: Line) => line.rule !== null && line.text.includes('-')

function shareTable(lines: readonly Line[], start: number): Block[] | null {
  const own = sharesOf(lines[start]?.text ?? '')
  const from = own.length > 0 ? start : start + 1
  const rows: Block[] = []
  for (const line of linesFrom(lines, from)) {
    const cells = sharesOf(line.text)
    if (cells.length < 3 || (rows[0] && rows[0].cells.length !== cells.length)) break
    rows.push(block('row', line.text, line.no, line.no, { cells }))
  }
  const width = rows[0]?.cells.length ?? 0
  if (rows.length < 2) return null
  if (from === start) return rows
  const head = lines[start]
  if (!head || (head.text.match(year) ?? []).length !== width - 1) return null
  const cells = splitHeader(head.text, width) ?? [head.text]
  return [block('row', head.text, head.no, head.no, { cells, head: true }), ...rows]
}

/** A name followed by nothing but shares, as cells; empty for any other line. */
function sharesOf(text: string): string[] {
  const found = text.match(share) ?? []
  const at = text.search(share)
  if (found.length < 2 || at < 1) return []
  return text.slice(at).replace(share, '').trim() === ''
    ? [text.slice(0, at).trim(), ...found.map(plainText)]
    : []
}

/**
 * Header cells that the page's columns ran together: what stands between two years is the heading of a column, and
 * the first column's is the same words with its own year. Null where the words differ.
 */
function splitHeader(text: string, width: number): string[] | null {
  const ends = [...text.matchAll(year)].map((match) => match.index + 4)
  const years = text.match(year) ?? []
  const cells = ends.slice(1).map((end, nth) => text.slice(ends[nth] ?? 0, end).trim())
  const [second] = cells
  const [firstYear, secondYear] = years
  if (!second || !firstYear || !secondYear || cells.length !== width - 2) return null
  const first = second.replace(secondYear, firstYear)
  const head = text.slice(0, ends[0])
  return head.endsWith(first) ? [head.slice(0, -first.length).trim(), first, ...cells] : null
}
