import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Seen } from './stage.ts'

/** What was parked is kept by line and code; what an earlier judgement of the same file parked is replaced. */
export async function keepFaults(trx: ActorTransaction, runId: string): Promise<void> {
  await sql`delete from import_fault where run_id = ${runId}`.execute(trx)
  await sql`insert into import_fault (run_id, line, code, column_name, person_id)
    select ${runId}, line, fault, fault_field, person_id from resolved where fault is not null order by line, fault`.execute(
    trx,
  )
}

/** Words of the source that no mapping knows yet, as they stand in its file. */
export async function keepUnknown(
  trx: ActorTransaction,
  run: { readonly id: string; readonly source: string },
  { unknown }: Seen,
  leastRows: number,
): Promise<void> {
  for (const [field, words] of unknown)
    for (const [code, rows] of words) {
      if (rows < leastRows) continue
      await trx
        .insertInto('import_unknown_code')
        .values({
          source: run.source,
          field,
          code,
          first_run: run.id,
          last_run: run.id,
          row_count: String(rows),
        })
        .onConflict((known) =>
          known
            .columns(['source', 'field', 'code'])
            .doUpdateSet({ last_run: run.id, row_count: String(rows) }),
        )
        .execute()
    }
}
