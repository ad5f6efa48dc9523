import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import { countRows } from '../../platform/db/count-rows.ts'
import { ask, type Question, question } from '../../platform/db/question.ts'
import { type ActorTransaction, asFigures } from '../../platform/db/with-actor.ts'
import type { PromiseKind, Urgency } from '../service-levels/index.ts'
import { fullName } from '../young-people/index.ts'
import type { OpenPromise, PromiseFilter, PromiseState } from './rules.ts'
import { matches } from './whose.ts'

const open = (trx: ActorTransaction) =>
  trx
    .selectFrom('promise')
    .innerJoin('actor as owner', 'owner.id', 'promise.owner_id')
    // Under its own policy: who keeps a promise need not be around the young person yet.
    .leftJoin('young_person as person', 'person.id', 'promise.person_id')
    // Who keeps it today: asked once for an owner, and not for each of their promises.
    .innerJoin(
      sql<{ id: string }>`lateral (select acting_owner(promise.owner_id, today()) as id offset 0)`.as(
        'acting',
      ),
      (join) => join.onTrue(),
    )
    .leftJoin('actor as other', 'other.id', 'acting.id')
    .select(['promise.id', 'promise.kind', 'urgency', 'law', 'source', 'source_id', 'owner_id', 'started_at'])
    .select(['due_on', 'tell_from', 'promise.person_id', 'owner.name as owner'])
    .select(['person.given_name', 'person.family_name', 'person.protected'])
    .select(sql<boolean>`due_at <= present()`.as('is_late'))
    .select('other.name as stand_in')
    .select(sql<string>`acting.id::text`.as('acting'))
    .where('ended', 'is', null)

/**
 * What is promised and not done, what is due first on top: so what is late leads, and nothing else is weighed in.
 *
 * @param most so many, the first ones
 */
export const openPromises = (
  trx: ActorTransaction,
  { most, ...filter }: PromiseFilter & { readonly most: number },
): Question<OpenPromise[]> =>
  question(open(trx).where(matches(filter)).orderBy('due_at').orderBy('promise.id').limit(most), (rows) =>
    rows.map(promiseOf),
  )

export const listOpenPromises = (
  trx: ActorTransaction,
  filter: PromiseFilter & { readonly most: number },
): Promise<OpenPromise[]> => ask(trx, openPromises(trx, filter))

type Row = Awaited<ReturnType<ReturnType<typeof open>['execute']>>[number]

const promiseOf = (row: Row): OpenPromise => ({
  id: row.id,
  // The table's own checks hold it to the lists.
  kind: row.kind as PromiseKind,
  urgency: row.urgency as Urgency,
  law: row.law,
  person:
    row.person_id !== null && row.given_name !== null
      ? {
          id: row.person_id,
          name: fullName(row.given_name, row.family_name ?? ''),
          protected: row.protected ?? false,
        }
      : undefined,
  hasPerson: row.person_id !== null,
  source: row.source,
  sourceId: row.source_id,
  owner: { id: row.owner_id, name: row.owner },
  standIn: row.acting === row.owner_id ? null : row.stand_in,
  startedAt: row.started_at,
  dueOn: row.due_on,
  isLate: row.is_late,
  tellFrom: row.tell_from,
})

/** What is promised to one young person and not done, what is due first on top; as far as the actor may know it. */
export const openPromisesTo = (trx: ActorTransaction, personId: string): Question<OpenPromise[]> =>
  question(
    open(trx).where('promise.person_id', '=', personId).orderBy('due_at').orderBy('promise.id').limit(50),
    (rows) => rows.map(promiseOf),
  )

/** An open promise that the actor may let go: their own, or one of their team. */
export async function findOpenPromise(trx: ActorTransaction, id: string): Promise<OpenPromise | undefined> {
  const row = await open(trx)
    .where('promise.id', '=', id)
    .where(
      sql<boolean>`(owner_id = any (array(select kept_by_me())) or owner_id = any (array(select led_by_me())))`,
    )
    .executeTakeFirst()
  return row && promiseOf(row)
}

