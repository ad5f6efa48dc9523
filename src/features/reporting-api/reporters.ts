import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { isHere, rolesOf } from '../../platform/session/sessions.ts'
import { findReportingSchool } from '../concerns/index.ts'
import { type ApiClient, reportingApi } from './clients.ts'

/**
 * The user of the client's school whom a report names. They have signed in here, are neither suspended nor gone, and have a
 * role at that school today; nothing where one of that is not so.
 */
export async function findReporter(
  trx: ActorTransaction,
  municipality: PersonActor['municipality'],
  client: ApiClient,
  userId: string,
): Promise<PersonActor | undefined> {
  const row = await trx
    .selectFrom('actor')
    .select(['id', 'name'])
    .where('dialect', '=', 'school')
    .where('subject', '=', userId)
    .where(isHere)
    .executeTakeFirst()
  if (!row || !(await findReportingSchool(trx, row.id, client.organisationId))) return undefined
  const roles = await asSystem(trx, reportingApi(municipality), 'session', () => rolesOf(trx, row.id))
  return {
    kind: 'person',
    municipality,
    id: row.id,
    name: row.name,
    roles,
    organisation: client.organisation,
  }
}

/** The one of the reporter's own pupils who has that name and was born that day; nothing where none or several are it. */
export async function findPupil(
  trx: ActorTransaction,
  { name, birthDate }: { readonly name: string; readonly birthDate: string },
): Promise<string | undefined> {
  const rows = await trx
    .selectFrom('young_person')
    .select('id')
    .where('birth_date', '=', birthDate)
    .where(
      sql<boolean>`lower(given_name || ' ' || family_name) = lower(regexp_replace(${name}, '\\s+', ' ', 'g'))`,
    )
    .limit(2)
    .execute()
  return rows.length === 1 ? rows[0]?.id : undefined
}
