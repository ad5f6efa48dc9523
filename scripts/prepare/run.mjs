import { spawn } from 'node:child_process'

/** Runs a program to its end; resolves with how it ended and the last 20,000 characters that it said. */
export function run(program, args, { timeoutSeconds, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let timedOut = false
    const timer =
      timeoutSeconds &&
      setTimeout(() => {
        timedOut = true
        child.kill('SIGKILL')
      }, timeoutSeconds * 1000)
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output = (output + chunk).slice(-20_000)
      })
    }
    const end = (result) => {
      clearTimeout(timer)
      resolve({ timedOut, output, ...result })
    }
    child.on('error', (error) => end({ ok: false, output: error.message }))
    // Not `close`: what a browser leaves running in the background keeps the pipes open.
    child.on('exit', (code) => setImmediate(() => end({ ok: code === 0 })))
  })
}
