import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import type { OpenSignal } from './queries-open.ts'
import type { GroundlessReason, SignalAction } from './rules.ts'

interface Looking {
  readonly trx: ActorTransaction
  readonly actor: PersonActor
  readonly requestId: string
  /** What to say where somebody else was faster. */
  readonly overtaken: string
}

/**
 * Says what a signal led to, or why it is groundless. Nothing is promised by it, and nothing kept: the record of what was done
 * stands where such a thing is written. The young person sees it from that day on, whatever the rule says of telling.
 *
 * @throws Conflict
 */
export async function endSignal(
  { trx, actor, requestId, overtaken }: Looking,
  { id, personId }: Pick<OpenSignal, 'id' | 'personId'>,
  said: { readonly action: SignalAction } | { readonly groundless: GroundlessReason },
): Promise<void> {
  const ended = 'action' in said ? 'action' : 'groundless'
  const done = await trx
    .updateTable('signal')
    .set({
      ended,
      ended_at: sql`present()`,
      ended_by: actor.id,
      ...said,
      tell_from: sql`least(tell_from, today())`,
    })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!done) throw new Conflict(overtaken)
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: ended === 'action' ? 'signal_led_to_action' : 'signal_groundless',
    category: 'concern',
    data: { signal: id },
  })
}
