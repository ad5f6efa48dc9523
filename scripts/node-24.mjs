import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { packagedNode } from './prepare/packages.mjs'

/** Whether this process may go on itself: npm puts the packages' Node first, a person's own call may not. */
export function runsOnNode24() {
  return Number(process.versions.node.split('.')[0]) >= 24
}

/** Runs this same command again on the packages' Node 24, and ends as it ends. Undefined when there is none. */
export function againOnNode24(root) {
  const node = packagedNode(root)
  if (!existsSync(node)) return undefined
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  // Ctrl+C reaches the child by itself, as everything in the terminal's group; twice would end it at once.
  process.on('SIGINT', () => undefined)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code, signal) => resolve(signal ? 128 : (code ?? 1)))
  })
}
