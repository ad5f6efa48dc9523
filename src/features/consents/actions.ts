import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Category } from '../access/index.ts'
import { recordPersonEvent } from '../young-people/index.ts'

export interface ConsentQuestion {
  readonly personId: string
  /** Who would receive it. */
  readonly organisationId: string
  readonly categories: readonly Extract<Category, 'contact' | 'status' | 'guidance' | 'plan' | 'concern'>[]
  /** A law that makes consent the basis; the database refuses every other one (L-05). */
  readonly basis: string
  readonly purpose: string
  /** The first day on which the consent would no longer hold. */
  readonly until: string
}

/** Asks a young person for their consent. Nothing is shared by asking. Returns the question's id. */
export async function askConsent(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  question: ConsentQuestion,
): Promise<string> {
  const { personId, organisationId, categories, basis, purpose, until } = question
  const { id } = await trx
    .insertInto('consent_request')
    .values({
      person_id: personId,
      organisation_id: organisationId,
      categories: [...categories],
      basis,
      purpose,
      consent_until: until,
      asked_by: actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'consent_asked',
    category: 'contact',
    data: { question: id },
  })
  return id
}

/**
 * The young person's yes or no. A no shares nothing and is not asked about again by itself.
 *
 * @throws NotFound for a question that is not theirs, or has been answered
 */
export async function answerConsent(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  answer: { readonly personId: string; readonly questionId: string; readonly yes: boolean },
): Promise<void> {
  const { personId, questionId, yes } = answer
  const asked = await trx
    .updateTable('consent_request')
    .set({ answered_by: actor.id, answered_at: sql<Date>`present()` })
    .where('id', '=', questionId)
    .where('person_id', '=', personId)
    .where('answered_at', 'is', null)
    .returning(['organisation_id', 'categories', 'basis', 'purpose', 'consent_until'])
    .executeTakeFirst()
  if (!asked) throw new NotFound()
  if (yes) {
    const { consent_until, ...scope } = asked
    const { id } = await trx
      .insertInto('consent')
      .values({ ...scope, person_id: personId, given_by: actor.id, valid_until: consent_until })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx.updateTable('consent_request').set({ consent_id: id }).where('id', '=', questionId).execute()
  }
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: yes ? 'consent_given' : 'consent_declined',
    category: 'contact',
    data: { question: questionId },
  })
}

/**
 * Takes a consent back: the young person themselves, or the contact person who is told so. The rule asks at every request,
 * so the receiver sees nothing more from the next one on, and the share ends with it (L-05).
 *
 * @throws NotFound for one that is not this person's, that is withdrawn already, or that is not the actor's to withdraw
 */
export async function withdrawConsent(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  which: { readonly personId: string; readonly consentId: string },
): Promise<void> {
  const { personId, consentId } = which
  const withdrawn = await trx
    .updateTable('consent')
    .set({ withdrawn_at: sql<Date>`present()`, withdrawn_by: actor.id })
    .where('id', '=', consentId)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!withdrawn) throw new NotFound()
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'consent_withdrawn',
    category: 'contact',
    data: { consent: consentId },
  })
}
