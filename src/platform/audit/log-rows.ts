import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { ActorTransaction } from '../db/with-actor.ts'
import { type IdRange, toMultirange } from './id-ranges.ts'

/** The logs that are sealed: who looked, what changed about a young person, what administrators changed. */
export const sealedLogs = ['access_log', 'person_event', 'admin_event'] as const
export type SealedLog = (typeof sealedLogs)[number]

/** A row as it is hashed: every field as text, in the order of the hash. */
export type FieldsOfRow = Readonly<Record<string, string | null>>

/**
 * The hash of a row, computed from its fields and not taken from the database: whoever rewrites a row there can
 * rewrite the column with its hash too. The same as `sealed_hash` in migration 0005.
 */
export function hashOfRow(log: SealedLog, fields: FieldsOfRow): Buffer {
  const canonical = [['log', log] as const, ...Object.entries(fields)]
    .map(([name, value]) => (value === null ? '' : `${name}=${Buffer.byteLength(value)}:${value};`))
    .join('')
  return createHash('sha256').update(Uint8Array.of(0)).update(canonical).digest()
}

const at = sql`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`

/** Rows of a log by their numbers, in order, ready for `hashOfRow`. Missing ones are missing. */
export async function readRows(
  trx: ActorTransaction,
  log: SealedLog,
  ids: readonly IdRange[],
): Promise<FieldsOfRow[]> {
  const [first, last] = [ids[0]?.[0] ?? 0, ids.at(-1)?.[1] ?? -1]
  const within = sql`entry.id between ${first} and ${last} and entry.id <@ ${toMultirange(ids)}::int8multirange order by entry.id`
  const { rows } = await {
    access_log: sql<FieldsOfRow>`
      select id::text as id, ${at}, request_id, actor_id::text as actor_id, system, acting_as::text as acting_as,
        roles::text as roles, unit, page, method, action, result, subjects::text as subjects,
        reasons::text as reasons, purpose, legal_basis, case_reference, encode(criterion, 'hex') as criterion,
        to_char(tell_from::timestamp, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as tell_from, tx::text as tx
      from access_log entry where ${within}`,
    person_event: sql<FieldsOfRow>`
      select id::text as id, ${at}, request_id, actor_id::text as actor_id, system, person_id::text as person_id,
        category, type, data::text as data, tx::text as tx
      from person_event entry where ${within}`,
    admin_event: sql<FieldsOfRow>`
      select id::text as id, ${at}, request_id, actor_id::text as actor_id, system, type, data::text as data,
        tx::text as tx
      from admin_event entry where ${within}`,
  }[log].execute(trx)
  return rows
}
