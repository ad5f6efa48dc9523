import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Place } from './place.ts'
import { explainServerLine, PostgresProblem, systemCode } from './problem.ts'
import { isAlive, processBegin } from './process.ts'
import { run } from './run.ts'

/**
 * The database's own rules, fixed when it is made. Danish sorting (aa as å) comes from ICU. The system's part is a
 * UTF-8 locale and not `C`: with `C`, pg_trgm drops æøå (seen on 18) and full-text search keeps their capitals (15).
 */
const initOptions = [
  '--username=postgres',
  '--encoding=UTF8',
  `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'}`,
  '--lc-messages=C',
  '--text-search-config=danish',
  '--data-checksums',
  '--auth-local=trust',
  '--auth-host=reject',
  '--no-instructions',
]
// PostgreSQL 14 has no choice here; it is started only to be refused.
const danishSorting = ['--locale-provider=icu', '--icu-locale=da-DK']

/** Whether there are data to start a server on; throws when there are some that no server should be started on. */
export function checkCluster(place: Place): boolean {
  const { data, version } = place
  if (!existsSync(data) || readdirSync(data).length === 0) return false
  for (const needed of ['PG_VERSION', 'global/pg_control', 'postgresql.conf', 'base', 'pg_wal']) {
    if (existsSync(join(data, needed))) continue
    const message = `The data in ${data} are damaged or incomplete (${needed} is missing): put a backup in their place, or move the folder away to begin with an empty database. Nothing was changed.`
    throw new PostgresProblem('corrupted', message)
  }
  const found = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (found === String(version)) return true
  const message = `The data in ${data} were made by PostgreSQL ${found.slice(0, 20)}, and this is ${version}: start the program that made them, or move them with pg_upgrade. Nothing was changed.`
  throw new PostgresProblem('other-version', message)
}

/**
 * Makes an empty database beside its place and then moves it there in one step, so that a start that is killed
 * half-way leaves nothing that a later start would take for a database. Two at once: the first move counts.
 */
export async function makeCluster(place: Place): Promise<void> {
  removeLeftOvers(place.data)
  const half = `${place.data}.new-${process.pid}-${processBegin(process.pid) ?? 'unknown'}`
  mkdirSync(half, { mode: 0o700 })
  chmodSync(half, 0o700)
  if (place.account) chownSync(half, place.account.uid, place.account.gid)
  try {
    const program = join(place.binaries.folder, 'bin', 'initdb')
    const made = await run(
      program,
      ['--pgdata', half, ...initOptions, ...(place.version > 14 ? danishSorting : [])],
      place.account,
    )
    if (!made.ok) throw explainServerLine(lastLine(made.output), place.data, 'the terminal')
    moveInto(half, place.data)
  } finally {
    rmSync(half, { recursive: true, force: true, maxRetries: 5 })
  }
}

function moveInto(half: string, data: string): void {
  try {
    renameSync(half, data)
    const parent = openSync(dirname(data), 'r')
    fsyncSync(parent)
    closeSync(parent)
  } catch (error) {
    // Another start moved its own there first: a folder that is not empty cannot be moved over.
    if (!['ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '')) throw error
  }
}

/** What starts left behind that were killed while they made a database; a running start's folder stays. */
function removeLeftOvers(data: string): void {
  const prefix = `${basename(data)}.new-`
  for (const name of readdirSync(dirname(data))) {
    if (!name.startsWith(prefix)) continue
    const [pid = '', begin] = name.slice(prefix.length).split('-')
    if (isAlive(Number(pid)) && processBegin(Number(pid)) === begin) continue
    // initdb itself may have survived its killed parent and still write for a moment: hence the retries.
    rmSync(join(dirname(data), name), { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim())
  return (lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '').trim()
}
