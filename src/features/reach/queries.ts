import { sql } from 'kysely'
import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Reach } from './rules.ts'

/** How somebody is reached, where they have written it and the reader may be told: they themselves, and those whose adult they are. */
export const reachOf = (trx: ActorTransaction, actorId: string): Question<Reach | undefined> =>
  question(
    trx.selectFrom('staff_reach').select(['phone', 'email', 'hours']).where('actor_id', '=', actorId),
    ([row]) => row,
  )

export const findReach = (trx: ActorTransaction, actorId: string): Promise<Reach | undefined> =>
  ask(trx, reachOf(trx, actorId))

/**
 * Whether there are young people who cannot see how to reach the actor, their contact person. Whoever has written it is asked no
 * further: it is part of a page that is opened all day.
 */
export const isHiddenFromYoung = (): Question<boolean> =>
  question(
    sql<{ hidden: boolean }>`
      select case when exists (select from staff_reach where actor_id = current_actor() and (phone is not null or email is not null))
        then false
        else exists (select from relation where actor_id = current_actor() and kind = 'contact_person'
          and valid_from <= today() and (valid_until is null or today() < valid_until)) end as hidden`,
    ([row]) => row?.hidden === true,
  )
