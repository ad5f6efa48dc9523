import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { findOwnerByNumber, type PersonNumber } from '../person-numbers/index.ts'
import { addRelation, endRelation } from '../young-people/index.ts'

/**
 * Finds whom a citizen's number means here: a young person, a holder of custody, both or nobody. Their relations are
 * then their actor's, so that what they may see follows from the one rule like everybody else's.
 */
export async function recogniseCitizen(
  trx: ActorTransaction,
  keys: KeyRing,
  actor: Actor,
  requestId: string,
  known: { readonly actorId: string; readonly number: PersonNumber },
): Promise<void> {
  const young = await findOwnerByNumber(trx, keys, 'young_person', known.number)
  if (young) await becomeSelf(trx, actor, requestId, young.ownerId, known.actorId)
  const guardian = await findOwnerByNumber(trx, keys, 'guardian', known.number)
  if (guardian) await becomeGuardian(trx, actor, requestId, guardian.ownerId, known.actorId)
}

const holds = sql<boolean>`(valid_until is null or valid_until > today())`

/** One actor at a time is somebody themselves: an older one, of a provider that was changed, ends. */
async function becomeSelf(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  personId: string,
  actorId: string,
): Promise<void> {
  const selves = await trx
    .selectFrom('relation')
    .select(['id', 'actor_id'])
    .where('person_id', '=', personId)
    .where('kind', '=', 'self')
    .where(holds)
    .execute()
  for (const old of selves)
    if (old.actor_id !== actorId) await endRelation(trx, actor, requestId, personId, old.id)
  if (selves.some((self) => self.actor_id === actorId)) return
  await addRelation(trx, actor, requestId, { personId, with: { actorId }, kind: 'self', basis: 'own-data' })
}

/** Custody was entered for an actor who was awaited; from the first sign-in on it is this one's. */
async function becomeGuardian(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  guardianId: string,
  actorId: string,
): Promise<void> {
  const before = await trx
    .selectFrom('guardian')
    .select('actor_id')
    .where('id', '=', guardianId)
    .executeTakeFirstOrThrow()
  if (before.actor_id === actorId) return
  await trx.updateTable('guardian').set({ actor_id: actorId }).where('id', '=', guardianId).execute()
  const custodies = await trx
    .selectFrom('relation')
    .select(['id', 'person_id', 'basis', 'valid_until'])
    .where('actor_id', '=', before.actor_id)
    .where('kind', '=', 'custody')
    .where(holds)
    .execute()
  for (const { id, person_id, basis, valid_until } of custodies) {
    await endRelation(trx, actor, requestId, person_id, id)
    await addRelation(trx, actor, requestId, {
      personId: person_id,
      with: { actorId },
      kind: 'custody',
      basis,
      ...(valid_until === null ? {} : { until: valid_until }),
    })
  }
}
