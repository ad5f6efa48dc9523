import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { type ReleasedTable, type TableCode, tableCodes } from './tables.ts'

/** A quarter's figures as they were published. */
export interface Release {
  readonly day: string
  readonly rulesVersion: number
  readonly threshold: number
  readonly invented: boolean
  readonly releasedAt: Date
}

/** Newest first. */
export async function listReleases(trx: ActorTransaction): Promise<Release[]> {
  const rows = await trx.selectFrom('figure_release').selectAll().orderBy('day', 'desc').execute()
  return rows.map((row) => ({
    day: row.day,
    rulesVersion: row.rules_version,
    threshold: row.threshold,
    invented: row.invented,
    releasedAt: row.released_at,
  }))
}

export const findRelease = async (trx: ActorTransaction, day: string): Promise<Release | undefined> =>
  (await listReleases(trx)).find((one) => one.day === day)

/** The tables of a quarter, or one of them; what could not be protected is not among them. */
export async function readTables(
  trx: ActorTransaction,
  day: string,
  only?: TableCode,
): Promise<ReleasedTable[]> {
  let query = trx.selectFrom('release_cell').selectAll().where('day', '=', day)
  if (only !== undefined) query = query.where('table_code', '=', only)
  const cells = await query.orderBy('row_place').orderBy('column_place').execute()
  const byTable = Map.groupBy(cells, ({ table_code }) => table_code)
  return tableCodes.flatMap((code) => {
    const own = byTable.get(code)
    if (!own) return []
    const lines = [...Map.groupBy(own, ({ row_place }) => row_place).values()]
    const codesOf = (joined: string): readonly string[] =>
      code === 'area' || code === 'school' ? [joined] : joined.split('+')
    return {
      code,
      rows: lines.map(([cell]) => (cell?.row_code ?? '').split('+')),
      columns: (lines[0] ?? []).map((cell) => codesOf(cell.column_code)),
      counts: lines.map((line) => line.map(({ count }) => count)),
    }
  })
}
