import { type RawBuilder, sql } from 'kysely'
import { type Counts, type Load, someOf } from '../imports/index.ts'

/** Nothing is written of it in anybody's history: that something was registered is the school's own too. */
export async function applyAbsence(load: Load): Promise<void> {
  const { trx, declaration, runId } = load
  await sql`update absence set last_day = said.last_day, days = said.days, held = said.held, illness = said.illness,
      lawful = said.lawful, unlawful = said.unlawful, unstated = said.unstated, registered_on = said.registered_on,
      source = ${declaration.source}, import_run = ${runId}, missing_since = null
    from registration said where said.plan = 'change' and absence.id = said.row_id`.execute(trx)
  await sql`insert into absence (person_id, organisation_id, first_day, last_day, days, held, illness, lawful, unlawful, unstated,
      registered_on, source, import_run)
    select person_id, organisation_id, first_day, last_day, days, held, illness, lawful, unlawful, unstated, registered_on,
      ${declaration.source}, ${runId}
    from registration where plan = 'add'`.execute(trx)
  if (declaration.complete)
    await sql`update absence set missing_since = ${runId} where id in (select id from (${goneFrom(load)}) gone)`.execute(
      trx,
    )
}

/**
 * What this source has sent before of the days that this file is about, and sends no more: a school that corrects itself takes the
 * row away. It stays, marked, and is not counted.
 */
const goneFrom = ({ declaration }: Load): RawBuilder<unknown> => sql`
  select known.id from absence known
  where known.source = ${declaration.source} and known.missing_since is null
    and exists (select from (select organisation_id, min(first_day) as first, max(last_day) as last from resolved
        where organisation_id is not null group by organisation_id) told
      where told.organisation_id = known.organisation_id and known.first_day >= told.first and known.last_day <= told.last)
    and not exists (select from resolved where resolved.about = known.person_id
      and (resolved.first_day is null or resolved.first_day = known.first_day))`

export async function countAbsence(load: Load): Promise<Omit<Counts, 'rows' | 'parked'>> {
  const { rows } = await sql<Record<'added' | 'changed' | 'same' | 'missing', number>>`
    select count(*) filter (where plan = 'add')::int as added, count(*) filter (where plan = 'change')::int as changed,
      count(*) filter (where plan = 'same')::int as same,
      case when ${load.declaration.complete}::boolean then (select count(*)::int from (${goneFrom(load)}) gone) else 0 end as missing
    from registration`.execute(load.trx)
  const [counted] = rows
  if (!counted) throw new Error('counting returned nothing')
  return { ...counted, keptByHand: 0, differences: someOf({ absence: counted.changed }) }
}
