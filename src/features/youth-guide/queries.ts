import { sql } from 'kysely'
import { type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { effortSource, reviewSource } from './rules.ts'

export interface Review {
  readonly id: string
  readonly heldOn: string
  readonly words: string
  readonly by: string
}

export interface GuideEffort {
  readonly id: string
  readonly guide: { readonly id: string; readonly name: string }
  readonly relationId: string | null
  readonly purpose: string
  readonly begunAt: Date
  /** When the next review is due; nothing where that was let go. */
  readonly due: { readonly on: string; readonly isLate: boolean } | undefined
  /** The newest first. */
  readonly reviews: readonly Review[]
}

/** Whether an effort of a youth guide goes on. */
export const hasGuideEffort = (trx: ActorTransaction, personId: string): Question<boolean> =>
  question(
    trx
      .selectFrom('guide_effort')
      .select('id')
      .where('person_id', '=', personId)
      .where('ended_at', 'is', null),
    ([row]) => row !== undefined,
  )

/** The effort of a youth guide that goes on; nothing where there is none. */
export async function findGuideEffort(
  trx: ActorTransaction,
  personId: string,
): Promise<GuideEffort | undefined> {
  const { rows } = await sql<{
    id: string
    guide_id: string
    guide: string
    relation_id: string | null
    purpose: string
    begun_at: Date
    due_on: string | null
    is_late: boolean | null
  }>`select effort.id, guide_id, actor.name as guide, relation_id, purpose, begun_at, next.due_on,
      next.due_at <= present() as is_late
    from guide_effort effort join actor on actor.id = guide_id
    left join lateral (select due_on, due_at from promise where kind = 'plan-review' and ended is null
      and ((source = ${effortSource} and source_id = effort.id) or (source = ${reviewSource}
        and source_id in (select guide_review.id from guide_review where effort_id = effort.id)))
      order by due_at desc limit 1) next on true
    where effort.person_id = ${personId}::uuid and ended_at is null`.execute(trx)
  const [row] = rows
  if (!row) return undefined
  return {
    id: row.id,
    guide: { id: row.guide_id, name: row.guide },
    relationId: row.relation_id,
    purpose: row.purpose,
    begunAt: row.begun_at,
    due: row.due_on === null ? undefined : { on: row.due_on, isLate: row.is_late ?? false },
    reviews: await listReviews(trx, row.id),
  }
}

async function listReviews(trx: ActorTransaction, effortId: string): Promise<Review[]> {
  const rows = await trx
    .selectFrom('guide_review')
    .innerJoin('actor', 'actor.id', 'written_by')
    .select(['guide_review.id', 'held_on', 'words', 'actor.name'])
    .where('effort_id', '=', effortId)
    .orderBy('guide_review.id', 'desc')
    .execute()
  return rows.map((row) => ({ id: row.id, heldOn: row.held_on, words: row.words, by: row.name }))
}

/** Those who are youth guides here, by name. */
export async function listGuides(
  trx: ActorTransaction,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select actor_id::text as id, actor_name || ', ' || organisation as name from youth_guides()`.execute(trx)
  return rows
}
