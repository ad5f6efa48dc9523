import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { IndicatorDraft } from './draft.ts'
import { noteFields } from './metadata.ts'

/** Takes indicators in with what their source prints. One that is there already is refused by the database. */
export async function createIndicators(
  trx: ActorTransaction,
  drafts: readonly IndicatorDraft[],
): Promise<void> {
  if (drafts.length === 0) return
  const { before } = await trx
    .selectFrom('indicator')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(-1)).as('before'))
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('indicator')
    .values(drafts.map((draft, at) => indicatorRow(draft, before + 1 + at)))
    .execute()
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
    targets.map(({ value, year, note, decidedBy, section }) => ({
      indicator_code: code,
      value,
      year,
      note_da: note?.da ?? null,
      note_en: note?.en ?? null,
      decided_by_da: decidedBy?.da ?? null,
      decided_by_en: decidedBy?.en ?? null,
      section,
    })),
  )
  if (targets.length > 0) await trx.insertInto('target').values(targets).execute()
  const notes = drafts.flatMap(({ code, notes }) =>
    noteFields.map((field) => ({
      indicator_code: code,
      field,
      words_da: notes[field].da,
      words_en: notes[field].en,
    })),
  )
  if (notes.length > 0) await trx.insertInto('indicator_note').values(notes).execute()
  const breaks = drafts.flatMap(({ code, breaks }) =>
    breaks.map(({ startsOn, note }) => ({
      indicator_code: code,
      starts_on: startsOn,
      note_da: note.da,
      note_en: note.en,
    })),
  )
  if (breaks.length > 0) await trx.insertInto('method_break').values(breaks).execute()
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
  measure: draft.measure,
  value_type: draft.valueType,
  frequency: draft.frequency,
  lag_months: draft.lagMonths,
  decimals: draft.decimals,
  owner: draft.owner,
  contact: draft.contact,
  last_reviewed: draft.lastReviewed,
  computation: draft.computation,
})
