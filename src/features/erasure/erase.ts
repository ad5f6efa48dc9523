import { sql } from 'kysely'
import { type Municipality, systemIn } from '../../platform/access/actor.ts'
import { rangesOf, toMultirange } from '../../platform/audit/id-ranges.ts'
import { sealRemovalOfHistory } from '../../platform/audit/seal-removal.ts'
import type { AuditServices } from '../../platform/audit/services.ts'
import { type ActorTransaction, withActor } from '../../platform/db/with-actor.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { Refusal } from '../../platform/refusal.ts'
import { accountsOf, removeAccounts } from './accounts.ts'
import { appendDeletion, deletionLogFile, readDeletions, subjectHash } from './deletion-log.ts'
import { type Counts, removeRows } from './remove-rows.ts'

export interface ErasureServices {
  readonly keys: KeyRing
  /** Seals that a history goes before it goes; its folder holds the deletion logs too. */
  readonly audit: AuditServices
}

interface Order {
  readonly personId: string
  /** Who decided it, and where that stands. */
  readonly authority: string
  /** Once more, after a restore had brought the person back. */
  readonly reapplied?: boolean
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
export async function erasePerson(
  services: ErasureServices,
  municipality: Municipality,
  order: Order,
): Promise<Erased> {
  const { audit } = services
  const { personId } = order
  const asErasure = systemIn(municipality, 'erasure')
  const { kysely } = audit.database
  // Asked before anything is sealed, and once more in the transaction that erases.
  await withActor(kysely, asErasure, 'read write', (trx) => refuseWhereHeld(trx, personId))
  const sealed = await sealRemovalOfHistory(audit, municipality, personId)
  return withActor(kysely, asErasure, 'read write', async (trx) => {
    await refuseWhereHeld(trx, personId)
    const accounts = await accountsOf(trx, personId)
    const ids = await knownAs(trx, personId)
    const events = await eraseHistory(trx, ids, sealed)
    const counts = { ...(await removeRows(trx, personId)), ...(await removeAccounts(trx, accounts)) }
    return leaveReceipt(trx, services, municipality, { ...order, ids, events, counts })
  })
}

/** Also the ids of records that were merged into this one: older data have them. */
async function knownAs(trx: ActorTransaction, personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select unnest(known_as(${personId}::uuid)) as id`.execute(trx)
  return rows.map(({ id }) => id)
}

/** What was written after the seal was made waits for the next try: it has no seal that says it may go. */
async function eraseHistory(
  trx: ActorTransaction,
  ids: readonly string[],
  sealed: readonly number[],
): Promise<string> {
  const { rows } = await sql<{ gone: string; others: boolean }>`
    select gone::text as gone, not gone <@ ${multirange(sealed)}::int8multirange as others
    from (select coalesce(range_agg(rows), '{}') as gone
      from unnest(${ids}::uuid[]) as id, unnest(erase_history(id)) as rows) erased`.execute(trx)
  const [events] = rows
  if (!events || events.others)
    throw new Refusal('Nothing was erased: somebody wrote about the person meanwhile. Try again.')
  return events.gone
}

const multirange = (ids: readonly number[]): string => toMultirange(rangesOf(ids))

async function leaveReceipt(
  trx: ActorTransaction,
  { keys, audit }: ErasureServices,
  municipality: Municipality,
  order: Order & { readonly ids: readonly string[]; readonly events: string; readonly counts: Counts },
): Promise<Erased> {
  const { personId, ids, authority, reapplied = false, events, counts } = order
  const hash = subjectHash(keys, personId)
  const { id } = await trx
    .insertInto('erasure_receipt')
    .values({
      subject_hash: hash,
      key_id: keys.index.current,
      authority,
      counts: JSON.stringify(counts),
      events: sql<string>`${events}::int8multirange`,
      reapplied,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const one of ids)
    await appendDeletion(deletionLogFile(audit.folder, municipality), {
      municipality: municipality.code,
      erasedAt: audit.now().toISOString(),
      keyId: keys.index.current,
      hash: subjectHash(keys, one).toString('hex'),
    })
  return { receipt: id, counts }
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
  const people = await withActor(
    services.audit.database.kysely,
    systemIn(municipality, 'erasure'),
    'read only',
    (trx) => trx.selectFrom('young_person').select('id').execute(),
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
