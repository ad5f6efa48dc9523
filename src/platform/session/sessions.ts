import { sql } from 'kysely'
import { type Role, roles, rolesSeenAs } from '../access/actor.ts'
import type { ActorTransaction } from '../db/with-actor.ts'
import { hashOf, newToken } from './session-cookie.ts'

/** After this long somebody signs in again, however busy they are (trust requirement T-35). */
const longestHours = 10

export interface NewSession {
  readonly actorId: string
  readonly provider: string
  readonly organisation: string | null
  /** When the provider last asked them who they are, as far as it says. */
  readonly authenticatedAt: Date | null
  /** How long it lasts unused. */
  readonly idleMinutes: number
}

/** Somebody's session that is still alive, with who they are. */
export interface LiveSession {
  readonly tokenHash: Buffer
  readonly actorId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly organisation: string | null
  /** How long ago their provider asked them who they are, in seconds; nothing where it did not say. */
  readonly askedSecondsAgo: number | undefined
  /** Its last use was so long ago that this one is noted: see `touchSession`. */
  readonly toTouch: boolean
  /** Whom an administrator sees the program as. */
  readonly seesAs: { readonly id: string; readonly name: string } | undefined
}

export interface OwnSession {
  readonly tokenHash: Buffer
  readonly provider: string
  readonly createdAt: Date
  readonly usedAt: Date
}

/** Returns the token, which is kept nowhere else. */
export async function createSession(trx: ActorTransaction, session: NewSession): Promise<string> {
  const token = newToken()
  await trx
    .insertInto('session')
    .values({
      token_hash: hashOf(token),
      actor_id: session.actorId,
      provider: session.provider,
      organisation: session.organisation,
      authenticated_at: session.authenticatedAt,
      idle_minutes: session.idleMinutes,
      ends_at: sql<Date>`now() + make_interval(hours => ${longestHours})`,
    })
    .execute()
  return token
}

/** The roles that somebody has today, by the dated facts (`roles_of`): never by what a session once knew. */
export async function rolesOf(trx: ActorTransaction, actorId: string): Promise<readonly Role[]> {
  const { rows } = await sql<{ held: string[] }>`select roles_of(${actorId}) as held`.execute(trx)
  return knownRoles(rows[0]?.held ?? [])
}

/** A role that a newer version has renamed or dropped opens nothing. */
const knownRoles = (held: readonly string[]): readonly Role[] => roles.filter((role) => held.includes(role))

/** A session that its owner may still use. */
export const isAlive = sql<boolean>`session.ends_at > now()
  and session.used_at > now() - make_interval(mins => session.idle_minutes)`

/** To a quarter of a minute: a burst of requests is one write. */
const isToTouch = sql<boolean>`session.used_at < now() - interval '15 seconds'`

/** Somebody suspended, or gone, does nothing from their next request on (T-35, L-16). */
export const isHere = sql<boolean>`actor.suspended_at is null
  and (actor.left_on is null or today() < actor.left_on)`

/** One statement: it runs for every request of somebody signed in. */
export async function findSession(
  trx: ActorTransaction,
  tokenHash: Buffer,
): Promise<LiveSession | undefined> {
  const row = await trx
    .selectFrom('session')
    .innerJoin('actor', 'actor.id', 'session.actor_id')
    .leftJoin('actor as seen', 'seen.id', 'session.acting_as')
    .select([
      'session.actor_id',
      'actor.name',
      'session.organisation',
      'seen.id as seen_id',
      'seen.name as seen_name',
    ])
    .select(isToTouch.as('to_touch'))
    .select(sql<string[]>`roles_of(session.actor_id)`.as('held'))
    .select(sql<number | null>`extract(epoch from now() - authenticated_at)::float8`.as('asked_seconds_ago'))
    .select(
      sql<string[] | null>`case when session.acting_as is not null then roles_of(session.acting_as) end`.as(
        'seen_held',
      ),
    )
    .where('session.token_hash', '=', tokenHash)
    .where(isHere)
    .where(isAlive)
    .executeTakeFirst()
  if (!row) return undefined
  const own = knownRoles(row.held)
  const seesAs =
    row.seen_id !== null && row.seen_name !== null ? { id: row.seen_id, name: row.seen_name } : undefined
  return {
    tokenHash,
    actorId: row.actor_id,
    name: row.name,
    roles: seesAs ? rolesSeenAs(own, knownRoles(row.seen_held ?? [])) : own,
    organisation: row.organisation,
    askedSecondsAgo: row.asked_seconds_ago ?? undefined,
    toTouch: row.to_touch,
    seesAs,
  }
}

