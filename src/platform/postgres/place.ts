import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { makeDataFolder } from '../data-folder.ts'
import type { Account } from './account.ts'
import { chooseAccount } from './account.ts'
import type { Binaries, PostgresVersion } from './binaries.ts'
import { getBinaries, packageRoot } from './binaries.ts'
import { explainSystemError, PostgresProblem } from './problem.ts'
import { isAlive } from './process.ts'
import { ask } from './run.ts'

/** Everything about one server that is known before it runs. */
export interface Place {
  /** The server's data (PGDATA). */
  readonly data: string
  readonly log: string
  readonly binaries: Binaries
  readonly version: PostgresVersion
  readonly account: Account | undefined
  /** Eight characters that stand for the data folder in the names of socket folders. */
  readonly mark: string
}

const outsideHome = '/var/lib/fodfaeste'

/**
 * Decides where the data lie. Normally where the caller wants them; as root the server has another account, and
 * where that account cannot reach the wanted folder (a clone under /root, a 0700 folder), both the data and a copy
 * of the server's programs lie under /var/lib/fodfaeste, in a folder that follows from the wanted path alone: so
 * that later starts and commands find it without being told.
 */
export function choosePlace(wanted: string, version: PostgresVersion, say: (line: string) => void): Place {
  const inside = join(realFolder(dirname(resolve(wanted))), basename(wanted))
  const mark = createHash('sha256').update(inside).digest('hex').slice(0, 8)
  const home = join(outsideHome, `${clean(basename(packageRoot()))}-${mark}`)
  const outside = join(home, 'data')
  const binaries = getBinaries(version)
  try {
    const existing = [outside, inside].find(holdsData)
    const account = chooseAccount(existing, say)
    if (account && existing && lstatSync(existing).uid === 0) giveBack(existing, account, say)
    const common = { version, account, mark }
    if (!account || (existing !== outside && canWorkIn(dirname(inside), binaries, account))) {
      return { ...common, data: inside, log: `${inside}.log`, binaries }
    }
    if (existing === inside) throw unreachable(inside, account)
    if (!existing)
      say(`The account ${account.name} cannot reach ${inside}: the data go to ${outside} instead.`)
    makeFolder(outsideHome)
    makeFolder(home)
    return { ...common, data: outside, log: join(home, 'postgres.log'), binaries: copyOutside(binaries) }
  } catch (error) {
    throw explainSystemError(error, inside)
  }
}

function realFolder(folder: string): string {
  try {
    makeDataFolder(folder)
    return realpathSync(folder)
  } catch (error) {
    throw explainSystemError(error, folder)
  }
}

function holdsData(folder: string): boolean {
  try {
    return existsSync(folder) && readdirSync(folder).length > 0
  } catch (error) {
    throw explainSystemError(error, folder)
  }
}

function clean(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 40)
}

/** Tried as that account, because modes, lists and mounts above a folder cannot be read off reliably. */
function canWorkIn(folder: string, binaries: Binaries, account: Account): boolean {
  const reaches = ask('/bin/sh', ['-c', 'cd "$0" 2>/dev/null && test -x .', folder], account) !== undefined
  return reaches && ask(join(binaries.folder, 'bin', 'postgres'), ['--version'], account) !== undefined
}

/** Data that were copied or restored by root belong to root, and PostgreSQL wants to own its data. */
function giveBack(data: string, account: Account, say: (line: string) => void): void {
  say(`The data in ${data} belong to root: giving them to the account ${account.name}.`)
  ask('chown', ['-R', '-h', `${account.uid}:${account.gid}`, data])
}

function unreachable(data: string, account: Account): PostgresProblem {
  const message = `The data in ${data} belong to the account ${account.name}, which cannot reach them: open the folders above for it (chmod a+x), or start as that account.`
  return new PostgresProblem('no-permission', message)
}

/** Open to be passed through, whatever root's umask is; what must be closed is closed inside. */
function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
}

/** One copy for all clones; under another name first, so that a copy that was interrupted is never used. */
function copyOutside(binaries: Binaries): Binaries {
  const folder = join(outsideHome, `server-${binaries.release}`)
  if (existsSync(folder)) return { ...binaries, folder }
  removeHalfCopies()
  const half = `${folder}.${process.pid}.part`
  cpSync(binaries.folder, half, { recursive: true, verbatimSymlinks: true })
  ask('chmod', ['-R', 'a+rX,go-w', half])
  try {
    renameSync(half, folder)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return { ...binaries, folder }
}

function removeHalfCopies(): void {
  for (const name of readdirSync(outsideHome)) {
    const pid = Number(/\.(\d+)\.part$/.exec(name)?.[1])
    if (pid && (pid === process.pid || !isAlive(pid))) rmSync(join(outsideHome, name), { recursive: true })
  }
}
