import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'

/** That somebody looks after a young person with special care, since when and why. */
export interface Focus {
  readonly since: string
  readonly because: string
  /** The day on which it is looked at again. */
  readonly reviewOn: string
  readonly markedBy: string | null
}

/** The mark that stands now, where the actor may know it. */
export const focusOf = (trx: ActorTransaction, personId: string): Question<Focus | undefined> =>
  question(
    trx
      .selectFrom('special_focus')
      .leftJoin('actor', 'actor.id', 'special_focus.marked_by')
      .select(['valid_from', 'because', 'review_on', 'actor.name'])
      .where('person_id', '=', personId)
      .where('lifted_at', 'is', null),
    ([row]) =>
      row && { since: row.valid_from, because: row.because, reviewOn: row.review_on, markedBy: row.name },
  )

export const findFocus = (trx: ActorTransaction, personId: string): Promise<Focus | undefined> =>
  ask(trx, focusOf(trx, personId))
