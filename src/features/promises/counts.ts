import { sql } from 'kysely'
import { type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { PromiseKind } from '../service-levels/index.ts'
import type { PromiseFilter, Whose } from './rules.ts'
import { matches } from './whose.ts'

export interface KindCount {
  readonly kind: PromiseKind
  readonly open: number
  readonly late: number
}

/** How many are open of each kind, the kinds in the order of their names in the table. */
export const countOpenByKind = (filter: PromiseFilter): Question<readonly KindCount[]> =>
  question(
    sql<KindCount>`
    select kind, count(*)::int as open, count(*) filter (where due_at <= present())::int as late
    from promise where ${matches(filter)} group by kind order by kind`,
    (rows) => rows,
  )

/** About how many young people the open promises are. */
export async function countPeopleOf(trx: ActorTransaction, filter: PromiseFilter): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(distinct person_id)::int as people from promise where ${matches(filter)}`.execute(trx)
  return rows[0]?.people ?? 0
}

/** Whose promises they are: one's own and of those one stands in for, or of one's teams. */
export async function listOwnersOf(trx: ActorTransaction, of: Whose): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select owner::text as id from ${of === 'team' ? sql`led_by_me()` : sql`kept_by_me()`} owner`.execute(trx)
  return rows.map(({ id }) => id)
}

export interface Load {
  readonly id: string
  readonly name: string
  readonly open: number
  readonly late: number
}

/** What each member of the teams that one leads has promised and not done: everybody, by name and never by how many. */
export const loadsOfTeam = (): Question<readonly Load[]> =>
  question(
    sql<Load>`
    select actor.id::text, actor.name, count(promise.id)::int as open,
      count(promise.id) filter (where due_at <= present())::int as late
    from actor left join promise on promise.owner_id = actor.id and promise.ended is null
    where actor.id = any (array(select led_by_me()))
    group by actor.id, actor.name order by actor.name collate "da-x-icu", actor.id`,
    (rows) => rows,
  )

/** What was done today, by whoever keeps it now: for a list with nothing left on it. */
export const countDoneToday = (): Question<
  readonly { readonly kind: PromiseKind; readonly count: number }[]
> =>
  question(
    sql<{ kind: PromiseKind; count: number }>`
    select kind, count(*)::int as count from promise
    where owner_id = any (array(select kept_by_me())) and ended = 'done'
      and done_at >= today()::timestamp at time zone 'Europe/Copenhagen'
    group by kind order by kind`,
    (rows) => rows,
  )
