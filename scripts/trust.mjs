import { join } from 'node:path'
import { againOnNode24, runsOnNode24 } from './node-24.mjs'
import { orStop } from './prepare/say.mjs'
import { prepare, root } from './prepare.mjs'

/*
 * `npm run trust`: a line for every promise, with the requirement that it shows. The last line counts.
 *   npm run trust -- T-07 T-20          only these lines
 *   npm run trust -- --mutants          plants faults, each of which must turn a line red
 *   npm run trust -- --mutants --seed 7 the same places again
 */

await orStop(prepare)
if (!runsOnNode24()) process.exit(await againOnNode24(root))

const words = process.argv.slice(2)
if (words.includes('--mutants')) {
  const { runMutants } = await import('./trust/mutants.mjs')
  process.exit(await runMutants(root, words))
}

const { promises } = await import('../test/trust/promises.ts')
const { runPromises } = await import('./trust/run-promises.mjs')
const chosen = words.length === 0 ? promises : promises.filter(({ id }) => words.includes(id.split(' ')[0]))
if (chosen.length === 0) {
  console.error(`No such line. There are: ${promises.map(({ id }) => id).join(', ')}`)
  process.exit(2)
}

const log = join(root, 'var', 'trust', 'vitest.log')
const begun = performance.now()
const kept = await runPromises(root, chosen, { log, narrow: words.length > 0 })
for (const { promise, faults, seconds } of kept) {
  const verdict = faults.length === 0 ? 'ok    ' : 'FAILED'
  console.log(`${verdict} ${promise.id.padEnd(14)} ${promise.says} (${seconds.toFixed(1)} s)`)
  for (const fault of faults.slice(0, 5)) console.log(`         ${fault}`)
  if (faults.length > 5) console.log(`         and ${faults.length - 5} more`)
}
const failed = kept.filter(({ faults }) => faults.length > 0).length
console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s in all; the tests’ own words are in ${log}`)
console.log(`${kept.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
