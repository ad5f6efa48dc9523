import { type RawBuilder, sql } from 'kysely'
import type { Bulk } from '../../platform/db/bulk.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Kind } from './kind.ts'
import { mostRowsOfOne } from './rows-of-one.ts'
import { commonColumns } from './stage.ts'

/** The temporary tables of a load, by name: their columns. */
export function tablesFor({ columns, tables }: Kind): Readonly<Record<string, string>> {
  const own = Object.entries({ ...commonColumns, ...columns }).map(([name, type]) => `${name} ${type}`)
  return {
    staged: own.join(', '),
    resolved: [...own, 'person_id uuid'].join(', '),
    number_owner: 'blind bytea, person_id uuid',
    touched: 'person_id uuid primary key',
    ...tables,
  }
}

/** Finds whom the numbers mean, and parks everybody who has too many rows, as one fault for each. */
export async function resolve(trx: ActorTransaction, bulk: Bulk, kind: Kind): Promise<void> {
  await findOwners(trx)
  await bulk.analyze('number_owner')
  const names = Object.keys({ ...commonColumns, ...kind.columns })
  await sql`insert into resolved (${sql.join(names.map((name) => sql.ref(name)))}, person_id)
    select ${sql.join(names.map((name) => sql.ref(`staged.${name}`)))}, number_owner.person_id
    from staged left join number_owner on number_owner.blind = staged.blind`.execute(trx)
  await parkTooMany(trx)
  await bulk.analyze('resolved')
}

const findOwners = (trx: ActorTransaction) =>
  sql`insert into number_owner (blind, person_id) ${ownersOf(sql`
    select blind, (array_agg(other_blind) filter (where other_blind is not null))[1] as other_blind from staged
    where blind is not null group by blind`)}`.execute(trx)

/**
 * Who has a number, by either index key: while keys change, a number lies under the one or the other (T-52).
 *
 * @param wanted the numbers, as rows of `blind` and `other_blind`
 * @returns rows of `blind` and `owner_id`
 */
export const ownersOf = (wanted: RawBuilder<unknown>) => sql`
  with wanted as materialized (${wanted}), owned as materialized (
    select owner_id, blind_index, second_blind_index from person_number where owner_kind = 'young_person'
  )
  select wanted.blind, owned.owner_id from wanted join owned on owned.blind_index = wanted.blind
  union
  select wanted.blind, owned.owner_id from wanted join owned on owned.second_blind_index = wanted.blind
  union
  select wanted.blind, owned.owner_id from wanted join owned on owned.blind_index = wanted.other_blind
  union
  select wanted.blind, owned.owner_id from wanted join owned on owned.second_blind_index = wanted.other_blind`

const parkTooMany = (trx: ActorTransaction) =>
  sql`
  with many as (
    select blind, max(person_id::text)::uuid as person_id, coalesce(min(line) filter (where fault = 'person_too_many_rows'),
      (array_agg(line order by line))[${mostRowsOfOne + 1}]) as line
    from resolved where blind is not null
      and blind in (select blind from resolved where blind is not null group by blind
        having count(*) > ${mostRowsOfOne} or bool_or(fault = 'person_too_many_rows'))
    group by blind
  ), gone as (
    delete from resolved using many where resolved.blind = many.blind
  )
  insert into resolved (line, blind, fault, person_id) select line, blind, 'person_too_many_rows', person_id from many`.execute(
    trx,
  )
