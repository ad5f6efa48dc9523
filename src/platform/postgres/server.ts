import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Place } from './place.ts'
import { findNote, socketFolderPrefix } from './postmaster.ts'
import { isAlive } from './process.ts'
import { serverProcess } from './run.ts'

const port = 5432
const logLimit = 10_000_000

/** What starting came to: the server got as far as taking its data folder, or ended with a line in its log. */
export type Spawned =
  | {
      readonly ok: true
      readonly pid: number
      readonly socketFolder: string
      readonly port: number
      readonly logBegin: number
    }
  | { readonly ok: false; readonly line: string }

/**
 * Starts a server in a session of its own, so that Ctrl+C in the terminal reaches the program alone, which first
 * finishes its work and then stops the server. `stalePid` is the process number in a note that was left behind.
 */
export async function spawnServer(
  place: Place,
  settings: Readonly<Record<string, string>>,
  stalePid: number | undefined,
): Promise<Spawned> {
  const socketFolder = makeSocketFolder(place)
  const log = openLog(place.log)
  const logBegin = fstatSync(log).size
  const base = serverProcess(place.account)
  const child = spawn(
    join(place.binaries.folder, 'bin', 'postgres'),
    serverArguments(place, socketFolder, settings),
    {
      ...base,
      // PostgreSQL's own way (pg_ctl's) to say that this process is no other server: it then checks, as always, that
      // nothing else is attached to the data, and replaces the note itself. So we never delete it.
      env: { ...base.env, ...(stalePid && { PG_GRANDPARENT_PID: String(stalePid) }) },
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  child.unref()
  const taken = await tookDataFolder(child, place.data)
  if (taken) return { ok: true, pid: taken, socketFolder, port, logBegin }
  rmSync(socketFolder, { recursive: true, force: true })
  return { ok: false, line: lastWords(place.log, logBegin, child.pid) }
}

function serverArguments(
  place: Place,
  socketFolder: string,
  settings: Readonly<Record<string, string>>,
): string[] {
  const all = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: String(port),
    timezone: 'Europe/Copenhagen',
    log_timezone: 'Europe/Copenhagen',
    log_line_prefix: '%m [%p] ',
    // The log must not hold what people wrote: no statements, and no DETAIL ("Key (…)=(…) already exists").
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    shared_buffers: `${sharedMegabytes()}MB`,
    ...settings,
  }
  return ['-D', place.data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/**
 * How much of what is read stays in PostgreSQL's own memory: a quarter of what there is (its manual's advice), as far as that helps.
 * With its own 128 MB, the spells of 700,000 young people were fetched from the system anew each time.
 *
 * @returns megabytes; it is taken as it is used, and in a container that is held to less there is less to take
 */
function sharedMegabytes(): number {
  const held = process.constrainedMemory()
  const there = held > 0 ? Math.min(held, totalmem()) : totalmem()
  return Math.min(1024, Math.max(128, Math.floor(there / 4 / 2 ** 20)))
}

/** Anyone who reaches the socket is the database's owner (`trust`): the folder is the lock. */
function makeSocketFolder(place: Place): string {
  const folder = mkdtempSync(join('/tmp', socketFolderPrefix(place)))
  chmodSync(folder, 0o700)
  if (place.account) chownSync(folder, place.account.uid, place.account.gid)
  return folder
}

function openLog(log: string): number {
  const old = statSync(log, { throwIfNoEntry: false })
  if (old && old.size > logLimit) renameSync(log, `${log}.1`)
  return openSync(log, 'a', 0o600)
}

/** Waits until the server has written its note, or has ended; recovery after a crash may come after that. */
async function tookDataFolder(child: ChildProcess, data: string): Promise<number | undefined> {
  const failed = new Promise<undefined>((resolve) => {
    child.once('error', () => resolve(undefined))
    child.once('exit', () => resolve(undefined))
  })
  while (child.pid && child.exitCode === null && child.signalCode === null) {
    const note = findNote(data)
    if (note?.pid === child.pid && note.address) return child.pid
    await Promise.race([wait(20), failed])
  }
  return failed
}

/** The line that says why: this process's own, because another start may write to the same log. */
export function lastWords(log: string, begin: number, pid: number | undefined): string {
  const lines = readFileSync(log)
    .subarray(begin)
    .toString()
    .split('\n')
    .filter((line) => line.trim())
  const own = lines.filter((line) => line.includes(`[${pid}]`))
  const line = own.find((each) => /FATAL|PANIC/.test(each)) ?? own.at(-1) ?? lines.at(-1) ?? ''
  return line.replace(/^.*?\[\d+\] (\w+: +)?/, '')
}

/** Ends the server in order (PostgreSQL's "fast": clients are sent away, everything is written); waits for it. */
export async function stopServer(pid: number, say: (line: string) => void): Promise<void> {
  const began = Date.now()
  let told = began
  signal(pid)
  while (isAlive(pid)) {
    await wait(25)
    if (Date.now() - told < 5_000) continue
    told = Date.now()
    say(`The database is still being stopped (${Math.round((told - began) / 1000)} s).`)
  }
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if (isAlive(pid)) throw error
  }
}
