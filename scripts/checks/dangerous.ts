import ts from 'typescript'
import { textOf } from './files.ts'
import { placeOf, programFiles, treeOf, walk } from './syntax.ts'

const page = 'docs/security.md'
/** Each use of these is explained on the page: other programs are started, and keys and hashes are made. */
const explained = ['node:child_process', 'node:crypto']

/** Names that weak cryptography goes by, whoever asks for it: broken hashes, and ciphers that nothing guards. */
const weak =
  /^(?:md[245]|sha-?1|(?:rsa|dsa|ecdsa)-(?:md5|sha1)|des\b.*|rc[24]\b.*|bf\b.*|aes-?\d*-(?:ecb|cbc|ctr).*)$/i

const asCode = 'runs text as code'
const asMarkup = 'reads text as markup'
const shell = 'goes through a shell'
const anyCertificate = 'may believe any certificate'
const stays = 'keeps data in the browser'

const calls = new Map([
  ['eval', asCode],
  ['Function', asCode],
  ['exec', shell],
  ['execSync', shell],
])
const names = new Map([
  ['localStorage', stays],
  ['sessionStorage', stays],
  ['indexedDB', stays],
  ['innerHTML', asMarkup],
  ['outerHTML', asMarkup],
  ['insertAdjacentHTML', asMarkup],
  ['postMessage', 'speaks to other windows'],
  ['NODE_TLS_REJECT_UNAUTHORIZED', anyCertificate],
])
const ofObjects = new Map([
  ['Math.random', 'can be guessed'],
  ['document.write', asMarkup],
])
const options = new Map([
  ['shell', shell],
  ['rejectUnauthorized', anyCertificate],
])
const modules = new Map([['node:vm', asCode]])

/** The program runs no text as code, starts nothing through a shell, and uses no weak cryptography. */
export function dangerousFunctions(): string[] {
  const text = textOf(page)
  return [...programFiles('src'), ...programFiles('assets')].flatMap((name) => [
    ...dangerousPlaces(name, treeOf(name)),
    ...unexplained(name, treeOf(name), text),
  ])
}

/** The places in one file that no care makes safe. */
export function dangerousPlaces(name: string, tree: ts.SourceFile): string[] {
  const faults: string[] = []
  walk(tree, (node) => {
    const [what, why] = danger(node) ?? []
    if (what !== undefined) faults.push(`${placeOf(name, node)}: ${what} ${why}`)
  })
  return faults
}

type Danger = readonly [string, string] | undefined

function danger(node: ts.Node): Danger {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return known(node.expression.getText(), calls)
  if (ts.isPropertyAccessExpression(node)) return known(node.getText(), ofObjects)
  if (ts.isPropertyAssignment(node)) return known(node.name.getText(), options)
  if (ts.isIdentifier(node)) return known(node.text, names)
  if (!ts.isStringLiteralLike(node)) return undefined
  return weak.test(node.text) ? [node.text, 'is weak cryptography'] : known(node.text, modules)
}

function known(name: string, reasons: ReadonlyMap<string, string>): Danger {
  const reason = reasons.get(name)
  return reason === undefined ? undefined : [name, reason]
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
