import { sql } from 'kysely'
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

/** Somebody who is here still, neither suspended nor gone, in those of the roles that they have today. */
export const hereStill: MayStillAct = async (trx, { id, roles }) => {
  const row = await trx
    .selectFrom('actor')
    .select('name')
    .select(sql<string[]>`roles_of(id)`.as('held'))
    .where('id', '=', id)
    .where(isHere)
    .executeTakeFirst()
  if (!row) return undefined
  const still = roles.filter((role) => row.held.includes(role))
  return still.length > 0 ? { name: row.name, roles: still, organisation: null } : undefined
}

/** Neither suspended nor gone. */
export const isHere = sql<boolean>`actor.suspended_at is null and (actor.left_on is null or today() < actor.left_on)`
