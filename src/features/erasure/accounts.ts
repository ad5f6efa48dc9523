import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Counts } from './remove-rows.ts'

interface Accounts {
  readonly actors: readonly string[]
  readonly guardians: readonly string[]
}

/** The person's own account, and those of holders of custody who are around nobody else. */
export async function accountsOf(trx: ActorTransaction, personId: string): Promise<Accounts> {
  const actors = await trx
    .selectFrom('relation')
    .innerJoin('actor', 'actor.id', 'relation.actor_id')
    .select('actor_id')
    .distinct()
    .where('person_id', '=', personId)
    .where('relation.kind', 'in', ['self', 'custody'])
    .where('dialect', '=', 'citizen')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('relation as other')
            .select('other.id')
            .whereRef('other.actor_id', '=', 'relation.actor_id')
            .where('other.person_id', '<>', personId),
        ),
      ),
    )
    .execute()
  const ids = actors.flatMap(({ actor_id }) => (actor_id === null ? [] : [actor_id]))
  if (ids.length === 0) return { actors: [], guardians: [] }
  const guardians = await trx.selectFrom('guardian').select('id').where('actor_id', 'in', ids).execute()
  return { actors: ids, guardians: guardians.map(({ id }) => id) }
}

/** The sealed log refers to an account's row, so it stays, with nothing in it that says whose it was. */
export async function removeAccounts(
  trx: ActorTransaction,
  { actors, guardians }: Accounts,
): Promise<Counts> {
  if (actors.length === 0) return {}
  const numbers = guardians.length
    ? await trx.deleteFrom('person_number').where('owner_id', 'in', guardians).execute()
    : []
  await trx.deleteFrom('guardian').where('actor_id', 'in', actors).execute()
  await trx.deleteFrom('session').where('actor_id', 'in', actors).execute()
  await trx.deleteFrom('message').where('to_actor_id', 'in', actors).execute()
  await trx.deleteFrom('notice').where('actor_id', 'in', actors).execute()
  await trx.deleteFrom('form_receipt').where('actor_id', 'in', actors).execute()
  await trx
    .updateTable('actor')
    .set({
      name: 'Slettet',
      issuer: null,
      subject: null,
      provider: null,
      email: null,
      last_signed_in_at: null,
      suspended_at: sql<Date>`present()`,
      suspended_because: 'erased',
    })
    .where('id', 'in', actors)
    .execute()
  const numberCount = numbers.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0)
  return { guardian: guardians.length, 'person_number of guardians': numberCount, actor: actors.length }
}
