import { type Selectable, sql } from 'kysely'
import { compiledOnce } from '../../platform/db/compiled.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import { type NoteField, type Notes, noteFields } from './metadata.ts'
import { periodWords } from './period-words.ts'
import type { Indicator, MissingObservation, Observation, Target, Vintage } from './rules.ts'

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
    measure: row.measure,
    valueType: row.value_type as Indicator['valueType'],
    frequency: row.frequency as Indicator['frequency'],
    lagMonths: row.lag_months,
    decimals: row.decimals,
    owner: row.owner,
    contact: row.contact,
    lastReviewed: row.last_reviewed,
    computation: row.computation,
    breaks: row.breaks,
    observations: row.observations.map(withWords),
    missing: row.missing.map(withWords),
    vintage: row.vintage,
    dueOn: row.due_on,
    targets: row.targets,
  }))
}

export async function getIndicator(trx: ActorTransaction, code: string): Promise<Indicator> {
  const [indicator] = await listIndicators(trx, { codes: [code] })
  if (!indicator) throw new NotFound()
  return indicator
}

/** A period is stored in words where its source names it, and as a number where it counts. */
type Stored<One extends { readonly period: Bilingual }> = Omit<One, 'period'> & {
  readonly period: Bilingual | string
}
const withWords = <One extends { readonly period: Bilingual | string }>(one: One) => ({
  ...one,
  period: typeof one.period === 'string' ? periodWords(one.period) : one.period,
})

/** Everything that is told about an indicator besides its definition. */
export async function getNotes(trx: ActorTransaction, code: string): Promise<Notes> {
  const rows = await trx
    .selectFrom('indicator_note')
    .select(['field', 'words_da', 'words_en'])
    .where('indicator_code', '=', code)
    .execute()
  const notes = new Map(rows.map((row) => [row.field, { da: row.words_da, en: row.words_en }]))
  return Object.fromEntries(
    noteFields.map((field): [NoteField, Bilingual] => [field, notes.get(field) ?? notToldYet]),
  ) as Record<NoteField, Bilingual>
}

const notToldYet: Bilingual = {
  da: 'Det er ikke skrevet ned endnu.',
  en: 'It has not been written down yet.',
}

/** Every vintage of one published figure, newest first: what its source said, and when it was fetched. */
export async function listVintages(
  trx: ActorTransaction,
  { code, area, period }: { readonly code: string; readonly area: string; readonly period: string },
) {
  const rows = await trx
    .selectFrom('published_observation')
    .innerJoin('figure_import', 'figure_import.id', 'published_observation.import_id')
    .select(['state', 'value', 'retrieved_on', 'published_on'])
    .where('published_observation.indicator_code', '=', code)
    .where('area', '=', area)
    .where('period', '=', period)
    .orderBy('retrieved_on', 'desc')
    .orderBy('published_observation.id', 'desc')
    .execute()
  return rows.map((row) => ({
    state: row.state,
    value: row.value === null ? null : Number(row.value),
    retrievedOn: row.retrieved_on,
    publishedOn: row.published_on,
  }))
}

interface IndicatorsOf extends Readonly<Record<string, unknown>> {
  readonly theme: number | null
  readonly codes: readonly string[] | null
}
type IndicatorRow = Selectable<DB['indicator']> &
  Pick<Indicator, 'targets' | 'breaks' | 'vintage'> & {
    readonly observations: readonly Stored<Observation>[]
    readonly missing: readonly Stored<MissingObservation>[]
    readonly due_on: string | null
  }

const indicatorsOf = compiledOnce<IndicatorsOf, IndicatorRow>((db, open) =>
  db
    .selectFrom('indicator')
    .selectAll('indicator')
    .select([observationsOf, missingOf, targetsOf, breaksOf, vintageOf, dueOf])
    .where(sql<boolean>`(${open('theme')}::int is null or theme = ${open('theme')}::int)`)
    .where(sql<boolean>`(${open('codes')}::text[] is null or code = any(${open('codes')}::text[]))`)
    .orderBy('position'),
)

