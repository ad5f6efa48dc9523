import { spawn } from 'node:child_process'
import { freePort } from '../test/support/program.ts'
import type { BenchDatabase } from './database.ts'

export interface BenchProgram {
  readonly url: string
  stop(): Promise<void>
}

/** The program as a municipality runs it: built, a process of its own, its log written (to nowhere). */
export async function startProgram(
  { loginUrl, ownerUrl }: BenchDatabase,
  folder: string,
): Promise<BenchProgram> {
  const port = await freePort()
  const child = spawn(
    process.execPath,
    [...(process.env.BENCH_NODE?.split(' ') ?? []), 'dist/fodfaeste.js', 'serve'],
    {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: loginUrl,
        DATABASE_MIGRATE_URL: ownerUrl,
        FODFAESTE_DEMO: '1',
        FODFAESTE_DATA: folder,
        PORT: String(port),
        LOG_LEVEL: 'info',
      },
      stdio: 'ignore',
    },
  )
  const stop = async () => {
    if (child.exitCode !== null) return
    const ended = new Promise((gone) => child.once('exit', gone))
    child.kill('SIGTERM')
    await ended
  }
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 600; tries += 1) {
    const ready = await fetch(`${url}/health/ready`).catch(() => undefined)
    if (ready?.ok) return { url, stop }
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`)
    await new Promise((later) => setTimeout(later, 200))
  }
  await stop()
  throw new Error('the program was not ready within two minutes')
}
