import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'

/** Everything that administering can do. What is changed is told afterwards, whoever changed it (trust requirement T-21). */
export const adminEventTypes = [
  'organisation_added',
  'organisation_changed',
  'organisation_made_municipal',
  'organisation_made_another',
  'organisation_closed',
  'unit_added',
  'unit_changed',
  'unit_closed',
  'member_added',
  'member_ended',
  'roll_taken',
  'user_awaited',
  'user_suspended',
  'user_inactive',
  'suspension_lifted',
  'user_left',
  'user_leaving',
  'session_ended',
  'sessions_ended',
  'role_given',
  'role_ended',
  'role_extended',
  'role_confirmed',
  'seeing_as_began',
  'seeing_as_ended',
  'rule_added',
  'rule_ended',
  'status_rules_drafted',
  'status_rules_changed',
  'status_rules_in_force',
  'service_levels_drafted',
  'service_levels_changed',
  'service_levels_in_force',
  'law_clock_started',
  'no_gap_started',
  'signal_rule_made',
  'signal_rule_drafted',
  'signal_rule_changed',
  'signal_rule_in_force',
  'signal_backtest_looked',
  'signal_rule_on',
  'signal_rule_off',
  'file_imported',
  'look_explained',
  'look_not_explained',
] as const
export type AdminEventType = (typeof adminEventTypes)[number]

/** Ids and codes, never names or words: those stand where they belong and are read when the history is told. */
const eventData = z.object({
  actor: z.string().optional(),
  organisation: z.string().optional(),
  unit: z.string().optional(),
  role: z.string().optional(),
  through: z.string().optional(),
  category: z.string().optional(),
  on: z.string().optional(),
  added: z.number().optional(),
  changed: z.number().optional(),
  parked: z.number().optional(),
  source: z.string().optional(),
  ended: z.number().optional(),
  row: z.string().optional(),
})
export type AdminEventData = z.infer<typeof eventData>

export interface AdminEvent {
  readonly type: AdminEventType
  readonly data: AdminEventData
}

/** Written in the transaction of the change itself, so that no change lacks its history. */
export async function recordAdminEvent(
  trx: ActorTransaction,
  actor: Actor,
  requestId: string | null,
  { type, data }: AdminEvent,
): Promise<void> {
  await trx
    .insertInto('admin_event')
    .values({
      request_id: requestId,
      actor_id: actor.kind === 'person' ? actor.id : null,
      system: actor.kind === 'system' ? actor.name : null,
      type,
      data: JSON.stringify(data),
    })
    .execute()
}

/** An event with the names that its ids have today. */
export interface RecordedAdminEvent extends AdminEvent {
  readonly id: string
  readonly at: Date
  /** Nobody where the program did it itself. */
  readonly by: string | null
  readonly actorName: string | null
  readonly organisationName: string | null
  readonly unitName: string | null
}

/** The newest first, those before an id. Of somebody's or an organisation's own where one is named. */
export async function listAdminEvents(
  trx: ActorTransaction,
  wish: { readonly before?: string | undefined; readonly actorId?: string; readonly limit: number },
): Promise<RecordedAdminEvent[]> {
  let query = trx
    .selectFrom('admin_event as event')
    .leftJoin('actor as author', 'author.id', 'event.actor_id')
    .select(['event.id', 'event.at', 'event.type', 'event.data', 'author.name as by'])
    .where('event.type', 'in', [...adminEventTypes])
    .orderBy('event.id', 'desc')
    .limit(wish.limit)
  if (wish.before !== undefined) query = query.where('event.id', '<', wish.before)
  const { actorId } = wish
  if (actorId !== undefined) query = query.where(sql<boolean>`event.data ->> 'actor' = ${actorId}`)
  const rows = await query.execute()
  const events = rows.flatMap((row) => {
    const type = adminEventTypes.find((one) => one === row.type)
    return type ? [{ ...row, type, data: eventData.parse(row.data) }] : []
  })
  const names = {
    actors: await namesOf(
      trx,
      'actor',
      events.map(({ data }) => data.actor),
    ),
    organisations: await namesOf(
      trx,
      'organisation',
      events.map(({ data }) => data.organisation),
    ),
    units: await namesOf(
      trx,
      'unit',
      events.map(({ data }) => data.unit),
    ),
  }
  return events.map(({ id, at, type, data, by }) => ({
    id,
    at,
    type,
    data,
    by,
    actorName: names.actors.get(data.actor ?? '') ?? null,
    organisationName: names.organisations.get(data.organisation ?? '') ?? null,
    unitName: names.units.get(data.unit ?? '') ?? null,
  }))
}

async function namesOf(
  trx: ActorTransaction,
  table: 'actor' | 'organisation' | 'unit',
  ids: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== undefined))]
  if (wanted.length === 0) return new Map()
  const rows = await trx.selectFrom(table).select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
