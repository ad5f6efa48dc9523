import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './place.ts'
import { explainSystemError, systemCode } from './problem.ts'
import { findServerProcesses, isAlive } from './process.ts'

/** Where a running server can be reached. */
export interface Address {
  readonly socketFolder: string
  readonly port: number
}

/** What the server's own note in the data folder says, held against the processes that there are. */
export type Postmaster =
  | { readonly state: 'none' }
  /** A note without its server; `survivors` are clients' server processes that outlived it. */
  | { readonly state: 'gone'; readonly pid: number; readonly survivors: readonly number[] }
  | { readonly state: 'running'; readonly pid: number; readonly address: Address | undefined }

/** Finds the server of a data folder through postmaster.pid (lines: 1 process, 4 port, 5 socket folder). */
export function findPostmaster(data: string): Postmaster {
  const note = findNote(data)
  if (!note) return { state: 'none' }
  const { pid, address } = note
  const processes = findServerProcesses(data)
  // A number alone proves nothing: after a crash it may by now belong to something else.
  if (!isAlive(pid) || !processes.includes(pid))
    return { state: 'gone', pid, survivors: processes.filter(isAlive) }
  return { state: 'running', pid, address }
}

/** The note as it stands; the server writes the address a moment after its number. */
export function findNote(data: string): { pid: number; address: Address | undefined } | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, port, socketFolder] = [Number(lines[0]), Number(lines[3]), lines[4]]
    return { pid, address: port && socketFolder ? { port, socketFolder } : undefined }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw explainSystemError(error, data)
  }
}

/**
 * A short folder name: a socket's path may have 103 (macOS) to 107 bytes. Hence /tmp and never TMPDIR, and a mark
 * instead of the data folder's name.
 */
export function socketFolderPrefix(place: Place): string {
  return `fodfaeste-${place.mark}-`
}

/** Removes the socket folders of earlier servers on these data; only the server that runs now may call it. */
export function removeOldSocketFolders(place: Place, current: string): void {
  const uid = place.account?.uid ?? process.getuid?.()
  for (const name of readdirSync('/tmp')) {
    const folder = join('/tmp', name)
    if (!name.startsWith(socketFolderPrefix(place)) || folder === current) continue
    const found = lstatSync(folder, { throwIfNoEntry: false })
    if (found?.isDirectory() && found.uid === uid) rmSync(folder, { recursive: true, force: true })
  }
}
