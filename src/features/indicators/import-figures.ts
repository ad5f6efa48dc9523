import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import type { Cell, Mapping, PublishedFigure } from '../published-figures/index.ts'
import { text } from './text.ts'

/** A file of figures that has been read, and how it came here. */
export interface FigureFile {
  readonly name: string
  /** Of its bytes, hexadecimal: the same file is known again under another name. */
  readonly sha256: string
  /** When it was fetched from its source, `YYYY-MM-DD`. */
  readonly retrievedOn: string
  readonly publishedOn: string | null
  readonly mapping: Mapping
  readonly figures: readonly PublishedFigure[]
}

/** A figure that its source now gives otherwise than before; both are kept. */
export interface Revision {
  readonly area: string
  readonly period: string
  readonly breakdown: string | null
  readonly before: Cell
  readonly now: Cell
}

export type Imported =
  | { readonly state: 'known'; readonly retrievedOn: string }
  | {
      readonly state: 'taken'
      readonly values: number
      readonly missing: number
      readonly revised: readonly Revision[]
      /** In the vintage before and not in this one. They stay: what was published once was published. */
      readonly gone: number
    }

/**
 * Takes in a vintage of published figures, whole or not at all. Nothing that is there is overwritten.
 *
 * @throws NotFound where there is no published indicator of that code
 */
export async function importFigures(
  trx: ActorTransaction,
  actor: Actor,
  file: FigureFile,
): Promise<Imported> {
  const { indicator: code, source, terms, note, ...mapping } = file.mapping
  const indicator = await trx
    .selectFrom('indicator')
    .select('source')
    .where('code', '=', code)
    .executeTakeFirst()
  if (indicator?.source !== 'published') throw new NotFound()
  const row = {
    indicator_code: code,
    file_name: file.name,
    sha256: file.sha256,
    mapping: JSON.stringify(mapping),
    retrieved_on: file.retrievedOn,
    published_on: file.publishedOn,
    source_da: source.da,
    source_en: source.en,
    terms_da: terms.da,
    terms_en: terms.en,
    note_da: note?.da ?? null,
    note_en: note?.en ?? null,
    imported_by: actor.kind === 'system' ? actor.name : actor.kind,
  }
  const before = await newestOf(trx, code)
  const taken = await trx
    .insertInto('figure_import')
    .values(row)
    .onConflict((conflict) => conflict.columns(['indicator_code', 'sha256']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!taken) return { state: 'known', retrievedOn: await retrievedBefore(trx, code, file.sha256) }
  await addObservations(trx, taken.id, code, file.figures)
  return { state: 'taken', ...compared(before, file.figures) }
}

/** What an import did, as a text for the terminal. */
export function importReport(imported: Imported, language: Language): string {
  const t = text(language)
  if (imported.state === 'known') return t('import_known', { date: longDate(imported.retrievedOn, language) })
  const { values, missing, revised, gone } = imported
  return [
    t('import_taken', { values, missing }),
    ...(revised.length > 0 ? [t('import_revised', { count: revised.length })] : []),
    ...(gone > 0 ? [t('import_gone', { count: gone })] : []),
  ].join('\n')
}

const retrievedBefore = async (trx: ActorTransaction, code: string, sha256: string): Promise<string> =>
  (
    await trx
      .selectFrom('figure_import')
      .select('retrieved_on')
      .where('indicator_code', '=', code)
      .where('sha256', '=', sha256)
      .executeTakeFirstOrThrow()
  ).retrieved_on

/** Below the number of parameters that a statement may have. */
const rowsAtOnce = 2000

async function addObservations(
  trx: ActorTransaction,
  importId: string,
  code: string,
  figures: readonly PublishedFigure[],
): Promise<void> {
  for (let at = 0; at < figures.length; at += rowsAtOnce) {
    const rows = figures.slice(at, at + rowsAtOnce).map((one) => ({
      import_id: importId,
      indicator_code: code,
      area: one.area,
      area_name: one.areaName,
      period: one.period,
      as_of: one.asOf,
      breakdown: one.breakdown ?? '',
      state: one.cell.kind,
      value: one.cell.kind === 'value' ? one.cell.value : null,
    }))
    await trx.insertInto('published_observation').values(rows).execute()
  }
}

interface Place {
  readonly area: string
  readonly period: string
  readonly breakdown: string | null
}
const keyOf = ({ area, period, breakdown }: Place): string => JSON.stringify([area, period, breakdown])

/** The newest vintage of every figure of an indicator, in all areas. */
async function newestOf(trx: ActorTransaction, code: string): Promise<ReadonlyMap<string, Cell>> {
  const rows = await trx
    .selectFrom('published_observation')
    .innerJoin('figure_import', 'figure_import.id', 'published_observation.import_id')
    .distinctOn(['area', 'period', 'breakdown'])
    .select(['area', 'period', 'breakdown', 'state', 'value'])
    .where('published_observation.indicator_code', '=', code)
    .orderBy('area')
    .orderBy('period')
    .orderBy('breakdown')
    .orderBy('retrieved_on', 'desc')
    .orderBy('published_observation.id', 'desc')
    .execute()
  return new Map(
    rows.map(({ state, value, ...place }) => [
      keyOf({ ...place, breakdown: place.breakdown || null }),
      state === 'value' ? { kind: 'value', value: Number(value) } : ({ kind: state } as Cell),
    ]),
  )
}

function compared(before: ReadonlyMap<string, Cell>, figures: readonly PublishedFigure[]) {
  const now = new Set(figures.map(keyOf))
  const revised = figures.flatMap((one): Revision[] => {
    const { area, period, breakdown, cell } = one
    const was = before.get(keyOf(one))
    return was && !isSame(was, cell) ? [{ area, period, breakdown, before: was, now: cell }] : []
  })
  const values = figures.filter(({ cell }) => cell.kind === 'value').length
  return {
    values,
    missing: figures.length - values,
    revised,
    gone: [...before.keys()].filter((key) => !now.has(key)).length,
  }
}

const isSame = (one: Cell, other: Cell): boolean =>
  one.kind === other.kind && (one.kind !== 'value' || other.kind !== 'value' || one.value === other.value)
