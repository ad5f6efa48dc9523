import type { Block } from './block.ts'
import type { Item, ItemKind, Left, LeftReason, Unsure, UnsureReason } from './recognition.ts'

/** What an item says beside its text and its place. */
export type ItemDetails = Partial<
  Pick<Item, 'code' | 'theme' | 'text' | 'steps' | 'vacant' | 'table' | 'decision' | 'years' | 'number'>
>

/** Where a block stands: the headings above it and the theme that is open. */
export interface Place {
  readonly path: string
  readonly theme: number | null
}

/** Keeps account of every block, so that nothing of the source goes missing: taken, doubted or left. */
export class Ledger {
  private readonly seen = new Set<Block>()
  private readonly items: Item[] = []
  private readonly unsure: Unsure[] = []
  private readonly left: Left[] = []

  take(kind: ItemKind, blocks: Block | readonly Block[], place: Place, details: ItemDetails = {}): void {
    const all = Array.isArray(blocks) ? (blocks as readonly Block[]) : [blocks as Block]
    if (all.length === 0) return
    for (const one of all) this.seen.add(one)
    this.items.push({
      kind,
      theme: place.theme,
      code: null,
      section: place.path,
      text: all.map((one) => one.text).join('\n'),
      line: Math.min(...all.map((one) => one.from)),
      to: Math.max(...all.map((one) => one.to)),
      ...details,
    })
  }

  doubt(one: Block, why: UnsureReason): void {
    this.seen.add(one)
    this.unsure.push({ line: one.from, to: one.to, text: one.text, why })
  }

  /** Says that a block which is accounted for elsewhere deserves a look; it does not account for it. */
  note(one: Block, why: UnsureReason): void {
    this.unsure.push({ line: one.from, to: one.to, text: one.text, why })
  }

  leave(one: Block, place: Place, why: LeftReason): void {
    if (this.seen.has(one)) return
    this.seen.add(one)
    const words = one.text.length > 60 ? `${one.text.slice(0, 60).trimEnd()}…` : one.text
    this.left.push({ from: one.from, to: one.to, heading: place.path, words, why })
  }

  has(one: Block): boolean {
    return this.seen.has(one)
  }

  taken(kind: ItemKind): readonly Item[] {
    return this.items.filter((item) => item.kind === kind)
  }

  close(): { items: readonly Item[]; unsure: readonly Unsure[]; left: readonly Left[] } {
    const byLine = <Entry extends { line: number }>(a: Entry, b: Entry) => a.line - b.line
    return {
      items: this.items.toSorted(byLine),
      unsure: this.unsure.toSorted(byLine),
      left: joinNeighbours(this.left.toSorted((a, b) => a.from - b.from || a.to - b.to)),
    }
  }
}

/** Neighbouring lines left for the same reason under the same heading are one entry of the report. */
function joinNeighbours(left: readonly Left[]): Left[] {
  const joined: Left[] = []
  for (const entry of left) {
    const last = joined.at(-1)
    const same = last && last.why === entry.why && last.heading === entry.heading && entry.from <= last.to + 3
    if (last && same) joined[joined.length - 1] = { ...last, to: Math.max(last.to, entry.to) }
    else joined.push(entry)
  }
  return joined
}
