import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { addRelation, recordPersonEvent } from '../young-people/index.ts'
import type { ConsentCategory } from './rules.ts'

export interface ConsentDraft {
  readonly personId: string
  readonly organisationId: string
  readonly categories: readonly ConsentCategory[]
  readonly purpose: string
  /** The first day on which it no longer holds. */
  readonly until: string
  readonly givenBy: string | null
  readonly informedOn: string | null
}

/** Records that somebody said yes to a school having more than the law gives it. The database writes the share. */
export async function giveConsent(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  draft: ConsentDraft,
): Promise<string> {
  const { id } = await trx
    .insertInto('consent')
    .values({
      person_id: draft.personId,
      organisation_id: draft.organisationId,
      categories: [...draft.categories],
      basis: 'kui-institution-consent',
      purpose: draft.purpose,
      given_by: draft.givenBy,
      recorded_by: actor.id,
      valid_until: draft.until,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .updateTable('disclosure')
    .set({ informed_on: draft.informedOn })
    .where('consent_id', '=', id)
    .execute()
  await recordPersonEvent(trx, actor, requestId, draft.personId, {
    type: 'consent_given',
    category: 'contact',
    data: { consent: id },
  })
  return id
}

export interface ReferralDraft {
  readonly personId: string
  readonly with: { readonly actorId: string } | { readonly unitId: string }
  readonly purpose: string
  readonly until: string
  readonly informedOn: string | null
}

/** Lets a colleague or a team see a young person for a purpose and a time. The database writes the share. */
export async function refer(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  draft: ReferralDraft,
): Promise<string> {
  const { informedOn, ...relation } = draft
  const id = await addRelation(trx, actor, requestId, {
    ...relation,
    kind: 'referral',
    basis: 'within-authority',
  })
  await trx.updateTable('disclosure').set({ informed_on: informedOn }).where('relation_id', '=', id).execute()
  return id
}
