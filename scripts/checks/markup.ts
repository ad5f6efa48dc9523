import ts from 'typescript'
import { placeOf, programFiles, treeOf, walk } from './syntax.ts'

/**
 * What may stand in `raw(…)` of src/ui beside text of ours: each is one of a closed list in our own code, never what
 * somebody wrote.
 */
const closedLists = new Map([
  ['lang', 'a Language'],
  ['props.language', 'a Language'],
  ['props.level ?? 2', 'a heading level, 2 to 4'],
  ['level', 'a heading level, 2 to 4'],
  ['drawings[name]', 'an icon of ours, by its name'],
])

/** Text is escaped by the templates; what goes round that never carries what people wrote. */
export function rawMarkup(): string[] {
  return programFiles('src').flatMap((name) => rawPlaces(name, treeOf(name)))
}

/** The places in one file where markup goes round the escaping. */
export function rawPlaces(name: string, tree: ts.SourceFile): string[] {
  const faults: string[] = []
  walk(tree, (node) => {
    if (ts.isIdentifier(node) && node.text === 'dangerouslySetInnerHTML')
      faults.push(`${placeOf(name, node)}: dangerouslySetInnerHTML`)
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'raw') return
    for (const open of openParts(node.arguments[0], name.startsWith('src/ui/')))
      faults.push(`${placeOf(name, node)}: raw() with ${open}`)
  })
  return faults
}

/** What in an argument of `raw` is neither text of ours nor, in src/ui, of a closed list. */
function openParts(node: ts.Expression | undefined, inUi: boolean): string[] {
  if (!node || ts.isStringLiteralLike(node)) return []
  if (ts.isConditionalExpression(node))
    return [node.whenTrue, node.whenFalse].flatMap((part) => openParts(part, inUi))
  if (ts.isTemplateExpression(node))
    return node.templateSpans.flatMap((span) => openParts(span.expression, inUi))
  return inUi && closedLists.has(node.getText()) ? [] : [node.getText()]
}

const inlineAttribute = /<[a-z][^<>]*\s(style|on[a-z]+)\s*=/i

/** The content policy forbids inline styles and scripts; a browser drops them without a word, so they are refused here. */
export function inlineAttributes(): string[] {
  return programFiles('src').flatMap((name) => inlinePlaces(name, treeOf(name)))
}

/** The places in one file where an element gets a `style` or `on…` attribute. */
export function inlinePlaces(name: string, tree: ts.SourceFile): string[] {
  const faults: string[] = []
  walk(tree, (node) => {
    if (ts.isJsxAttribute(node)) {
      const attribute = node.name.getText()
      const element = node.parent.parent.tagName.getText()
      if (/^[a-z]/.test(element) && /^(?:style|on[a-zA-Z]+)$/.test(attribute))
        faults.push(`${placeOf(name, node)}: attribute ${attribute}`)
    }
    const text = markupText(node)
    const found = text && inlineAttribute.exec(text)
    if (found) faults.push(`${placeOf(name, node)}: attribute ${found[1]} in a template`)
  })
  return faults
}

/** The text of an `html` template, each interpolation as a letter, or of a plain string. */
function markupText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  return node.head.text + node.templateSpans.map((span) => `x${span.literal.text}`).join('')
}
