import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'
import { ask } from './run.ts'

/** Whether the process runs; one that has ended and only waits to be collected (a zombie) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return !['Z', 'X'].includes(processState(pid) ?? '')
}

function processState(pid: number): string | undefined {
  if (process.platform !== 'linux') return ask('ps', ['-o', 'state=', '-p', String(pid)])?.charAt(0)
  return processFields(pid)[0]
}

/** When the process began, in the system's own count: tells a process from a later one with the same number. */
export function processBegin(pid: number): string | undefined {
  if (process.platform !== 'linux') return ask('ps', ['-o', 'lstart=', '-p', String(pid)])?.replace(/\W/g, '')
  return processFields(pid)[19]
}

/** /proc/PID/stat from the state on; the name before it stands in brackets and may hold anything. */
function processFields(pid: number): string[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return line.slice(line.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

/**
 * The PostgreSQL processes that work in a data folder. All of them, also one client's server process that outlived
 * its postmaster, have the data folder as their working folder, whatever their title says.
 */
export function findServerProcesses(data: string): number[] {
  return process.platform === 'linux' ? fromProc(data) : fromLsof(data)
}

function fromProc(data: string): number[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger)
  return pids.filter((pid) => {
    try {
      if (readlinkSync(`/proc/${pid}/cwd`) !== data) return false
      return basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '')) === 'postgres'
    } catch {
      return false
    }
  })
}

function fromLsof(data: string): number[] {
  const pids: number[] = []
  let pid = 0
  for (const line of (ask('lsof', ['-a', '-d', 'cwd', '-c', 'postgres', '-Fpn']) ?? '').split('\n')) {
    if (line.startsWith('p')) pid = Number(line.slice(1))
    if (line === `n${data}`) pids.push(pid)
  }
  return pids
}
