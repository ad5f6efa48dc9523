import type { Role } from '../access/actor.ts'
import type { ActorTransaction } from '../db/with-actor.ts'

export interface Originator {
  readonly id: string
  /** The roles in which they asked. */
  readonly roles: readonly Role[]
}

/** Who somebody is by now, with those of the roles that they still have. */
export interface StillActing {
  readonly name: string
  readonly roles: readonly Role[]
  readonly organisation: string | null
}

/** Whether the originator of a job may still act: nobody, when they are gone, suspended, or without their role (T-11). */
export type MayStillAct = (trx: ActorTransaction, originator: Originator) => Promise<StillActing | undefined>

/** Somebody who is known here. The features that suspend people and give roles bring a stricter one. */
export const knownHere: MayStillAct = async (trx, { id, roles }) => {
  const row = await trx.selectFrom('actor').select('name').where('id', '=', id).executeTakeFirst()
  return row && { name: row.name, roles, organisation: null }
}
