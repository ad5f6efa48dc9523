import { sql } from 'kysely'
import { countRows } from '../../platform/db/count-rows.ts'
import { type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Change, NewsSource } from '../../platform/news/news-hub.ts'
import { ownedBy, type Whose } from '../promises/index.ts'
import { fullName } from '../young-people/index.ts'

/** An agreed step that somebody of the municipality has to do. */
export interface StepToDo {
  readonly id: string
  readonly talkId: string
  readonly person: { readonly id: string; readonly name: string; readonly protected: boolean }
  readonly what: string
  /** The day by which it was agreed. */
  readonly dueOn: string
  readonly isLate: boolean
  /** Whose step it is. */
  readonly owner: { readonly id: string; readonly name: string }
  /** Who does it today, where that is somebody else: the owner is away. */
  readonly standIn: string | null
  /** Whether the actor may say that it is done. */
  readonly mayEnd: boolean
}

interface Row {
  step_id: string
  talk_id: string
  person_id: string
  given_name: string
  family_name: string
  protected: boolean
  what: string
  due_on: string
  is_late: boolean
  owner_id: string
  owner: string
  stand_in: string | null
  may_end: boolean
}

/**
 * The open steps of one's own and of those one stands in for, or of one's teams, as far as one may know of the talk: what is due
 * first on top. All of them, so that a list can also say how many there are.
 */
export const stepsToDo = (of: Whose): Question<StepToDo[]> =>
  question(
    sql<Row>`
    select step_id::text, talk_id::text, person_id, given_name, family_name, protected, what, due_on::text,
      due_on < today() as is_late, owner_id::text, owner, stand_in, may_end
    from steps_to_do() todo where ${ownedBy('todo.owner_id', of)} order by due_on, step_id`,
    (rows) =>
      rows.map((row) => ({
        id: row.step_id,
        talkId: row.talk_id,
        person: {
          id: row.person_id,
          name: fullName(row.given_name, row.family_name),
          protected: row.protected,
        },
        what: row.what,
        dueOn: row.due_on,
        isLate: row.is_late,
        owner: { id: row.owner_id, name: row.owner },
        standIn: row.stand_in,
        mayEnd: row.may_end,
      })),
  )

/** How many steps one has said today that are done. */
export const stepsDoneToday = (trx: ActorTransaction): Question<number> =>
  countRows(
    trx
      .selectFrom('talk_step')
      .where('state', '=', 'done')
      .where(
        sql<boolean>`ended_by = current_actor() and ended_at >= today()::timestamp at time zone 'Europe/Copenhagen'`,
      ),
  )

/** Whose step it is that was agreed; of the young person's and the school's steps it is nobody's here. */
export const stepNews: NewsSource = async (trx, after) => {
  const { rows } = await sql<Change>`
    select step.id::text, coalesce(case when seat.part in ('contact', 'other') then seat.actor_id end, 0)::text as owner_id
    from talk_step step join talk_participant seat on seat.id = step.participant_id
    where step.id > coalesce(${after ?? null}::bigint, (select max(id) - 1 from talk_step)) order by step.id`.execute(
    trx,
  )
  return rows
}
