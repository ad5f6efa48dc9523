import { type RawBuilder, sql } from 'kysely'
import { type Counts, type Load, someOf } from '../imports/index.ts'

/** A school's roll is written where enrolments stand (`relation`), as an administrator's class roll is. */
export async function applyEnrolments(load: Load): Promise<void> {
  const { trx, runId } = load
  await sql`insert into unit (organisation_id, kind, name)
    select organisation_id, kind, name from place where unit_id is null on conflict do nothing`.execute(trx)
  await sql`update enrolment set unit_id = unit.id from place join unit
      on unit.organisation_id = place.organisation_id and unit.kind = place.kind and lower(unit.name) = lower(place.name)
    where enrolment.unit_id is null and enrolment.organisation_id = place.organisation_id
      and enrolment.class = place.class`.execute(trx)
  await sql`update relation set valid_from = case when plan = 'end' then relation.valid_from else from_day end, valid_until = until_day,
      import_run = case when plan = 'end' then relation.import_run else ${runId} end
    from enrolment where plan in ('change', 'end') and relation.id = relation_id`.execute(trx)
  await addEnrolments(load)
  await markMissing(load)
}

/** What is told of an enrolment is told as of any other relation: that it is there, and that it ended. */
async function addEnrolments({ trx, runId }: Load): Promise<void> {
  await sql`
    with added as (
      insert into relation (person_id, unit_id, kind, basis, valid_from, valid_until, import_run)
      select person_id, unit_id, 'enrolled', 'enrolment', from_day, until_day, ${runId} from enrolment where plan = 'add'
      returning id, person_id
    ), told as (
      select id, person_id, 'relation_added' as type from added
      union all
      select relation_id, person_id, case when until_day is null then 'relation_added' else 'relation_ended' end
      from enrolment where plan in ('change', 'end')
    )
    insert into person_event (request_id, system, person_id, category, type, data)
    select 'import ' || ${runId}::text, 'import', person_id, 'contact', type,
      jsonb_build_object('relation', id::text, 'kind', 'enrolled', 'basis', 'enrolment', 'run', ${runId}::text)
    from told`.execute(trx)
}

/** Who goes on by an earlier file of this source, and is not in that class in this one, parked rows included. */
const goneFrom = ({ declaration }: Load): RawBuilder<unknown> => sql`
  select relation.person_id, unit.name as class from relation
  join import_run on import_run.id = relation.import_run and import_run.source = ${declaration.source}
  join unit on unit.id = relation.unit_id
  where relation.kind = 'enrolled' and (relation.valid_until is null or relation.valid_until > today())
    and unit.organisation_id in (select organisation_id from resolved)
    and not exists (select from resolved where resolved.person_id = relation.person_id
      -- Of a row that could not be read nobody knows the class.
      and (resolved.organisation_id is null or (resolved.organisation_id = unit.organisation_id
        and coalesce(lower(resolved.class), '') = case unit.kind when 'class' then lower(unit.name) else '' end)))`

/** Marked, never ended: a file can be wrong, and nobody leaves a class because a row is not there (domain §10). */
async function markMissing(load: Load): Promise<void> {
  const { trx, declaration, runId } = load
  if (!declaration.complete) return
  await sql`delete from import_missing where source = ${declaration.source} and person_id in (
    select person_id from resolved where person_id is not null)
    and (person_id, source_key) not in (select person_id, class from (${goneFrom(load)}) gone)`.execute(trx)
  await sql`insert into import_missing (source, person_id, source_key, since_run)
    select ${declaration.source}, gone.person_id, gone.class, ${runId} from (${goneFrom(load)}) gone
    on conflict do nothing`.execute(trx)
}

export async function countEnrolments(load: Load): Promise<Omit<Counts, 'rows' | 'parked'>> {
  const { trx, declaration } = load
  const { rows } = await sql<
    Record<'added' | 'changed' | 'same' | 'by_hand' | 'start' | 'end' | 'missing', number>
  >`
    select count(*) filter (where plan = 'add')::int as added,
      count(*) filter (where plan in ('change', 'end'))::int as changed,
      count(*) filter (where plan = 'same')::int as same, count(*) filter (where plan = 'by-hand')::int as by_hand,
      count(*) filter (where plan = 'change' and was_from <> from_day)::int as start,
      count(*) filter (where plan in ('change', 'end') and was_until is distinct from until_day)::int as end,
      case when ${declaration.complete}::boolean then (select count(*)::int from (${goneFrom(load)}) gone) else 0 end as missing
    from enrolment`.execute(trx)
  const [counted] = rows
  if (!counted) throw new Error('counting returned nothing')
  const { added, changed, same, by_hand, missing, start, end } = counted
  return { added, changed, same, keptByHand: by_hand, missing, differences: someOf({ start, end }) }
}
