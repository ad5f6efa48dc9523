import type { ActorTransaction } from '../../platform/db/with-actor.ts'

/** From when the register can answer, and how its figures are protected. */
export interface FigureSettings {
  /** From this day on it holds everybody, `YYYY-MM-DD`; null while nobody has said. */
  readonly completeFrom: string | null
  /** On days before this one some counted who are erased today. */
  readonly erasedUntil: string | null
  readonly threshold: number
  readonly invented: boolean
}

export async function readSettings(trx: ActorTransaction): Promise<FigureSettings> {
  const row = await trx.selectFrom('figure_settings').selectAll().executeTakeFirst()
  return {
    completeFrom: row?.complete_from ?? null,
    erasedUntil: row?.erased_until ?? null,
    threshold: row?.threshold ?? 5,
    invented: row?.invented ?? false,
  }
}

/** Says from when the register is complete, whether its people are invented, and which counts are too small to show. */
export async function setFigures(
  trx: ActorTransaction,
  settings: { readonly completeFrom: string; readonly invented?: boolean; readonly threshold?: number },
): Promise<void> {
  const { completeFrom: complete_from, invented, threshold } = settings
  const said = {
    complete_from,
    ...(invented === undefined ? {} : { invented }),
    ...(threshold === undefined ? {} : { threshold }),
  }
  await trx
    .insertInto('figure_settings')
    .values(said)
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet(said))
    .execute()
}

/** Why there is no figure of a day: a part of the people would be a wrong figure and not a small one (domain §3). */
export type Missing = 'nobody-said' | 'before-complete' | 'erased' | 'to-come'

/** Null where the day can be counted. */
export function missingOn(day: string, settings: FigureSettings, today: string): Missing | null {
  if (settings.completeFrom === null) return 'nobody-said'
  if (day > today) return 'to-come'
  if (day < settings.completeFrom) return 'before-complete'
  // From their last day on nobody erased was young enough to count.
  if (settings.erasedUntil !== null && day < settings.erasedUntil) return 'erased'
  return null
}

/** The first day of which figures can be computed. */
export const countableFrom = ({ completeFrom, erasedUntil }: FigureSettings): string | null =>
  completeFrom !== null && erasedUntil !== null && erasedUntil > completeFrom ? erasedUntil : completeFrom
