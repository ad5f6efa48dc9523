import type { DefaultTreeAdapterTypes } from 'parse5'
import { type Block, block, plainText } from './block.ts'
import { attribute, childrenOf, findAll, holds, isElement, isText, linesOf, parsePage } from './html-tree.ts'
import { InlineText } from './inline-text.ts'
import type { LeftReason } from './recognition.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

const headings: readonly string[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
const code: readonly string[] = ['script', 'style', 'template', 'noscript', 'svg', 'math', 'iframe', 'object']
const furniture: readonly string[] = ['nav', 'footer', 'form', 'button', 'dialog', 'menu']
const furnitureRoles: readonly string[] = ['navigation', 'contentinfo', 'search', 'banner', 'dialog']
const inline: readonly string[] = [
  'a',
  'abbr',
  'b',
  'bdi',
  'cite',
  'code',
  'em',
  'font',
  'i',
  'label',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
  'wbr',
]

interface Surroundings {
  readonly why: LeftReason | null
  readonly depth: number
  readonly bold: boolean
  /** The number of the last item of the numbered list that is open. */
  readonly order: { last: number } | null
}

/** Blocks of a page, in order; every piece of text belongs to one, also what is no part of the strategy. */
export function blocksFromHtml(html: string): Block[] {
  const page = parsePage(html)
  const main = findAll(page, 'main')[0] ?? null
  const text = new InlineText()
  for (const node of page) walk(node, { why: null, depth: 0, bold: false, order: null }, text, main)
  text.end()
  return text.blocks
}

function walk(node: Node, around: Surroundings, text: InlineText, main: Element | null): void {
  if (isText(node)) {
    text.add(node.value, linesOf(node), around.bold)
    return
  }
  if (!isElement(node)) return
  const here = { ...around, why: around.why ?? whyLeft(node, main) }
  const walkAll = (inside: Surroundings) => {
    for (const child of childrenOf(node)) walk(child, inside, text, main)
  }
  if (node.tagName === 'br') text.breakLine()
  else if (node.tagName === 'img') leavePicture(node, here, text)
  else if (inline.includes(node.tagName) && here.why === around.why) {
    walkAll({ ...here, bold: here.bold || node.tagName === 'b' || node.tagName === 'strong' })
  } else if (node.tagName === 'table' && here.why === null && isData(node)) {
    text.end()
    text.blocks.push(...tableBlocks(node))
  } else {
    walkBlock(node, here, text, walkAll)
  }
}

/** An element that starts and ends a block of its own. */
function walkBlock(
  node: Element,
  here: Surroundings,
  text: InlineText,
  walkAll: (inside: Surroundings) => void,
) {
  const level = headings.indexOf(node.tagName) + 1
  const isList = node.tagName === 'ul' || node.tagName === 'ol'
  if (node.tagName === 'li') {
    if (here.order) here.order.last++
    const number = here.order?.last ?? null
    text.startItem(Math.max(1, here.depth), number)
    walkAll({ ...here, order: null })
    text.endItem()
    return
  }
  text.end()
  text.why = here.why
  text.level = level || null
  const order = node.tagName === 'ol' ? { last: 0 } : null
  walkAll(isList ? { ...here, depth: here.depth + 1, order } : here)
  text.end()
  text.level = null
  text.why = null
}

function whyLeft(node: Element, main: Element | null): LeftReason | null {
  if (node.tagName === 'title') return 'metadata'
  const hidden = attribute(node, 'hidden') !== null || attribute(node, 'aria-hidden') === 'true'
  if (code.includes(node.tagName) || hidden) return 'page_code'
  const role = attribute(node, 'role') ?? ''
  const isFurniture = furniture.includes(node.tagName) || furnitureRoles.includes(role)
  if (isFurniture && !(main && findAll([node], 'main').length > 0)) return 'page_furniture'
  const beside = main && node.parentNode?.nodeName === 'body' && node !== main && !holds(node, ['main'])
  return beside ? 'page_furniture' : null
}

function leavePicture(image: Element, here: Surroundings, text: InlineText): void {
  const alt = plainText(attribute(image, 'alt') ?? '')
  const line = image.sourceCodeLocation?.startLine ?? 1
  if (alt !== '') text.beside.push(block('left', alt, line, line, { why: here.why ?? 'picture' }))
}

/** A table of data, not one that lays out a page: several columns and nothing but text in them. */
function isData(table: Element): boolean {
  const rows = findAll(table.childNodes, 'tr')
  const wide = rows.some(
    (row) => findAll(row.childNodes, 'td').length + findAll(row.childNodes, 'th').length > 1,
  )
  return wide && !holds(table, [...headings, 'ul', 'ol', 'table', 'script', 'style', 'img'])
}

function tableBlocks(table: Element): Block[] {
  const whole = table.sourceCodeLocation
  const lines = { from: whole?.startLine ?? 1, to: whole?.endLine ?? 1 }
  const rows = findAll(table.childNodes, 'tr').map((row, nth) => {
    const cells = row.childNodes.filter(isElement)
    const texts = cells.map(textOf)
    const { from, to } = spanOf(row) ?? lines
    const head = nth === 0 && cells.every((cell) => cell.tagName === 'th')
    return block('row', texts.filter((text) => text !== '').join(' | '), from, to, { cells: texts, head })
  })
  const beside = [...findAll(table.childNodes, 'caption')].map((caption) => {
    const { from, to } = spanOf(caption) ?? lines
    return block('caption', textOf(caption), from, to)
  })
  return [...beside, ...rows].filter((one) => one.text !== '')
}

function textOf(node: Node): string {
  if (isText(node)) return plainText(node.value)
  return isElement(node) ? plainText(childrenOf(node).map(textOf).join(' ')) : ''
}

function spanOf(node: Node): { from: number; to: number } | null {
  if (isText(node)) return node.value.trim() === '' ? null : linesOf(node)
  if (!isElement(node)) return null
  const spans = childrenOf(node).flatMap((child) => spanOf(child) ?? [])
  if (spans.length === 0) return null
  return { from: Math.min(...spans.map((span) => span.from)), to: Math.max(...spans.map((span) => span.to)) }
}
