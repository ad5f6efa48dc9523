import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fold, namePattern, testsOf } from './fold.ts'

/**
 * Runs vitest once over the files that some promises name, and says of each promise whether it was kept.
 *
 * @param {string} root the checkout whose tests run
 * @param {readonly import('../../test/trust/promises.ts').TrustPromise[]} promises
 * @param {{ log: string, environment?: NodeJS.ProcessEnv, narrow?: boolean }} how where vitest's own words go, and
 *   whether only the named tests of a file run
 * @returns {Promise<import('./fold.ts').Kept[]>}
 */
export async function runPromises(root, promises, { log, environment = {}, narrow = false }) {
  const files = [...new Set(promises.flatMap(testsOf).map(({ file }) => file))]
  const output = `${log}.json`
  await mkdir(dirname(log), { recursive: true })
  await rm(output, { force: true })
  const pattern = narrow ? namePattern(promises) : undefined
  const projects = [...new Set(files.map(projectOf))].flatMap((project) => ['--project', project])
  const args = ['run', ...files, ...projects, '--reporter=default', '--reporter=json']
  await vitest(
    root,
    [...args, `--outputFile.json=${output}`, ...(pattern ? ['-t', pattern] : [])],
    log,
    environment,
  )
  const report = await readFile(output, 'utf8').then(JSON.parse, () => undefined)
  return promises.map((promise) => fold(promise, report))
}

/** As vitest.config.ts divides them; of the two servers the one that we bring. */
export function projectOf(file) {
  if (file.startsWith('test/e2e/')) return 'browser'
  if (file.startsWith('test/program/')) return 'program'
  if (file.startsWith('src/platform/postgres/')) return 'own server'
  const onServer = /(?:\.db|\/access)\.test\.ts$/.test(file) || file.startsWith('test/db/')
  return onServer ? 'postgres-18' : 'rules'
}

function vitest(root, args, log, environment) {
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...process.env, FODFAESTE_WALKS: 'whole', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const words = createWriteStream(log)
  child.stdout.pipe(words, { end: false })
  child.stderr.pipe(words, { end: false })
  let stopped = false
  // Whoever stops the run stops all of it; vitest first ends its servers.
  const end = () => {
    stopped = true
    child.kill('SIGTERM')
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end)
  return new Promise((resolve) =>
    child.once('close', (code) => {
      words.end()
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, end)
      if (stopped) process.exit(130)
      resolve(code ?? 1)
    }),
  )
}
