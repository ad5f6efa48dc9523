import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { type Municipality, systemIn } from '../../platform/access/actor.ts'
import type { DB } from '../../platform/db/schema.ts'
import { type ActorTransaction, withActor } from '../../platform/db/with-actor.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { Refusal } from '../../platform/refusal.ts'
import { appendDeletion, deletionLogFile, readDeletions, subjectHash } from './deletion-log.ts'
import { type Counts, removeRows } from './remove-rows.ts'

export interface ErasureServices {
  readonly kysely: Kysely<DB>
  readonly keys: KeyRing
  /** Where deletion logs are kept outside the database. */
  readonly folder: string
  now(): Date
}

export interface Erased {
  readonly receipt: string
  readonly counts: Counts
}

/**
 * Erases somebody for good, in one transaction: every row of theirs in every table, their history, their account, and
 * those of their holders of custody who have nobody else here (trust requirement L-12). What stays: a receipt without
 * anything that says who it was, and one line outside the database, written before anything is final.
 *
 * @throws Refusal for somebody who is not here, or while a hold stands
 */
export function erasePerson(
  services: ErasureServices,
  municipality: Municipality,
  order: { readonly personId: string; readonly authority: string; readonly reapplied?: boolean },
): Promise<Erased> {
  const { keys, folder, now } = services
  return withActor(services.kysely, systemIn(municipality, 'erasure'), 'read write', async (trx) => {
    const { personId, authority } = order
    await refuseWhereHeld(trx, personId)
    const accounts = await accountsOf(trx, personId)
    const events = await sql<{ gone: string }>`select erase_history(${personId}::uuid)::text as gone`.execute(
      trx,
    )
    const counts = { ...(await removeRows(trx, personId)), ...(await removeAccounts(trx, accounts)) }
    const hash = subjectHash(keys, personId)
    const { id } = await trx
      .insertInto('erasure_receipt')
      .values({
        subject_hash: hash,
        key_id: keys.index.current,
        authority,
        counts: JSON.stringify(counts),
        events: sql<string>`${events.rows[0]?.gone ?? '{}'}::int8multirange`,
        reapplied: order.reapplied ?? false,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await appendDeletion(deletionLogFile(folder, municipality), {
      municipality: municipality.code,
      erasedAt: now().toISOString(),
      keyId: keys.index.current,
      hash: hash.toString('hex'),
    })
    return { receipt: id, counts }
  })
}

async function refuseWhereHeld(trx: ActorTransaction, personId: string): Promise<void> {
  const person = await trx
    .selectFrom('young_person')
    .select('id')
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!person) throw new Refusal('There is nobody with this id here.')
  const hold = await trx
    .selectFrom('retention_hold')
    .select('because')
    .where('person_id', '=', personId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  if (hold) throw new Refusal('Nothing was erased: a hold stands. Lift it first.')
}

interface Accounts {
  readonly actors: readonly string[]
  readonly guardians: readonly string[]
}

/** The person's own account, and those of holders of custody who are around nobody else. */
async function accountsOf(trx: ActorTransaction, personId: string): Promise<Accounts> {
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
async function removeAccounts(trx: ActorTransaction, { actors, guardians }: Accounts): Promise<Counts> {
  if (actors.length === 0) return {}
  const numbers = guardians.length
    ? await trx.deleteFrom('person_number').where('owner_id', 'in', guardians).execute()
    : []
  await trx.deleteFrom('guardian').where('actor_id', 'in', actors).execute()
  await trx.deleteFrom('session').where('actor_id', 'in', actors).execute()
  await trx.deleteFrom('form_receipt').where('actor_id', 'in', actors).execute()
  await trx
    .updateTable('actor')
    .set({
      name: 'Slettet',
      issuer: null,
      subject: null,
      provider: null,
      last_signed_in_at: null,
      suspended_at: sql<Date>`present()`,
      suspended_because: 'erased',
    })
    .where('id', 'in', actors)
    .execute()
  const numberCount = numbers.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0)
  return { guardian: guardians.length, 'person_number of guardians': numberCount, actor: actors.length }
}

/**
 * After a restore: erases again everybody whom the deletion log names. Whom it names is found by computing the hash of each person
 * who is here; those who are not here any more are none.
 */
export async function reapplyErasures(
  services: ErasureServices,
  municipality: Municipality,
  file: string,
): Promise<{ readonly lines: number; readonly erased: number }> {
  const lines = (await readDeletions(file)).filter((one) => one.municipality === municipality.code)
  const people = await withActor(services.kysely, systemIn(municipality, 'erasure'), 'read only', (trx) =>
    trx.selectFrom('young_person').select('id').execute(),
  )
  const wanted = new Set(lines.map(({ hash }) => hash))
  const keyIds = [...new Set(lines.map(({ keyId }) => keyId))]
  const found = people.filter(({ id }) =>
    keyIds.some((keyId) => wanted.has(subjectHash(services.keys, id, keyId).toString('hex'))),
  )
  for (const { id } of found)
    await erasePerson(services, municipality, {
      personId: id,
      authority: 'Erased before a restore; applied again from the deletion log',
      reapplied: true,
    })
  return { lines: lines.length, erased: found.length }
}
