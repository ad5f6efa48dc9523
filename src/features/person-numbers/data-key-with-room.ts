import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import {
  createDataKey,
  type DataKey,
  findDataKeyInUse,
  rowsPerDataKey,
} from '../../platform/keys/data-keys.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'

/** The data key in use while it has room, else a new one; and for how many rows. */
export async function dataKeyWithRoom(
  trx: ActorTransaction,
  ring: KeyRing,
): Promise<{ key: DataKey; room: number }> {
  const inUse = await findDataKeyInUse(trx, ring)
  if (inUse) {
    const { rows } = await trx
      .selectFrom('person_number')
      .select((row) => row.fn.countAll<string>().as('rows'))
      .where('data_key_id', '=', inUse.id)
      .executeTakeFirstOrThrow()
    if (Number(rows) < rowsPerDataKey) return { key: inUse, room: rowsPerDataKey - Number(rows) }
  }
  return { key: await createDataKey(trx, ring), room: rowsPerDataKey }
}
