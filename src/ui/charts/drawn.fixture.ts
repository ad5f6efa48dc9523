import { parseFragment } from 'parse5'
import type { Markup } from '../markup.ts'

/* What a chart's markup holds, for tests. */

export const chart = { id: 'c', language: 'da' as const, caption: 'Tal' }
export const nbsp = '\u00a0'

interface Element {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
}

/** All elements of a chart, flat, each with the text inside it. */
export function elements(markup: Markup): Element[] {
  const found: Element[] = []
  const walk = (node: unknown): string => {
    const {
      tagName,
      attrs = [],
      childNodes = [],
      value = '',
    } = node as {
      tagName?: string
      attrs?: { name: string; value: string }[]
      childNodes?: unknown[]
      value?: string
    }
    const place = tagName === undefined ? -1 : found.push({ tag: tagName, attributes: {}, text: '' }) - 1
    const text = value + childNodes.map(walk).join('')
    if (tagName !== undefined) {
      const attributes = Object.fromEntries(attrs.map((each) => [each.name, each.value]))
      found[place] = { tag: tagName, attributes, text }
    }
    return text
  }
  walk(parseFragment(String(markup)))
  return found
}

export const drawn = (markup: Markup) =>
  elements(markup)
    .filter(({ tag, attributes }) => tag === 'text' && attributes.class?.includes('chart-value'))
    .map(({ text }) => text)
export const tabled = (markup: Markup) =>
  elements(markup)
    .filter(({ tag, attributes }) => tag === 'td' && attributes.class === 'number')
    .map(({ text }) => text)
export const bars = (markup: Markup) =>
  elements(markup)
    .filter(({ attributes }) => attributes.class?.startsWith('chart-bar'))
    .map(({ attributes }) => Number(attributes.width))
