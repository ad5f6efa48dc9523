import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'

/** Where the figures were measured, in words that say enough and name nothing. */
export function machine(): string {
  const file = '/etc/os-release'
  const system = existsSync(file) ? /^PRETTY_NAME="(.+)"$/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined
  return `${cpus().length} cores, ${system ?? process.platform}, Node ${process.versions.node}`
}

/** What else the machine is doing: a run at much more than nought is not worth much. */
export const loadBefore = (): string => `load before: ${loadavg()[0]?.toFixed(1)}`

/** Starts a server of the bench as a process of its own, and tells where it listens. */
export async function startServer(
  file: string,
  argument: string,
): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [file, argument], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise<string>((listening, failed) => {
    child.stdout.once('data', (line) => listening(String(line).trim()))
    child.once('exit', (code) => failed(new Error(`${file} ended with ${code}`)))
  })
  return { url: `http://127.0.0.1:${port}/`, child }
}
