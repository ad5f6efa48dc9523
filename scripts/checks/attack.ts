import { spawnSync } from 'node:child_process'
import type { AttackPattern } from 'recheck'

/** The longest text that any pattern of the program is given (trust requirement T-40). */
const longestInput = 100_000
/** What such a text may cost; T-40 says 100, and the machine may be busy. */
const patienceMilliseconds = 300

const program = `
  let given = ''
  process.stdin.on('data', (part) => { given += part }).on('end', () => {
    const { source, flags, text } = JSON.parse(given)
    const pattern = new RegExp(source, flags)
    pattern.test('')
    const begun = performance.now()
    pattern.test(text)
    console.log(performance.now() - begun)
  })`

/**
 * Whether an attack that the analysis worked out really makes a pattern slow. The analysis does not count to the
 * end: it also names patterns whose repetition is bounded, and which are therefore quick on any input.
 */
export function isSlow(source: string, flags: string, attack: AttackPattern): boolean {
  const input = JSON.stringify({ source, flags, text: longestAttack(attack) })
  const tried = spawnSync(process.execPath, ['-e', program], { input, encoding: 'utf8', timeout: 5_000 })
  return tried.status !== 0 || Number(tried.stdout) > patienceMilliseconds
}

/** The attack with its middle repeated until the text is as long as one may be. */
function longestAttack({ pumps, suffix }: AttackPattern): string {
  const pumped = pumps.reduce((sum, { pump }) => sum + pump.length, 0)
  const times = Math.floor(longestInput / Math.max(1, pumped))
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + suffix
}
