import { type Kysely, sql, type Transaction } from 'kysely'
import { type Actor, type PersonActor, systemIn } from '../access/actor.ts'
import { compiledOnce } from './compiled.ts'
import type { DB } from './schema.ts'

/** A transaction bound to an actor and a municipality. Only `withActor` makes one. */
export type ActorTransaction = Transaction<DB> & { readonly __actorBound: true }

export type TransactionMode = 'read only' | 'read write'

/**
 * The only way to data: a transaction as the program's lesser role, in one municipality's schema, with the actor
 * set for row-level security. All settings end with the transaction, so no pooled connection carries them on
 * (trust requirement T-07). Reading is `read only`: a page that tries to write fails in the database.
 *
 * @example
 * const edition = await withActor(db, actor, 'read only', (trx) => findWorkingEdition(trx))
 */
export function withActor<Result>(
  kysely: Kysely<DB>,
  actor: Actor,
  mode: TransactionMode,
  work: (trx: ActorTransaction) => Promise<Result>,
): Promise<Result> {
  return kysely
    .transaction()
    .setAccessMode(mode)
    .execute(async (trx) => {
      await bindActor(trx, settingsOf(actor))
      return work(trx as ActorTransaction)
    })
}

const bindActor = compiledOnce<{ role: string; path: string; actor: string; seesAs: string }, unknown>(
  (db, open) =>
    db.selectNoFrom([
      sql`set_config('role', ${open('role')}, true)`.as('role'),
      sql`set_config('search_path', ${open('path')}, true)`.as('path'),
      sql`set_config('fodfaeste.actor', ${open('actor')}, true)`.as('actor'),
      sql`set_config('fodfaeste.acting_as', ${open('seesAs')}, true)`.as('sees_as'),
    ]),
)

const settingsOf = (actor: Actor) => ({
  // The program's own tasks have policies of their own; a person's query meets only those for people.
  role: actor.kind === 'system' ? 'fodfaeste_system' : 'fodfaeste_app',
  path: `${actor.municipality.schema}, reference`,
  actor: actorSetting(actor),
  seesAs: actor.kind === 'person' ? (actor.seesAs?.id ?? '') : '',
})

const actorSetting = (actor: Actor): string => {
  if (actor.kind === 'person') return `person:${actor.id}`
  return actor.kind === 'system' ? `system:${actor.name}` : 'anonymous'
}

/**
 * Lets a named system actor look for something inside somebody's request, in the same transaction: what it may read and
 * they may not, as whom a name means (trust requirement T-11). What comes back is the caller's to show or not; the row
 * that the log gets is that of whoever asked.
 */
export const asSystem = <Result>(
  trx: ActorTransaction,
  actor: Actor,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> => actingAs(trx, actor, systemIn(actor.municipality, name), work)

/**
 * Lets a task of the program have somebody do what they may, by their own rights and under their own name, in the task's
 * transaction: what it writes is there as a whole or not at all. Nobody but the demonstration has people act
 * (docs/decisions/0029).
 */
export const asPerson = <Result>(
  trx: ActorTransaction,
  task: Actor,
  person: PersonActor,
  work: () => Promise<Result>,
): Promise<Result> => actingAs(trx, task, person, work)

async function actingAs<Result>(
  trx: ActorTransaction,
  actor: Actor,
  other: Actor,
  work: () => Promise<Result>,
): Promise<Result> {
  await bindActor(trx, settingsOf(other))
  try {
    return await work()
  } finally {
    // Where the database refused something the transaction is over, and its settings with it.
    await bindActor(trx, settingsOf(actor)).catch(() => undefined)
  }
}

/** A question about everybody, in a municipality of any size, may take longer than one about somebody. */
const patienceForFigures = '2min'

/** As the task `figures`, which counts people and shows none. */
export const asFigures = <Result>(
  trx: ActorTransaction,
  actor: Actor,
  work: () => Promise<Result>,
): Promise<Result> =>
  asSystem(trx, actor, 'figures', async () => {
    await sql`select set_config('statement_timeout', ${patienceForFigures}, true)`.execute(trx)
    return work()
  })
