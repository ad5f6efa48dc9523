import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import type { DecisionDraft, PassageKind } from './draft.ts'
import type { EditionField, PassageField } from './fields.ts'
import type { EditionState } from './rules.ts'

/** One field's words before and after; null where there were or are none. */
export interface Change<Field extends string> {
  readonly field: Field
  readonly from: string | null
  readonly to: string | null
}

/** A passage as a sentence names it: it may have another name by the time somebody reads the history. */
export interface PassageName {
  readonly kind: PassageKind
  readonly code: string
}

interface RecordedDecision {
  readonly body: Bilingual
  readonly kind: DecisionDraft['kind']
  readonly on: string | null
}

/**
 * What has happened to an edition or one of its passages; `history.ts` tells each as a sentence. `version` is the one
 * that the change made, so that whoever sends an older one can be told what they missed.
 */
export type StrategyEvent =
  | { readonly type: 'edition_created'; readonly source: string }
  | { readonly type: 'edition_begun'; readonly from: string; readonly title: Bilingual }
  | {
      readonly type: 'edition_moved'
      readonly from: EditionState
      readonly to: EditionState
      readonly version: number
    }
  | {
      readonly type: 'edition_changed'
      readonly changes: readonly Change<EditionField>[]
      readonly version: number
    }
  | ({ readonly type: 'decision_recorded' } & RecordedDecision)
  | ({ readonly type: 'decision_corrected' } & RecordedDecision)
  | { readonly type: 'passage_added'; readonly passage: PassageName }
  | {
      readonly type: 'passage_changed'
      readonly passage: PassageName
      readonly changes: readonly Change<PassageField>[]
      readonly version: number
      /** The event whose words were taken back. */
      readonly takesBack?: string
    }
  | { readonly type: 'passage_withdrawn'; readonly passage: PassageName; readonly version: number }
  | { readonly type: 'passage_restored'; readonly passage: PassageName; readonly version: number }
  | {
      readonly type: 'initiative_replaced'
      readonly passage: PassageName
      readonly by: string
      readonly reason: string
      readonly version: number
    }
  | { readonly type: 'seat_added'; readonly name: string }
  | {
      readonly type: 'seat_changed'
      readonly seatId: string
      readonly from: string
      readonly to: string
      /** What became of the place, where that changed. */
      readonly vacant: boolean | null
      readonly version: number
    }
  | { readonly type: 'wording_approved'; readonly on: string; readonly version: number }
  | { readonly type: 'wording_approval_ended'; readonly version: number }
  | {
      readonly type: 'wording_taken_over'
      readonly from: string
      readonly passages: number
      readonly tables: number
      readonly version: number
    }
  | { readonly type: 'wording_handed_over'; readonly to: string }

/** What an event is about: the edition itself, or a passage or seat of it. */
export interface About {
  readonly editionId: string
  readonly passageId?: string
  readonly seatId?: string
}

/** Written in the transaction of the change itself, so that no change lacks its history. */
export async function recordEvent(
  trx: ActorTransaction,
  actor: Actor,
  about: About,
  { type, ...data }: StrategyEvent,
): Promise<void> {
  await trx
    .insertInto('strategy_event')
    .values({
      edition_id: about.editionId,
      passage_id: about.passageId ?? null,
      actor_id: actor.kind === 'person' ? actor.id : null,
      actor_name: actor.kind === 'anonymous' ? 'anonymous' : actor.name,
      type,
      data: JSON.stringify(data),
    })
    .execute()
}
