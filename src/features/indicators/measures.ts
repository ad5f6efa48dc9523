import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Bilingual } from '../../platform/text/language.ts'

/** What measures a sub-goal: indicators by their codes, or why none does. */
export type Measures =
  | { readonly indicators: readonly [string, ...string[]] }
  | { readonly notMeasured: Bilingual }

/** Says of sub-goals of an edition, by their codes, what measures each. */
export async function linkMeasures(
  trx: ActorTransaction,
  editionId: string,
  measures: Readonly<Record<string, Measures>>,
): Promise<void> {
  const goals = await trx
    .selectFrom('passage')
    .select(['id', 'code'])
    .where('edition_id', '=', editionId)
    .where('kind', '=', 'sub_goal')
    .execute()
  const rows = goals.flatMap(({ id, code }) => {
    const one = measures[code]
    return one ? rowsOf(id, one) : []
  })
  if (rows.length > 0) await trx.insertInto('sub_goal_measure').values(rows).execute()
}

interface MeasureRow {
  readonly passage_id: string
  readonly position: number
  readonly indicator_code: string | null
  readonly not_measured_da: string | null
  readonly not_measured_en: string | null
}

function rowsOf(passageId: string, measures: Measures): MeasureRow[] {
  const empty = { passage_id: passageId, indicator_code: null, not_measured_da: null, not_measured_en: null }
  if ('indicators' in measures)
    return measures.indicators.map((code, position) => ({ ...empty, position, indicator_code: code }))
  const { da, en } = measures.notMeasured
  return [{ ...empty, position: 0, not_measured_da: da, not_measured_en: en }]
}

/** What measures one sub-goal; undefined where nobody has said yet. */
export async function findMeasures(trx: ActorTransaction, passageId: string): Promise<Measures | undefined> {
  const rows = await trx
    .selectFrom('sub_goal_measure')
    .selectAll()
    .where('passage_id', '=', passageId)
    .orderBy('position')
    .execute()
  const [first, ...others] = rows.flatMap((row) => row.indicator_code ?? [])
  if (first !== undefined) return { indicators: [first, ...others] }
  const [because] = rows
  return because
    ? { notMeasured: { da: because.not_measured_da ?? '', en: because.not_measured_en ?? '' } }
    : undefined
}

/** A new edition begins with what measured the sub-goals of the one before, which it repeats. */
export async function copyMeasures(trx: ActorTransaction, from: string, to: string): Promise<void> {
  await sql`insert into sub_goal_measure (passage_id, position, indicator_code, not_measured_da, not_measured_en)
    select new.id, measure.position, measure.indicator_code, measure.not_measured_da, measure.not_measured_en
    from sub_goal_measure measure
    join passage old on old.id = measure.passage_id and old.edition_id = ${from}
    join passage new on new.edition_id = ${to} and new.kind = old.kind and new.code = old.code`.execute(trx)
}
