import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Refused, recordAdminEvent } from '../administration/index.ts'
import type { AccessRule, RuleDraft } from './rules.ts'
import { whyNoSuchRule } from './rules.ts'

/** A rule begins on a day; what held before can be asked for ever. Nobody writes a rule for a role of their own. */
export async function addRule(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  draft: RuleDraft,
): Promise<void> {
  if (actor.roles.includes(draft.role)) throw new Refused('own_role_rule')
  const why = whyNoSuchRule(draft)
  if (why) throw new Refused(why)
  const { role, through, category } = draft
  const { id } = await trx
    .insertInto('access_rule')
    .values({
      role,
      through,
      category,
      may_write: draft.mayWrite,
      needs_consent: draft.needsConsent,
      basis: draft.basis,
      age_from: draft.ageFrom,
      age_until: draft.ageUntil,
      valid_from: draft.validFrom,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordAdminEvent(trx, actor, requestId, {
    type: 'rule_added',
    data: { row: id, role, through, category, on: draft.validFrom },
  })
}

/** @param on the first day on which the rule no longer holds */
export async function endRule(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { rule, on }: { readonly rule: AccessRule; readonly on: string },
): Promise<void> {
  const { id, role, through, category } = rule
  if (actor.roles.includes(role)) throw new Refused('own_role_rule')
  if (on <= rule.validFrom) throw new Refused('ends_before')
  if (rule.validUntil !== null && rule.validUntil <= on) throw new Refused('over')
  await trx.updateTable('access_rule').set({ valid_until: on }).where('id', '=', id).execute()
  await recordAdminEvent(trx, actor, requestId, {
    type: 'rule_ended',
    data: { row: id, role, through, category, on },
  })
}
