import type { Block } from './block.ts'

/** What a section's body consists of. A list knows the line that announces it, and that line its list. */
export type Part =
  | { readonly kind: 'text'; readonly block: Block }
  | { readonly kind: 'list'; readonly leadIn: Block | null; readonly entries: readonly Entry[] }
  /** A line that announces something and is followed by no list; `next` is what follows it in the section. */
  | { readonly kind: 'announced'; readonly leadIn: Block; readonly next: Block | null }
  | { readonly kind: 'table'; readonly caption: Block | null; readonly rows: readonly Block[] }
  | { readonly kind: 'headed'; readonly entry: Entry }

/** An item with what belongs to it: nested items, or the paragraphs under a heading of its own. */
export type Entry = readonly [Block, ...Block[]]

export function partsOf(body: readonly Block[]): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < body.length) {
    const one = body[at]
    if (!one) break
    const part = partAt(body, at, one)
    parts.push(part)
    at += sizeOf(part)
  }
  return parts
}

function partAt(body: readonly Block[], at: number, one: Block): Part {
  const next = body[at + 1]
  if (one.kind === 'item') return { kind: 'list', leadIn: null, entries: entriesFrom(body, at) }
  if (one.kind === 'row') return { kind: 'table', caption: null, rows: runOf(body, at, 'row') }
  if (next?.kind === 'row') return { kind: 'table', caption: one, rows: runOf(body, at + 1, 'row') }
  if (one.kind === 'heading') return { kind: 'headed', entry: [one, ...runOf(body, at + 1, 'paragraph')] }
  if (!one.text.endsWith(':')) return { kind: 'text', block: one }
  if (next?.kind === 'item') return { kind: 'list', leadIn: one, entries: entriesFrom(body, at + 1) }
  return { kind: 'announced', leadIn: one, next: next ?? null }
}

/** How many blocks a part took; an announced paragraph stays a part of its own. */
function sizeOf(part: Part): number {
  if (part.kind === 'list') return part.entries.flat().length + (part.leadIn ? 1 : 0)
  if (part.kind === 'table') return part.rows.length + (part.caption ? 1 : 0)
  return part.kind === 'headed' ? part.entry.length : 1
}

function runOf(body: readonly Block[], from: number, kind: Block['kind']): Block[] {
  const end = body.findIndex((other, at) => at >= from && other.kind !== kind)
  return body.slice(from, end < 0 ? undefined : end)
}

function entriesFrom(body: readonly Block[], from: number): Entry[] {
  const entries: [Block, ...Block[]][] = []
  for (const item of runOf(body, from, 'item')) {
    const last = entries.at(-1)
    if (last && item.depth > 1) last.push(item)
    else entries.push([item])
  }
  return entries
}
