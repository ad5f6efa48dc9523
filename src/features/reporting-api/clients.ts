import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, type Municipality, systemIn } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { hashOf, newToken } from '../../platform/session/session-cookie.ts'

/** The program's task that knows the clients, and who of a school reports by them. */
export const reportingApi = (municipality: Municipality): Actor => systemIn(municipality, 'reporting-api')

/** A student administrative system of one school. */
export interface ApiClient {
  readonly id: string
  readonly organisationId: string
  readonly organisation: string
  readonly name: string
  /** The last day on which it opens anything. */
  readonly validUntil: string
  readonly endedAt: Date | null
}

const clients = (trx: ActorTransaction) =>
  trx
    .selectFrom('api_client')
    .innerJoin('organisation', 'organisation.id', 'api_client.organisation_id')
    .select(['api_client.id', 'organisation_id', 'organisation.name as organisation', 'api_client.name'])
    .select(['api_client.valid_until', 'api_client.ended_at'])

type ClientRow = Awaited<ReturnType<ReturnType<typeof clients>['execute']>>[number]

const clientOf = (row: ClientRow): ApiClient => ({
  id: row.id,
  organisationId: row.organisation_id,
  organisation: row.organisation,
  name: row.name,
  validUntil: row.valid_until,
  endedAt: row.ended_at,
})

const isLive = sql<boolean>`api_client.ended_at is null and api_client.valid_until >= today()`

/** A client by its secret, or nothing: which of the two was wrong is nobody's to know. */
export async function findBySecret(
  trx: ActorTransaction,
  id: string,
  secret: string,
): Promise<ApiClient | undefined> {
  const row = await clients(trx)
    .select('secret_hash')
    .where(sql<boolean>`api_client.id::text = ${id.toLowerCase()}`)
    .where(isLive)
    .executeTakeFirst()
  // Compared also where there is no such client: it takes as long.
  const isRight = timingSafeEqual(row?.secret_hash ?? hashOf(newToken()), hashOf(secret))
  return row && isRight ? clientOf(row) : undefined
}

/** A client that was given a token and is still one. */
export async function findLiveClient(trx: ActorTransaction, id: string): Promise<ApiClient | undefined> {
  const row = await clients(trx).where('api_client.id', '=', id).where(isLive).executeTakeFirst()
  return row && clientOf(row)
}

/** All of them, by school and name. */
export async function listClients(trx: ActorTransaction): Promise<ApiClient[]> {
  const rows = await clients(trx).orderBy('organisation.name').orderBy('api_client.name').execute()
  return rows.map(clientOf)
}

export interface NewClient {
  readonly organisation: string
  readonly name: string
  readonly validUntil: string
}

/**
 * Makes a client of a school, by the school's name. The secret is told once and kept nowhere; nothing for a school that is
 * not here, or that is the municipality's own.
 */
export async function makeClient(
  trx: ActorTransaction,
  { organisation, name, validUntil }: NewClient,
): Promise<{ readonly id: string; readonly secret: string } | undefined> {
  const school = await trx
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', organisation)
    .where('municipal', '=', false)
    .executeTakeFirst()
  if (!school) return undefined
  const secret = newToken()
  const { id } = await trx
    .insertInto('api_client')
    .values({ organisation_id: school.id, name, valid_until: validUntil, secret_hash: hashOf(secret) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, secret }
}

/** From the next request on it opens nothing. False where there is none that is open. */
export async function endClient(trx: ActorTransaction, id: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('api_client')
    .set({ ended_at: sql`present()` })
    .where(sql<boolean>`id::text = ${id.toLowerCase()}`)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
