import ts from 'typescript'
import { projectFiles, textOf } from './files.ts'
import { placeOf, programFiles, treeOf, walk } from './syntax.ts'

/**
 * A number for a human being begins as a column or a variable with such a name (trust requirement L-06). A name is taken
 * apart into its words: `riskLevel`, `risk_level` and `RISK_LEVEL` are the same.
 */
const forbidden = new Set(
  `score scores scored scoring rank ranks ranked ranking risk risks weight weights weighted propensity
  pointtal risiko risikotal risikoniveau rang rangorden rangering vaegt vægt vaegtning vægtning
  sandsynlighed`.split(/\s+/),
)

/** Names that are of text, drawing and the order of a search, and never of a person: by file, with the reason. */
const allowed: readonly {
  readonly file: RegExp
  readonly words: readonly string[]
  readonly because: string
}[] = [
  {
    file: /^src\/features\/search\//,
    words: ['rank'],
    because: 'how near a passage of the strategy is to the words that were searched for',
  },
  {
    file: /^src\/doors\/lead\/views-life\.ts$/,
    words: ['rank'],
    because: 'in which order the steps of an edition stand',
  },
  {
    file: /^db\/migrations\/municipality\/00(?:05|41)-/,
    words: ['rang'],
    because: 'PostgreSQL’s name for a span of numbers of rows',
  },
  {
    file: /^src\/(?:ui\/|platform\/pdf\/|platform\/export\/xlsx|demonstration\/identity\/style\.ts)/,
    words: ['weight'],
    because: 'how bold letters are',
  },
]

/** A fact that the law names (KUI act § 15 d): somebody says it, with a day and an end. Not a number. */
const factOfLaw = /dropout_?risk/giu

const wordsOf = (name: string): string[] =>
  name
    .replaceAll(factOfLaw, '')
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')

/** The word in a name that must not be there, if there is one. */
const foundIn = (file: string, name: string): string | undefined => {
  const open = allowed.filter((one) => one.file.test(file)).flatMap(({ words }) => words)
  return wordsOf(name).find((word) => forbidden.has(word) && !open.includes(word))
}

/** No column, no name in the code and no heading of an export is a number, an order or a guess about a person. */
export function noScore(): string[] {
  const migrations = projectFiles().filter((name) => /^db\/.+\.sql$/.test(name))
  return [
    ...migrations.flatMap((name) => scoredColumns(name, textOf(name))),
    ...programFiles('src').flatMap((name) => scoredNames(name, treeOf(name))),
  ]
}

const notColumns = new Set([
  'check',
  'unique',
  'primary',
  'foreign',
  'constraint',
  'exclude',
  'create',
  'comment',
  'on',
])

/** The places in a migration where a column, a view's column or a function's has such a name. */
export function scoredColumns(file: string, sql: string): string[] {
  // Comments and what stands in quotes are text: the kinds of fact that a law names are not columns.
  const code = sql
    .replaceAll(/--[^\n]*/g, '')
    .replaceAll(/'(?:[^']|'')*'/g, (text) => text.replaceAll(/[^\n]/g, ' '))
  return code.split('\n').flatMap((line, index) => {
    const names = [...line.matchAll(/"?([\p{L}_][\p{L}\d_]{0,62})"?(?!\s{0,3}\()/gu)].map(
      ([, name = '']) => name,
    )
    const found = names.find((name) => !notColumns.has(name) && foundIn(file, name))
    return found ? [`${file}:${index + 1}: ${found} is a name for a number or an order of people`] : []
  })
}

/** The places in a file where something is declared, written or read under such a name, or exported under it. */
export function scoredNames(file: string, tree: ts.SourceFile): string[] {
  const faults: string[] = []
  walk(tree, (node) => {
    const name = nameIn(node)
    const found = name === undefined ? undefined : foundIn(file, name)
    if (found) faults.push(`${placeOf(file, node)}: ${name} is a name for a number or an order of people`)
  })
  return faults
}

/** Identifiers; and words in quotes that are a name by themselves, as columns, keys and headings of exports are. */
function nameIn(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return node.text
  if (ts.isStringLiteralLike(node) && /^[\p{L}\d_]{1,63}$/u.test(node.text)) return node.text
  return undefined
}
