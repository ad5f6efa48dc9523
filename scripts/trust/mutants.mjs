import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { mutants } from '../../test/trust/mutants.ts'
import { copyCheckout, withChange } from './copy.ts'
import { drawing } from './draw.ts'
import { runPromises } from './run-promises.mjs'

/**
 * Plants one fault after the other in a copy of the program and runs the tests of the line that must notice. A line
 * that stays green under its fault shows nothing, and fails (trust requirement T-01).
 *
 * @param {string} root
 * @param {readonly string[]} words `--seed 7` for the same places again, `--kind words` for some of the faults
 * @returns {Promise<number>} how the process shall end
 */
export async function runMutants(root, words) {
  const after = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined)
  const seed = Number(after('--seed') ?? randomInt(1, 1_000_000))
  const chosen = mutants.filter(({ kind }) => kind.includes(after('--kind') ?? ''))
  console.log(`Seed ${seed}. The same places again: npm run trust -- --mutants --seed ${seed}`)
  const begun = performance.now()
  const copy = await copyCheckout(root)
  const planted = chosen.map((mutant) => ({ ...mutant, ...mutant.plant(drawing(seed, mutant.kind)) }))
  const log = (name) => join(root, 'var', 'trust', `mutant-${name}.log`)

  // Red shows something only where the same tests are green without the fault.
  const asPromise = ({ line, kind, tests }) => ({ id: line, says: kind, tests })
  const before = await runPromises(copy, planted.map(asPromise), { log: log('none'), narrow: true })
  let failed = 0
  for (const [index, mutant] of planted.entries()) {
    const started = performance.now()
    const verdict = before[index].faults.length > 0 ? 'RED BEFORE' : await verdictOn(mutant, index)
    if (verdict !== 'red') failed += 1
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    console.log(
      `${verdict.padEnd(10)} ${mutant.line.padEnd(11)} ${mutant.kind}: ${mutant.place} (${seconds} s)`,
    )
    if (verdict === 'RED BEFORE') for (const fault of before[index].faults) console.log(`           ${fault}`)
  }
  console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s in all`)
  console.log(`${chosen.length - failed} passed, ${failed} failed`)
  return failed === 0 && chosen.length > 0 ? 0 : 1

  async function verdictOn(mutant, index) {
    const environment = mutant.sql ? { FODFAESTE_PLANTED_FAULT: mutant.sql } : {}
    const how = { log: log(index + 1), environment, narrow: true }
    const run = () => runPromises(copy, [asPromise(mutant)], how)
    const [{ faults }] = await withChange(copy, mutant.change, run)
    if (faults.some((fault) => fault.startsWith('failed: '))) return 'red'
    // A fault that keeps the tests from running at all was not noticed by any of them.
    return faults.length > 0 ? 'NO TEST' : 'GREEN'
  }
}
