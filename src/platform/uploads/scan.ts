import { spawn } from 'node:child_process'

/** What a virus scanner says. `unknown`: it did not get to say anything, and the file is not taken. */
export type Verdict = 'clean' | 'infected' | 'unknown'
export type Scan = (bytes: Uint8Array) => Promise<Verdict>

const patienceMilliseconds = 30_000

/**
 * Gives every upload to a program on its standard input; it ends with 0 for clean and 1 for infected, as
 * `clamdscan -` does. Anything else, and a program that cannot be started or takes too long, is no verdict.
 *
 * @param command the program and its arguments; no shell reads them, and none of them comes from a request
 */
export function scanWith([program, ...args]: readonly string[]): Scan | undefined {
  if (program === undefined) return undefined
  return (bytes) =>
    new Promise((told) => {
      const child = spawn(program, args, {
        stdio: ['pipe', 'ignore', 'ignore'],
        env: { PATH: process.env.PATH },
        timeout: patienceMilliseconds,
      })
      child.once('error', () => told('unknown'))
      child.once('exit', (code) => told(code === 0 ? 'clean' : code === 1 ? 'infected' : 'unknown'))
      // A scanner that has seen enough closes its end early.
      child.stdin.on('error', () => {})
      child.stdin.end(bytes)
    })
}
