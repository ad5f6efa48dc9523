import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { About, StrategyEvent } from './record-event.ts'

/** An event as it was recorded: what, who and when. */
export interface RecordedEvent {
  readonly id: string
  readonly editionId: string
  readonly passageId: string | null
  readonly at: Date
  /** Null where the program did it itself, as an import does. */
  readonly actorName: string | null
  readonly event: StrategyEvent
}

const columns = ['id', 'edition_id', 'passage_id', 'at', 'actor_id', 'actor_name', 'type', 'data'] as const

export interface EventFilter {
  readonly passageId?: string
  /** Only older ones: the key of a long list's next page. */
  readonly before?: string | undefined
  readonly limit?: number
}

/** The newest first. */
export async function listEvents(
  trx: ActorTransaction,
  editionId: string,
  { passageId, before, limit = 200 }: EventFilter = {},
): Promise<RecordedEvent[]> {
  let query = eventsOf(trx, { editionId }).orderBy('id', 'desc').limit(limit)
  if (passageId) query = query.where('passage_id', '=', passageId)
  if (before) query = query.where('id', '<', before)
  return (await query.execute()).map(asEvent)
}

export async function getEvent(
  trx: ActorTransaction,
  about: { readonly editionId: string; readonly passageId: string },
  id: string,
): Promise<RecordedEvent> {
  const row = await eventsOf(trx, about)
    .where('passage_id', '=', about.passageId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return asEvent(row)
}

/** What has happened since somebody read this version, the oldest first. */
export async function eventsSince(
  trx: ActorTransaction,
  { editionId, passageId, seatId }: About,
  version: number,
): Promise<RecordedEvent[]> {
  const rows = await eventsOf(trx, { editionId })
    .where('passage_id', passageId ? '=' : 'is', passageId ?? null)
    .orderBy('id')
    .execute()
  const seatOf = (event: StrategyEvent) => ('seatId' in event ? event.seatId : undefined)
  return rows
    .map(asEvent)
    .filter(({ event }) => 'version' in event && event.version > version && seatOf(event) === seatId)
}

/** The states that an edition has been in since it was a draft. */
export async function listStatesPassed(trx: ActorTransaction, editionId: string): Promise<string[]> {
  const rows = await eventsOf(trx, { editionId }).where('type', '=', 'edition_moved').execute()
  return rows.map(asEvent).flatMap(({ event }) => (event.type === 'edition_moved' ? [event.to] : []))
}

const eventsOf = (trx: ActorTransaction, { editionId }: About) =>
  trx.selectFrom('strategy_event').select(columns).where('edition_id', '=', editionId)

interface EventRow {
  readonly id: string
  readonly edition_id: string
  readonly passage_id: string | null
  readonly at: Date
  readonly actor_id: string | null
  readonly actor_name: string
  readonly type: string
  readonly data: unknown
}

const asEvent = (row: EventRow): RecordedEvent => ({
  id: row.id,
  editionId: row.edition_id,
  passageId: row.passage_id,
  at: row.at,
  actorName: row.actor_id === null ? null : row.actor_name,
  // Only recordEvent writes this table, and nobody changes it.
  event: { type: row.type, ...(row.data as object) } as StrategyEvent,
})
