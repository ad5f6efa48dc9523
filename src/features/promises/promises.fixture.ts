import type { TestDatabase } from '../../../test/support/database.ts'
import { newActor, newOrganisation, newPerson, newUnit, relate } from '../../../test/support/people.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import { joinUnit } from '../access/index.ts'
import { type PromiseDraft, startPromises } from './actions.ts'

export interface PromiseCast {
  readonly mette: PersonActor
  readonly omar: PersonActor
  readonly birgit: PersonActor
  /** 17 years old; Mette is the contact person. */
  readonly emil: { readonly id: string; readonly birthDate: string }
  readonly teamId: string
}

/** A counsellor, a colleague in the same team, their leader, and a young person. Everybody is invented. */
export async function promiseCast(db: TestDatabase): Promise<PromiseCast> {
  const teamId = await newUnit(db, {
    organisationId: await newOrganisation(db),
    kind: 'team',
    name: 'Team Øst',
  })
  const mette = await newActor(db, 'Mette', ['counsellor'])
  const omar = await newActor(db, 'Omar', ['counsellor'])
  const birgit = await newActor(db, 'Birgit', ['team-leader'])
  const join = (actorId: string, kind: 'member' | 'leader') =>
    db.as(
      (trx) => joinUnit(trx, { unitId: teamId, actorId, kind, source: 'roll' }),
      systemIn(db.aalborg, 'import'),
    )
  await join(mette.id, 'member')
  await join(omar.id, 'member')
  await join(birgit.id, 'leader')
  const birthDate = '2009-03-14'
  const id = await newPerson(db, { birthDate })
  await relate(db, { personId: id, with: { actorId: mette.id }, kind: 'contact_person' })
  await db.asSuperuser(`update m_851.unit_membership set valid_from = '2026-01-01'`)
  return { mette, omar, birgit, emil: { id, birthDate }, teamId }
}

let sources = 0

/** Something new that promises follow from. */
export async function promised(
  db: TestDatabase,
  cast: PromiseCast,
  draft: Partial<PromiseDraft> = {},
): Promise<string> {
  sources += 1
  const sourceId = String(sources)
  await db.as(
    (trx) =>
      startPromises(trx, cast.mette, {
        person: cast.emil,
        source: 'a-test',
        sourceId,
        kinds: ['first-contact'],
        urgency: 'ordinary',
        ownerId: cast.mette.id,
        startedAt: new Date('2026-11-24T10:00:00Z'),
        tellFrom: null,
        ...draft,
      }),
    systemIn(db.aalborg, 'promises'),
  )
  return draft.sourceId ?? sourceId
}
