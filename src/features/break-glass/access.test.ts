import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import {
  actorInRole,
  guidanceCentre,
  newActor,
  newOrganisation,
  newPerson,
  newUnit,
} from '../../../test/support/people.ts'
import { testTime } from '../../../test/support/time.ts'
import { type PersonActor, type Role, roles, systemIn } from '../../platform/access/actor.ts'
import { joinUnit, whyMay } from '../access/index.ts'
import { endBreakGlass, openBreakGlass, reviewBreakGlass } from './actions.ts'
import { listOwnBreakGlass, listToReview } from './queries.ts'

/* Emergency access in the database itself: who opens, who sees that it was opened, who ends and who reviews. */

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})

const because = 'a reason of the test'
const openers: readonly Role[] = ['counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader']

const open = (actor: PersonActor, personId: string) =>
  db.as((trx) => openBreakGlass(trx, actor, 'test', { personId, because }), actor)

async function works(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (fault) {
    const name = fault instanceof Error ? fault.constructor.name : ''
    if (name === 'NotFound' || name === 'Conflict') return false
    if (fault instanceof Error && /row-level security/.test(fault.message)) return false
    throw fault
  }
}

describe.each(roles)('the role %s', (role) => {
  it('opens if it works with young people in the municipality, for an hour, in its own name', async () => {
    const actor = await actorInRole(db, role)
    const personId = await newPerson(db)
    expect(await works(() => open(actor, personId))).toBe(openers.includes(role))
    const why = await db.as((trx) => whyMay(trx, personId), actor)
    expect(why?.all.some(({ reason }) => reason === 'break_glass') ?? false).toBe(openers.includes(role))
    const other = await actorInRole(db, 'counsellor')
    const inTheNameOfAnother = db.as(
      (trx) =>
        trx.insertInto('break_glass').values({ person_id: personId, actor_id: other.id, because }).execute(),
      actor,
    )
    await expect(inTheNameOfAnother).rejects.toThrow(/row-level security/)
  })
})

it('a school’s own people open nothing, whatever their role is called', async () => {
  const school = await newOrganisation(db, { name: 'Gymnasiet', kind: 'youth-education', municipal: false })
  const actor = await newActor(db, 'Somebody at a school', ['counsellor'], school, 'school')
  const personId = await newPerson(db)
  await works(() => open(actor, personId))
  expect(await db.as((trx) => whyMay(trx, personId), actor)).toBeUndefined()
})

/** Somebody who opened, and others with their place towards them. */
async function around() {
  const organisationId = await newOrganisation(db, guidanceCentre)
  const unit = (name: string) =>
    newUnit(db, { organisationId, kind: 'team', name: `${name} ${Math.random()}` })
  const [team, otherTeam] = [await unit('Team'), await unit('Another team')]
  const opener = await newActor(db, 'Ida Østergaard Moth', ['counsellor'])
  const people = {
    opener,
    leader: await newActor(db, 'Bente Skovmose', ['team-leader']),
    otherLeader: await newActor(db, 'Another leader', ['team-leader']),
    leaderWithoutRole: await newActor(db, 'Was a leader', ['counsellor']),
    officer: await newActor(db, 'Hanne Riisager', ['data-protection-officer']),
    administrator: await newActor(db, 'Jørgen Hvass Lykke', ['administrator']),
    colleague: await newActor(db, 'Rasmus Holt Tvede', ['counsellor']),
  }
  await db.as(
    async (trx) => {
      const join = (actor: PersonActor, unitId: string, kind: 'member' | 'leader') =>
        joinUnit(trx, { actorId: actor.id, unitId, kind, source: 'administrator' })
      await join(opener, team, 'member')
      await join(people.leader, team, 'leader')
      await join(people.leaderWithoutRole, team, 'leader')
      await join(people.otherLeader, otherTeam, 'leader')
      await join(people.colleague, team, 'member')
    },
    systemIn(db.aalborg, 'import'),
  )
  const personId = await newPerson(db)
  return { people, personId, glass: await open(opener, personId) }
}

/** Written by hand: sees that it was opened, ends it early, reviews it. */
const towards = {
  opener: [true, true, false],
  leader: [true, false, true],
  otherLeader: [false, false, false],
  leaderWithoutRole: [false, false, false],
  officer: [true, false, true],
  administrator: [false, false, false],
  colleague: [false, false, false],
} as const

describe.each(Object.entries(towards))('%s', (who, [sees, ends, reviews]) => {
  it(`${sees ? 'sees' : 'does not see'}, ${ends ? 'ends' : 'does not end'}, ${reviews ? 'reviews' : 'does not review'}`, async () => {
    const { people, glass } = await around()
    const actor = people[who as keyof typeof towards]
    const seen = await db.as(
      async (trx) => [...(await listOwnBreakGlass(trx, actor.id)), ...(await listToReview(trx, actor.id))],
      actor,
    )
    expect(seen.some(({ id }) => id === glass)).toBe(sees)
    const review = { id: glass, words: 'a test', overtaken: 'overtaken' }
    expect(await works(() => db.as((trx) => reviewBreakGlass(trx, actor, review), actor))).toBe(reviews)
    expect(await works(() => db.as((trx) => endBreakGlass(trx, actor, 'test', glass), actor))).toBe(ends)
  })
})

describe('whatever somebody sends', () => {
  it('it holds for an hour at most, is nobody’s own to review, and is never removed', async () => {
    const { people, glass } = await around()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...(Object.keys(towards) as (keyof typeof towards)[])),
        fc.integer({ min: 61, max: 10_000 }),
        async (who, minutes) => {
          const actor = people[who]
          const longer = new Date(testTime.getTime() + minutes * 60_000)
          const change = (values: object) =>
            db.as(
              (trx) => trx.updateTable('break_glass').set(values).where('id', '=', glass).execute(),
              actor,
            )
          await change({ ends_at: longer }).catch(() => {})
          if (who === 'opener')
            await change({ reviewed_at: new Date(), reviewed_by: actor.id, review: 'fine' }).catch(() => {})
          await expect(
            db.as((trx) => trx.deleteFrom('break_glass').where('id', '=', glass).execute(), actor),
          ).rejects.toThrow(/permission denied/)
          const [row] = await db.as(
            (trx) => trx.selectFrom('break_glass').selectAll().where('id', '=', glass).execute(),
            people.opener,
          )
          expect(Number(row?.ends_at) - Number(row?.opened_at)).toBeLessThanOrEqual(60 * 60_000)
          expect(row?.reviewed_by).not.toBe(people.opener.id)
        },
      ),
      { numRuns: 25 },
    )
  })
})