// Of several vintages of a figure the newest counts; the older ones are kept (reference: statistics, 1.1). Those of a
// published series are of the municipality's own area, whose code its schema is named by (reference.municipality).
const newestPublished = sql`
  select distinct on (period, breakdown) published_observation.*
  from published_observation join figure_import on figure_import.id = import_id
  where published_observation.indicator_code = indicator.code and area = substr(current_schema(), 3)
  order by period, breakdown, retrieved_on desc, published_observation.id desc`

/** A published quarter, numbered as those of others are. */
const quarterOf = sql`to_char(day, 'YYYY"K"Q')`

const observationsOf = sql<readonly Stored<Observation>[]>`(
  select coalesce(json_agg(one.seen order by one.as_of, one.id), '[]')
  from (
    (select distinct on (as_of, breakdown) as_of, id, json_build_object(
      'period', json_build_object('da', period_da, 'en', period_en), 'asOf', as_of,
      'breakdown', nullif(breakdown, ''), 'numerator', numerator, 'denominator', denominator,
      'value', value, 'hedge', hedge, 'section', section) as seen
    from observation where indicator_code = indicator.code
    order by as_of, breakdown, recorded_at desc)
    union all
    select as_of, id, json_build_object('period', period, 'asOf', as_of, 'breakdown', nullif(breakdown, ''),
      'numerator', null, 'denominator', null, 'value', value, 'hedge', null, 'section', null)
    from (${newestPublished}) newest where state = 'value'
    union all
    (select distinct on (as_of, breakdown) as_of, id, json_build_object('period', period, 'asOf', as_of,
      'breakdown', nullif(breakdown, ''), 'numerator', numerator, 'denominator', denominator,
      'value', value, 'hedge', null, 'section', null)
    from manual_value where indicator_code = indicator.code
    order by as_of, breakdown, entered_at desc, id desc)
    union all
    select day, 0, json_build_object('period', ${quarterOf}, 'asOf', day, 'breakdown', nullif(breakdown, ''),
      'numerator', numerator, 'denominator', denominator, 'value', value, 'hedge', null, 'section', null,
      'low', low, 'high', high, 'invented', invented)
    from release_value join figure_release using (day) where indicator_code = indicator.code and value is not null
  ) one)`.as('observations')

const missingOf = sql<readonly Stored<MissingObservation>[]>`(
  select coalesce(json_agg(json_build_object('period', period, 'asOf', as_of, 'breakdown', nullif(breakdown, ''),
    'why', state) order by as_of, breakdown), '[]')
  from (
    select period, as_of, breakdown, state from (${newestPublished}) newest where state <> 'value'
    union all
    select ${quarterOf}, day, breakdown, 'suppressed' from release_value
    where indicator_code = indicator.code and value is null
  ) one)`.as('missing')

const breaksOf = sql<Indicator['breaks']>`(
  select coalesce(json_agg(json_build_object('startsOn', starts_on,
    'note', json_build_object('da', note_da, 'en', note_en)) order by starts_on), '[]')
  from method_break where indicator_code = indicator.code)`.as('breaks')

const vintageOf = sql<Vintage | null>`(
  select json_build_object('retrievedOn', retrieved_on, 'publishedOn', published_on,
    'source', json_build_object('da', source_da, 'en', source_en),
    'terms', json_build_object('da', terms_da, 'en', terms_en),
    'note', case when note_da is not null then json_build_object('da', note_da, 'en', note_en) end)
  from figure_import where indicator_code = indicator.code order by retrieved_on desc, id desc limit 1)`.as(
  'vintage',
)

const dueOf = sql<string | null>`(select due_on from manual_duty where indicator_code = indicator.code)`.as(
  'due_on',
)

const targetsOf = sql<Target[]>`(
  select coalesce(json_agg(json_build_object(
    'value', value, 'year', year, 'section', section,
    'note', case when note_da is not null then json_build_object('da', note_da, 'en', note_en) end,
    'decidedBy', case when decided_by_da is not null then json_build_object('da', decided_by_da, 'en', decided_by_en) end)
    order by year, id), '[]')
  from target where indicator_code = indicator.code)`.as('targets')

const bilingual = (da: string | null, en: string | null): Bilingual | null =>
  da === null ? null : { da, en: en ?? da }
