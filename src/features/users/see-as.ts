import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Forbidden } from '../../platform/http/errors.ts'
import { seeAs } from '../../platform/session/sessions.ts'
import { Refused, recordAdminEvent } from '../administration/index.ts'
import { getUser } from './queries.ts'

/**
 * Begins to see as somebody else, in this session, for a reason: what both may see, and nothing can be changed. Returns
 * the session's new token (trust requirement T-35).
 *
 * @throws Forbidden where there is no such session
 */
export async function beginSeeingAs(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  wish: { readonly tokenHash: Buffer; readonly userId: string; readonly because: string },
): Promise<string> {
  const user = await getUser(trx, wish.userId)
  if (user.id === actor.id) throw new Refused('own')
  if (user.state === 'left' || user.state === 'suspended') throw new Refused('over')
  const token = await seeAs(trx, wish.tokenHash, { actorId: user.id, because: wish.because })
  if (token === undefined) throw new Forbidden()
  await recordAdminEvent(trx, actor, requestId, { type: 'seeing_as_began', data: { actor: user.id } })
  return token
}

/** @throws Forbidden where there is no such session */
export async function endSeeingAs(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  tokenHash: Buffer,
): Promise<string> {
  const token = await seeAs(trx, tokenHash, undefined)
  if (token === undefined) throw new Forbidden()
  if (actor.seesAs)
    await recordAdminEvent(trx, actor, requestId, {
      type: 'seeing_as_ended',
      data: { actor: actor.seesAs.id },
    })
  return token
}
