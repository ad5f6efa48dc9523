import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeDataFolder } from '../data-folder.ts'
import { Refusal } from '../refusal.ts'
import { type KeyRing, newKeyDocument, parseKeyRing } from './key-ring.ts'

const hint = 'Make keys with: npx fodfaeste keys make. See docs/operations.md.'

/** Where the demonstration keeps the keys that it made itself. */
export const ownKeyFile = (dataFolder: string): string => join(dataFolder, 'keys.json')

/**
 * The keys as JSON, or in the file at a path.
 *
 * @throws Refusal when there are none, they cannot be read, or they are no good
 */
export function readKeyRing(given: string | undefined): KeyRing {
  if (given === undefined) throw new Refusal(`FODFAESTE_KEYS is missing. ${hint}`)
  return parseKeyRing(given.trimStart().startsWith('{') ? given : readKeyFile(given))
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Refusal(`The keys in ${file} cannot be read (${codeOf(error)}). ${hint}`)
  }
}

/** The demonstration's own keys, made once. Two programs that start side by side agree on those of the first. */
export function keepOwnKeyRing(dataFolder: string, day: string): KeyRing {
  const file = ownKeyFile(dataFolder)
  try {
    makeDataFolder(dirname(file))
    makeWhole(file, newKeyDocument(day))
  } catch (error) {
    if (codeOf(error) !== 'EEXIST')
      throw new Refusal(`The demonstration cannot keep its keys in ${file} (${codeOf(error)}).`)
  }
  return readKeyRing(file)
}

/** Killed in the middle, it leaves no half file by that name; nor does it replace one that is there. */
function makeWhole(file: string, text: string): void {
  const attempt = `${file}.${process.pid}`
  writeFileSync(attempt, text, { mode: 0o600 })
  try {
    linkSync(attempt, file)
  } finally {
    rmSync(attempt, { force: true })
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown'