/** How many one keeps oneself that are late. */
export const countLatePromises = (trx: ActorTransaction): Question<number> =>
  countRows(
    trx
      .selectFrom('promise')
      .where('ended', 'is', null)
      .where(sql<boolean>`due_at <= present() and owner_id = any (array(select kept_by_me()))`),
  )

const state = sql<PromiseState>`promise_state(ended, because, done_at, changed_at, due_at)`

export interface PromiseOfSource {
  readonly kind: PromiseKind
  readonly dueOn: string
  readonly state: PromiseState
  readonly doneAt: Date | null
  readonly isOpen: boolean
  readonly owner: string
}

/** What was promised because of something, as a concern: the first due on top. */
export async function listPromisesOf(
  trx: ActorTransaction,
  { source, sourceId }: { readonly source: string; readonly sourceId: string },
): Promise<PromiseOfSource[]> {
  const rows = await trx
    .selectFrom('promise')
    .innerJoin('actor', 'actor.id', 'owner_id')
    .select(['kind', 'due_on', 'ended', 'done_at', 'actor.name'])
    .select(state.as('state'))
    .where('source', '=', source)
    .where('source_id', '=', sourceId)
    .orderBy('due_at')
    .orderBy('promise.id')
    .execute()
  return rows.map((row) => ({
    kind: row.kind as PromiseKind,
    dueOn: row.due_on,
    state: row.state,
    doneAt: row.done_at,
    isOpen: row.ended === null,
    owner: row.name,
  }))
}

/** How promises of a kind went that were due in a month, for one team. */
export interface PromiseCount {
  readonly kind: PromiseKind
  /** The month in which they were due, by its first day. */
  readonly month: string
  /** The owner's team on the day it was due; null for somebody in none. */
  readonly teamId: string | null
  readonly open: number
  readonly kept: number
  readonly broken: number
  /** Of the broken ones, those that are still not done. */
  readonly late: number
  readonly excused: number
  /** Of the excused ones, those whom nobody reached: a share of its own (domain §4). */
  readonly notReached: number
  readonly void: number
}

interface CountRow extends Omit<PromiseCount, 'teamId' | 'notReached'> {
  team_id: string | null
  not_reached: number
}

/**
 * Counts by kind, month and team, for figures: a whole municipality's and nobody's. Small numbers are the reader's to hide.
 * A month's count moves on while something of it is open.
 *
 * @param period the days on which they were due, both included
 */
export async function countPromises(
  trx: ActorTransaction,
  actor: Actor,
  period: { readonly from: string; readonly until: string },
): Promise<PromiseCount[]> {
  const rows = await asFigures(trx, actor, async () => {
    const counted = await sql<CountRow>`
      select kind, date_trunc('month', due_on)::date::text as month, team_id,
        count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'kept')::int as kept,
        count(*) filter (where state = 'broken')::int as broken,
        count(*) filter (where state = 'broken' and ended is null)::int as late,
        count(*) filter (where state = 'excused')::int as excused,
        count(*) filter (where state = 'excused' and because = 'not-reached')::int as not_reached,
        count(*) filter (where state = 'void')::int as void
      from (select promise.*, ${state} as state, (
          select member.unit_id from unit_membership member join unit on unit.id = member.unit_id and unit.kind = 'team'
          where member.actor_id = promise.owner_id and member.valid_from <= due_on
            and (member.valid_until is null or due_on < member.valid_until)
          order by member.id limit 1) as team_id
        from promise where due_on between ${period.from}::date and ${period.until}::date) stated
      group by 1, 2, 3 order by 2, 1, 3`.execute(trx)
    return counted.rows
  })
  return rows.map(({ team_id, not_reached, ...row }) => ({
    ...row,
    teamId: team_id,
    notReached: not_reached,
  }))
}
