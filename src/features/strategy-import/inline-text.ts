import { type Block, block, plainText } from './block.ts'
import type { LeftReason } from './recognition.ts'
import { markerOf } from './text-lines.ts'

interface Lines {
  readonly from: number
  readonly to: number
}

interface OpenItem {
  readonly depth: number
  readonly number: number | null
  begun: boolean
}

/** Gathers the text between two boundaries of a page's blocks, and makes blocks of it. */
export class InlineText {
  readonly blocks: Block[] = []
  /** Blocks found inside a text, such as a picture's description; they follow it. */
  readonly beside: Block[] = []
  why: LeftReason | null = null
  level: number | null = null
  private text = ''
  private lines: Lines | null = null
  private bold = true
  private readonly items: OpenItem[] = []

  add(value: string, lines: Lines, bold: boolean): void {
    this.text += value.replace(/\s+/g, ' ')
    if (value.trim() === '') return
    this.bold = this.bold && bold
    const { from, to } = this.lines ?? lines
    this.lines = { from: Math.min(from, lines.from), to: Math.max(to, lines.to) }
  }

  breakLine(): void {
    this.text += '\n'
  }

  startItem(depth: number, number: number | null): void {
    this.end()
    this.items.push({ depth, number, begun: false })
  }

  endItem(): void {
    this.end()
    this.items.pop()
  }

  /** Ends the text that is open, as one block or several. */
  end(): void {
    if (this.lines) this.blocks.push(...this.blocksOf(this.lines))
    this.blocks.push(...this.beside.splice(0))
    this.text = ''
    this.lines = null
    this.bold = true
  }

  private blocksOf({ from, to }: Lines): Block[] {
    const whole = plainText(this.text)
    if (whole === '') return []
    if (this.why) return [block('left', whole, from, to, { why: this.why })]
    const item = this.items.at(-1)
    if (item) {
      const depth = item.begun ? item.depth + 1 : item.depth
      item.begun = true
      return [block('item', whole, from, to, { depth, number: item.number })]
    }
    if (this.level) return [block('heading', whole, from, to, { level: this.level })]
    const isHeading = this.bold && whole.length <= 90 && !/[.,;:!]$/.test(whole)
    if (isHeading) return [block('heading', whole, from, to)]
    return paragraphs(this.text).map((text) => typed(text, from, to))
  }
}

/** One paragraph, unless line breaks were used to type several, or to type a list. */
function paragraphs(text: string): string[] {
  const lines = text.split('\n').map(plainText)
  const isTypedList = lines.filter((line) => markerOf(line)).length > 1
  const parts = isTypedList ? lines : lines.join('\n').split(/\n\n+/).map(plainText)
  return parts.filter((part) => part !== '')
}

function typed(text: string, from: number, to: number): Block {
  const marker = markerOf(text)
  return marker
    ? block('item', marker.rest, from, to, { number: marker.number })
    : block('paragraph', text, from, to)
}
