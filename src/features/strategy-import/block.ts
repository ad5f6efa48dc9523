import type { LeftReason } from './recognition.ts'

/**
 * One piece of a document, whether it came as plain text or as HTML: what a reader sees as a heading, a paragraph,
 * an item of a list or a row of a table. Recognition reads blocks only and so never depends on the file's format.
 */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'caption' | 'left'
  readonly text: string
  /** First and last line in the file, counted from 1. */
  readonly from: number
  readonly to: number
  /** A heading's level where the markup gives one; null where it was guessed from its looks. */
  readonly level: number | null
  /** A numbered item's number; null for a bullet. */
  readonly number: number | null
  /** How deep a list item is nested; 1 for an item of an outer list. */
  readonly depth: number
  readonly cells: readonly string[]
  /** A table's header row. */
  readonly head: boolean
  /** Why a block is no part of the strategy's text; null for its text. */
  readonly why: LeftReason | null
}

type Details = Partial<Pick<Block, 'level' | 'number' | 'depth' | 'cells' | 'head' | 'why'>>

export function block(
  kind: Block['kind'],
  text: string,
  from: number,
  to: number,
  details: Details = {},
): Block {
  return {
    kind,
    text,
    from,
    to,
    level: null,
    number: null,
    depth: 1,
    cells: [],
    head: false,
    why: null,
    ...details,
  }
}

/** One line of text as a reader sees it: every kind of space is a space, what has no width is gone. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The text without these characters at its end. */
export function trimEnd(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** A line of a table of contents without its page number and the dots or the space before it. */
export function withoutPageNumber(text: string, leader: '.' | ' '): string {
  const rest = trimEnd(text, '0123456789')
  const title = trimEnd(rest, ' .')
  const isNumber = rest !== text && text.length - rest.length <= 3
  return isNumber && rest.slice(title.length).includes(leader === '.' ? '..' : ' ') ? title : text
}

/** Words in lower case without punctuation, for comparing headings and names. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? []
}
