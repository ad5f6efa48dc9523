import { isHere } from '../jobs/may-still-act.ts'
import type { OutboxServices } from './services.ts'

/** A receiver who is here still at the moment of sending, neither suspended nor gone (trust requirement T-12). */
export const receiverHereStill: Pick<OutboxServices, 'mayReceive' | 'findAddress'> = {
  async mayReceive(trx, { toActor, toAddress }) {
    if (toActor === null) return toAddress !== null
    return (
      (await trx
        .selectFrom('actor')
        .select('id')
        .where('id', '=', toActor)
        .where(isHere)
        .executeTakeFirst()) !== undefined
    )
  },
  async findAddress(trx, { toActor, toAddress }) {
    if (toActor === null) return toAddress ?? undefined
    const row = await trx
      .selectFrom('actor')
      .select('email')
      .where('id', '=', toActor)
      .where(isHere)
      .executeTakeFirst()
    return row?.email ?? undefined
  },
}
