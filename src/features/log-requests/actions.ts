import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict, NotFound } from '../../platform/http/errors.ts'
import { tell } from '../messages/index.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import { getWaitingRequest, listAskedLooks } from './queries.ts'
import { weighPaths } from './rules.ts'

/**
 * Asks who some looks were by. The looks have been found in the asker's own log before; the question goes to the leader
 * of the unit, else to a data protection officer, never to one who looked. Returns its id.
 */
export async function askWhoLooked(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  question: { readonly personId: string; readonly lookIds: readonly string[]; readonly words: string },
): Promise<string> {
  const { personId, lookIds, words } = question
  if (lookIds.length === 0) throw new NotFound()
  const { rows } = await sql<{ actor_id: string; role: keyof typeof weighPaths }>`
    select * from who_weighs(${personId}::uuid, ${lookIds}::bigint[])`.execute(trx)
  const [addressee] = rows
  const { id } = await trx
    .insertInto('log_request')
    .values({
      person_id: personId,
      asked_by: actor.id,
      words,
      addressed_to: addressee?.actor_id ?? null,
      addressed_role: addressee?.role ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('log_request_look')
    .values(lookIds.map((log_id) => ({ request_id: id, log_id })))
    .execute()
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'log_request_asked',
    category: 'log',
    data: { question: id },
  })
  if (addressee) {
    const page = weighPaths[addressee.role]
    const link = { da: page, en: `/en${page}` }
    const key = `log question ${id}`
    await tell(trx, actor, { key, to: addressee.actor_id, kind: 'log-question', about: personId, link })
  }
  return id
}

export interface Weighed {
  readonly personId: string
  readonly questionId: string
  readonly told: boolean
  /** Why the name is told or not: kept, whichever it is (C-579/21). */
  readonly weighing: string
  /** The answer in words, to the one who asked. */
  readonly words: string
  /** What to say to somebody who answers what a colleague has just answered. */
  readonly overtaken: string
}

/**
 * Answers a question. Only here does an employee's name become readable for the one who asked, and only when told.
 *
 * @throws Conflict when it has been answered meanwhile
 * @throws NotFound for a question that is not the actor's to answer
 */
export async function answerWhoLooked(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  weighed: Weighed,
): Promise<void> {
  const { personId, questionId, told, weighing, words } = weighed
  const request = await getWaitingRequest(trx, personId, questionId)
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('log_request_answer')
    .values({ request_id: request.id, answered_by: actor.id, told, weighing, words })
    .onConflict((answered) => answered.column('request_id').doNothing())
    .executeTakeFirst()
  if (request.answer || !numInsertedOrUpdatedRows) throw new Conflict(weighed.overtaken)
  const looks = told ? await listAskedLooks(trx, request) : []
  const names = looks.flatMap(({ id, name }) =>
    name === null ? [] : [{ request_id: request.id, log_id: id, name }],
  )
  if (names.length > 0) await trx.insertInto('log_request_name').values(names).execute()
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'log_request_answered',
    category: 'log',
    data: { question: request.id, told },
  })
  const { asked_by } = await trx
    .selectFrom('log_request')
    .select('asked_by')
    .where('id', '=', request.id)
    .executeTakeFirstOrThrow()
  const link = { da: '/me', en: '/en/me' }
  const key = `log answer ${request.id}`
  await tell(trx, actor, { key, to: asked_by, kind: 'log-answer', about: personId, link })
}
