import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { followPlans } from '../law-clock/index.ts'
import { refreshStatus } from '../status/index.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import { type Change, closeBelief, replaceBelief } from './belief.ts'
import { type ActivityContent, type ActivityDraft, byHand, type EndReason, type Outcome } from './draft.ts'

const actorId = (actor: Actor): string | null => (actor.kind === 'person' ? actor.id : null)

const columnsOf = (content: ActivityContent) => ({
  type: content.type,
  provider_id: content.provider && 'id' in content.provider ? content.provider.id : null,
  provider: content.provider && 'name' in content.provider ? content.provider.name : null,
  education_code: content.educationCode,
  stage: content.stage,
  hours_month: content.hoursMonth,
  valid: sql<string>`daterange(${content.from}::date, ${content.until}::date)`,
  expected_end: content.expectedEnd,
  outcome: content.outcome,
  end_reason_local: content.endReason.local,
  end_reason_central: content.endReason.central,
  end_reason: content.endReason.words,
  reported_by: content.reportedBy,
  still_true_until: content.stillTrueUntil,
})

/** Enters an activity, and with it the status that follows. Returns the id that it keeps through corrections. */
export async function recordActivity(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  draft: ActivityDraft,
): Promise<string> {
  const { activity_id } = await trx
    .insertInto('activity')
    .values({
      ...columnsOf(draft),
      ...(draft.activityId && { activity_id: draft.activityId }),
      person_id: draft.personId,
      source: draft.source,
      source_key: draft.sourceKey,
      ...(draft.learnedAt && { learned_at: draft.learnedAt }),
      ...(draft.confirmedOn && { confirmed_on: draft.confirmedOn }),
      written_by: actorId(actor),
    })
    .returning('activity_id')
    .executeTakeFirstOrThrow()
  await happened(trx, actor, requestId, draft.personId, 'activity_recorded', activity_id, draft.type)
  return activity_id
}

/**
 * Says that an activity was not as it stood. What was believed until now stays, with who found out and why.
 *
 * @throws Conflict when somebody else changed it meanwhile
 */
export async function correctActivity(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  change: Change & { readonly content: ActivityContent },
): Promise<void> {
  const { activity_id } = await replaceBelief(trx, actor, change, {
    ...columnsOf(change.content),
    source: byHand,
    confirmed_on: sql<string>`today()`,
  })
  const { personId, content } = change
  await happened(trx, actor, requestId, personId, 'activity_corrected', activity_id, content.type)
}

/**
 * Ends an activity that was open, or says that it ended another way.
 *
 * @throws Conflict when somebody else changed it meanwhile
 */
export async function endActivity(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  change: Change & {
    /** The first day on which it no longer holds. */
    readonly until: string
    readonly outcome: Outcome
    readonly endReason: EndReason
    /** Whose word it is; an import names itself. */
    readonly source?: string
  },
): Promise<void> {
  const { until, outcome, endReason, source = byHand } = change
  const { activity_id, type } = await replaceBelief(trx, actor, change, {
    until,
    outcome,
    end_reason_local: endReason.local,
    end_reason_central: endReason.central,
    end_reason: endReason.words,
    still_true_until: null,
    source,
  })
  await happened(trx, actor, requestId, change.personId, 'activity_ended', activity_id, type)
}

/**
 * Says that an activity still holds. Whose word the rest is stays as it was.
 *
 * @throws Conflict when somebody else changed it meanwhile
 */
export async function confirmActivity(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  change: Omit<Change, 'because'> & {
    /** The day on which it was sure to hold; today, unless said otherwise. */
    readonly on?: string
    readonly stillTrueUntil: string | null
  },
): Promise<void> {
  const { activity_id, type } = await replaceBelief(
    trx,
    actor,
    { ...change, because: null },
    { confirmed_on: change.on ?? sql<string>`today()`, still_true_until: change.stillTrueUntil },
  )
  await happened(trx, actor, requestId, change.personId, 'activity_confirmed', activity_id, type)
}

/**
 * Says that an activity never was: it is not believed any more. That it was, and why no longer, stays.
 *
 * @throws Conflict when somebody else changed it meanwhile
 */
export async function withdrawActivity(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  change: Change,
): Promise<void> {
  const { activity_id, type } = await closeBelief(trx, actor, change)
  await happened(trx, actor, requestId, change.personId, 'activity_withdrawn', activity_id, type)
}

/** Every change of an activity is written down, and changes the status and the law's clock in the same transaction. */
async function happened(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  personId: string,
  type:
    | 'activity_recorded'
    | 'activity_corrected'
    | 'activity_ended'
    | 'activity_confirmed'
    | 'activity_withdrawn',
  activityId: string,
  kind: string,
): Promise<void> {
  await recordPersonEvent(trx, actor, requestId, personId, {
    type,
    category: 'status',
    data: { activity: activityId, kind },
  })
  await refreshStatus(trx, actor, [personId])
  await followPlans({ trx, actor, requestId }, [personId])
}
