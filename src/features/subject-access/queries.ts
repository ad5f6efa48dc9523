import { sql } from 'kysely'
import { type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'

export interface OwnPerson {
  readonly personId: string
  readonly name: string
}

/** Of whom somebody can have a copy: themselves, and those whom they hold custody of. */
export async function listOwnPeople(trx: ActorTransaction): Promise<OwnPerson[]> {
  const rows = await trx
    .selectFrom('young_person')
    .select(['id', 'given_name'])
    .where('id', 'in', (one) =>
      one
        .selectFrom('relation')
        .select('person_id')
        .where('kind', 'in', ['self', 'custody'])
        .where(sql<boolean>`actor_id = current_actor()`),
    )
    .orderBy('given_name')
    .orderBy('id')
    .execute()
  return rows.map(({ id, given_name }) => ({ personId: id, name: given_name }))
}

/** @throws NotFound */
export async function getName(trx: ActorTransaction, personId: string): Promise<string> {
  const row = await trx
    .selectFrom('young_person')
    .select('given_name')
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return row.given_name
}

export interface CopyRequest {
  readonly id: string
  readonly personId: string
  readonly through: 'self' | 'custody'
  readonly promisedBy: string
  readonly readyAt: Date | null
  readonly reader: string | null
  readonly version: number
}

const requests = (trx: ActorTransaction) =>
  trx
    .selectFrom('copy_request')
    .select(['id', 'person_id', 'through', 'promised_by', 'ready_at', 'reader', 'version'])

type RequestRow = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]

const toRequest = ({ person_id, promised_by, ready_at, through, ...row }: RequestRow): CopyRequest => ({
  ...row,
  personId: person_id,
  through: through === 'self' ? 'self' : 'custody',
  promisedBy: promised_by,
  readyAt: ready_at,
})

/** What somebody has asked for last. */
export async function findOwnRequest(
  trx: ActorTransaction,
  personId: string,
): Promise<CopyRequest | undefined> {
  const row = await requests(trx)
    .where('person_id', '=', personId)
    .where(sql<boolean>`asked_by = current_actor()`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toRequest(row)
}

/** Those who wait, the nearest promise first. */
export async function listWaiting(
  trx: ActorTransaction,
): Promise<(CopyRequest & { readonly name: string })[]> {
  const rows = await requests(trx)
    .innerJoin('young_person', 'young_person.id', 'copy_request.person_id')
    .clearSelect()
    .select([
      'copy_request.id',
      'person_id',
      'through',
      'promised_by',
      'ready_at',
      'reader',
      'copy_request.version',
    ])
    .select(['given_name', 'family_name'])
    .where(sql<boolean>`copy_request.id in (select copies_waiting_for_me())`)
    .orderBy('promised_by')
    .orderBy('copy_request.id')
    .limit(200)
    .execute()
  return rows.map(({ given_name, family_name, ...row }) => ({
    ...toRequest(row),
    name: `${given_name} ${family_name}`.trim(),
  }))
}

/** How many wait for words that the reader may look through. */
export const countWaiting = (): Question<number> =>
  question(sql<{ count: string }>`select count(*) from copies_waiting_for_me()`, ([row]) =>
    Number(row?.count),
  )

/** @throws NotFound for one that is not there, and for one's own */
export async function getRequestToRead(trx: ActorTransaction, id: string): Promise<CopyRequest> {
  const row = await requests(trx)
    .where('id', '=', id)
    .where(sql<boolean>`asked_by <> current_actor()`)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return toRequest(row)
}
