import type { Actor } from '../../platform/access/actor.ts'
import type { JsonObject } from '../../platform/db/schema.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'

/** What has happened to what is known of a young person. Never the words themselves: those stand where they belong. */
export interface PersonEvent {
  readonly type:
    | 'person_entered'
    | 'relation_added'
    | 'relation_ended'
    | 'statutory_fact_recorded'
    | 'own_words_written'
    | 'note_written'
    | 'note_revised'
    | 'note_moved_away'
    | 'note_moved_here'
    | 'log_request_asked'
    | 'log_request_answered'
    | 'objection_made'
    | 'objection_answered'
    | 'consent_asked'
    | 'consent_given'
    | 'consent_declined'
    | 'consent_withdrawn'
    | 'emergency_opened'
    | 'emergency_ended'
    | 'copy_asked'
    | 'copy_ready'
    | 'state_changed'
    | 'activity_recorded'
    | 'activity_corrected'
    | 'activity_ended'
    | 'activity_confirmed'
    | 'activity_withdrawn'
    | 'activities_agreed'
    | 'focus_marked'
    | 'residence_changed'
    | 'contact_changed'
    | 'focus_lifted'
    | 'identity_changed'
    | 'number_changed'
    | 'activities_imported'
    | 'records_merged'
    | 'records_parted'
    | 'plan_not_followed'
    | 'gap_learned'
    | 'offer_made'
    | 'promise_kept'
    | 'promise_excused'
    | 'promise_void'
    | 'concern_received'
    | 'concern_acknowledged'
    | 'concern_owned'
    | 'concern_contact'
    | 'concern_talk'
    | 'concern_agreed'
    | 'concern_answered'
    | 'concern_closed'
    | 'concern_merged'
    | 'concern_redirected'
    | 'concern_matched'
    | 'concern_custody_informed'
    | 'concern_custody_not_informed'
    | 'signal_led_to_action'
    | 'signal_groundless'
    | 'handover_proposed'
    | 'handover_accepted'
    | 'handover_agreed'
    | 'handover_questioned'
    | 'handover_decided'
    | 'handover_done'
    | 'handover_declined'
    | 'handover_cancelled'
    | 'handover_overtaken'
    | 'attempt_made'
    | 'attempts_stopped'
    | 'guide_review_held'
    | 'talk_proposed'
    | 'talk_booked'
    | 'talk_given_back'
    | 'talk_held'
    | 'talk_not_held'
    | 'talk_cancelled'
    | 'minutes_shared'
    | 'step_agreed'
    | 'step_ended'
  readonly category: string
  readonly data: JsonObject
}

/** Written in the transaction of the change itself, so that no change lacks its history. */
export async function recordPersonEvent(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  personId: string,
  { type, category, data }: PersonEvent,
): Promise<void> {
  await trx
    .insertInto('person_event')
    .values({
      request_id: requestId,
      actor_id: actor.kind === 'person' ? actor.id : null,
      system: actor.kind === 'system' ? actor.name : null,
      person_id: personId,
      category,
      type,
      data: JSON.stringify(data),
    })
    .execute()
}
