import { parse as parseCsv } from 'csv-parse/sync'
import ts from 'typescript'
import { type Claim, claimsOf, endsWith } from './asvs-claims.ts'
import { answered } from './asvs-ids.ts'
import { projectFiles, textOf } from './files.ts'
import { treeOf, walk } from './syntax.ts'

const table = 'docs/asvs.csv'
const columns = ['id', 'level', 'what', 'shown_by', 'where', 'reason'] as const

export type AsvsLine = Readonly<Record<(typeof columns)[number], string>>

/** What the table may point at. */
export interface Sources {
  /** The names of a file's tests and groups, each with those it lies in; nothing where there is no such file. */
  testsIn(file: string): readonly (readonly string[])[] | undefined
  /** The anchors of a document's headings; nothing where there is no such file. */
  headingsIn(file: string): readonly string[] | undefined
}

/**
 * docs/asvs.csv answers every requirement that we hold ourselves to once, and points only at tests and sections that
 * are there (trust.md 1.3). Whether the tests passed, `npm test` says.
 */
export function asvs(): { faults: string[]; warnings: string[] } {
  const lines = readTable(textOf(table))
  const files = new Set(projectFiles())
  const ifThere = <Found>(file: string, read: () => Found) => (files.has(file) ? read() : undefined)
  return judgeTable(lines, {
    testsIn: (file) => ifThere(file, () => testNames(treeOf(file))),
    headingsIn: (file) => ifThere(file, () => anchorsOf(textOf(file))),
  })
}

/** Every test that docs/asvs.csv claims. */
export const claimedTests = (): Claim[] =>
  readTable(textOf(table))
    .filter((line) => line.shown_by === 'test')
    .flatMap((line) => claimsOf(line.id, line.where))

/** @throws Error where the text is no table with our columns */
export function readTable(text: string): AsvsLine[] {
  const lines = parseCsv<AsvsLine>(text, { columns: true, delimiter: ';' })
  const given = Object.keys(lines[0] ?? {}).join(';')
  if (given !== columns.join(';')) throw new Error(`${table} has the columns ${given}`)
  return lines
}

/** What is wrong with the table, and what it leaves open. */
export function judgeTable(
  lines: readonly AsvsLine[],
  sources: Sources,
): { faults: string[]; warnings: string[] } {
  const faults = [...completeness(lines), ...lines.flatMap((line) => lineFaults(line, sources))]
  const open = lines.filter((line) => line.shown_by === 'not_yet')
  const parts = Map.groupBy(open, ({ where }) => where.split(':')[0] ?? '')
  const counted = [...parts].map(([part, those]) => `${part} ${those.length}`).join(', ')
  const warnings =
    open.length > 0 ? [`${open.length} of ${lines.length} requirements are not shown yet (${counted})`] : []
  return { faults: faults.map((fault) => `${table}: ${fault}`), warnings }
}

function completeness(lines: readonly AsvsLine[]): string[] {
  const given = lines.map(({ id }) => id)
  const wanted = answered.map(({ id }) => id)
  const missing = wanted.filter((id) => !given.includes(id)).map((id) => `${id} is missing`)
  const unknown = given.filter((id) => !wanted.includes(id)).map((id) => `${id} is not asked for`)
  const twice = given.filter((id, index) => given.indexOf(id) < index).map((id) => `${id} stands twice`)
  const faults = [...missing, ...unknown, ...twice]
  return faults.length > 0 || given.join() === wanted.join()
    ? faults
    : ['is not in the order of the standard']
}

function lineFaults(line: AsvsLine, sources: Sources): string[] {
  const level = answered.find(({ id }) => id === line.id)?.level
  const faults = [...shownFaults(line, sources)]
  if (level !== undefined && line.level !== String(level)) faults.push(`is of level ${level}`)
  const words = line.what.trim().split(/\s+/).length
  if (words < 2 || words > 8) faults.push('needs 2 to 8 words on what it is')
  return faults.map((fault) => `${line.id} ${fault}`)
}

function shownFaults({ id, shown_by, where, reason }: AsvsLine, sources: Sources): string[] {
  if (shown_by === 'test') return claimsOf(id, where).flatMap((claim) => claimFaults(claim, sources))
  if (shown_by === 'document') return where.split(' | ').flatMap((one) => sectionFaults(one, sources))
  if (shown_by === 'does_not_apply') return reason.length < 15 ? ['needs a reason why it does not apply'] : []
  if (shown_by === 'not_yet') return where === '' ? ['needs the name of the part that will show it'] : []
  return [`is shown by “${shown_by}”, which is none of test, document, does_not_apply, not_yet`]
}

function claimFaults({ file, names }: Claim, sources: Sources): string[] {
  const tests = sources.testsIn(file)
  if (!tests) return [`names ${file}, which is not there`]
  const meant = tests.filter((path) => endsWith(path, names, (name, part) => name.startsWith(part)))
  const exact = meant.filter((path) => path.at(-1) === names.at(-1))
  const count = exact.length || meant.length
  if (count === 1) return []
  return [`names ${count === 0 ? 'no test' : 'several tests'} of ${file}: ${names.join(' > ')}`]
}

function sectionFaults(where: string, sources: Sources): string[] {
  const [file = '', anchor = ''] = where.split('#')
  const headings = sources.headingsIn(file)
  if (!headings) return [`names ${file}, which is not there`]
  return headings.includes(anchor) ? [] : [`names the section #${anchor}, which ${file} does not have`]
}

/** The anchors that a reader's link to a heading ends in. */
export const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  )

/** The names of every test and group, each after those of the groups that it lies in. */
export function testNames(tree: ts.SourceFile): string[][] {
  const found: string[][] = []
  walk(tree, (node) => {
    const name = testName(node)
    if (name !== undefined) found.push([...groupsAround(node), name])
  })
  return found
}

function groupsAround(node: ts.Node): string[] {
  const parent = node.parent as ts.Node | undefined
  if (!parent) return []
  const name = testName(parent)
  return name === undefined ? groupsAround(parent) : [...groupsAround(parent), name]
}

const runs = /^(?:it|test|describe)(?:\.(?:each|for|concurrent|sequential)\b|$)/

/** `it('…')`, `test.each(…)('…')`, `describe('…')`. One that is left out (`it.skip`) shows nothing. */
function testName(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node)) return undefined
  const [first] = node.arguments
  if (!first || !ts.isStringLiteralLike(first)) return undefined
  return runs.test(node.expression.getText()) ? first.text : undefined
}
