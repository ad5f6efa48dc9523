import ts from 'typescript'
import { placeOf, programFiles, treeOf, walk } from './syntax.ts'

/** The one module that asks somebody outside, with a guard (trust requirement T-37). */
const theDoor = /^src\/platform\/outbound\//

/** What opens a connection, by module; from the others nothing may be imported at all. */
const opening: Readonly<Record<string, readonly string[] | 'all'>> = {
  undici: 'all',
  'node:https': 'all',
  'node:http2': 'all',
  'node:tls': 'all',
  'node:dgram': 'all',
  'node:http': ['request', 'get', 'Agent', 'globalAgent', 'ClientRequest'],
  'node:net': ['connect', 'createConnection', 'Socket'],
}
const globals = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']

/** Nobody but src/platform/outbound asks anybody outside. */
export function outboundCalls(): string[] {
  return programFiles('src').flatMap((name) => (theDoor.test(name) ? [] : openings(name, treeOf(name))))
}

/** The places in one file where a connection could be opened. */
export function openings(name: string, tree: ts.SourceFile): string[] {
  const faults: string[] = []
  const fault = (node: ts.Node, what: string) =>
    faults.push(`${placeOf(name, node)}: ${what} goes out past src/platform/outbound`)
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      for (const what of imported(node, node.moduleSpecifier.text)) fault(node, what)
    const called = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression : undefined
    if (called && ts.isIdentifier(called) && globals.includes(called.text)) fault(node, `${called.text}()`)
    if (ts.isPropertyAccessExpression(node) && isGlobal(node.expression) && globals.includes(node.name.text))
      fault(node, node.getText())
  })
  return faults
}

const isGlobal = (node: ts.Expression): boolean =>
  ts.isIdentifier(node) && ['globalThis', 'global', 'window', 'self'].includes(node.text)

function imported(node: ts.ImportDeclaration, specifier: string): string[] {
  const forbidden =
    opening[/^(?:https?|http2|net|tls|dgram)$/.test(specifier) ? `node:${specifier}` : specifier]
  const clause = node.importClause
  if (!forbidden || clause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return []
  const bindings = clause?.namedBindings
  if (forbidden === 'all' || !bindings || ts.isNamespaceImport(bindings)) return [specifier]
  return bindings.elements
    .filter((one) => !one.isTypeOnly)
    .map((one) => (one.propertyName ?? one.name).text)
    .filter((what) => forbidden.includes(what))
    .map((what) => `${what} of ${specifier}`)
}
