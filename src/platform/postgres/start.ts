import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { PostgresVersion } from './binaries.ts'
import { checkCluster, makeCluster } from './cluster.ts'
import type { Hold } from './hold.ts'
import { joinServer } from './join.ts'
import type { Place } from './place.ts'
import { choosePlace } from './place.ts'
import type { Address } from './postmaster.ts'
import { findPostmaster, removeOldSocketFolders } from './postmaster.ts'
import { explainServerLine, explainSystemError, PostgresProblem } from './problem.ts'
import { withProgress } from './progress.ts'
import { lastWords, spawnServer, stopServer } from './server.ts'

export interface PostgresOptions {
  /** Where the data should lie; another place is chosen (and said) where root's server account cannot reach it. */
  readonly dataFolder: string
  readonly version?: PostgresVersion
  /** Receives lines for the terminal. */
  readonly say: (line: string) => void
  /** Server settings for a server that is started here, such as `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>
}

/** A running server and our place at it. */
export interface Postgres extends Address {
  /** The owner of everything, for migrations and for making roles; hand these to `pg` as they are. */
  readonly superuser: {
    readonly host: string
    readonly port: number
    readonly user: string
    readonly database: string
  }
  /** Where the data really lie. */
  readonly dataFolder: string
  readonly log: string
  /** Process number of the server. */
  readonly pid: number
  /** False: it ran already (another one of us uses it, or the program before was killed) and was taken over. */
  readonly startedHere: boolean
  /** Becomes the one program on these data, until it ends; throws `program-running`. Commands do not call it. */
  claimProgram(): Promise<void>
  /** Settles only if the server is lost for good, or another program took these data after a server crash. */
  readonly lost: Promise<PostgresProblem>
  /**
   * Leaves the server, and stops it unless somebody else uses it: the last one out stops it, whoever started it.
   * Close your own connections first. A second call does nothing.
   */
  stop(): Promise<'stopped' | 'in-use'>
}

const contentionSeconds = 20

/**
 * Finds the server that runs on the data folder, or starts one, or makes the database first. Safe to call at the
 * same moment by several processes: they end up at one server.
 *
 * @throws PostgresProblem with one plain line; nothing has been changed or deleted in the data folder then.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const place = choosePlace(options.dataFolder, options.version ?? 18, options.say)
  try {
    return await findOrStart(place, options)
  } catch (error) {
    throw explainSystemError(error, place.data)
  }
}

async function findOrStart(place: Place, { say, settings = {} }: PostgresOptions): Promise<Postgres> {
  const until = Date.now() + contentionSeconds * 1000
  for (;;) {
    const made = checkCluster(place)
    const found = findPostmaster(place.data)
    if (found.state === 'running') {
      const hold = found.address && (await joinServer(place, found.pid, found.address, say))
      if (hold) return atServer(place, found.pid, found.address, false, hold, say)
      // It ended while we asked, or has not said yet where it listens.
      await wait(50)
      continue
    }
    if (found.state === 'gone' && found.survivors.length > 0) {
      await waitForSurvivors(place, found.survivors, until)
      continue
    }
    if (!made) {
      await withProgress(say, 'Making the database', makeCluster(place))
      continue
    }
    const spawned = await spawnServer(place, settings, found.state === 'gone' ? found.pid : undefined)
    if (!spawned.ok) {
      if (!isContention(spawned.line) || Date.now() > until) throw explain(place, spawned.line)
      await wait(150)
      continue
    }
    const hold = await joinServer(place, spawned.pid, spawned, say)
    if (!hold) throw explain(place, lastWords(place.log, spawned.logBegin, spawned.pid))
    removeOldSocketFolders(place, spawned.socketFolder)
    return atServer(place, spawned.pid, spawned, true, hold, say)
  }
}

/** Another start was quicker, or the server before has not quite ended. */
function isContention(line: string): boolean {
  return /lock file "[^"]*" already exists|could not create lock file|pre-existing shared memory/.test(line)
}

function explain(place: Place, line: string): PostgresProblem {
  return explainServerLine(line, place.data, place.log)
}

/** After a server was killed hard, what it had begun for its clients ends by itself, usually at once. */
async function waitForSurvivors(place: Place, pids: readonly number[], until: number): Promise<void> {
  if (Date.now() < until) return wait(100)
  const message = `The server for ${place.data} was killed, but it still works for a client (process ${pids.join(', ')}): wait until it has ended, or end it with kill, and start again.`
  throw new PostgresProblem('unreachable-server', message)
}

function atServer(
  place: Place,
  pid: number,
  { socketFolder, port }: Address,
  startedHere: boolean,
  hold: Hold,
  say: (line: string) => void,
): Postgres {
  return {
    superuser: { host: socketFolder, port, user: 'postgres', database: 'postgres' },
    socketFolder,
    port,
    dataFolder: place.data,
    log: place.log,
    pid,
    startedHere,
    lost: hold.lost,
    claimProgram: hold.claimProgram,
    async stop() {
      if (!(await hold.leave())) return 'in-use'
      await stopServer(pid, say)
      rmSync(socketFolder, { recursive: true, force: true })
      return 'stopped'
    },
  }
}
