import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { check } from 'recheck'
import ts from 'typescript'
import { projectFiles, root } from './files.mjs'
import { placeOf, treeOf, walk } from './syntax.mjs'

const cacheFile = join(root, 'var', 'check', 'patterns.json')
/** Raise when the questions asked of a pattern change, so that old answers are not believed. */
const cacheVersion = 1

/** Every pattern in the program is analysed for input that makes it slow (trust requirement T-40). */
export async function patterns() {
  const places = projectFiles()
    .filter((name) => /^(?:src|assets)\/.*(?<!\.(?:test|fixture))\.tsx?$/.test(name))
    .flatMap((name) => patternsIn(name, treeOf(name)))
  const known = readCache()
  const answers = {}
  for (const key of new Set(places.map((one) => one.key))) answers[key] = known[key] ?? (await analyse(key))
  writeCache(answers)
  return places
    .filter(({ key }) => answers[key] !== 'safe')
    .map(({ place, key }) => `${place}: ${key} ${answers[key]}`)
}

/** The regular expressions of one file, each with its place. */
export function patternsIn(name, tree) {
  const found = []
  walk(tree, (node) => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral)
      found.push({ place: placeOf(name, node), key: node.text })
  })
  return found
}

/** `safe`, or in words what is wrong with a pattern. */
export async function analyse(literal) {
  const end = literal.lastIndexOf('/')
  const { status, complexity, attack, error } = await check(literal.slice(1, end), literal.slice(end + 1), {
    timeout: 10_000,
  })
  if (status === 'safe') return 'safe'
  if (status === 'vulnerable')
    return `is ${complexity.summary}, for example with ${attack.pattern.slice(0, 200)}`
  return `could not be analysed (${error?.kind ?? 'unknown'})`
}

function readCache() {
  try {
    const { version, answers } = JSON.parse(readFileSync(cacheFile, 'utf8'))
    return version === cacheVersion ? answers : {}
  } catch {
    return {}
  }
}

function writeCache(answers) {
  mkdirSync(dirname(cacheFile), { recursive: true })
  // Only what is certain is remembered: a timeout may have been the machine's.
  const certain = Object.entries(answers).filter(([, answer]) => !answer.startsWith('could not'))
  writeFileSync(
    cacheFile,
    JSON.stringify({ version: cacheVersion, answers: Object.fromEntries(certain) }, null, 1),
  )
}
