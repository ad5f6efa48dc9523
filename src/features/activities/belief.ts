import { type InsertObject, type Selectable, sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'

/** Which belief about an activity is changed, as it was read, and why. */
export interface Change {
  readonly personId: string
  /** The row that was read: whoever comes with an older one was overtaken. */
  readonly row: string
  /** Nothing where what stood there was right, and only went on. */
  readonly because: string | null
  /** What to say to somebody who was overtaken. */
  readonly overtaken: string
}

/**
 * Ends the time in which something was believed of an activity. The row stays, with who found out and why.
 *
 * @throws Conflict when somebody else changed it meanwhile, or it is not this person's
 */
export async function closeBelief(
  trx: ActorTransaction,
  actor: Actor,
  { personId, row, because, overtaken }: Change,
): Promise<Selectable<DB['activity']>> {
  const closed = await trx
    .updateTable('activity')
    .set({
      // Two changes in one instant are still one after the other.
      believed: sql<string>`tstzrange(lower(believed), greatest(present(), lower(believed) + interval '1 microsecond'))`,
      closed_by: actor.kind === 'person' ? actor.id : null,
      closed_because: because,
    })
    .where('id', '=', row)
    .where('person_id', '=', personId)
    .where(sql<boolean>`upper_inf(believed)`)
    .returningAll()
    .executeTakeFirst()
  if (!closed) throw new Conflict(overtaken)
  return closed
}

type Changed = Partial<InsertObject<DB, 'activity'>> & {
  /** The first day on which it no longer holds. */
  readonly until?: string
}

/** Ends a belief and begins the next one in the same instant: what is not changed is copied. */
export async function replaceBelief(
  trx: ActorTransaction,
  actor: Actor,
  change: Change,
  { until, ...changed }: Changed,
): Promise<{ readonly activity_id: string; readonly type: string }> {
  const {
    id: _,
    believed,
    closed_by: __,
    closed_because: ___,
    ...kept
  } = await closeBelief(trx, actor, change)
  return trx
    .insertInto('activity')
    .values({
      ...kept,
      ...changed,
      ...(until && { valid: sql<string>`daterange(lower(${kept.valid}::daterange), ${until}::date)` }),
      believed: sql<string>`tstzrange(upper(${believed}::tstzrange), null)`,
      written_by: actor.kind === 'person' ? actor.id : null,
    })
    .returning(['activity_id', 'type'])
    .executeTakeFirstOrThrow()
}
