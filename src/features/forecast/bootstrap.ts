import { type Rates, rowCount } from './estimate.ts'
import { gamma, seeded } from './random.ts'
import { standings, stateAfter, stateCount, targetCount } from './states.ts'

export interface Band {
  /** Shares in [0, 1]: a twentieth of the runs lie below, a twentieth above. */
  readonly low: number
  readonly high: number
}

export interface BootstrapSettings {
  readonly runs: number
  readonly years: number
  readonly seed: number
}

/**
 * People added to each row before it is drawn, spread as the row itself is: one in all, so that a row of nothing but one
 * target is not taken for certain. One for *each target* pulls small rows towards an even spread (decision 0021).
 */
const extra = 1

/**
 * How uncertain the rates make the result: every row that anybody can come to is drawn anew from a Dirichlet distribution over
 * the targets ever seen, and everybody is run through the drawn rates (reference: statistics, 4.2 step 4; decision 0021).
 * One band a year, from 0. The rows lie in typed arrays because a thousand runs are to take less than a second.
 */
export function bootstrap(rates: Rates, start: Float64Array, settings: BootstrapSettings): Band[] {
  const rows = reachableRows(rates, start)
  const random = seeded(settings.seed)
  const whole = start.reduce((total, one) => total + one, 0)
  const outcomes = Array.from({ length: settings.years + 1 }, () => new Float64Array(settings.runs))
  for (let run = 0; run < settings.runs; run += 1) {
    draw(rows, random)
    let people = start
    for (const [year, results] of outcomes.entries()) {
      if (year > 0) people = step(rows, people)
      results[run] = whole === 0 ? 0 : attainedIn(people) / whole
    }
  }
  return outcomes.map((results) => {
    results.sort()
    return { low: quantile(results, 0.05), high: quantile(results, 0.95) }
  })
}

/** The rows that somebody can be in, each with its targets next to one another. */
interface Rows {
  readonly row: Int32Array
  /** Where a row's targets begin; one more at the end. */
  readonly begin: Int32Array
  readonly to: Int32Array
  readonly shape: Float64Array
  readonly drawn: Float64Array
}

function reachableRows(rates: Rates, start: Float64Array): Rows {
  const waiting = [...start.keys()].filter((row) => (start[row] ?? 0) > 0)
  const reached = new Set(waiting)
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop())
    for (const { to } of ways(rates, row))
      if (!reached.has(to)) {
        reached.add(to)
        waiting.push(to)
      }
  // Whoever has attained keeps it: those rows change nothing that is asked here.
  const row = [...reached].filter((one) => !standings[one % stateCount]?.attained)
  const found = row.map((one) => ways(rates, one))
  const begin = [0]
  for (const one of found) begin.push((begin.at(-1) ?? 0) + one.length)
  const all = found.flat()
  return {
    row: Int32Array.from(row),
    begin: Int32Array.from(begin),
    to: Int32Array.from(all, ({ to }) => to),
    shape: Float64Array.from(all, ({ shape }) => shape),
    drawn: new Float64Array(all.length),
  }
}

/** The targets of a row that were ever seen by anybody alike. Where nobody was ever seen, one stays (`estimate`). */
function ways({ evidence, shares }: Rates, row: number): { to: number; shape: number }[] {
  const state = row % stateCount
  return Array.from({ length: targetCount }, (_, target) => row * targetCount + target).flatMap(
    (cell, target) => {
      if (!shares[cell]) return []
      const to = row - state + (stateAfter[state * targetCount + target] ?? 0)
      return [{ to, shape: (evidence[cell] ?? 0) + extra * (shares[cell] ?? 0) }]
    },
  )
}

function draw({ row, begin, shape, drawn }: Rows, random: () => number): void {
  for (let index = 0; index < row.length; index += 1) {
    const from = begin[index] ?? 0
    const end = begin[index + 1] ?? 0
    let total = 0
    for (let way = from; way < end; way += 1) {
      const value = gamma(random, shape[way] ?? 1)
      drawn[way] = value
      total += value
    }
    for (let way = from; way < end; way += 1) drawn[way] = (drawn[way] ?? 0) / total
  }
}

/** One year on; those who have attained stand still. */
function step({ row, begin, to, drawn }: Rows, people: Float64Array): Float64Array {
  const next = people.slice()
  for (const one of row) next[one] = 0
  for (let index = 0; index < row.length; index += 1) {
    const mass = people[row[index] ?? 0] ?? 0
    if (mass === 0) continue
    const end = begin[index + 1] ?? 0
    for (let way = begin[index] ?? 0; way < end; way += 1) {
      const place = to[way] ?? 0
      next[place] = (next[place] ?? 0) + mass * (drawn[way] ?? 0)
    }
  }
  return next
}

/** States alternate between not attained and attained. */
function attainedIn(people: Float64Array): number {
  let attained = 0
  for (let row = 1; row < rowCount; row += 2) attained += people[row] ?? 0
  return attained
}

/** Of sorted values, by linear interpolation between neighbours. */
function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}
