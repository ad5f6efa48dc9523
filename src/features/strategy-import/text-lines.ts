import { plainText } from './block.ts'

/** A line of a plain text: what it says and how it looks. */
export interface Line {
  readonly no: number
  readonly text: string
  readonly indent: number
  /** Columns, where the line is set in some: by tabs, bars or wide gaps. */
  readonly cells: readonly string[]
  readonly marker: Marker | null
  /** A line of dashes, stars or the like, as under a heading. */
  readonly rule: '=' | '-' | null
}

export interface Marker {
  /** The number of a numbered item; null for a bullet. */
  readonly number: number | null
  /** A number of several parts, as headings have: `2.1`. */
  readonly parts: number
  readonly rest: string
}

/** A line shorter than this ends where its author ended it; a longer one may be wrapped. */
export const wrappedFrom = 50

const bullet = /^[•·●○◦▪■‣⁃*+–—-]\s+(?=\S)/
const numbered = /^\(?(\d{1,3})[.)]\s+(?=\S)/
const lettered = /^\(?([a-hA-H])\)\s+(?=\S)/
const severalParts = /^(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=\p{L})/u
const month =
  /^(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|kvartal|klasse|og|udgave|plads|january|february|march|may|june|july|october)(?!\p{L})/iu

export function readLines(text: string): Line[] {
  return text.split('\n').map((raw, at) => {
    const line = plainText(raw)
    const indent = /^\s*/.exec(raw.replaceAll('\t', '    '))?.[0].length ?? 0
    return { no: at + 1, text: line, indent, cells: cellsOf(raw), marker: markerOf(line), rule: ruleOf(line) }
  })
}

export function markerOf(text: string): Marker | null {
  const point = bullet.exec(text)
  if (point) return { number: null, parts: 1, rest: text.slice(point[0].length) }
  const parts = severalParts.exec(text)
  if (parts?.[1]) return { number: 0, parts: parts[1].split('.').length, rest: text.slice(parts[0].length) }
  const number = numbered.exec(text)
  if (number?.[1]) {
    const rest = text.slice(number[0].length)
    return month.test(rest) ? null : { number: Number(number[1]), parts: 1, rest }
  }
  const letter = lettered.exec(text)
  if (!letter?.[1]) return null
  return { number: letter[1].toLowerCase().charCodeAt(0) - 96, parts: 1, rest: text.slice(letter[0].length) }
}

function ruleOf(text: string): '=' | '-' | null {
  if (text.length < 3 || !/^[=\-_*~#+|: ]+$/.test(text)) return null
  return text.startsWith('=') ? '=' : '-'
}

function cellsOf(raw: string): readonly string[] {
  const line = raw.replaceAll('\u00A0', ' ').trim()
  const parts = line.includes('|')
    ? line.replace(/^\|/, '').replace(/\|$/, '').split('|')
    : line.split(/\t+| {3,}/)
  const cells = parts.map(plainText)
  return cells.length > 1 && !markerOf(cells[0] === '' ? '-' : `${cells[0]} x`) ? cells : []
}

/** The lines from a place on, one by one: a copy of the rest for each line of a long file would take seconds. */
export function* linesFrom(lines: readonly Line[], start: number): Generator<Line> {
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at]
    if (line) yield line
  }
}
