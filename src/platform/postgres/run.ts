import { spawn, spawnSync } from 'node:child_process'

/** The account that the server runs under; PostgreSQL refuses to run as root. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** How one of PostgreSQL's programs ended; `output` is both streams, in order. */
export interface Ended {
  readonly ok: boolean
  readonly output: string
}

/**
 * The environment of PostgreSQL's programs: nobody's PG* settings, messages in English so that they can be
 * recognised, and a working folder that every account can stand in.
 */
export function serverProcess(account: Account | undefined) {
  // Root's PATH lacks useradd's folder after a plain `su`; macOS has lsof there too.
  const env = { PATH: `${process.env.PATH ?? '/usr/bin:/bin'}:/usr/sbin:/sbin`, LC_ALL: 'C', TZ: 'UTC' }
  return { cwd: '/', env, ...(account && { uid: account.uid, gid: account.gid }) }
}

/** Runs a program to its end under the server's account. */
export function run(program: string, args: readonly string[], account?: Account): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...serverProcess(account), stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-20_000)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (code) => resolve({ ok: code === 0, output }))
  })
}

/** Whether the program can be started and succeeds; for short questions to the system. */
export function ask(program: string, args: readonly string[], account?: Account): string | undefined {
  const answer = spawnSync(program, args, { ...serverProcess(account), encoding: 'utf8', timeout: 20_000 })
  return answer.status === 0 ? answer.stdout.trim() : undefined
}
