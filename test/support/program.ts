import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { redactPersonNumbers } from '../../src/platform/log/redact.ts'

/** The built program as its administrator runs it: a process of its own, talked to by environment and signals. */
export interface Program {
  readonly child: ChildProcess
  readonly base: string
  /** All it has said so far. */
  said(): string
  /** Sends SIGTERM and waits for the end. */
  stop(): Promise<number>
}

export interface Ended {
  readonly code: number
  readonly said: string
}

const clean = (environment: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  LOG_LEVEL: 'error',
  ...environment,
})

function launch(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): [ChildProcess, () => string] {
  const child = spawn(process.execPath, [resolve('dist/fodfaeste.js'), ...args], {
    env: clean(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const pieces: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => pieces.push(String(piece)))
  return [child, () => pieces.join('')]
}

const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolved) => {
    if (child.exitCode !== null || child.signalCode !== null) resolved(child.exitCode ?? -1)
    else child.once('exit', (code) => resolved(code ?? -1))
  })

/** No line of any program that any test runs holds a person number (trust requirements T-34, T-53). */
function withoutPersonNumbers(said: string): string {
  const hidden = redactPersonNumbers(said)
  if (hidden !== said) throw new Error(`a person number stands in what the program said: ${hidden}`)
  return said
}

/** Starts `serve` and waits until it says that it is ready; rejects with what it said if it ends before. */
export async function startProgram(environment: Readonly<Record<string, string>>): Promise<Program> {
  const port = environment.PORT ?? String(await freePort())
  const [child, said] = launch(['serve'], { PORT: port, ...environment })
  await new Promise<void>((ready, failed) => {
    child.stderr?.on('data', () => {
      if (said().includes('Fodfæste is ready')) ready()
    })
    child.once('exit', (code) => failed(new Error(`ended with ${code}: ${said()}`)))
  })
  return {
    child,
    base: `http://127.0.0.1:${port}`,
    said,
    stop: async () => {
      child.kill('SIGTERM')
      const code = await ended(child)
      withoutPersonNumbers(said())
      return code
    },
  }
}

/** Runs a command to its end. */
export async function runProgram(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const [child, said] = launch(args, environment)
  return { code: await ended(child), said: withoutPersonNumbers(said()) }
}

/** Starts a command and kills it the hard way after a while, as a power cut would. */
export async function killProgramAfter(
  milliseconds: number,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const [child] = launch(args, environment)
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
  await ended(child)
  clearTimeout(timer)
}

/** Starts a command and kills it the hard way once it has said something, or a while later; returns the signal that ended it. */
export async function killProgramWhen(
  words: RegExp,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  later = 0,
): Promise<NodeJS.Signals | null> {
  const [child, said] = launch(args, environment)
  child.stderr?.on('data', () => {
    if (words.test(said())) setTimeout(() => child.kill('SIGKILL'), later)
  })
  await ended(child)
  return child.signalCode
}

/** A free port whose successor is free as well: the demonstration's providers take the next one. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await portOf(0)
    if (port < 65_000 && (await portOf(port + 1).catch(() => 0))) return port
  }
}

const portOf = (wanted: number): Promise<number> =>
  new Promise((free, taken) => {
    const server = createServer()
    server.once('error', taken)
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => free(typeof address === 'object' && address ? address.port : 0))
    })
  })
