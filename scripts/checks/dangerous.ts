import ts from 'typescript'
import { textOf } from './files.ts'
import { placeOf, programFiles, treeOf, walk } from './syntax.ts'

const page = 'docs/security.md'
/** Each use of these is explained on the page: other programs are started, and keys and hashes are made. */
const explained = ['node:child_process', 'node:crypto']

/** Names that weak cryptography goes by, whoever asks for it: broken hashes, and ciphers that nothing guards. */
const weak =
  /^(?:md[245]|sha-?1|(?:rsa|dsa|ecdsa)-(?:md5|sha1)|des\b.*|rc[24]\b.*|bf\b.*|aes-?\d*-(?:ecb|cbc|ctr).*)$/i

const never = new Map([
  ['eval', 'runs text as code'],
  ['Function', 'runs text as code'],
  ['exec', 'goes through a shell'],
  ['execSync', 'goes through a shell'],
  ['randomUUID', 'has fewer than 128 random bits'],
])
const neverAsked = new Map([
  ['random', 'can be guessed'],
  ['innerHTML', 'reads text as markup'],
  ['outerHTML', 'reads text as markup'],
  ['insertAdjacentHTML', 'reads text as markup'],
  ['write', 'reads text as markup'],
])

/** The program runs no text as code, starts nothing through a shell, and uses no weak cryptography. */
export function dangerousFunctions(): string[] {
  const files = [...programFiles('src'), ...programFiles('assets')]
  const text = textOf(page)
  return files.flatMap((name) => [
    ...dangerousPlaces(name, treeOf(name)),
    ...unexplained(name, treeOf(name), text),
  ])
}

/** The places in one file that no care makes safe. */
export function dangerousPlaces(name: string, tree: ts.SourceFile): string[] {
  const faults: string[] = []
  walk(tree, (node) => {
    const said = fault(node)
    if (said) faults.push(`${placeOf(name, node)}: ${said}`)
  })
  return faults
}

function fault(node: ts.Node): string | undefined {
  if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && ts.isIdentifier(node.expression))
    return because(node.expression.text, never)
  if (ts.isPropertyAccessExpression(node)) return propertyFault(node)
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'shell')
    return node.initializer.kind === ts.SyntaxKind.FalseKeyword ? undefined : 'shell goes through a shell'
  if (!ts.isStringLiteralLike(node)) return undefined
  return weak.test(node.text)
    ? `${node.text} is weak`
    : because(node.text, new Map([['node:vm', 'runs text']]))
}

function propertyFault(node: ts.PropertyAccessExpression): string | undefined {
  const property = node.name.text
  if (property === 'random' && node.expression.getText() !== 'Math') return undefined
  if (property === 'write' && node.expression.getText() !== 'document') return undefined
  return because(property, neverAsked)
}

const because = (name: string, reasons: ReadonlyMap<string, string>): string | undefined => {
  const reason = reasons.get(name)
  return reason && `${name} ${reason}`
}

/** The modules that a file uses and the page should explain, where it does not name the file. */
export function unexplained(name: string, tree: ts.SourceFile, text: string): string[] {
  if (text.includes(`\`${name}\``)) return []
  return tree.statements
    .filter((statement) => ts.isImportDeclaration(statement))
    .map(({ moduleSpecifier }) => moduleSpecifier.getText().slice(1, -1))
    .filter((module) => explained.includes(module))
    .map((module) => `${page} does not say what ${name} does with ${module}`)
}
