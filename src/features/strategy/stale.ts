import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { eventsSince, type RecordedEvent } from './events.ts'
import type { About } from './record-event.ts'

/** Somebody else has changed it since it was read. Nothing has been written. */
export class Stale extends Error {
  readonly events: readonly RecordedEvent[]

  constructor(events: readonly RecordedEvent[]) {
    super('stale version')
    this.events = events
  }
}

/** @throws Stale when the version that somebody read is not the present one */
export async function refuseStale(
  trx: ActorTransaction,
  about: About,
  read: number,
  present: number,
): Promise<void> {
  if (read !== present) throw new Stale(await eventsSince(trx, about, read))
}
