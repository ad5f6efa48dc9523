import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import type { Account } from './account.ts'
import type { Postgres, PostgresVersion } from './index.ts'
import { packageRoot, startPostgres } from './index.ts'
import type { Place } from './place.ts'
import { choosePlace } from './place.ts'
import { isAlive } from './process.ts'

/** What a test leaves behind unless somebody collects it. */
const folders = new Set<string>()
const children = new Set<ChildProcessWithoutNullStreams>()
const servers = new Set<number>()

/** A path for data that nobody has used; its parent is open for the server's account. */
export function freshFolder(mode = 0o755, owner?: Account): string {
  const home = join(owner ? '/tmp' : join(packageRoot(), 'var', 'trials'))
  mkdirSync(home, { recursive: true })
  const parent = mkdtempSync(join(home, 'fodfaeste-trial-'))
  if (owner) chownSync(parent, owner.uid, owner.gid)
  chmodSync(parent, mode)
  folders.add(parent)
  return join(parent, 'data')
}

/** Where the data of a folder lie or will lie: outside it, when the clone itself is closed to the server's account. */
export function placeOf(dataFolder: string, version: PostgresVersion = 18): Place {
  const place = choosePlace(dataFolder, version, () => undefined)
  if (dirname(place.data) !== dirname(dataFolder)) folders.add(dirname(place.data))
  return place
}

/** Starts on a folder from within the test, without waiting for the disk. */
export async function start(
  dataFolder: string,
  version: PostgresVersion = 18,
  said: string[] = [],
): Promise<Postgres> {
  const say = (line: string): void => void said.push(line)
  const postgres = await startPostgres({ dataFolder, version, say, settings: { fsync: 'off' } })
  servers.add(postgres.pid)
  placeOf(dataFolder, version)
  return postgres
}

export interface Told {
  readonly pid?: number
  readonly startedHere?: boolean
  readonly socketFolder?: string
  readonly dataFolder?: string
  readonly refused?: string
  readonly stopped?: string
}

/** The program (or a command) as a process of its own, so that a test can kill it. */
export class Program {
  readonly child: ChildProcessWithoutNullStreams
  readonly #lines: AsyncIterator<string>

  constructor(dataFolder: string, role: 'program' | 'command', account?: Account) {
    const file = join(import.meta.dirname, 'program.fixture.ts')
    this.child = spawn(process.execPath, [file, dataFolder, role], {
      cwd: '/',
      ...(account && { uid: account.uid, gid: account.gid }),
    })
    children.add(this.child)
    this.child.stderr.pipe(process.stderr)
    this.#lines = createInterface(this.child.stdout)[Symbol.asyncIterator]()
  }

  /** The next thing it says. */
  async told(): Promise<Told> {
    const line = await this.#lines.next()
    const told: Told = line.done ? {} : JSON.parse(line.value)
    if (told.pid) servers.add(told.pid)
    return told
  }

  /** Lets it end as it should. */
  async end(): Promise<Told> {
    this.child.stdin.end()
    return this.told()
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGKILL')
    await ended
  }
}

/** Waits for what must happen soon. */
export async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 3_000; tries++) {
    if (condition()) return
    await wait(5)
  }
  throw new Error(`Waited in vain for ${condition.toString()}`)
}

/** The files of a folder beside the data, such as a half-made database. */
export function neighbours(dataFolder: string): string[] {
  return existsSync(dirname(dataFolder))
    ? readdirSync(dirname(dataFolder)).filter((name) => name.startsWith(`${basename(dataFolder)}.new-`))
    : []
}

/** Ends what tests started, by process number, and removes their folders. */
export async function cleanUp(): Promise<void> {
  for (const child of children) child.kill('SIGKILL')
  for (const pid of servers) {
    if (isAlive(pid)) process.kill(pid, 'SIGQUIT')
    await until(() => !isAlive(pid))
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  for (const set of [children, servers, folders]) set.clear()
}
