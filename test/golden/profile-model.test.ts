import { describe, expect, test } from 'vitest'
import { absorbingChain, absorption } from '../../src/features/forecast/absorbing.ts'
import {
  type DeclaredMatrix,
  MatrixRefused,
  matrixFaults,
  sharesAfter,
  stochastic,
} from '../../src/features/forecast/matrix.ts'

/*
 * Published examples of pupils who advance, repeat or leave (reference: statistics, 4.3). Each names its source; where
 * the source prints fewer digits, the further ones are our own arithmetic.
 */

/** A school of some years: each row advances, repeats, and leaves with the rest. */
function school(rates: readonly { readonly advance: number; readonly repeat: number }[]): DeclaredMatrix {
  const years = rates.map((_, index) => `year ${index + 1}`)
  const states = [...years, 'left', 'graduated']
  const rowOf = ({ advance, repeat }: { advance: number; repeat: number }, index: number) =>
    states.map((state) => {
      const next = index + 1 < years.length ? `year ${index + 2}` : 'graduated'
      if (state === years[index]) return repeat
      if (state === next) return advance
      return state === 'left' ? 1 - advance - repeat : 0
    })
  const unit = (at: string) => states.map((state) => (state === at ? 1 : 0))
  return {
    orientation: 'rows-are-from',
    states,
    absorbing: ['left', 'graduated'],
    entries: [...rates.map(rowOf), unit('left'), unit('graduated')],
  }
}

const graduating = (matrix: DeclaredMatrix): number[] =>
  absorbingChain(stochastic(matrix)).ends.map((row) => row[1] ?? Number.NaN)

const near = (values: readonly number[], expected: readonly number[]) => {
  expect(values).toHaveLength(expected.length)
  // Six decimals as printed: half a unit of the last one was rounded away in either direction.
  for (const [index, value] of values.entries())
    expect(Math.abs(value - (expected[index] ?? Number.NaN))).toBeLessThan(1e-6)
}

describe('Grinstead and Snell, Introduction to Probability, exercise 11.2.18: four years, 0.7 advance, 0.2 repeat', () => {
  const college = school(Array.from({ length: 4 }, () => ({ advance: 0.7, repeat: 0.2 })))
  const chain = absorbingChain(stochastic(college))

  test('expects 4.138 years from the first (as published; 4.138184)', () => {
    expect(chain.steps[0]).toBeCloseTo(4.138, 3)
    expect(chain.steps[0]).toBeCloseTo(4.138_184, 6)
  })

  test('graduates (0.7/0.8)⁴ of the first year, and more of the later ones', () => {
    near(graduating(college), [0.586_182, 0.669_922, 0.765_625, 0.875])
    expect(graduating(college)[0]).toBeCloseTo((0.7 / 0.8) ** 4, 12)
  })

  test('has the published first row of the fundamental matrix', () => {
    near(chain.fundamental[0] ?? [], [1.25, 1.093_75, 0.957_031, 0.837_402])
  })
})

describe('Kemeny and Snell, Finite Markov Chains: three years, leave p, repeat q, pass r', () => {
  const [q, r] = [0.2, 0.7]
  const matrix = school(Array.from({ length: 3 }, () => ({ advance: r, repeat: q })))
  const chain = absorbingChain(stochastic(matrix))

  test('has 1/(1 − q) along the diagonal', () => {
    for (const [index, row] of chain.fundamental.entries()) expect(row[index]).toBeCloseTo(1 / (1 - q), 12)
  })

  test('graduates (r/(1 − q))^(4 − k) of year k: 0.669922 of the first', () => {
    near(
      graduating(matrix),
      [1, 2, 3].map((year) => (r / (1 - q)) ** (4 - year)),
    )
    near(graduating(matrix).slice(0, 1), [0.669_922])
  })

  test('expects Σ (r/(1 − q))^j/(1 − q) years from the first: 3.300781', () => {
    const published = [0, 1, 2].reduce((total, j) => total + (r / (1 - q)) ** j / (1 - q), 0)
    expect(chain.steps[0]).toBeCloseTo(published, 12)
    expect(chain.steps[0]).toBeCloseTo(3.300_781, 6)
  })
})

describe('the promotion chain 0.8 / 0.85 / 0.9 / 0.95 with 0.1 / 0.08 / 0.06 / 0.03 repeating', () => {
  const matrix = stochastic(
    school([
      { advance: 0.8, repeat: 0.1 },
      { advance: 0.85, repeat: 0.08 },
      { advance: 0.9, repeat: 0.06 },
      { advance: 0.95, repeat: 0.03 },
    ]),
  )

  test('has graduated within four years: 0.581400, 0.850298, 0.937337 and 0.979381', () => {
    const within = [1, 2, 3, 4].map((year) => sharesAfter(matrix, `year ${year}`, 4).at(-1) ?? Number.NaN)
    near(within, [0.5814, 0.850_298, 0.937_337, 0.979_381])
  })
})

describe('UC Merced, lecture notes on absorbing chains (after Dobrow): the published matrix', () => {
  const published: DeclaredMatrix = {
    orientation: 'rows-are-from',
    states: ['freshman', 'sophomore', 'junior', 'senior', 'dropped', 'graduated'],
    absorbing: ['dropped', 'graduated'],
    entries: [
      [0.2, 0.7, 0, 0, 0.1, 0],
      [0, 0.05, 0.89, 0, 0.06, 0],
      [0, 0, 0.03, 0.94, 0.03, 0],
      [0, 0, 0, 0.24, 0.01, 0.76],
      [0, 0, 0, 0, 1, 0],
      [0, 0, 0, 0, 0, 1],
    ],
  }

  test('is refused, because the row of the seniors sums to 1.01', () => {
    expect(matrixFaults(published)).toEqual([{ code: 'ROW_SUM_NOT_ONE', state: 'senior', value: 1.01 }])
    expect(() => stochastic(published)).toThrow(MatrixRefused)
    expect(() => stochastic(published)).toThrow('ROW_SUM_NOT_ONE senior 1.01')
  })

  test('would give the published ends 22/79, 10/91, 4/97 and 1/100, which add up to 101', () => {
    const part = (from: number, to: number) => published.entries.slice(0, 4).map((row) => row.slice(from, to))
    const { ends } = absorption({
      passing: published.states.slice(0, 4),
      absorbing: published.absorbing,
      q: part(0, 4),
      r: part(4, 6),
    })
    const percent = ends.map((row) => row.map((share) => Math.round(share * 100)))
    expect(percent).toEqual([
      [22, 79],
      [10, 91],
      [4, 97],
      [1, 100],
    ])
    for (const row of percent) expect(row.reduce((total, one) => total + one)).toBe(101)
  })
})
