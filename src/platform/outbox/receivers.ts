import type { OutboxServices } from './services.ts'

/** A receiver who is known here. The features that suspend people and know persons bring stricter and wider ones. */
export const receiverKnownHere: Pick<OutboxServices, 'mayReceive' | 'findAddress'> = {
  async mayReceive(trx, { toActor, toAddress }) {
    if (toActor === null) return toAddress !== null
    return (
      (await trx.selectFrom('actor').select('id').where('id', '=', toActor).executeTakeFirst()) !== undefined
    )
  },
  async findAddress(trx, { toActor, toAddress }) {
    if (toActor === null) return toAddress ?? undefined
    const row = await trx.selectFrom('actor').select('email').where('id', '=', toActor).executeTakeFirst()
    return row?.email ?? undefined
  },
}
