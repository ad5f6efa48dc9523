import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import {
  newActor,
  newOrganisation,
  newPerson,
  newUnit,
  newYoungPerson,
  relate,
} from '../../../test/support/people.ts'
import { type PersonActor, type Role, systemIn } from '../../platform/access/actor.ts'
import { ask } from '../../platform/db/question.ts'
import { whyMay } from '../access/index.ts'
import { withdrawConsent } from '../consents/index.ts'
import type { RelationKind } from '../young-people/index.ts'
import { giveConsent, refer } from './actions.ts'
import { disclosuresOf, listConsents } from './queries.ts'
import { type ConsentCategory, consentCategories } from './rules.ts'

/* Consents and shares in the database itself: who reads them, who records, and what each opens. */

let db: TestDatabase
let schoolId: string
let counsellorAtSchool: PersonActor
let classId: string
let giver: PersonActor
beforeAll(async () => {
  db = await testDatabase()
  schoolId = await newOrganisation(db, { name: 'Gymnasiet', kind: 'youth-education', municipal: false })
  classId = await newUnit(db, { organisationId: schoolId, kind: 'class', name: '1.x' })
  counsellorAtSchool = await newActor(db, 'Sofie Balslev Krarup', ['student-counsellor'], schoolId, 'school')
  giver = await newActor(db, 'Ida Østergaard Moth', ['counsellor'])
})

interface May {
  readonly reads: boolean
  readonly records: boolean
}
const reads: May = { reads: true, records: false }
const both: May = { reads: true, records: true }
const nothing: May = { reads: false, records: false }

/** Written by hand: role × relation. What is not here neither reads nor records a share. */
const table: Readonly<Partial<Record<RelationKind, Partial<Record<Role, May>>>>> = {
  contact_person: {
    counsellor: both,
    'youth-guide': both,
    caseworker: both,
    mentor: both,
    'team-leader': both,
  },
  substitute: { counsellor: both, 'youth-guide': both, caseworker: both, mentor: both },
  youth_guide: { 'youth-guide': both },
  caseworker: { caseworker: both },
  mentor: { mentor: both },
  referral: {
    counsellor: reads,
    'youth-guide': reads,
    caseworker: reads,
    mentor: reads,
    'team-leader': reads,
  },
  participant: {},
}
const kinds = Object.keys(table) as RelationKind[]
const staff = [
  'counsellor',
  'youth-guide',
  'caseworker',
  'mentor',
  'team-leader',
  'teacher',
  'student-counsellor',
  'head-of-school',
  'secretariat',
  'analyst',
] as const satisfies readonly Role[]

const consentOf = (personId: string, categories: readonly ConsentCategory[] = ['guidance']) => ({
  personId,
  organisationId: schoolId,
  categories,
  purpose: 'a test of consent',
  until: '2099-01-01',
  givenBy: null,
  informedOn: null,
})

/** A pupil of the school with a consent, recorded by their contact person of before. */
async function pupil(): Promise<{ personId: string; consent: string }> {
  const personId = await newPerson(db)
  await relate(db, { personId, with: { unitId: classId }, kind: 'enrolled', basis: 'enrolment' })
  const before = await relate(db, {
    personId,
    with: { actorId: giver.id },
    kind: 'contact_person',
    from: '2020-01-01',
  })
  const consent = await db.as((trx) => giveConsent(trx, giver, 'test', consentOf(personId)), giver)
  await db.as(
    (trx) =>
      trx.updateTable('relation').set({ valid_until: '2020-01-02' }).where('id', '=', before).execute(),
    systemIn(db.aalborg, 'import'),
  )
  return { personId, consent }
}

async function works(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (fault) {
    if (
      fault instanceof Error &&
      (/row-level security/.test(fault.message) || fault.constructor.name === 'NotFound')
    )
      return false
    throw fault
  }
}

