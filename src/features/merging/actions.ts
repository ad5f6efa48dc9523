import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { refreshStatus } from '../status/index.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import { getMerge, listSides, movesOf } from './queries.ts'
import { type Moves, whichToKeep } from './rules.ts'

/** Why two records are not made one, or one not two. */
export type WhyNotMerged =
  /** Something refers to what would stand aside: it has to be ended first. */
  | 'in_use'
  /** Somebody else has merged or parted one of the records meanwhile, or it is closed to everybody. */
  | 'overtaken'

/** What stands in the way, for the door to say. Nothing is changed. */
export class NotMerged extends Error {
  readonly why: WhyNotMerged

  constructor(why: WhyNotMerged) {
    super(why)
    this.why = why
  }
}

/**
 * Notes down that two records may be of one person, with what would follow and what would stand aside. Nothing of theirs changes.
 * Returns the merge that somebody now looks at.
 *
 * @throws NotMerged
 */
export async function askToMerge(
  trx: ActorTransaction,
  actor: PersonActor,
  people: readonly [string, string],
  because: string,
): Promise<string> {
  const [one, other] = await listSides(trx, actor, people)
  if (!one || !other) throw new NotMerged('overtaken')
  const [kept, gone] = whichToKeep(one, other)
  return asMerging(trx, actor, async () => {
    const { id } = await trx
      .insertInto('person_merge')
      .values({
        kept_id: kept.personId,
        gone_id: gone.personId,
        because,
        asked_by: actor.id,
        preview: JSON.stringify({ follow: {}, aside: {} }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await lookAgain(trx, actor, id)
    return id
  })
}

/** The other one of the two is to stay. */
export async function keepTheOther(trx: ActorTransaction, actor: PersonActor, id: string): Promise<void> {
  await asMerging(trx, actor, async () => {
    const { numUpdatedRows } = await trx
      .updateTable('person_merge')
      .set({ kept_id: sql`gone_id`, gone_id: sql`kept_id` })
      .where('id', '=', id)
      .where('merged_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new NotMerged('overtaken')
    await lookAgain(trx, actor, id)
  })
}

async function lookAgain(trx: ActorTransaction, actor: PersonActor, id: string): Promise<void> {
  const { rows } = await sql<{ moves: unknown }>`
    select preview_merge(${id}::bigint, ${actor.id}::bigint) as moves`.execute(trx)
  await trx
    .updateTable('person_merge')
    .set({ preview: JSON.stringify(movesOf(rows[0]?.moves)) })
    .where('id', '=', id)
    .execute()
}

/**
 * Makes one of two records, in the named person's name: everything that refers to the other follows, its status is counted with the
 * kept one, and its log is read under both. `partRecords` is the way back.
 *
 * @throws NotMerged
 */
export async function mergeRecords(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  id: string,
): Promise<Moves> {
  const { keptId } = await getMerge(trx, id)
  const { rows } = await asMerging(trx, actor, () =>
    sql<{ moves: unknown }>`select merge_people(${id}::bigint, ${actor.id}::bigint) as moves`.execute(trx),
  )
  const moves = movesOf(rows[0]?.moves)
  await recordPersonEvent(trx, actor, requestId, keptId, {
    type: 'records_merged',
    category: 'identity',
    data: { merge: id },
  })
  await refreshStatus(trx, actor, [keptId])
  return moves
}

/**
 * Makes two of one again: what followed goes back, what stood aside stands again. What was written since stays with the record that
 * was kept, and whoever was protected stays so (trust requirement L-30).
 *
 * @throws NotMerged
 */
export async function partRecords(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  id: string,
  because: string,
): Promise<void> {
  const { keptId, goneId } = await getMerge(trx, id)
  await asMerging(trx, actor, async () => {
    await sql`select reverse_merge(${id}::bigint)`.execute(trx)
    await trx
      .updateTable('person_merge')
      .set({ reversed_at: sql<Date>`present()`, reversed_by: actor.id, reversed_because: because })
      .where('id', '=', id)
      .execute()
  })
  for (const personId of [keptId, goneId])
    await recordPersonEvent(trx, actor, requestId, personId, {
      type: 'records_parted',
      category: 'identity',
      data: { merge: id },
    })
  await refreshStatus(trx, actor, [keptId, goneId])
}

async function asMerging<Result>(
  trx: ActorTransaction,
  actor: PersonActor,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await asSystem(trx, actor, 'merging', work)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? reasons[String(error.code)] : undefined
    throw why ? new NotMerged(why) : error
  }
}

/** By the database's own codes: a row that others refer to, and one that is not there any more. */
const reasons: Readonly<Record<string, WhyNotMerged>> = { 23503: 'in_use', P0002: 'overtaken' }
