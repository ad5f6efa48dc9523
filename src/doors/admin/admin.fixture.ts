import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { testKeyRing } from '../../../test/support/keys.ts'
import { newActor, newOrganisation } from '../../../test/support/people.ts'
import { type TestVisitor, type VisitedPages, visitedPages } from '../../../test/support/visitors.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { sessionCookie } from '../../platform/session/session-cookie.ts'
import { type AdminServices, adminPages } from './index.ts'

export const testServices: AdminServices = {
  cookie: sessionCookie(false),
  keys: testKeyRing(),
  providers: [
    { id: 'citizen', label: { da: 'MitID', en: 'MitID' }, dialect: 'citizen' },
    { id: 'staff', label: { da: 'Medarbejdere', en: 'Staff' }, dialect: 'staff' },
    { id: 'school', label: { da: 'Skoler', en: 'Schools' }, dialect: 'school' },
  ],
}

/** The administration door with two administrators, a data protection officer, and a leader with somebody to lead. */
export interface AdminTest {
  readonly db: TestDatabase
  readonly pages: VisitedPages
  readonly municipality: string
  readonly guidance: string
  readonly actors: Readonly<Record<'jørgen' | 'anna' | 'hanne' | 'bente' | 'ida', PersonActor>>
  readonly jørgen: TestVisitor
  readonly anna: TestVisitor
  readonly hanne: TestVisitor
  readonly bente: TestVisitor
  readonly ida: TestVisitor
}

export async function adminTest(): Promise<AdminTest> {
  const db = await testDatabase()
  const municipality = await newOrganisation(db, {
    name: 'Aalborg Kommune',
    kind: 'municipality',
    municipal: true,
  })
  const guidance = await newOrganisation(db)
  const actors = {
    jørgen: await newActor(db, 'Jørgen Hvass Lykke', ['administrator'], municipality),
    anna: await newActor(db, 'Anna Bisgaard Lund', ['administrator'], municipality),
    hanne: await newActor(db, 'Hanne Riisager', ['data-protection-officer'], municipality),
    bente: await newActor(db, 'Bente Skovmose', ['team-leader'], guidance),
    ida: await newActor(db, 'Ida Østergaard Moth', ['counsellor'], guidance),
  }
  const pages = visitedPages(db, adminPages(testServices))
  return {
    db,
    pages,
    municipality,
    guidance,
    actors,
    jørgen: pages.as(actors.jørgen),
    anna: pages.as(actors.anna),
    hanne: pages.as(actors.hanne),
    bente: pages.as(actors.bente),
    ida: pages.as(actors.ida),
  }
}
