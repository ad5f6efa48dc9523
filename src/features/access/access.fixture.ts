import { type RawBuilder, sql } from 'kysely'
import type { TestDatabase } from '../../../test/support/database.ts'
import { newActor, newOrganisation, newPerson, newUnit, relate } from '../../../test/support/people.ts'
import type { PersonActor, Role } from '../../platform/access/actor.ts'
import { connect } from '../../platform/db/connect.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { joinUnit } from './actions.ts'
import { type Category, categories } from './rules.ts'

/** What somebody may see of somebody today, by the same question that the policies ask. */
export async function seen(trx: ActorTransaction, personId: string): Promise<Category[]> {
  const may: Category[] = []
  await sql`select set_config('fodfaeste.subject', ${personId}, true)`.execute(trx)
  for (const category of categories) {
    // Behind a click of their own: asked as the click asks.
    await sql`select set_config('fodfaeste.disclosed', ${category}, true)`.execute(trx)
    const { rows } = await sql`select from accessible(${category})`.execute(trx)
    if (rows.length > 0) may.push(category)
  }
  return may
}
/** The same, in a transaction of its own. */
export const sees = (db: TestDatabase, actor: PersonActor, personId: string): Promise<Category[]> =>
  db.as((trx) => seen(trx, personId), actor)

export const work: Category[] = ['identity', 'contact', 'status', 'guidance', 'plan', 'concern']
export const everything: Category[] = [...work, 'sensitive', 'secret', 'statutory']
/** Somebody with one young person to look after. */
export async function contactPerson(db: TestDatabase) {
  const actor = await newActor(db, 'Ida Østergaard Moth', ['counsellor'])
  const personId = await newPerson(db)
  const relation = await relate(db, { personId, with: { actorId: actor.id }, kind: 'contact_person' })
  return { actor, personId, relation }
}
/** What no role of the program may: change a date that has passed. */
export async function asSuperuser(db: TestDatabase, statement: RawBuilder<unknown>): Promise<void> {
  const pool = connect({ connection: db.superuser, size: 1 })
  try {
    await statement.execute(pool.kysely)
  } finally {
    await pool.close()
  }
}

/** A school with two classes, a pupil in the first, and who works there. */
export async function school(db: TestDatabase, name: string) {
  const organisationId = await newOrganisation(db, { name, kind: 'youth-education', municipal: false })
  const [unitId, otherUnit] = [
    await newUnit(db, { organisationId, kind: 'class', name: '1.x' }),
    await newUnit(db, { organisationId, kind: 'class', name: '1.y' }),
  ]
  const person = (role: Role) => newActor(db, `${role} at ${name}`, [role], organisationId, 'school')
  const [teacher, other, counsellor, head] = [
    await person('teacher'),
    await person('teacher'),
    await person('student-counsellor'),
    await person('head-of-school'),
  ]
  await db.as(async (trx) => {
    await joinUnit(trx, { actorId: teacher.id, unitId, kind: 'teacher', source: 'roll' })
    await joinUnit(trx, { actorId: other.id, unitId: otherUnit, kind: 'teacher', source: 'roll' })
  })
  const personId = await newPerson(db, { birthDate: '2010-01-31' })
  await relate(db, { personId, with: { unitId }, kind: 'enrolled', basis: 'enrolment' })
  return { organisationId, unitId, teacher, other, counsellor, head, personId }
}
