import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { KeptRule } from './queries.ts'
import type { GroundlessReason, Signal } from './rules.ts'
import { wordsOf } from './views.ts'

/**
 * Says what a signal leads to: a concern that the actor now begins to report, or that it is groundless and why. It is the school's
 * own record; nothing of it is written where the municipality reads.
 */
export async function answerSignal(
  trx: ActorTransaction,
  actor: PersonActor,
  { rule, attendance, fact }: Signal,
  said: 'concern' | GroundlessReason,
): Promise<void> {
  await trx
    .insertInto('absence_signal_answer')
    .values({
      person_id: attendance.personId,
      organisation_id: attendance.organisationId,
      rule_key: rule.key,
      version: rule.version,
      fresh_on: fact.freshOn,
      reason_da: wordsOf({ rule, fact }, 'da'),
      reason_en: wordsOf({ rule, fact }, 'en'),
      answer: said === 'concern' ? 'concern' : 'groundless',
      groundless: said === 'concern' ? null : said,
      answered_by: actor.id,
    })
    .execute()
}

/** Switches a rule on for a school, or off: its head, after the page has shown what its version would have found. */
export async function switchSchoolRule(
  trx: ActorTransaction,
  actor: PersonActor,
  organisationId: string,
  { key, version, isOn }: KeptRule,
  because: string,
): Promise<void> {
  await trx
    .insertInto('school_signal_switch')
    .values({
      organisation_id: organisationId,
      rule_key: key,
      version,
      is_on: !isOn,
      because,
      switched_by: actor.id,
    })
    .execute()
}
