import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { LogState, Look, LookWish } from './rules.ts'

/** Looks by key, the newest first. The database shows them to the data protection officer only. */
export async function listLooks(trx: ActorTransaction, wish: LookWish): Promise<Look[]> {
  let query = trx
    .selectFrom('access_log as log')
    .leftJoin('actor', 'actor.id', 'log.actor_id')
    .leftJoin('actor as seen', 'seen.id', 'log.acting_as')
    .select([
      'log.id',
      'log.at',
      'log.actor_id as actorId',
      'actor.name as actorName',
      'log.system',
      'seen.name as seenAs',
      'log.roles',
      'log.page',
      'log.action',
      'log.result',
      'log.reasons',
      'log.purpose',
      'log.subjects',
    ])
    .where('log.action', '<>', 'canary')
    .orderBy('log.id', 'desc')
    .limit(wish.limit)
  if (wish.personId) query = query.where(sql<boolean>`log.subjects && known_as(${wish.personId}::uuid)`)
  if (wish.actorId) query = query.where('log.actor_id', '=', wish.actorId)
  if (wish.from)
    query = query.where(
      sql<boolean>`log.at >= (${wish.from}::date)::timestamp at time zone 'Europe/Copenhagen'`,
    )
  if (wish.to)
    query = query.where(
      sql<boolean>`log.at < (${wish.to}::date + 1)::timestamp at time zone 'Europe/Copenhagen'`,
    )
  if (wish.before) query = query.where('log.id', '<', wish.before)
  if (wish.kind === 'refused') query = query.where('log.result', '=', 'refused')
  if (wish.kind === 'seen-as') query = query.where('log.acting_as', 'is not', null)
  if (wish.kind === 'break-glass')
    query = query.where(sql<boolean>`(log.action = 'break_glass' or 'break_glass' = any (log.reasons))`)
  return query.execute()
}

/** The names of those young people whom the reader may know, and of the protected none (trust requirement L-30). */
export async function namesOfPeople(
  trx: ActorTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('young_person')
    .select(['id', 'given_name', 'family_name'])
    .where('id', 'in', [...new Set(ids)])
    .where('protected', '=', false)
    .execute()
  return new Map(rows.map((row) => [row.id, `${row.given_name} ${row.family_name}`.trim()]))
}

/** How the logs stand (migration 0005): the canary's time, seals, and what waits for one. */
export async function readLogState(trx: ActorTransaction): Promise<LogState> {
  const { rows } = await sql<{
    newest_canary: Date | null
    seals: string
    waiting: string
    waiting_since: Date | null
  }>`select * from audit_state()`.execute(trx)
  const [state] = rows
  return {
    newestCanary: state?.newest_canary ?? null,
    seals: Number(state?.seals ?? 0),
    waiting: Number(state?.waiting ?? 0),
    waitingSince: state?.waiting_since ?? null,
  }
}
