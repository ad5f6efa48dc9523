import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { IndicatorDraft } from './draft.ts'

/** Takes indicators in with what their source prints. One that is there already is refused by the database. */
export async function createIndicators(
  trx: ActorTransaction,
  drafts: readonly IndicatorDraft[],
): Promise<void> {
  await trx.insertInto('indicator').values(drafts.map(indicatorRow)).execute()
  const observations = drafts.flatMap(({ code, observations }) =>
    observations.map((one) => ({
      indicator_code: code,
      period_da: one.period.da,
      period_en: one.period.en,
      as_of: one.asOf,
      breakdown: one.breakdown ?? '',
      numerator: one.numerator,
      denominator: one.denominator,
      value: one.value,
      hedge: one.hedge,
      section: one.section,
    })),
  )
  if (observations.length > 0) await trx.insertInto('observation').values(observations).execute()
  const targets = drafts.flatMap(({ code, targets }) =>
    targets.map(({ value, year, note, section }) => ({
      indicator_code: code,
      value,
      year,
      note_da: note?.da ?? null,
      note_en: note?.en ?? null,
      section,
    })),
  )
  if (targets.length > 0) await trx.insertInto('target').values(targets).execute()
}

const indicatorRow = (draft: IndicatorDraft, position: number) => ({
  code: draft.code,
  position,
  theme: draft.theme,
  name_da: draft.name.da,
  name_en: draft.name.en,
  unit: draft.unit,
  definition_da: draft.definition.da,
  definition_en: draft.definition.en,
  numerator_da: draft.numerator?.da ?? null,
  numerator_en: draft.numerator?.en ?? null,
  denominator_da: draft.denominator?.da ?? null,
  denominator_en: draft.denominator?.en ?? null,
  population_da: draft.population.da,
  population_en: draft.population.en,
  source: draft.source,
  source_name_da: draft.sourceName.da,
  source_name_en: draft.sourceName.en,
  direction: draft.direction,
  caution_da: draft.caution?.da ?? null,
  caution_en: draft.caution?.en ?? null,
  breakdowns: JSON.stringify(draft.breakdowns),
})
