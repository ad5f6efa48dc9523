import { sql } from 'kysely'
import type { Role } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { ensureOrganisation, ensureUnit } from './actions.ts'

/** What an identity provider says of somebody who signs in, in our words. */
export interface Claims {
  readonly actorId: string
  readonly organisation: string
  readonly roles: readonly Role[]
  /** School logins say which classes a teacher has; null where the provider does not know classes. */
  readonly classes: readonly string[] | null
}

/**
 * Keeps roles and classes as the provider says them, with dates: what is new begins today, what is no longer said ends
 * today, and what nobody confirmed in time does not come back by signing in again (trust requirement L-16).
 */
export async function takeClaims(trx: ActorTransaction, claims: Claims): Promise<void> {
  // One that nobody entered yet is not the municipality's own until an administrator says so.
  const organisationId = await ensureOrganisation(trx, {
    name: claims.organisation,
    kind: 'other',
    municipal: false,
  })
  await takeRoles(trx, claims, organisationId)
  if (claims.classes) await takeClasses(trx, claims.actorId, organisationId, claims.classes)
}

const today = sql<string>`today()`
const holds = sql<boolean>`(valid_until is null or valid_until > today())`

async function takeRoles(trx: ActorTransaction, claims: Claims, organisationId: string): Promise<void> {
  const mine = trx
    .updateTable('role_assignment')
    .set({ valid_until: today })
    .where('actor_id', '=', claims.actorId)
    .where('source', '=', 'identity-provider')
    .where(holds)
  await mine
    .where((is) =>
      is.or([
        is('organisation_id', '<>', organisationId),
        claims.roles.length > 0 ? is('role', 'not in', [...claims.roles]) : sql<boolean>`true`,
      ]),
    )
    .execute()
  const known = await trx
    .selectFrom('role_assignment')
    .select('role')
    .where('actor_id', '=', claims.actorId)
    .where('organisation_id', '=', organisationId)
    .where(holds)
    .execute()
  const added = claims.roles.filter((role) => !known.some((one) => one.role === role))
  if (added.length === 0) return
  await trx
    .insertInto('role_assignment')
    .values(
      added.map((role) => ({
        actor_id: claims.actorId,
        organisation_id: organisationId,
        role,
        source: 'identity-provider',
      })),
    )
    .execute()
}

async function takeClasses(
  trx: ActorTransaction,
  actorId: string,
  organisationId: string,
  classes: readonly string[],
): Promise<void> {
  const said: string[] = []
  for (const name of classes) said.push(await ensureUnit(trx, { organisationId, kind: 'class', name }))
  await trx
    .updateTable('unit_membership')
    .set({ valid_until: today })
    .where('actor_id', '=', actorId)
    .where('source', '=', 'identity-provider')
    .where(holds)
    .where('unit_id', 'not in', ['0', ...said])
    .execute()
  const known = await trx
    .selectFrom('unit_membership')
    .select('unit_id')
    .where('actor_id', '=', actorId)
    .where(holds)
    .execute()
  const added = said.filter((unit) => !known.some((one) => one.unit_id === unit))
  if (added.length === 0) return
  await trx
    .insertInto('unit_membership')
    .values(
      added.map((unit_id) => ({ unit_id, actor_id: actorId, kind: 'teacher', source: 'identity-provider' })),
    )
    .execute()
}
