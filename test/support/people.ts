import { randomUUID } from 'node:crypto'
import { assignRole, awaitActor, ensureOrganisation, ensureUnit } from '../../src/features/access/index.ts'
import {
  addRelation,
  createPerson,
  type PersonDraft,
  type RelationDraft,
} from '../../src/features/young-people/index.ts'
import { type PersonActor, type Role, systemIn } from '../../src/platform/access/actor.ts'
import type { TestDatabase } from './database.ts'

/* Facts for tests, written by the program's own functions as an import would. Everybody is invented. */

const by = (db: TestDatabase) => systemIn(db.aalborg, 'import')
const requestId = 'a request of the test'

/** The municipality's guidance centre, unless said otherwise. */
export const guidanceCentre = {
  name: 'Uddannelseshuset UU',
  kind: 'guidance-centre',
  municipal: true,
} as const

export const newOrganisation = (
  db: TestDatabase,
  draft: Parameters<typeof ensureOrganisation>[1] = guidanceCentre,
): Promise<string> => db.as((trx) => ensureOrganisation(trx, draft), by(db))

export const newUnit = (db: TestDatabase, draft: Parameters<typeof ensureUnit>[1]): Promise<string> =>
  db.as((trx) => ensureUnit(trx, draft), by(db))

/** Roles from today on. The roles of citizens come from relations and are not given. */
export async function giveRoles(
  db: TestDatabase,
  actorId: string,
  roles: readonly Role[],
  organisationId?: string,
): Promise<void> {
  const at = organisationId ?? (await newOrganisation(db))
  await db.as(async (trx) => {
    for (const role of roles) await assignRole(trx, { actorId, role, organisationId: at })
  }, by(db))
}

/** Somebody of staff or school, with roles. */
export async function newActor(
  db: TestDatabase,
  name: string,
  roles: readonly Role[] = [],
  organisationId?: string,
  dialect: 'staff' | 'school' | 'citizen' = 'staff',
): Promise<PersonActor> {
  const id = await db.as(
    (trx) => awaitActor(trx, { provider: dialect, subject: randomUUID(), dialect, name }),
    by(db),
  )
  await giveRoles(db, id, roles, organisationId)
  return { kind: 'person', municipality: db.aalborg, id, name, roles, organisation: null }
}

export const newPerson = (db: TestDatabase, draft: Partial<PersonDraft> = {}): Promise<string> =>
  db.as(
    (trx) =>
      createPerson(trx, by(db), requestId, {
        givenName: 'Emil',
        familyName: 'Thorup Krogh',
        birthDate: '2009-03-14',
        sex: null,
        ...draft,
      }),
    by(db),
  )

export const relate = (
  db: TestDatabase,
  draft: Omit<RelationDraft, 'basis'> & { basis?: string },
): Promise<string> =>
  db.as((trx) => addRelation(trx, by(db), requestId, { basis: 'kui-guidance', ...draft }), by(db))

/** Somebody who is a young person here: an actor with a relation to themselves. */
export async function newYoungPerson(
  db: TestDatabase,
  draft: Partial<PersonDraft> = {},
): Promise<{ personId: string; actor: PersonActor }> {
  const personId = await newPerson(db, draft)
  const actor = await newActor(db, draft.givenName ?? 'Emil', [], undefined, 'citizen')
  await relate(db, { personId, with: { actorId: actor.id }, kind: 'self', basis: 'own-data' })
  return { personId, actor: { ...actor, roles: ['young-person'] } }
}

/** Somebody in a role, whichever way that role comes about. */
export async function actorInRole(db: TestDatabase, role: Role): Promise<PersonActor> {
  if (role === 'young-person') return (await newYoungPerson(db)).actor
  if (role !== 'guardian') return newActor(db, `Somebody in the role ${role}`, [role])
  const actor = await newActor(db, 'Marianne Thorup Krogh', [], undefined, 'citizen')
  const personId = await newPerson(db, { birthDate: '2012-03-14' })
  await relate(db, { personId, with: { actorId: actor.id }, kind: 'custody', basis: 'custody' })
  return { ...actor, roles: ['guardian'] }
}
