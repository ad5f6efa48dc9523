import { type Interval, intervals, isProtected } from './attacker.ts'
import { type Model, modelOf } from './model.ts'
import { checkRule, type DisclosureRule, isTooSmall } from './rules.ts'
import { withholdMore } from './secondary.ts'
import { cellKey, type FrequencyTable, type Link } from './tables.ts'

/** Why a cell is not shown: it is too small, or another could be computed from it, or it was withheld before. */
export type Reason = 'too-small' | 'for-another' | 'before'

export interface ReleaseInput {
  /** All tables that anybody can open, of all quarters that are public: protected together. */
  readonly tables: readonly FrequencyTable[]
  /** What else adds up: a year and its quarters, a table and the same one a quarter later with who came and who left. */
  readonly links?: readonly Link[]
  /** Cells of earlier quarters that stand in `tables` again: what is public stays as it is. */
  readonly published?: ReadonlyMap<string, 'shown' | 'withheld'>
  readonly rule: DisclosureRule
}

/** What may be shown of some tables; cells by their key (`cellKey`). */
export interface Release {
  readonly withheld: ReadonlyMap<string, Reason>
  /** Cells that cannot be protected, mostly because of what is public already. When there are any, publish nothing of this. */
  readonly failed: readonly string[]
}

/** Decides for all tables together which cells are shown. Reading only; storing a release is somebody else's. */
export function protect(input: ReleaseInput): Release {
  checkRule(input.rule)
  const model = modelOf(input.tables, input.links)
  const before = (state: 'shown' | 'withheld') =>
    new Set(
      [...(input.published ?? [])].flatMap(([key, was]) => {
        const cell = model.indexOf.get(key)
        return was === state && cell !== undefined ? [cell] : []
      }),
    )
  const [mustShow, mustWithhold] = [before('shown'), before('withheld')]
  const primary = tooSmall(model, input.rule).filter((cell) => !mustShow.has(cell))
  const { withheld, failed } = withholdMore(model, {
    primary,
    width: input.rule.width,
    mustShow,
    mustWithhold,
  })
  const small = new Set(primary)
  const reasonOf = (cell: number): Reason =>
    small.has(cell) ? 'too-small' : mustWithhold.has(cell) ? 'before' : 'for-another'
  return {
    withheld: new Map([...withheld].map((cell) => [model.keys[cell] ?? '', reasonOf(cell)])),
    failed: failed.map((cell) => model.keys[cell] ?? ''),
  }
}

export interface Finding extends Omit<Interval, 'cell'> {
  readonly cell: string
  readonly isProtected: boolean
}

/**
 * The auditor: forgets how the cells were chosen and computes anew what an attacker can say about each one. Run it before a
 * release is stored, and refuse the release when a finding is not protected.
 */
export function audit(input: ReleaseInput, withheld: Iterable<string>): Finding[] {
  const model = modelOf(input.tables, input.links)
  const cells = new Set([...withheld].map((key) => model.indexOf.get(key) ?? -1))
  return intervals(model, cells, input.rule.width).map(({ cell, ...interval }) => ({
    cell: model.keys[cell] ?? '',
    ...interval,
    isProtected: isProtected(model, { cell, ...interval }, input.rule),
  }))
}

/** Whether a percentage may stand: only where its numerator, the rest and the denominator are all shown. */
export const showsPercentage = (
  { withheld }: Release,
  cells: { readonly numerator: string; readonly rest: string; readonly denominator: string },
): boolean => !Object.values(cells).some((cell) => withheld.has(cell))

/** What a table shows in one cell: the count, or nothing. */
export function shownCount(
  release: Release,
  table: FrequencyTable,
  categories: readonly string[],
): number | undefined {
  const key = cellKey(table, categories)
  if (release.withheld.has(key)) return undefined
  return table.cells.find((cell) => cellKey(table, cell.categories) === key)?.count
}

const tooSmall = (model: Model, rule: DisclosureRule): number[] =>
  [...model.keys.keys()].filter((cell) =>
    isTooSmall(model.counts[cell] ?? 0, model.sensitive[cell] ?? false, rule),
  )
