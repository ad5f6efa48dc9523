import { type RawBuilder, sql } from 'kysely'
import type { Load } from '../imports/index.ts'

/** Whoever lives here by an earlier file of this source, and is in no row of this one, parked ones included. */
const goneFrom = ({ declaration }: Load): RawBuilder<unknown> => sql`
  select distinct residence.person_id from residence join import_run on import_run.id = residence.import_run
  where import_run.source = ${declaration.source} and residence.valid_until is null
    and not exists (select from resolved where resolved.person_id = residence.person_id)
    and not exists (select from home_end where home_end.residence_id = residence.id)`

export async function missingPeople(load: Load): Promise<number> {
  if (!load.declaration.complete) return 0
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from (${goneFrom(load)}) gone`.execute(load.trx)
  return rows[0]?.count ?? 0
}

/** Marked, never deleted: a file can be wrong, and a person is not gone because a row is (domain §10). */
export async function markMissingPeople(load: Load): Promise<void> {
  const { trx, declaration, runId } = load
  if (!declaration.complete) return
  await sql`delete from import_missing where source = ${declaration.source} and source_key is null
    and person_id in (select person_id from resolved)`.execute(trx)
  await sql`insert into import_missing (source, person_id, since_run)
    select ${declaration.source}, gone.person_id, ${runId} from (${goneFrom(load)}) gone
    on conflict do nothing`.execute(trx)
}
