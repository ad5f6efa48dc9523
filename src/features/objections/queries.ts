import { sql } from 'kysely'
import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Fact, Objection } from './rules.ts'

interface Row {
  id: string
  person_id: string
  about: Fact
  about_id: string | null
  words: string
  made_at: Date
  outcome: 'corrected' | 'kept' | null
  answer: string | null
  answered_at: Date | null
}

const objections = (personId: string | null, id: string | null): Question<Objection[]> =>
  question(
    sql<Row>`
    select objection.id, person_id, about, about_id, objection.words, made_at, outcome, answer.words as answer, answered_at
    from objection left join objection_answer answer on answer.objection_id = objection.id
    where (${personId}::uuid is null or person_id = ${personId}::uuid)
      and (${id}::bigint is null or objection.id = ${id}::bigint)
    order by objection.id desc limit 200`,
    (rows) =>
      rows.map((row) => ({
        id: row.id,
        personId: row.person_id,
        about: row.about,
        aboutId: row.about_id,
        words: row.words,
        madeAt: row.made_at,
        state: row.outcome ?? 'waits',
        answer: row.answered_at === null ? null : { words: row.answer ?? '', at: row.answered_at },
      })),
  )

/** What is said against facts of one person, as far as the reader may see those facts. Newest first. */
export const objectionsOf = (personId: string): Question<Objection[]> => objections(personId, null)

export const listObjections = (trx: ActorTransaction, personId: string): Promise<Objection[]> =>
  ask(trx, objectionsOf(personId))

/** @throws NotFound for one about a fact that the reader may not see */
export async function getObjection(trx: ActorTransaction, personId: string, id: string): Promise<Objection> {
  const [found] = await ask(trx, objections(personId, id))
  if (!found) throw new NotFound()
  return found
}

export interface WaitingObjection extends Objection {
  readonly personName: string
}

/** How many wait for the contact person, or who stands in. */
export const countWaitingObjections = (): Question<number> =>
  question(sql<{ count: string }>`select objections_waiting_for_me() as count`, ([row]) => Number(row?.count))

/** What waits for the contact person, or who stands in: of their own young people, the oldest first. */
export async function listWaitingObjections(trx: ActorTransaction): Promise<WaitingObjection[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select person.id, concat_ws(' ', given_name, nullif(family_name, '')) as name from young_person person
    where person.id in (select people_in_my_care())
      and exists (select from objection where person_id = person.id)`.execute(trx)
  const waiting: WaitingObjection[] = []
  for (const { id, name } of rows) {
    const said = await ask(trx, objections(id, null))
    waiting.push(
      ...said.filter(({ state }) => state === 'waits').map((one) => ({ ...one, personName: name })),
    )
  }
  return waiting.sort((one, other) => one.madeAt.getTime() - other.madeAt.getTime())
}
