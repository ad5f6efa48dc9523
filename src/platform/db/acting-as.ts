import { sql, type Transaction } from 'kysely'
import type { Actor } from '../access/actor.ts'
import { compiledOnce } from './compiled.ts'
import type { DB } from './schema.ts'

/** A transaction bound to an actor and a municipality. Only `withActor` makes one. */
export type ActorTransaction = Transaction<DB> & { readonly __actorBound: true }

/** Binds a transaction to an actor, for all that follows in it. */
export const bindActor = compiledOnce<{ role: string; path: string; actor: string; seesAs: string }, unknown>(
  (db, open) =>
    db.selectNoFrom([
      sql`set_config('role', ${open('role')}, true)`.as('role'),
      sql`set_config('search_path', ${open('path')}, true)`.as('path'),
      sql`set_config('fodfaeste.actor', ${open('actor')}, true)`.as('actor'),
      sql`set_config('fodfaeste.acting_as', ${open('seesAs')}, true)`.as('sees_as'),
    ]),
)

export const settingsOf = (actor: Actor) => ({
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

/** In the same transaction as another actor, and back. */
export async function actingAs<Result>(
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
