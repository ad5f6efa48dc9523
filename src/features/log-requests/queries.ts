import { sql } from 'kysely'
import { type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { LogRequest } from './rules.ts'

interface RequestRow {
  id: string
  person_id: string
  asked_at: Date
  words: string
  due_on: string
  addressed_role: LogRequest['addressedRole']
  look_ids: string[]
  answered_at: Date | null
  told: boolean | null
  answer: string | null
  names: { lookId: string; name: string }[] | null
}

/** Row-level security decides whose questions these are: one's own, or those that one answers. Newest first. */
async function select(
  trx: ActorTransaction,
  which: { readonly personId?: string; readonly id?: string; readonly mine: boolean },
): Promise<LogRequest[]> {
  const { personId = null, id = null, mine } = which
  const { rows } = await sql<RequestRow>`
    select request.id, request.person_id, request.asked_at, request.words, request.due_on, request.addressed_role,
      array(select log_id::text from log_request_look look where look.request_id = request.id order by log_id desc) as look_ids,
      answer.answered_at, answer.told, answer.words as answer,
      (select json_agg(json_build_object('lookId', log_id::text, 'name', name) order by log_id desc)
        from log_request_name named where named.request_id = request.id) as names
    from log_request request left join log_request_answer answer on answer.request_id = request.id
    where (${personId}::uuid is null or request.person_id = ${personId}::uuid)
      and (${id}::bigint is null or request.id = ${id}::bigint)
      and (request.asked_by = current_actor()) = ${mine}
    order by request.id desc limit 200`.execute(trx)
  return rows.map(requestOf)
}

const requestOf = (row: RequestRow): LogRequest => ({
  id: row.id,
  personId: row.person_id,
  askedAt: row.asked_at,
  words: row.words,
  dueOn: row.due_on,
  addressedRole: row.addressed_role,
  lookIds: row.look_ids,
  answer:
    row.answered_at === null
      ? undefined
      : {
          answeredAt: row.answered_at,
          told: row.told === true,
          words: row.answer ?? '',
          names: row.names ?? [],
        },
})

/** What the asker has asked about one person, newest first. */
export const listOwnRequests = (trx: ActorTransaction, personId: string): Promise<LogRequest[]> =>
  select(trx, { personId, mine: true })

/** @throws NotFound for one that the reader did not ask */
export const getOwnRequest = (trx: ActorTransaction, personId: string, id: string): Promise<LogRequest> =>
  getRequest(trx, { personId, id, mine: true })

async function getRequest(
  trx: ActorTransaction,
  which: { readonly personId: string; readonly id: string; readonly mine: boolean },
): Promise<LogRequest> {
  const [request] = await select(trx, which)
  if (!request) throw new NotFound()
  return request
}

export interface WaitingRequest extends LogRequest {
  readonly personName: string
}

/** How many wait for the reader's answer. */
export const countRequestsToWeigh = (): Question<number> =>
  question(
    sql<{ count: string }>`
    select count(*) from log_request request where asked_by <> current_actor()
      and not exists (select from log_request_answer where request_id = request.id)`,
    ([row]) => Number(row?.count),
  )

/** The questions that the reader answers: without an answer first, by the day they are due. */
export async function listRequestsToWeigh(trx: ActorTransaction): Promise<WaitingRequest[]> {
  const requests = await select(trx, { mine: false })
  const names = await namesOf(trx, [...new Set(requests.map(({ personId }) => personId))])
  return requests
    .map((request) => ({ ...request, personName: names.get(request.personId) ?? '' }))
    .sort(
      (one, other) =>
        Number(one.answer !== undefined) - Number(other.answer !== undefined) ||
        one.dueOn.localeCompare(other.dueOn),
    )
}

async function namesOf(trx: ActorTransaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('young_person')
    .select(['id', 'given_name', 'family_name'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, `${row.given_name} ${row.family_name}`.trim()]))
}

/** A look as the answerer sees it, with the employee whose name is asked for. */
export interface AskedLook {
  readonly id: string
  readonly at: Date
  readonly name: string | null
  readonly unit: string | null
  readonly roles: readonly string[]
  readonly reasons: readonly string[]
  readonly purpose: string | null
}

/** The rows that a question is about, for those who weigh it. A row that has gone by age is not here any more. */
export async function listAskedLooks(trx: ActorTransaction, request: LogRequest): Promise<AskedLook[]> {
  if (request.lookIds.length === 0) return []
  return trx
    .selectFrom('access_log')
    .leftJoin('actor', 'actor.id', 'access_log.actor_id')
    .select([
      'access_log.id',
      'access_log.at',
      'actor.name',
      'access_log.unit',
      'access_log.roles',
      'access_log.reasons',
      'access_log.purpose',
    ])
    .where('access_log.id', 'in', request.lookIds)
    .orderBy('access_log.id', 'desc')
    .execute()
}

/** @throws NotFound for a question that is not the reader's to answer */
export async function getWaitingRequest(
  trx: ActorTransaction,
  personId: string,
  requestId: string,
): Promise<WaitingRequest> {
  const request = await getRequest(trx, { personId, id: requestId, mine: false })
  const names = await namesOf(trx, [personId])
  return { ...request, personName: names.get(personId) ?? '' }
}
