import { type Kysely, sql } from 'kysely'
import { type Actor, systemIn } from '../access/actor.ts'
import { type ActorTransaction, actingAs, bindActor, settingsOf } from './acting-as.ts'
import type { DB } from './schema.ts'

export type { ActorTransaction } from './acting-as.ts'

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
