import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Locked } from './change-passage.ts'
import { lockEdition } from './queries.ts'
import { getSeat } from './queries-bodies.ts'
import { recordEvent } from './record-event.ts'
import { mayChangeSeats } from './rules.ts'
import { refuseStale } from './stale.ts'

export interface SeatWords {
  readonly name: string
  readonly vacant: boolean
}

/**
 * Renames a seat, fills it or leaves it vacant.
 *
 * @throws Locked, Stale
 */
export async function changeSeat(
  trx: ActorTransaction,
  actor: Actor,
  editionId: string,
  seatId: string,
  version: number,
  { name, vacant }: SeatWords,
): Promise<boolean> {
  await lockForSeats(trx, editionId)
  const before = await getSeat(trx, editionId, seatId)
  await refuseStale(trx, { editionId, seatId }, version, before.version)
  if (before.name === name && before.vacant === vacant) return false
  await trx
    .updateTable('seat')
    .set({ name, vacant, version: version + 1 })
    .where('id', '=', seatId)
    .execute()
  await recordEvent(
    trx,
    actor,
    { editionId },
    {
      type: 'seat_changed',
      seatId,
      from: before.name,
      to: name,
      vacant: before.vacant === vacant ? null : vacant,
      version: version + 1,
    },
  )
  return true
}

/** @throws Locked */
export async function addSeat(
  trx: ActorTransaction,
  actor: Actor,
  editionId: string,
  { name, vacant }: SeatWords,
): Promise<void> {
  await lockForSeats(trx, editionId)
  await sql`insert into seat (edition_id, position, name, vacant)
    select ${editionId}, coalesce(max(position) + 1, 0), ${name}, ${vacant} from seat
    where edition_id = ${editionId}`.execute(trx)
  await recordEvent(trx, actor, { editionId }, { type: 'seat_added', name })
}

async function lockForSeats(trx: ActorTransaction, editionId: string): Promise<void> {
  const { state } = await lockEdition(trx, editionId)
  if (!mayChangeSeats(state)) throw new Locked('superseded')
}
