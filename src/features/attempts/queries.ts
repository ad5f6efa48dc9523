import { sql } from 'kysely'
import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Excuse } from '../promises/index.ts'
import type { Channel } from '../service-levels/index.ts'
import { fullName } from '../young-people/index.ts'
import { type AttemptOutcome, attemptSource } from './rules.ts'

export interface Attempt {
  readonly id: string
  readonly effortId: string
  readonly channel: Channel
  readonly outcome: AttemptOutcome
  readonly at: Date
  readonly by: string
}

/** All attempts of somebody, the newest first. */
export async function listAttempts(trx: ActorTransaction, personId: string, most = 100): Promise<Attempt[]> {
  const rows = await trx
    .selectFrom('contact_attempt')
    .innerJoin('actor', 'actor.id', 'made_by')
    .select(['contact_attempt.id', 'effort_id', 'channel', 'outcome', 'at', 'actor.name'])
    .where('person_id', '=', personId)
    .orderBy('contact_attempt.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    effortId: row.effort_id,
    // The table's own checks hold these to their lists.
    channel: row.channel as Channel,
    outcome: row.outcome as AttemptOutcome,
    at: row.at,
    by: row.name,
  }))
}

/** What goes on until somebody is reached, or somebody stops. */
export interface Effort {
  readonly id: string
  /** Attempts without contact so far. */
  readonly made: number
  /** When the next one is due; nothing where somebody has let that go. */
  readonly due: { readonly on: string; readonly isLate: boolean } | undefined
}

/** The effort that goes on for somebody; nothing where nobody has tried, or it has ended. */
export const effortOf = (personId: string): Question<Effort | undefined> =>
  question(
    sql<{ id: string; made: number; due_on: string | null; is_late: boolean | null }>`
    select effort.id, (select count(*)::int from contact_attempt where effort_id = effort.id) as made,
      next.due_on, next.due_at <= present() as is_late
    from contact_effort effort
    left join lateral (select due_on, due_at from promise
      where kind = 'next-attempt' and source = ${attemptSource} and ended is null
        and source_id in (select contact_attempt.id from contact_attempt where effort_id = effort.id)
      order by due_at desc limit 1) next on true
    where effort.person_id = ${personId}::uuid and effort.ended is null`,
    ([row]) =>
      row && {
        id: row.id,
        made: row.made,
        due: row.due_on === null ? undefined : { on: row.due_on, isLate: row.is_late ?? false },
      },
  )

export const findEffort = (trx: ActorTransaction, personId: string): Promise<Effort | undefined> =>
  ask(trx, effortOf(personId))

export interface Stopped {
  readonly id: string
  readonly personId: string
  /** Nobody's name where the reader may not know the young person. */
  readonly name: string | undefined
  readonly protected: boolean
  readonly by: string
  readonly at: Date
  readonly why: Excuse
  readonly because: string
}

/** What those whom the actor leads have stopped, the newest first: a leader sees that it happened, and why. */
export async function listStopped(trx: ActorTransaction, most: number): Promise<Stopped[]> {
  const { rows } = await sql<{
    id: string
    person_id: string
    given_name: string | null
    family_name: string | null
    protected: boolean | null
    by: string
    ended_at: Date
    why: Excuse
    because: string
  }>`select effort.id, effort.person_id, given_name, family_name, protected, actor.name as by, ended_at, why, because
    from contact_effort effort join actor on actor.id = ended_by
    left join young_person person on person.id = effort.person_id
    where ended = 'stopped' and ended_by in (select led_by_me())
    order by ended_at desc, effort.id desc limit ${most}`.execute(trx)
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.given_name === null ? undefined : fullName(row.given_name, row.family_name ?? ''),
    protected: row.protected ?? false,
    by: row.by,
    at: row.ended_at,
    why: row.why,
    because: row.because,
  }))
}