/**
 * Begins or ends seeing as somebody else, in one session, under a new token (trust requirement T-35). Returns the token.
 */
export async function seeAs(
  trx: ActorTransaction,
  tokenHash: Buffer,
  whom: { readonly actorId: string; readonly because: string } | undefined,
): Promise<string | undefined> {
  await trx
    .updateTable('session')
    .set({ acting_as: whom?.actorId ?? null, acting_because: whom?.because ?? null })
    .where('token_hash', '=', tokenHash)
    .execute()
  return rotateSession(trx, tokenHash)
}

/** Notes that a session is in use, where its last use was not just noted. */
export async function touchSession(trx: ActorTransaction, tokenHash: Buffer): Promise<void> {
  await trx
    .updateTable('session')
    .set({ used_at: sql`now()` })
    .where('token_hash', '=', tokenHash)
    .where(isAlive)
    .where(isToTouch)
    .execute()
}

/** A new token for the same session, when its rights change; the old one opens nothing any more. */
export async function rotateSession(trx: ActorTransaction, tokenHash: Buffer): Promise<string | undefined> {
  const token = newToken()
  const { numUpdatedRows } = await trx
    .updateTable('session')
    .set({ token_hash: hashOf(token), used_at: sql`now()` })
    .where('token_hash', '=', tokenHash)
    .where(isAlive)
    .executeTakeFirst()
  return numUpdatedRows > 0n ? token : undefined
}

/** Returns the identity provider that had vouched for it, where there was such a session. */
export async function endSession(trx: ActorTransaction, tokenHash: Buffer): Promise<string | undefined> {
  const ended = await trx
    .deleteFrom('session')
    .where('token_hash', '=', tokenHash)
    .returning('provider')
    .executeTakeFirst()
  return ended?.provider
}

/** Ends one of somebody's own sessions; nobody else's, whatever hash they send. */
export async function endOwnSession(
  trx: ActorTransaction,
  actorId: string,
  tokenHash: Buffer,
): Promise<void> {
  await trx
    .deleteFrom('session')
    .where('actor_id', '=', actorId)
    .where('token_hash', '=', tokenHash)
    .execute()
}

/** Ends all sessions of somebody, as when their account is closed; or all but the one they act in. */
export async function endAllSessions(
  trx: ActorTransaction,
  actorId: string,
  except?: Buffer,
): Promise<number> {
  let doomed = trx.deleteFrom('session').where('actor_id', '=', actorId)
  if (except) doomed = doomed.where('token_hash', '<>', except)
  return Number((await doomed.executeTakeFirst()).numDeletedRows)
}

/** Somebody's own sessions that are alive, the last used first. */
export async function listOwnSessions(trx: ActorTransaction, actorId: string): Promise<OwnSession[]> {
  const rows = await trx
    .selectFrom('session')
    .select(['token_hash', 'provider', 'created_at', 'used_at'])
    .where('actor_id', '=', actorId)
    .where(isAlive)
    .orderBy('used_at', 'desc')
    .orderBy('token_hash')
    .execute()
  return rows.map((row) => ({
    tokenHash: row.token_hash,
    provider: row.provider,
    createdAt: row.created_at,
    usedAt: row.used_at,
  }))
}

/** The identity provider that vouched for a session that is alive. */
export async function providerOf(trx: ActorTransaction, tokenHash: Buffer): Promise<string | undefined> {
  const row = await trx
    .selectFrom('session')
    .select('provider')
    .where('token_hash', '=', tokenHash)
    .where(isAlive)
    .executeTakeFirst()
  return row?.provider
}

/** Sessions that can never be used again are of no use to anybody. */
export async function removeDeadSessions(trx: ActorTransaction): Promise<void> {
  await trx.deleteFrom('session').where(sql<boolean>`not (${isAlive})`).execute()
}