async function tried(actor: PersonActor, personId: string): Promise<May> {
  const seen = await db.as((trx) => ask(trx, disclosuresOf(personId)), actor)
  expect((await db.as((trx) => listConsents(trx, personId), actor)).length > 0).toBe(seen.length > 0)
  const recorded = await works(() =>
    db.as((trx) => giveConsent(trx, actor, 'test', consentOf(personId)), actor),
  )
  const referred = await works(() =>
    db.as(
      (trx) =>
        refer(trx, actor, 'test', {
          personId,
          with: { actorId: giver.id },
          purpose: 'a test',
          until: '2099-01-01',
          informedOn: null,
        }),
      actor,
    ),
  )
  expect(referred).toBe(recorded)
  return { reads: seen.length > 0, records: recorded }
}

describe.each(kinds)('the relation %s', (kind) => {
  it.each(staff)(
    'lets the role %s read and record shares as the table says, and nobody else’s',
    async (role) => {
      const actor = await newActor(db, `${role} ${kind}`, [role])
      const [theirs, foreign] = [await pupil(), await pupil()]
      await relate(db, {
        personId: theirs.personId,
        with: { actorId: actor.id },
        kind,
        purpose: 'a test',
        until: '2100-01-01',
      })
      expect(await tried(actor, theirs.personId)).toEqual(table[kind]?.[role] ?? nothing)
      expect(await tried(actor, foreign.personId)).toEqual(nothing)
      expect(
        await works(() =>
          db.as(
            (trx) =>
              withdrawConsent(trx, actor, 'test', { personId: foreign.personId, consentId: foreign.consent }),
            actor,
          ),
        ),
      ).toBe(false)
    },
  )
})

describe('a consent', () => {
  it('opens to the school exactly its categories while it holds, whichever they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...consentCategories], { minLength: 1 }),
        fc.constantFrom('holds', 'withdrawn', 'over', 'another school'),
        async (categories, state) => {
          const personId = await newPerson(db)
          await relate(db, { personId, with: { unitId: classId }, kind: 'enrolled', basis: 'enrolment' })
          await relate(db, { personId, with: { actorId: giver.id }, kind: 'contact_person' })
          const organisationId =
            state === 'another school'
              ? await newOrganisation(db, {
                  name: 'Handelsskolen',
                  kind: 'youth-education',
                  municipal: false,
                })
              : schoolId
          const until = state === 'over' ? '2026-01-01' : '2099-01-01'
          const draft = { ...consentOf(personId, categories), organisationId, until }
          const id = await db.as((trx) => giveConsent(trx, giver, 'test', draft), giver)
          if (state === 'withdrawn')
            await db.as((trx) => withdrawConsent(trx, giver, 'test', { personId, consentId: id }), giver)
          const standing = await db.as((trx) => whyMay(trx, personId), counsellorAtSchool)
          const opened = consentCategories.filter((category) => standing?.may(category))
          expect(opened).toEqual(state === 'holds' ? categories : [])
          expect(standing?.may('sensitive') || standing?.may('secret')).toBe(false)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('is the young person’s to see, with every share, and to withdraw, which ends the share', async () => {
    const { personId, actor } = await newYoungPerson(db)
    await relate(db, { personId, with: { actorId: giver.id }, kind: 'contact_person' })
    const id = await db.as((trx) => giveConsent(trx, giver, 'test', consentOf(personId)), giver)
    expect((await db.as((trx) => ask(trx, disclosuresOf(personId)), actor)).map(({ live }) => live)).toEqual([
      true,
    ])
    await db.as((trx) => withdrawConsent(trx, actor, 'test', { personId, consentId: id }), actor)
    const [share] = await db.as((trx) => ask(trx, disclosuresOf(personId)), actor)
    expect([share?.live, share?.receiver]).toEqual([false, 'Gymnasiet'])
  })
})

describe('a referral', () => {
  it('opens nothing before it begins and from the day of its end', async () => {
    const personId = await newPerson(db)
    const actor = await newActor(db, 'Rasmus Holt Tvede', ['counsellor'])
    for (const [from, until] of [
      ['2020-01-01', '2026-01-01'],
      ['2090-01-01', '2099-01-01'],
    ] as const)
      await relate(db, {
        personId,
        with: { actorId: actor.id },
        kind: 'referral',
        purpose: 'a test',
        from,
        until,
      })
    expect(await db.as((trx) => whyMay(trx, personId), actor)).toBeUndefined()
  })
})
