import { execFileSync } from 'node:child_process'
import { cp, mkdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Change } from '../../test/trust/mutant.ts'

/**
 * A copy of the checkout below var/, in which faults are planted: never in the checkout itself. It shares the packages
 * and begins with what is built.
 */
export async function copyCheckout(root: string): Promise<string> {
  const copy = join(root, 'var', 'trust', 'copy')
  await rm(copy, { recursive: true, force: true })
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  })
  for (const name of list
    .toString()
    .split('\0')
    .filter((one) => one !== '' && one !== 'node_modules')) {
    await mkdir(dirname(join(copy, name)), { recursive: true })
    // A file that was removed and not committed yet is in the list and not there.
    await cp(join(root, name), join(copy, name), { force: true }).catch(onlyMissing)
  }
  await cp(join(root, 'dist'), join(copy, 'dist'), { recursive: true, preserveTimestamps: true }).catch(
    onlyMissing,
  )
  await symlink(await realpath(join(root, 'node_modules')), join(copy, 'node_modules'))
  return copy
}

function onlyMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

/** Puts a fault in, does the work, and takes it out again. */
export async function withChange<Result>(
  copy: string,
  change: Change | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!change) return work()
  const path = join(copy, change.file)
  const text = await readFile(path, 'utf8')
  await writeFile(path, changed(text, change))
  try {
    return await work()
  } finally {
    await writeFile(path, text)
  }
}

/** Throws where the words do not stand there exactly once: then the program has changed, and the mutant must follow. */
export function changed(text: string, { file, find, put }: Change): string {
  const parts = text.split(find)
  if (parts.length !== 2)
    throw new Error(`${file} holds ${parts.length - 1} times what a mutant changes: ${find}`)
  return parts.join(put)
}
