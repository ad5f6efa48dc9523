import { sql } from 'kysely'
import { countRows } from '../../platform/db/count-rows.ts'
import type { Question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { fullName } from '../young-people/index.ts'

export interface BreakGlass {
  readonly id: string
  readonly personId: string
  /** Nobody's name, where the one who looks may not know the young person. */
  readonly name: string | undefined
  readonly actorId: string
  readonly openedBy: string
  readonly because: string
  readonly openedAt: Date
  readonly endsAt: Date
  readonly open: boolean
  readonly review: { readonly words: string; readonly by: string | null } | undefined
}

const all = (trx: ActorTransaction) =>
  trx
    .selectFrom('break_glass')
    .innerJoin('actor', 'actor.id', 'break_glass.actor_id')
    .leftJoin('actor as reviewer', 'reviewer.id', 'break_glass.reviewed_by')
    // Under its own policy: whoever reviews a reason need not know whom it was about.
    .leftJoin('young_person', 'young_person.id', 'break_glass.person_id')
    .select(['break_glass.id', 'break_glass.person_id', 'break_glass.actor_id', 'break_glass.because'])
    .select(['break_glass.opened_at', 'break_glass.ends_at', 'break_glass.review', 'break_glass.reviewed_at'])
    .select(['actor.name as opened_by', 'reviewer.name as reviewer'])
    .select(['young_person.given_name', 'young_person.family_name'])
    .select(sql<boolean>`present() < break_glass.ends_at`.as('open'))

type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]

const breakGlassOf = (row: Row): BreakGlass => ({
  id: row.id,
  personId: row.person_id,
  name: row.given_name === null ? undefined : fullName(row.given_name, row.family_name ?? ''),
  actorId: row.actor_id,
  openedBy: row.opened_by,
  because: row.because,
  openedAt: row.opened_at,
  endsAt: row.ends_at,
  open: row.open,
  review: row.reviewed_at ? { words: row.review ?? '', by: row.reviewer } : undefined,
})

/** One's own, the newest first. */
export async function listOwnBreakGlass(
  trx: ActorTransaction,
  actorId: string,
  most = 50,
): Promise<BreakGlass[]> {
  const rows = await all(trx)
    .where('break_glass.actor_id', '=', actorId)
    .orderBy('break_glass.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(breakGlassOf)
}

/** Of others: those that wait, the oldest first, so that what has waited too long stands on top. */
export async function listToReview(
  trx: ActorTransaction,
  actorId: string,
  most = 100,
): Promise<BreakGlass[]> {
  const rows = await all(trx)
    .where('break_glass.actor_id', '<>', actorId)
    .where('break_glass.reviewed_at', 'is', null)
    .orderBy('break_glass.opened_at')
    .limit(most)
    .execute()
  return rows.map(breakGlassOf)
}

/** How many of others' nobody has looked at. */
export const countToReview = (trx: ActorTransaction): Question<number> =>
  countRows(
    trx
      .selectFrom('break_glass')
      .where('reviewed_at', 'is', null)
      .where(sql<boolean>`actor_id <> current_actor()`),
  )

export async function listReviewed(trx: ActorTransaction, actorId: string, most = 50): Promise<BreakGlass[]> {
  const rows = await all(trx)
    .where('break_glass.actor_id', '<>', actorId)
    .where('break_glass.reviewed_at', 'is not', null)
    .orderBy('break_glass.reviewed_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(breakGlassOf)
}

/** @throws NotFound for one that is not there, or not the actor's to know */
export async function getBreakGlass(trx: ActorTransaction, id: string): Promise<BreakGlass> {
  const row = await all(trx).where('break_glass.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return breakGlassOf(row)
}
