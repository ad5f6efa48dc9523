import type { StochasticMatrix } from './matrix.ts'
import { solve } from './solve.ts'

export interface AbsorbingChain {
  /** The states that one leaves, and those that one stays in; the order of rows and columns below. */
  readonly passing: readonly string[]
  readonly absorbing: readonly string[]
  /** N = (I − Q)⁻¹: how many steps one expects to spend in each state, from each state. */
  readonly fundamental: readonly (readonly number[])[]
  /** B = N·R: how likely one ends in each absorbing state. */
  readonly ends: readonly (readonly number[])[]
  /** t = N·1: how many steps one expects to take before one stays. */
  readonly steps: readonly number[]
}

/** Somewhere in the chain nobody ever comes to an end. */
export class NeverAbsorbed extends Error {}

/** Where everybody ends, from where, and how long it takes (Kemeny and Snell 1960; Grinstead and Snell, chapter 11.2). */
export function absorbingChain({ states, absorbing, rows }: StochasticMatrix): AbsorbingChain {
  const passing = states.filter((state) => !absorbing.includes(state))
  const among = (from: readonly string[], to: readonly string[]) =>
    from.map((one) => to.map((other) => rows[states.indexOf(one)]?.[states.indexOf(other)] ?? 0))
  return absorption({ passing, absorbing, q: among(passing, passing), r: among(passing, absorbing) })
}

interface Parts {
  readonly passing: readonly string[]
  readonly absorbing: readonly string[]
  /** Rates among the passing states, and from them to the absorbing ones. */
  readonly q: readonly (readonly number[])[]
  readonly r: readonly (readonly number[])[]
}

/** The algebra alone, for matrices that nobody has checked. Ends then need not sum to 1. */
export function absorption({ passing, absorbing, q, r }: Parts): AbsorbingChain {
  const identity = q.map((row, index) => row.map((_, at) => (at === index ? 1 : 0)))
  const difference = q.map((row, index) => row.map((value, at) => (at === index ? 1 : 0) - value))
  const fundamental = solve(difference, identity)
  if (!fundamental) throw new NeverAbsorbed('nobody comes to an end from some state')
  const ends = fundamental.map((row) =>
    absorbing.map((_, end) => row.reduce((total, visits, at) => total + visits * (r[at]?.[end] ?? 0), 0)),
  )
  const steps = fundamental.map((row) => row.reduce((total, visits) => total + visits, 0))
  return { passing, absorbing, fundamental, ends, steps }
}
