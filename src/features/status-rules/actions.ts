import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { recordAdminEvent } from '../administration/index.ts'
import { type Beginning, beginVersion } from '../rule-versions/index.ts'
import type { SettingsChange, TypeChange } from './forms.ts'

/** The job that brings everybody's spells up to date after new rules. */
export const refreshJobName = 'refresh-status'

/**
 * Begins a version as a copy of another one. It counts for no day until it is put in force. Returns its number.
 *
 * @throws NotFound where there is nothing to copy
 */
export async function draftRules(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { like, because }: { readonly like: number; readonly because: string },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into status_rules (summer_from, summer_until, documented_months, dropout_months, age_from, age_until, because,
      written_by)
    select summer_from, summer_until, documented_months, dropout_months, age_from, age_until, ${because}::text,
      ${actor.id}::bigint
    from status_rules where version = ${like} returning version`.execute(trx)
  const [draft] = rows
  if (!draft) throw new NotFound()
  const { version } = draft
  await sql`insert into status_segment (version, code, inside, place, label_da, label_en)
    select ${version}, code, inside, place, label_da, label_en from status_segment where version = ${like}`.execute(
    trx,
  )
  await sql`insert into activity_type (version, code, position, kind, label_da, label_en, contributes, sub_segment,
      threshold_hours, sub_segment_below, currency_months, level, completes, priority, priority_below)
    select ${version}, code, position, kind, label_da, label_en, contributes, sub_segment, threshold_hours,
      sub_segment_below, currency_months, level, completes, priority, priority_below
    from activity_type where version = ${like}`.execute(trx)
  await recordAdminEvent(trx, actor, requestId, {
    type: 'status_rules_drafted',
    data: { row: String(version) },
  })
  return version
}

/** Changes what a type counts as in a draft. What is in force stays: the database refuses it too. */
export async function changeType(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { version, code, change }: { readonly version: number; readonly code: string; readonly change: TypeChange },
): Promise<void> {
  await trx
    .updateTable('activity_type')
    .set({
      contributes: change.contributes,
      sub_segment: change.subSegment,
      threshold_hours: change.threshold?.hours ?? null,
      sub_segment_below: change.threshold?.subSegmentBelow ?? null,
      priority_below: change.threshold?.priorityBelow ?? null,
      currency_months: change.currencyMonths,
      level: change.level,
      completes: change.completes,
      priority: change.priority,
    })
    .where('version', '=', version)
    .where('code', '=', code)
    .execute()
  await recordAdminEvent(trx, actor, requestId, {
    type: 'status_rules_changed',
    data: { row: String(version) },
  })
}

/** Changes what a draft says of summers, gaps, drop-out and ages. */
export async function changeSettings(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { version, change }: { readonly version: number; readonly change: SettingsChange },
): Promise<void> {
  await trx
    .updateTable('status_rules')
    .set({
      summer_from: change.summer_from,
      summer_until: change.summer_until,
      documented_months: change.documented_months,
      dropout_months: change.dropout_months,
      age_from: change.age_from,
      age_until: change.age_until,
    })
    .where('version', '=', version)
    .execute()
  await recordAdminEvent(trx, actor, requestId, {
    type: 'status_rules_changed',
    data: { row: String(version) },
  })
}

/** Puts a draft in force. The spells follow by a job, which has until that day. */
export async function putInForce(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  beginning: Beginning,
): Promise<void> {
  const { draft, from } = beginning
  await beginVersion(trx, 'status_rules', beginning)
  await recordAdminEvent(trx, actor, requestId, {
    type: 'status_rules_in_force',
    data: { row: String(draft.version), on: from },
  })
  await enqueue(trx, actor, { job: refreshJobName, ids: { version: String(draft.version) } })
}
