import type { Draw } from '../../test/trust/mutant.ts'

/**
 * The same seed and name choose the same places, whatever else stands on the list of mutants.
 * The generator is mulberry32: nothing secret hangs on it.
 */
export function drawing(seed: number, name: string): Draw {
  let state = seed
  for (const letter of name) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x9e3779b1) >>> 0
  return (list) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    const item = list[((mixed ^ (mixed >>> 14)) >>> 0) % list.length]
    if (item === undefined) throw new Error(`${name} has nothing to choose from`)
    return item
  }
}
