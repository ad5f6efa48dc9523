import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Language } from '../../platform/text/language.ts'
import { computeDay, figuresOf, isComputation, type Missing, schoolNames } from '../computed-figures/index.ts'
import { isShareTooSmall, isTooSmall, ruleOf } from '../disclosure-control/index.ts'
import { publicCounts } from './known.ts'
import { isQuarterEnd } from './quarters.ts'
import { type ReleasedTable, releasedTables } from './tables.ts'

/** A value of an indicator as it is published; null where it is withheld. */
export interface ReleasedValue {
  readonly indicator: string
  readonly part: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** What a quarter's release shows, before it is stored. */
export interface Prepared {
  readonly missing: null
  readonly day: string
  readonly rulesVersion: number
  readonly threshold: number
  readonly invented: boolean
  readonly tables: readonly ReleasedTable[]
  readonly values: readonly ReleasedValue[]
}

/** Why a day has no release to prepare. */
export type NotPrepared = { readonly missing: Missing | 'no-quarter' }

/** Computes and protects what a quarter's end would publish. Unprotected numbers do not leave this function. */
export async function prepareRelease(
  trx: ActorTransaction,
  actor: Actor,
  asked: { readonly day: string; readonly today: string; readonly language: Language },
): Promise<Prepared | NotPrepared> {
  if (!isQuarterEnd(asked.day)) return { missing: 'no-quarter' }
  const computed = await computeDay(trx, actor, asked)
  if (computed.missing !== null) return { missing: computed.missing }
  const { tallies, rules, settings } = computed
  const { threshold, invented } = settings
  const tables = releasedTables({
    tallies,
    threshold,
    schools: await schoolNames(trx, actor),
  })
  const counts = publicCounts(tallies, tables, threshold)
  const indicators = await trx
    .selectFrom('indicator')
    .select(['code', 'computation', 'decimals', 'value_type'])
    .where('computation', 'is not', null)
    .orderBy('position')
    .execute()
  const values = indicators.flatMap(({ code, computation, decimals, value_type }) =>
    counts && isComputation(computation)
      ? figuresOf(computation, counts).map((figure) =>
          publishedValue(code, figure, { decimals, value_type, threshold }),
        )
      : [],
  )
  return { missing: null, day: asked.day, rulesVersion: rules.version, threshold, invented, tables, values }
}

interface Rounding {
  readonly decimals: number
  readonly value_type: string
  readonly threshold: number
}

function publishedValue(
  indicator: string,
  figure: ReturnType<typeof figuresOf>[number],
  { decimals, value_type, threshold }: Rounding,
): ReleasedValue {
  const { part, numerator, denominator, value, low, high } = figure
  const isShare = value_type === 'share'
  const rule = ruleOf(threshold)
  const hidden =
    value === undefined ||
    !Number.isFinite(value) ||
    (isShare
      ? isShareTooSmall(numerator, denominator ?? numerator, rule)
      : value_type === 'count' && isTooSmall(numerator, rule))
  if (hidden)
    return { indicator, part, numerator: null, denominator: null, value: null, low: null, high: null }
  const rounded = (one: number) => Number(one.toFixed(decimals))
  const bounded = low !== undefined && high !== undefined && Number.isFinite(low) && Number.isFinite(high)
  return {
    indicator,
    part,
    // Of a mean only the mean is told: a sum may be one person’s.
    numerator: isShare ? numerator : null,
    denominator: isShare ? denominator : null,
    value: rounded(value),
    low: bounded ? rounded(low) : null,
    high: bounded ? rounded(high) : null,
  }
}

/** Stores a quarter's release. @throws where the quarter has one already: it is released once (0075) */
export async function storeRelease(
  trx: ActorTransaction,
  actor: Actor,
  { day, rulesVersion, threshold, invented, tables, values }: Prepared,
): Promise<void> {
  await trx
    .insertInto('figure_release')
    .values({
      day,
      rules_version: rulesVersion,
      threshold,
      invented,
      released_by: actor.kind === 'person' ? actor.id : null,
    })
    .execute()
  const cells = tables.flatMap(({ code, rows, columns, counts }) =>
    counts.flatMap((line, row) =>
      line.map((count, column) => ({
        day,
        table_code: code,
        row_code: (rows[row] ?? []).join('+'),
        row_place: row,
        column_code: (columns[column] ?? []).join('+'),
        column_place: column,
        count,
      })),
    ),
  )
  if (cells.length > 0) await trx.insertInto('release_cell').values(cells).execute()
  const rows = values.map(({ indicator, part, ...one }) => ({
    day,
    indicator_code: indicator,
    breakdown: part ?? '',
    ...one,
  }))
  if (rows.length > 0) await trx.insertInto('release_value').values(rows).execute()
}
