import { type RawBuilder, sql } from 'kysely'
import { type Counts, type Difference, type Load, someOf } from '../imports/index.ts'

/** A risk that nobody renews expires (Ungedatabasen: three months). */
const noticeMonths = 3

export async function applyEvents(load: Load): Promise<void> {
  await changeActivities(load)
  await recordNotices(load)
  await markMissing(load)
  await sql`insert into touched
    select distinct person_id from planned where plan in ('add', 'change', 'confirm')`.execute(load.trx)
}

/** What was believed until now stays, and the next belief begins in the same instant (decision 0020). */
async function changeActivities({ trx, declaration, runId }: Load): Promise<void> {
  await sql`update activity set believed = tstzrange(lower(believed), planned.since)
    from planned where planned.plan in ('change', 'confirm') and activity.id = planned.row_id`.execute(trx)
  await sql`
    insert into activity (activity_id, person_id, type, provider_id, provider, education_code, stage, hours_month, valid,
      expected_end, outcome, end_reason_local, end_reason_central, end_reason, source, source_key, learned_at, confirmed_on,
      believed)
    select coalesce(activity_id, gen_random_uuid()), person_id, type, provider_id, provider, education_code, stage,
      hours_month, daterange(from_day, until_day), expected_end, outcome, reason_local, reason_central, reason,
      ${declaration.source}, key, least(reported::timestamp at time zone 'Europe/Copenhagen', present()), reported,
      tstzrange(coalesce(since, present()), null)
    from planned where plan in ('add', 'change', 'confirm')`.execute(trx)
  // One event for each person and not for each activity: what came stands in the activities themselves, with their source.
  await sql`insert into person_event (request_id, system, person_id, category, type, data)
    select 'import ' || ${runId}::text, 'import', person_id, 'status', 'activities_imported',
      jsonb_build_object('run', ${runId}::text, 'added', count(*) filter (where plan = 'add'),
        'changed', count(*) filter (where plan <> 'add'))
    from planned where plan in ('add', 'change', 'confirm') group by person_id`.execute(trx)
}

/** What the law lets an institution tell without consent (KUI act § 15 d): somebody may be about to leave. */
async function recordNotices({ trx, declaration, runId }: Load): Promise<void> {
  await sql`
    with added as (
      insert into statutory_fact (person_id, kind, source, valid_from, valid_until)
      select distinct person_id, 'dropout_risk', ${declaration.source}, from_day,
        (from_day + make_interval(months => ${noticeMonths}))::date
      from resolved where fault is null and part = 'notice'
        and not exists (select from statutory_fact known where known.person_id = resolved.person_id
          and known.kind = 'dropout_risk' and known.source = ${declaration.source} and known.valid_from = resolved.from_day)
      returning person_id
    )
    insert into person_event (request_id, system, person_id, category, type, data)
    select 'import ' || ${runId}::text, 'import', person_id, 'statutory', 'statutory_fact_recorded',
      jsonb_build_object('kind', 'dropout_risk', 'run', ${runId}::text) from added`.execute(trx)
}

/** What goes on by an earlier file of this source, and is in no row of this one, parked ones included. */
const goneFrom = ({ declaration }: Load): RawBuilder<unknown> => sql`
  select person_id, source_key from activity where source = ${declaration.source} and source_key is not null
    and upper_inf(believed) and upper_inf(valid)
    and not exists (select from resolved where resolved.key = activity.source_key)`

async function markMissing(load: Load): Promise<void> {
  const { trx, declaration, runId } = load
  if (!declaration.complete) return
  await sql`delete from import_missing where source = ${declaration.source} and source_key in (select key from resolved)`.execute(
    trx,
  )
  await sql`insert into import_missing (source, person_id, source_key, since_run)
    select ${declaration.source}, gone.person_id, gone.source_key, ${runId} from (${goneFrom(load)}) gone
    on conflict do nothing`.execute(trx)
}

export async function countEvents(load: Load): Promise<Omit<Counts, 'rows' | 'parked'>> {
  const { rows } = await sql<Record<'added' | 'changed' | 'same' | 'by_hand', number>>`
    select count(*) filter (where plan = 'add')::int as added,
      count(*) filter (where plan in ('change', 'confirm'))::int as changed,
      count(*) filter (where plan = 'same')::int as same, count(*) filter (where plan = 'by-hand')::int as by_hand
    from planned`.execute(load.trx)
  const [counted] = rows
  if (!counted) throw new Error('counting returned nothing')
  const { added, changed, same, by_hand } = counted
  const { rows: gone } = load.declaration.complete
    ? await sql<{ count: number }>`select count(*)::int as count from (${goneFrom(load)}) gone`.execute(
        load.trx,
      )
    : { rows: [] }
  return {
    added,
    changed,
    same,
    keptByHand: by_hand,
    missing: gone[0]?.count ?? 0,
    differences: await eventDifferences(load),
  }
}

/** What the file says otherwise of activities that are known, by what it is. */
async function eventDifferences({ trx }: Load): Promise<Counts['differences']> {
  const { rows } = await sql<Record<Difference, number>>`
    select count(*) filter (where known.type <> planned.type)::int as type,
      count(*) filter (where row(known.provider_id, known.provider)
        is distinct from row(planned.provider_id, planned.provider))::int as provider,
      count(*) filter (where row(known.education_code, known.stage)
        is distinct from row(planned.education_code, planned.stage))::int as education,
      count(*) filter (where known.hours_month is distinct from planned.hours_month)::int as hours,
      count(*) filter (where lower(known.valid) <> planned.from_day)::int as start,
      count(*) filter (where upper(known.valid) is distinct from planned.until_day)::int as end,
      count(*) filter (where known.expected_end is distinct from planned.expected_end)::int as expected_end,
      count(*) filter (where row(known.outcome, known.end_reason_local, known.end_reason_central, known.end_reason)
        is distinct from row(planned.outcome, planned.reason_local, planned.reason_central, planned.reason))::int as outcome,
      count(*) filter (where planned.plan = 'confirm')::int as confirmed
    from planned join activity known on known.id = planned.row_id where planned.plan in ('change', 'confirm')`.execute(
    trx,
  )
  return someOf(rows[0] ?? {})
}
