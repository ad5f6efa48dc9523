import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { check } from 'recheck'
import ts from 'typescript'
import { isSlow } from './attack.ts'
import { projectFiles, root } from './files.ts'
import { placeOf, treeOf, walk } from './syntax.ts'

const cacheFile = join(root, 'var', 'check', 'patterns.json')
/** Raise when the questions asked of a pattern change, so that old answers are not believed. */
const cacheVersion = 2

/** Every pattern in the program is analysed for input that makes it slow (trust requirement T-40). */
export async function patterns(): Promise<string[]> {
  const places = projectFiles()
    .filter((name) => /^(?:src|assets)\/.*(?<!\.(?:test|fixture))\.tsx?$/.test(name))
    .flatMap((name) => patternsIn(name, treeOf(name)))
  const answers = await answersTo([...new Set(places.map((one) => one.pattern))])
  return places.flatMap(({ place, pattern }) => {
    const answer = answers.get(pattern)
    return answer === 'safe' ? [] : [`${place}: ${pattern} ${answer}`]
  })
}

async function answersTo(patterns: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = readCache()
  const answers = new Map<string, string>()
  for (const pattern of patterns) answers.set(pattern, known.get(pattern) ?? (await analyse(pattern)))
  writeCache(answers)
  return answers
}

/** The regular expressions of one file, each with its place. */
export function patternsIn(name: string, tree: ts.SourceFile): { place: string; pattern: string }[] {
  const found: { place: string; pattern: string }[] = []
  walk(tree, (node) => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ place: placeOf(name, node), pattern: node.text })
  })
  return found
}

/** `safe`, or in words what is wrong with a pattern, written as in the program: `/…/flags`. */
export async function analyse(literal: string): Promise<string> {
  const end = literal.lastIndexOf('/')
  const [source, flags] = [literal.slice(1, end), literal.slice(end + 1)]
  const answer = await check(source, flags, { timeout: 10_000 })
  if (answer.status === 'unknown') return `could not be analysed (${answer.error.kind})`
  if (answer.status === 'safe' || !isSlow(source, flags, answer.attack)) return 'safe'
  return `is ${answer.complexity.summary}, for example with ${answer.attack.pattern.slice(0, 200)}`
}

function readCache(): ReadonlyMap<string, string> {
  if (!existsSync(cacheFile)) return new Map()
  const { version, answers } = JSON.parse(readFileSync(cacheFile, 'utf8')) as Cache
  return version === cacheVersion ? new Map(Object.entries(answers)) : new Map()
}

function writeCache(answers: ReadonlyMap<string, string>): void {
  mkdirSync(dirname(cacheFile), { recursive: true })
  // Only what is certain is remembered: a timeout may have been the machine's.
  const certain = [...answers].filter(([, answer]) => !answer.startsWith('could not'))
  const cache: Cache = { version: cacheVersion, answers: Object.fromEntries(certain) }
  // A check that is ended half-way must not leave half a file.
  writeFileSync(`${cacheFile}.${process.pid}`, JSON.stringify(cache, null, 1))
  renameSync(`${cacheFile}.${process.pid}`, cacheFile)
}

interface Cache {
  readonly version: number
  readonly answers: Readonly<Record<string, string>>
}
