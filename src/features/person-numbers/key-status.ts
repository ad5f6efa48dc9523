import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'

/** What each key is needed for. One that nothing needs may leave the configuration. */
export interface KeyStatus {
  readonly numbers: number
  /** Data keys by the wrapping key that opens them. */
  readonly wrapping: Readonly<Record<string, number>>
  /** Numbers by the index key that finds them; a second index beside it is a help for older copies only. */
  readonly index: Readonly<Record<string, number>>
  /** Numbers that a rotation of data keys has not come to yet. */
  readonly underRetired: number
}

export async function readKeyStatus(trx: ActorTransaction): Promise<KeyStatus> {
  const { rows } = await sql<KeyStatus>`
    select (select count(*)::int from person_number) as numbers,
      (select coalesce(json_object_agg(kek_id, keys), '{}')
       from (select kek_id, count(*) as keys from data_key group by kek_id) by_key) as wrapping,
      (select coalesce(json_object_agg(index_key_id, numbers), '{}')
       from (select index_key_id, count(*) as numbers from person_number group by index_key_id) by_key) as index,
      (select count(*)::int from person_number join data_key on data_key.id = data_key_id
       where retired_at is not null) as "underRetired"`.execute(trx)
  const [status] = rows
  if (!status) throw new Error('counting returned nothing')
  return status
}
