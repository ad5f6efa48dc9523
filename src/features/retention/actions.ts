import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import { type Due, listDue } from './queries.ts'

/** What a round did, and who is left for the next step: erasing writes outside the database as well, and is apart. */
export interface Advanced {
  readonly moved: number
  /** Those whose erasure somebody has decided on record, with that authority. */
  readonly toErase: readonly { readonly personId: string; readonly authority: string }[]
  /** Those whose next step waits for an authority on record. */
  readonly waiting: number
}

/**
 * Moves everybody on whose time is up: one step a round, as the rules say (domain §9). To the archive and away from it
 * only by a rule with an authority on record (trust requirement L-12). Runs as the system actor `erasure`.
 */
export async function advanceRetention(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  day: string,
): Promise<Advanced> {
  const due = await listDue(trx, day)
  const decided = due.filter((one) => !needsAuthority(one) || one.authority !== null)
  for (const one of decided) if (one.to !== 'erased') await move(trx, actor, requestId, one, day)
  return {
    moved: decided.filter(({ to }) => to !== 'erased').length,
    toErase: decided.flatMap(({ to, personId, authority }) =>
      to === 'erased' && authority !== null ? [{ personId, authority }] : [],
    ),
    waiting: due.length - decided.length,
  }
}

const needsAuthority = ({ to }: Due): boolean => to === 'archived' || to === 'erased'

async function move(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string,
  { personId, from, to }: Due,
  day: string,
): Promise<void> {
  await trx
    .updateTable('young_person')
    .set({ state: to, state_since: day, version: sql<number>`version + 1` })
    .where('id', '=', personId)
    .where('state', '=', from)
    .execute()
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'state_changed',
    category: 'identity',
    data: { from, to },
  })
}
