import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Bilingual } from '../../platform/text/language.ts'
import type { DecisionDraft } from './draft.ts'
import { lockEdition } from './queries.ts'
import { getDecision } from './queries-bodies.ts'
import { recordEvent } from './record-event.ts'

export interface NewDecision {
  readonly body: Bilingual
  readonly kind: DecisionDraft['kind']
  readonly on: string
  readonly caseNumber: string | null
  readonly statement: string | null
  readonly response: string | null
}

/**
 * Records what a body did with an edition. A record is never changed: `corrects` names the one that it stands in for.
 *
 * @throws NotFound where there is no such record to correct, or it has been corrected
 */
export async function recordDecision(
  trx: ActorTransaction,
  actor: Actor,
  editionId: string,
  decision: NewDecision,
  corrects?: string,
): Promise<void> {
  await lockEdition(trx, editionId)
  if (corrects) await getDecision(trx, editionId, corrects)
  const { body, kind, on, caseNumber, statement, response } = decision
  await trx
    .insertInto('edition_decision')
    .values({
      edition_id: editionId,
      kind,
      body_da: body.da,
      body_en: body.en,
      decided_on: on,
      case_number: caseNumber,
      statement,
      response,
      corrects_id: corrects ?? null,
    })
    .execute()
  const type = corrects ? 'decision_corrected' : 'decision_recorded'
  await recordEvent(trx, actor, { editionId }, { type, body, kind, on })
}
