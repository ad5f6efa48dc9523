import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Address } from './postmaster.ts'
import { PostgresProblem } from './problem.ts'

/**
 * Our place at a running server: one connection of its own that holds session-level advisory locks. They end with
 * the process however it ends, also by `kill -9`, so nothing can be left behind that would have to be judged.
 *
 * - `use`, shared: everybody who uses the server. Who leaves and gets it alone may stop the server; newcomers wait
 *   at it until the server is gone and then start one. So nobody stops a server that somebody just came to use.
 * - `program`, exclusive: the one program (not its commands) on these data.
 */
export interface Hold {
  /** Becomes the program on these data; throws `program-running` when another one is. */
  claimProgram(): Promise<void>
  /** Gives the place up. True: nobody else uses the server, and nobody can come to until it has ended. */
  leave(): Promise<boolean>
  /** Settles only when the place was lost for good, with the reason; a server's restart is bridged. */
  readonly lost: Promise<PostgresProblem>
}

const lockClass = 0x466f6466 // "Fodf"
const use = 1
const program = 2
const bridgedSeconds = 60

/** Connects and takes the shared lock; throws what `pg` throws while the server starts, stops or is not there. */
export async function takeHold(address: Address, data: string): Promise<Hold> {
  let client = await connect(address)
  let claimed = false
  let left = false
  let tellLost: (problem: PostgresProblem) => void = () => undefined
  const lost = new Promise<PostgresProblem>((resolve) => {
    tellLost = resolve
  })

  const watch = (watched: pg.Client): void => {
    watched.once('end', () => {
      if (!left) regain().catch((error: unknown) => tellLost(lostProblem(data, error)))
    })
  }
  const regain = async (): Promise<void> => {
    const until = Date.now() + bridgedSeconds * 1000
    while (!left) {
      try {
        const next = await connect(address)
        if (claimed) await claim(next, data)
        client = next
        watch(next)
        return
      } catch (error) {
        if (error instanceof PostgresProblem || Date.now() > until) throw error
        await wait(500, undefined, { ref: false })
      }
    }
  }
  watch(client)

  return {
    lost,
    async claimProgram() {
      await claim(client, data)
      claimed = true
    },
    async leave() {
      if (left) return false
      left = true
      return leaveServer(client)
    },
  }
}

async function connect({ socketFolder, port }: Address): Promise<pg.Client> {
  const client = new pg.Client({
    host: socketFolder,
    port,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    application_name: `fodfaeste (process ${process.pid})`,
    connectionTimeoutMillis: 10_000,
  })
  // Without a listener a lost connection would end the whole program; `end` follows and is what we act on.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock_shared($1, $2)', [lockClass, use])
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

/** Two seconds of patience: the lock of a program that was just killed ends a moment after the program. */
async function claim(client: pg.Client, data: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
      lockClass,
      program,
    ])
    if (rows[0]?.taken) return
    await wait(100)
  }
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity join pg_locks using (pid)
     where locktype = 'advisory' and classid = $1 and objid = $2 and granted`,
    [lockClass, program],
  )
  const who = rows[0]?.name ?? 'fodfaeste'
  const message = `Fodfæste already runs on the data in ${data}: ${who}. Use that one, or stop it first.`
  throw new PostgresProblem('program-running', message)
}

/**
 * Lets the shared lock go before asking for it alone: of two that leave at once, the later one then gets it. A
 * third of a second of patience, for those who have just ended and whose locks are about to.
 */
async function leaveServer(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1, $2)', [lockClass, use])
    for (let attempt = 0; attempt < 7; attempt++) {
      const { rows } = await client.query<{ alone: boolean }>(
        'select pg_try_advisory_lock($1, $2) as alone',
        [lockClass, use],
      )
      if (rows[0]?.alone) return true
      await wait(50)
    }
    await client.end()
  } catch {
    // The server is gone already, or does not answer: then it is not ours to stop.
  }
  return false
}

function lostProblem(data: string, cause: unknown): PostgresProblem {
  if (cause instanceof PostgresProblem) return cause
  return new PostgresProblem(
    'server-lost',
    `The database server for ${data} is gone: start Fodfæste again.`,
    { cause },
  )
}
