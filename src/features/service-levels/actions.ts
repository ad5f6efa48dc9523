import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { recordAdminEvent } from '../administration/index.ts'
import { type Beginning, beginVersion } from '../rule-versions/index.ts'
import { levelKey, type ServiceChange, type ServiceRules } from './rules.ts'

/**
 * Begins a version as a copy of another one. It counts for no promise until it is put in force. Returns its number.
 *
 * @throws NotFound where there is nothing to copy
 */
export async function draftServiceRules(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { like, because }: { readonly like: number; readonly because: string },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into service_rules (because, written_by)
    select ${because}::text, ${actor.id}::bigint from service_rules where version = ${like} returning version`.execute(
    trx,
  )
  const [draft] = rows
  if (!draft) throw new NotFound()
  const { version } = draft
  await sql`insert into service_level (version, kind, urgency, age_from, age_until, amount, unit, law, law_most)
    select ${version}, kind, urgency, age_from, age_until, amount, unit, law, law_most
    from service_level where version = ${like}`.execute(trx)
  await sql`insert into service_day_off (version, month_day, label_da, label_en, is_off)
    select ${version}, month_day, label_da, label_en, is_off from service_day_off where version = ${like}`.execute(
    trx,
  )
  await sql`insert into service_step (version, step, working_days_after)
    select ${version}, step, working_days_after from service_step where version = ${like}`.execute(trx)
  await sql`insert into contact_ladder_step (version, step, channel, another_time, working_days)
    select ${version}, step, channel, another_time, working_days from contact_ladder_step where version = ${like}`.execute(
    trx,
  )
  await recordAdminEvent(trx, actor, requestId, {
    type: 'service_levels_drafted',
    data: { row: String(version) },
  })
  return version
}

/** Changes a draft. What is in force stays, and no clock of the law gets longer: the database refuses both as well. */
export async function changeServiceRules(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  rules: ServiceRules,
  { amounts, daysOff, steps, ladder }: ServiceChange,
): Promise<void> {
  const { version } = rules
  for (const level of rules.levels) {
    const amount = amounts.get(levelKey(level))
    if (amount === undefined || amount === level.amount) continue
    await trx
      .updateTable('service_level')
      .set({ amount })
      .where('version', '=', version)
      .where('kind', '=', level.kind)
      .where('urgency', '=', level.urgency)
      .where('age_from', '=', level.ages.from)
      .execute()
  }
  await sql`update service_day_off set is_off = month_day = any (${[...daysOff]}::text[])
    where version = ${version}`.execute(trx)
  for (const { step, workingDaysAfter } of rules.steps) {
    const days = steps.get(step)
    if (days === undefined || days === workingDaysAfter) continue
    await trx
      .updateTable('service_step')
      .set({ working_days_after: days })
      .where('version', '=', version)
      .where('step', '=', step)
      .execute()
  }
  for (const { step, workingDays } of rules.ladder) {
    const days = ladder.get(step)
    if (days === undefined || days === workingDays) continue
    await trx
      .updateTable('contact_ladder_step')
      .set({ working_days: days })
      .where('version', '=', version)
      .where('step', '=', step)
      .execute()
  }
  await recordAdminEvent(trx, actor, requestId, {
    type: 'service_levels_changed',
    data: { row: String(version) },
  })
}

/** Puts a draft in force: what was promised before is due as it was promised. */
export async function putServiceRulesInForce(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  beginning: Beginning,
): Promise<void> {
  const { draft, from } = beginning
  await beginVersion(trx, 'service_rules', beginning)
  await recordAdminEvent(trx, actor, requestId, {
    type: 'service_levels_in_force',
    data: { row: String(draft.version), on: from },
  })
}
