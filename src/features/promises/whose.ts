import { type RawBuilder, sql } from 'kysely'
import type { PromiseFilter, Whose } from './rules.ts'

/** What has an owner, as a promise or a concern: whether it is of those. `owner` is the column. */
export const ownedBy = (owner: string, of: Whose): RawBuilder<boolean> => {
  const column = sql.ref(owner)
  if (of === 'team') return sql<boolean>`${column} = any (array(select led_by_me()))`
  const mine = sql<boolean>`${column} = any (array(select kept_by_me()))`
  return of === 'me' ? mine : sql<boolean>`${mine} and ${column} <> current_actor()`
}

/** An open promise that the filter lets through. */
export const matches = ({ of, kind, lateOnly, ownerId }: PromiseFilter): RawBuilder<boolean> =>
  sql<boolean>`(${ownedBy('promise.owner_id', of)} and promise.ended is null
    and (${kind ?? null}::text is null or promise.kind = ${kind ?? null}::text)
    and (not ${lateOnly ?? false}::boolean or promise.due_at <= present())
    and (${ownerId ?? null}::bigint is null or promise.owner_id = ${ownerId ?? null}::bigint))`
