import { type Selectable, sql } from 'kysely'
import { compiledOnce } from '../../platform/db/compiled.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import type { Indicator, Observation, Target } from './rules.ts'

/** All indicators with their figures, or those of one theme, or those named; in the order of the strategy. */
export async function listIndicators(
  trx: ActorTransaction,
  filter: { readonly theme?: number; readonly codes?: readonly string[] } = {},
): Promise<Indicator[]> {
  const rows = await indicatorsOf(trx, { theme: filter.theme ?? null, codes: filter.codes ?? null })
  return rows.map((row) => ({
    code: row.code,
    theme: row.theme,
    name: { da: row.name_da, en: row.name_en },
    unit: row.unit as Indicator['unit'],
    definition: { da: row.definition_da, en: row.definition_en },
    numerator: bilingual(row.numerator_da, row.numerator_en),
    denominator: bilingual(row.denominator_da, row.denominator_en),
    population: { da: row.population_da, en: row.population_en },
    source: row.source as Indicator['source'],
    sourceName: { da: row.source_name_da, en: row.source_name_en },
    direction: row.direction as Indicator['direction'],
    caution: bilingual(row.caution_da, row.caution_en),
    breakdowns: row.breakdowns as unknown as Record<string, Bilingual>,
    observations: row.observations,
    targets: row.targets,
  }))
}

export async function getIndicator(trx: ActorTransaction, code: string): Promise<Indicator> {
  const [indicator] = await listIndicators(trx, { codes: [code] })
  if (!indicator) throw new NotFound()
  return indicator
}

interface IndicatorsOf extends Readonly<Record<string, unknown>> {
  readonly theme: number | null
  readonly codes: readonly string[] | null
}
type IndicatorRow = Selectable<DB['indicator']> & Pick<Indicator, 'observations' | 'targets'>

const indicatorsOf = compiledOnce<IndicatorsOf, IndicatorRow>((db, open) =>
  db
    .selectFrom('indicator')
    .selectAll('indicator')
    .select([observationsOf, targetsOf])
    .where(sql<boolean>`(${open('theme')}::int is null or theme = ${open('theme')}::int)`)
    .where(sql<boolean>`(${open('codes')}::text[] is null or code = any(${open('codes')}::text[]))`)
    .orderBy('position'),
)

// Of several vintages of a figure the newest counts; the older ones are kept (reference: statistics, 1.1).
const observationsOf = sql<Observation[]>`(
  select coalesce(json_agg(one.seen order by one.as_of, one.id), '[]')
  from (
    select distinct on (as_of, breakdown) as_of, id, json_build_object(
      'period', json_build_object('da', period_da, 'en', period_en), 'asOf', as_of,
      'breakdown', nullif(breakdown, ''), 'numerator', numerator, 'denominator', denominator,
      'value', value, 'hedge', hedge, 'section', section) as seen
    from observation where indicator_code = indicator.code
    order by as_of, breakdown, recorded_at desc
  ) one)`.as('observations')

const targetsOf = sql<Target[]>`(
  select coalesce(json_agg(json_build_object(
    'value', value, 'year', year, 'section', section,
    'note', case when note_da is not null then json_build_object('da', note_da, 'en', note_en) end)
    order by year, id), '[]')
  from target where indicator_code = indicator.code)`.as('targets')

const bilingual = (da: string | null, en: string | null): Bilingual | null =>
  da === null ? null : { da, en: en ?? da }
