import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Bilingual } from '../../platform/text/language.ts'

export type State = 'open' | 'closed' | 'blocked' | 'archived'
export type Next = Exclude<State, 'open'> | 'erased'

/** Somebody whose time in a state is up. */
export interface Due {
  readonly personId: string
  readonly from: State
  readonly to: Next
  readonly dueOn: string
  readonly authority: string | null
}

/** Who moves on by a day. Empty for those who may not ask. */
export async function listDue(trx: ActorTransaction, day: string): Promise<Due[]> {
  const { rows } = await sql<{
    person_id: string
    from_state: State
    to_state: Next
    due_on: string
    authority: string | null
  }>`select * from retention_due(${day}::date)`.execute(trx)
  return rows.map(({ person_id, from_state, to_state, due_on, authority }) => ({
    personId: person_id,
    from: from_state,
    to: to_state,
    dueOn: due_on,
    authority,
  }))
}

export interface RetentionRule {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly countedFrom: 'birth' | 'state'
  readonly months: number
  readonly modelledOn: Bilingual
  readonly authority: string | null
}

export async function listRules(trx: ActorTransaction): Promise<RetentionRule[]> {
  const rows = await trx
    .selectFrom('retention_rule')
    .selectAll()
    .where(sql<boolean>`valid_from <= today() and (valid_until is null or today() < valid_until)`)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    from: row.from_state,
    to: row.to_state,
    countedFrom: row.counted_from === 'birth' ? 'birth' : 'state',
    months: row.months,
    modelledOn: { da: row.modelled_on_da, en: row.modelled_on_en },
    authority: row.authority,
  }))
}

/** Those whom nobody sees any more, by state. With a reason, which the log keeps. */
export async function countBlocked(
  trx: ActorTransaction,
  because: string,
): Promise<{ readonly personId: string; readonly state: string; readonly since: string }[]> {
  const { rows } = await sql<{ person_id: string; state: string; since: string }>`
    select * from blocked_people(${because})`.execute(trx)
  return rows.map(({ person_id, ...row }) => ({ ...row, personId: person_id }))
}
