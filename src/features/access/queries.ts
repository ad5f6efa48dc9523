import { sql } from 'kysely'
import type { Trail } from '../../platform/audit/trail.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import {
  type Category,
  type DisclosedCategory,
  type Reason,
  type Standing,
  standingOf,
  type Why,
} from './rules.ts'

interface WhyRow {
  reason: Reason
  role: string
  categories: Category[]
  writes: Category[] | null
  basis: string
  until: string | null
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Why the actor may see this person, or nothing: the same rule as row-level security, read instead of enforced. */
export async function whyMay(trx: ActorTransaction, personId: string): Promise<Standing | undefined> {
  const { rows } = await sql<WhyRow>`select * from why_may(${personId}::uuid)`.execute(trx)
  const all = rows.map(
    ({ writes, basis, ...row }): Why => ({ ...row, writes: writes ?? [], legalBasis: basis }),
  )
  return standingOf(personId, all)
}

/**
 * Narrows the rest of the transaction to one young person, and says why the actor may see them. Whoever may not be known
 * and whoever does not exist take the same way through here, statement by statement (trust requirement T-03).
 *
 * @throws NotFound
 */
export async function openPerson(trx: ActorTransaction, trail: Trail, personId: string): Promise<Standing> {
  const id = personId.toLowerCase()
  if (!uuid.test(id)) throw new NotFound()
  trail.asksFor(id)
  await sql`select set_config('fodfaeste.subject', ${id}, true)`.execute(trx)
  const standing = await whyMay(trx, id)
  if (!standing) throw new NotFound()
  trail.shows([id], standing.first)
  return standing
}

/**
 * Opens a category that takes a click of its own, for the one person that the transaction is narrowed to. The row in the
 * log names the page that was opened; the purpose is what the person who looks wrote.
 *
 * @throws NotFound for somebody whom the rule does not let see it
 */
export async function disclose(
  trx: ActorTransaction,
  standing: Standing,
  category: DisclosedCategory,
): Promise<void> {
  if (!standing.may(category)) throw new NotFound()
  await sql`select set_config('fodfaeste.disclosed', ${category}, true)`.execute(trx)
}

/** Somebody who can see a young person today. The young person is told organisation and role, never the name. */
export interface Onlooker {
  readonly actorId: string
  readonly name: string
  readonly reason: Reason
  readonly role: string
  readonly organisation: string | null
  readonly categories: readonly Category[]
  readonly legalBasis: string
  readonly until: string | null
}

interface OnlookerRow {
  actor_id: string
  actor_name: string
  reason: Reason
  role: string
  organisation: string | null
  categories: Category[]
  basis: string
  until: string | null
}

/** Everybody who can see this person today, and why. Empty for those who may not see the person's log. */
export async function listOnlookers(trx: ActorTransaction, personId: string): Promise<Onlooker[]> {
  const { rows } = await sql<OnlookerRow>`select * from who_may_see(${personId}::uuid)`.execute(trx)
  return rows.map(({ actor_id, actor_name, basis, ...row }) => ({
    ...row,
    actorId: actor_id,
    name: actor_name,
    legalBasis: basis,
  }))
}

/**
 * Opens two young people for a change that concerns both, as a note that was written on the wrong one. Each is asked for
 * as on a page of their own; then the transaction is narrowed to neither.
 *
 * @throws NotFound when the actor may not know one of them
 */
export async function openBoth(
  trx: ActorTransaction,
  trail: Trail,
  first: string,
  second: string,
): Promise<readonly [Standing, Standing]> {
  const standings = [await openPerson(trx, trail, first), await openPerson(trx, trail, second)] as const
  await sql`select set_config('fodfaeste.subject', '', true)`.execute(trx)
  return standings
}

/** Why the actor knows each of these, by id: for the row of a list in the log (trust requirement T-20). */
async function reasonsOf(
  trx: ActorTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Reason>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ person_id: string; reason: Reason }>`
    select person_id, reason from my_people() where person_id = any (${[...ids]}::uuid[])`.execute(trx)
  return new Map(rows.map(({ person_id, reason }) => [person_id, reason]))
}

/** Of several people those of whom the actor may write what lies in a category. */
export async function listWritable(
  trx: ActorTransaction,
  ids: readonly string[],
  category: Category,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select mine.id from writable(${category}) mine (id) where mine.id = any (${[...ids]}::uuid[])`.execute(
    trx,
  )
  return new Set(rows.map(({ id }) => id))
}

/** A list of people in the log: everybody who was on it, with why (trust requirement T-20). */
export async function showList(trx: ActorTransaction, trail: Trail, ids: readonly string[]): Promise<void> {
  const reasons = await reasonsOf(trx, ids)
  trail.action = 'list'
  for (const id of ids) {
    const reason = reasons.get(id)
    trail.shows([id], reason && { reason })
  }
}
