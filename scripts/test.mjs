import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { againOnNode24, runsOnNode24 } from './node-24.mjs'
import { orStop } from './prepare/say.mjs'
import { findBrowser, prepare, root } from './prepare.mjs'

/* `npm test`: every test. Words after it go to vitest: `npm test -- --project rules`. The last line counts. */

// Again here, because npm leaves `pretest` out where somebody's settings say ignore-scripts.
await orStop(async () => {
  await prepare()
  await findBrowser()
})
if (!runsOnNode24()) process.exit(await againOnNode24(root))

const counts = join(root, 'var', 'test', 'counts.json')
await mkdir(join(root, 'var', 'test'), { recursive: true })
await rm(counts, { force: true })

const code = await vitest([
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${counts}`,
  ...process.argv.slice(2),
])
const report = await readFile(counts, 'utf8').then(JSON.parse, () => undefined)
const { passed, failed: counted } = count()
const broken = await brokenPromises()
for (const promise of broken) console.error(promise)
// What goes wrong outside every test is counted nowhere: the last line must not read as if all were well.
const failed = counted > 0 ? counted : Math.max(broken.length, code === 0 ? 0 : 1)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

function vitest(args) {
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const child = spawn(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' })
  // Ctrl+C reaches the whole group; vitest ends its servers, and this waits for it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.once('exit', (exitCode) => resolve(exitCode ?? 1)))
}

/** Vitest's own numbers. A file that could not even begin counts as a failure; a run without numbers as one too. */
function count() {
  if (!report) return { passed: 0, failed: 1 }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length
  // A test that was left out did not pass.
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests + broken }
}

/** What docs/asvs.csv claims and this run does not bear out. Only a whole run can say that a test is missing. */
async function brokenPromises() {
  if (!report || process.argv.length > 2) return []
  const { claimedTests } = await import('./checks/asvs.ts')
  const { brokenClaims } = await import('./checks/asvs-claims.ts')
  return brokenClaims(claimedTests(), report)
}
