import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clone. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

let names: readonly string[] | undefined

/** Every file that belongs to the project, also those not committed yet, as paths from the root with `/`. */
export function projectFiles(): readonly string[] {
  names ??= execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  })
    .toString()
    .split('\0')
    .filter((name) => name !== '' && existsSync(join(root, name)))
    .sort()
  return names
}

const contents = new Map<string, string>()

/** The text of one of the project's files. */
export function textOf(name: string): string {
  const known = contents.get(name)
  if (known !== undefined) return known
  const text = readFileSync(join(root, name), 'utf8')
  contents.set(name, text)
  return text
}
