import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

/** Deeper than any page that somebody wrote; parsers slow down and walkers run out of stack far below it. */
const deepest = 300

export class NestedTooDeep extends Error {}

/** Parses a page; every text knows its lines. Throws {@link NestedTooDeep}. */
export function parsePage(html: string): readonly Node[] {
  let depth = 0
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth++
      if (depth > deepest) throw new NestedTooDeep()
    },
    onItemPop: () => {
      depth--
    },
  }
  return parse(html, { sourceCodeLocationInfo: true, treeAdapter }).childNodes
}

/** Whether a text is a page: it begins like one, or its first part has the tags of one. */
export function isHtml(text: string, fileName: string): boolean {
  const start = text.slice(0, 20_000).trimStart().toLowerCase()
  if (/^(?:<!doctype html|<html[\s>])/.test(start)) return true
  const tags = start.match(/<(?:html|body|main|article|section|div|p|h[1-6]|ul|ol|li|table)(?=[\s>])/g) ?? []
  return start.startsWith('<')
    ? tags.length > 0
    : tags.length > 4 || (/\.html?$/i.test(fileName) && tags.length > 0)
}

export const isElement = (node: Node): node is Element => 'tagName' in node
export const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text'

export const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((one) => one.name === name)?.value ?? null

/** Children; a template keeps its own apart. */
export const childrenOf = (element: Element): readonly Node[] =>
  'content' in element ? (element as DefaultTreeAdapterTypes.Template).content.childNodes : element.childNodes

/** Whether the element or one inside it has one of the names. */
export function holds(element: Element, names: readonly string[]): boolean {
  return childrenOf(element).some(
    (node) => isElement(node) && (names.includes(node.tagName) || holds(node, names)),
  )
}

/** All elements of a name, outermost first, not looking inside one that was found. */
export function findAll(nodes: readonly Node[], name: string): Element[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return []
    return node.tagName === name ? [node] : findAll(childrenOf(node), name)
  })
}

/** First and last line of what a text node says, without the white space around it. */
export function linesOf(node: DefaultTreeAdapterTypes.TextNode): { from: number; to: number } {
  const { startLine, endLine } = node.sourceCodeLocation ?? { startLine: 1, endLine: 1 }
  const breaks = (text: string) => text.split('\n').length - 1
  const before = breaks(node.value.slice(0, node.value.length - node.value.trimStart().length))
  const after = breaks(node.value.slice(node.value.trimEnd().length))
  const from = Math.min(startLine + before, endLine)
  return { from, to: Math.max(from, endLine - after) }
}
