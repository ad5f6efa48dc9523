import type { Counts, Dimension, Tally } from '../computed-figures/index.ts'
import { audit, type DisclosureRule, isTooSmall, protect, ruleOf } from '../disclosure-control/index.ts'
import { foldSmall, foldToOthers, joinSmallest, type Line, sumOf } from './fold.ts'

/*
 * The fixed list of public tables. All of them divide people by status, and each by one thing more; the sums by status are in all of them
 * and always shown. Tables that share just one thing, whose sums are known, say no more together than each alone: for any tables of
 * each that look the same there is a register that gives them all. So each is protected by itself (docs/decisions/0024).
 */

export const tableCodes = ['status', 'age', 'sex', 'area', 'school'] as const
export type TableCode = (typeof tableCodes)[number]

export interface ReleasedTable {
  readonly code: TableCode
  /** Segments, or of the first table the parts of the outside group. */
  readonly rows: readonly (readonly string[])[]
  /** Groups, areas, schools; an empty code is everybody. */
  readonly columns: readonly (readonly string[])[]
  /** By row and column; null where it is withheld. */
  readonly counts: readonly (readonly (number | null)[])[]
}

export interface Quarter {
  readonly tallies: readonly Tally[]
  readonly threshold: number
  /** Names of schools by their ids. */
  readonly schools: ReadonlyMap<string, string>
}

const segmentCounts = (counts: Counts): readonly (readonly [string, number])[] => [
  ['compulsory', counts.compulsory],
  ['youth-education', counts.youthEducation],
  ['completed', counts.completed],
  ['outside', counts.outside],
  ['not-known', counts.notKnown],
]
const partCounts = (counts: Counts): readonly (readonly [string, number])[] => [
  ['preparatory', counts.preparatory],
  ['employed', counts.employed],
  ['other-planned', counts.otherPlanned],
  ['no-activity', counts.noActivity],
  ['not-confirmed', counts.notConfirmed],
]
const linesOf = (counts: readonly (readonly [string, number])[]): Line[] =>
  counts.map(([code, count]) => ({ codes: [code], counts: [count] }))

/** Nobody belongs to a category that is not stated; it has a name all the same. */
export const notStated = 'not-stated'
/** Several of the named ones that are too small to be named. */
export const others = 'others'

/** All tables of a quarter that may be shown, in the order of the list; one that cannot be protected is left out whole. */
export function releasedTables(quarter: Quarter): ReleasedTable[] {
  const { tallies, threshold } = quarter
  const everybody = tallies.find(({ by }) => by === null)?.counts
  if (!everybody) return []
  const rule = ruleOf(threshold)
  const isSmall = (sum: number) => isTooSmall(sum, rule)
  if (isSmall(everybody.people)) return []
  const rows = foldSmall(linesOf(segmentCounts(everybody)), isSmall)
  const parts = foldSmall(linesOf(partCounts(everybody)), isSmall)
  const outsideShown = rows.some(({ codes }) => codes.join() === 'outside')
  const status = [...rows, ...(outsideShown ? parts : [])]
  return [
    {
      code: 'status',
      rows: [['all'], ...status.map(({ codes }) => codes)],
      columns: [['']],
      counts: [[everybody.people], ...status.map(({ counts }) => [sumOf(counts)])],
    },
    ...(['age', 'sex', 'area', 'school'] as const).flatMap((code) => {
      const table = dividedBy(code, columnsOf(code, quarter), rows, rule)
      return table ? [table] : []
    }),
  ]
}

const ageGroup = (age: number): string => (age < 18 ? '15-17' : age < 21 ? '18-20' : '21-24')

/** The people of each category by segment; ages in three groups. */
function columnsOf(code: Dimension, { tallies, schools }: Quarter): Line[] {
  const columns = new Map<string, number[]>()
  for (const { category, counts } of tallies.filter(({ by }) => by === code)) {
    const name =
      category === null
        ? notStated
        : code === 'age'
          ? ageGroup(Number(category))
          : code === 'school'
            ? (schools.get(category) ?? notStated)
            : category
    const before = columns.get(name)
    columns.set(
      name,
      segmentCounts(counts).map(([, count], at) => count + (before?.[at] ?? 0)),
    )
  }
  return [...columns].map(([name, counts]) => ({ codes: [name], counts }))
}

function dividedBy(
  code: Dimension,
  columns: readonly Line[],
  rows: readonly Line[],
  rule: DisclosureRule,
): ReleasedTable | undefined {
  const isSmall = (sum: number) => isTooSmall(sum, rule)
  const isNamed = code === 'area' || code === 'school'
  let shown = isNamed ? foldToOthers(columns, isSmall) : foldSmall(columns, isSmall)
  const segments = segmentOrder
  const countsOf = (lines: readonly Line[]) =>
    rows.map(({ codes }) =>
      lines.map(({ counts }) => sumOf(codes.map((one) => counts[segments.indexOf(one)] ?? 0))),
    )
  for (;;) {
    // One column alone is everybody once more, and no table.
    if (shown.length < 2) return undefined
    const counts = countsOf(shown)
    const withheld = protect(counts, rule)
    // The auditor has the last word, whatever chose the cells.
    if (withheld && audit(counts, withheld, rule).every(({ isProtected }) => isProtected))
      return {
        code,
        rows: [...rows.map(({ codes }) => codes), ['all']],
        columns: [...shown.map(({ codes }) => nameOf(codes, isNamed)), ['']],
        counts: [
          ...counts.map((line, row) => [
            ...line.map((count, column) => (withheld[row]?.[column] ? null : count)),
            sumOf(line),
          ]),
          [
            ...shown.map((column) => sumOf(column.counts)),
            sumOf(shown.map((column) => sumOf(column.counts))),
          ],
        ],
      }
    if (!isNamed) return undefined
    shown = joinSmallest(shown)
  }
}

const segmentOrder: readonly string[] = ['compulsory', 'youth-education', 'completed', 'outside', 'not-known']

const nameOf = (codes: readonly string[], isNamed: boolean): readonly string[] =>
  isNamed && codes.length > 1 ? [others] : codes
