import { withActor } from '../../platform/db/with-actor.ts'
import { FileRefused } from '../../platform/files/fault.ts'
import { DeliveryRefused } from './codes.ts'
import type { Outcome } from './outcome.ts'
import { type ImportServices, importer } from './services.ts'

/** Nothing of a delivery that is refused is there; only that it was refused, and why. */
export async function refusing(
  services: ImportServices,
  runId: string,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    const why = whyRefused(error)
    if (!why) throw error
    await withActor(services.database.kysely, importer(services.municipality), 'read write', (trx) =>
      trx
        .updateTable('import_run')
        .set({
          state: why.is,
          asked_for: null,
          refused_code: why.code,
          refused_line: why.line === null ? null : String(why.line),
          refused_column: why.column?.slice(0, 200) ?? null,
        })
        .where('id', '=', runId)
        .where('state', '<>', 'applied')
        .execute(),
    )
    return why
  }
}

function whyRefused(error: unknown) {
  if (error instanceof FileRefused) return { is: 'refused' as const, ...error.fault }
  if (error instanceof DeliveryRefused)
    return {
      is: error.asks ? ('asks' as const) : ('refused' as const),
      code: error.code,
      line: null,
      column: null,
    }
  return undefined
}
