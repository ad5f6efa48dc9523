import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import {
  activityColumns,
  activityRows,
  activityValues,
  type Entered,
  focusLifted,
  focusRows,
  homeRows,
  type Known,
  municipalitySource,
} from './staged.ts'

/**
 * Brings what is known of some people up to date. As an import does it: what differs is believed no longer and stands anew,
 * under the same activity; what a person has corrected, withdrawn or moved is theirs.
 */
export async function goOn(
  trx: ActorTransaction,
  code: string,
  known: Known,
  entered: readonly Entered[],
): Promise<void> {
  if (entered.length === 0) return
  await moveOn(trx, code, entered)
  await sql`
    with told as materialized (
      select * from ${activityRows(known, entered)}
    ), no_longer as (
      update activity set believed = tstzrange(lower(believed), present()) from told
      where person_id = person and source = ${municipalitySource} and source_key = key and upper_inf(believed)
        and row(valid, expected_end, activity.outcome, end_reason_local, end_reason, confirmed_on)
          is distinct from row(daterange(since, until), planned, told.outcome, reason_code, reason, confirmed)
      returning activity_id, told.*
    )
    insert into activity (activity_id, person_id, ${activityColumns})
    select activity_id, person, ${activityValues} from no_longer
    union all
    select gen_random_uuid(), person, ${activityValues} from told where not exists (
      select from activity before where person_id = person and source = ${municipalitySource} and source_key = key)`.execute(
    trx,
  )
  await focusOn(trx, known, entered)
}

/** A home ends before the next begins. Whoever was moved by hand lives where staff say. */
async function moveOn(trx: ActorTransaction, code: string, entered: readonly Entered[]): Promise<void> {
  const theirs = sql`exists (select from residence other where other.person_id = person and other.source <> ${municipalitySource})`
  await sql`
    update residence set valid_until = until from ${homeRows(entered)}
    where person_id = person and source = ${municipalitySource} and valid_from = since and valid_until is null
      and until is not null and not ${theirs}`.execute(trx)
  await sql`
    insert into residence (person_id, municipality_code, address, area, valid_from, valid_until, source)
    select person, ${code}, one.address, one.area, since, until, ${municipalitySource} from ${homeRows(entered)}
    where not ${theirs} and not exists (select from residence home where home.person_id = person and home.valid_from = since)`.execute(
    trx,
  )
}

/** One mark at a time: where staff have set or lifted one, theirs holds. */
async function focusOn(trx: ActorTransaction, known: Known, entered: readonly Entered[]): Promise<void> {
  await sql`
    update special_focus set valid_until = until, lifted_by = by, lifted_at = until, lifted_because = ${focusLifted}
    from ${focusRows(known, entered)}
    where person_id = person and valid_from = since and marked_by = by and lifted_at is null and until is not null`.execute(
    trx,
  )
  await sql`
    insert into special_focus (person_id, valid_from, valid_until, because, review_on, marked_by, marked_at, lifted_by,
      lifted_at, lifted_because)
    select person, since, until, one.because, review, by, since, case when until is not null then by end, until,
      case when until is not null then ${focusLifted} end
    from ${focusRows(known, entered)}
    where not exists (select from special_focus before where before.person_id = person
      and daterange(before.valid_from, before.valid_until) && daterange(since, until))`.execute(trx)
}
