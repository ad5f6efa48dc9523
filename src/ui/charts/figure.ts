import { html, raw } from 'hono/html'
import type { Language } from '../../platform/text/language.ts'
import type { Content, Markup } from '../markup.ts'
import { text } from '../text.ts'

/** What every chart is told. `id` is unique on the page. */
export interface ChartProps {
  readonly id: string
  readonly language: Language
  readonly caption: string
  /** Makes the caption a heading of the page; without it the caption is plain words. */
  readonly level?: 2 | 3 | 4
  /** What the figures are, where they come from, what to be careful about. */
  readonly note?: Content
  /** Written inside the drawing, so that it goes wherever the picture goes: `invented data`. */
  readonly mark?: string
  /** Where the drawing alone is to be had (`chartPicture`). */
  readonly pictureHref?: string
  /** The table stands open; otherwise it unfolds. */
  readonly tableOpen?: boolean
}

/**
 * The drawings' width in their own units. Text of 16 units is then 12.8 px on a screen of 320 px, and the
 * stylesheet lets no chart grow wider than 450 px.
 */
export const chartWidth = 360

interface Drawing {
  readonly height: number
  readonly marks: Content
  /** The whole message in words, for those who do not see the drawing. */
  readonly description: string
  /** Sentences below the drawing that belong to it. */
  readonly remarks?: readonly string[]
  readonly table: Markup
}

const markHeight = 24

/** A drawing, its words, and the table of the same figures. */
export function chartFigure(props: ChartProps, drawing: Drawing): Markup {
  const { id, language, note, tableOpen, caption } = props
  const { marks, description, remarks = [], table } = drawing
  const height = drawing.height + (props.mark ? markHeight : 0)
  const mark = props.mark
    ? html`<text class="chart-label chart-end" x="${chartWidth}" y="${drawing.height + markHeight / 2}">${props.mark}</text>`
    : ''
  const picture = props.pictureHref
    ? html`<p class="chart-note"><a href="${props.pictureHref}" download>${text(language)('picture', { name: caption })}</a></p>`
    : ''
  return html`<figure class="chart"><figcaption class="chart-caption">${captionOf(props)}</figcaption><svg role="img" aria-labelledby="${id}-title ${id}-description" viewBox="0 0 ${chartWidth} ${height}" width="${chartWidth}" height="${height}"><title id="${id}-title">${caption}</title><desc id="${id}-description">${description}</desc>${marks}${mark}</svg>${remarks.map((remark) => html`<p class="chart-note">${remark}</p>`)}${note ? html`<div class="chart-note">${note}</div>` : ''}<details class="details chart-table"${tableOpen ? raw(' open') : ''}><summary class="details-summary">${text(language)('chartTable')}</summary><div>${table}</div></details>${picture}</figure>`
}

function captionOf({ caption, level }: ChartProps): Content {
  if (level === undefined) return caption
  const tag = raw(`h${level}`)
  return html`<${tag}>${caption}</${tag}>`
}

/** Coordinates with one decimal: enough for the eye, and stable between machines. */
export const round = (coordinate: number): number => Math.round(coordinate * 10) / 10

/** Keeps the last of ordered items, and of the others those that have room: `room` is a label's width. */
export function withRoom<Item>(
  items: readonly Item[],
  position: (item: Item) => number,
  room: number,
): Item[] {
  const last = items.slice(-1)
  const kept: Item[] = []
  for (const item of items.slice(0, -1)) {
    const neighbours = [...kept.slice(-1), ...last]
    if (neighbours.every((other) => Math.abs(position(item) - position(other)) >= room)) kept.push(item)
  }
  return [...kept, ...last]
}

/** Words in lines of at most so many letters; a longer word has a line of its own. */
export function linesOf(words: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of words.split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
