import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newActor, newPerson, newUnit, newYoungPerson, relate } from '../../../test/support/people.ts'
import { at } from '../../../test/support/time.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import { asSuperuser, everything, school, seen, sees } from './access.fixture.ts'
import { type Category, categories } from './rules.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})

describe('a school', () => {
  it('sees of its pupils the roll and the law’s closed list, and of nobody else anything', async () => {
    const [ours, theirs] = [await school(db, 'Limfjordsgymnasiet'), await school(db, 'Fjordhandelsskolen')]
    for (const actor of [ours.teacher, ours.counsellor, ours.head]) {
      expect(await sees(db, actor, ours.personId)).toEqual(['identity', 'statutory', 'absence'])
      expect(await sees(db, actor, theirs.personId)).toEqual([])
    }
    expect(await sees(db, ours.other, ours.personId)).toEqual([])
  })

  it('sees more with consent, and no more once it is withdrawn or over', async () => {
    const { organisationId, counsellor, teacher, personId } = await school(db, 'Havnens Gymnasium')
    const consent = await db.as(
      (trx) =>
        trx
          .insertInto('consent')
          .values({
            person_id: personId,
            organisation_id: organisationId,
            categories: ['guidance', 'plan'],
            basis: 'kui-institution-consent',
            purpose: 'a test of consent',
            valid_until: '2027-01-01',
          })
          .returning('id')
          .executeTakeFirstOrThrow(),
      systemIn(db.aalborg, 'import'),
    )
    const withConsent = ['identity', 'guidance', 'plan', 'statutory', 'absence']
    expect(await sees(db, counsellor, personId)).toEqual(withConsent)
    expect(await sees(db, teacher, personId)).toEqual(['identity', 'statutory', 'absence'])
    const later = (instant: string) => at(db, instant, counsellor, (trx) => seen(trx, personId))
    // The role lapses in half a year: the last day of the consent lies before that.
    expect(await later('2026-12-31T23:59:59+01:00')).toEqual(withConsent)
    expect(await later('2027-01-01T00:00:00+01:00')).toEqual(['identity', 'statutory', 'absence'])
    await db.as(
      (trx) =>
        trx.updateTable('consent').set({ withdrawn_at: sql`now()` }).where('id', '=', consent.id).execute(),
      systemIn(db.aalborg, 'import'),
    )
    expect(await sees(db, counsellor, personId)).toEqual(['identity', 'statutory', 'absence'])
  })

  it('is limited to one unit where the role is', async () => {
    const { organisationId, unitId, personId } = await school(db, 'Engens Skole')
    const elsewhere = await newUnit(db, { organisationId, kind: 'class', name: '9.c' })
    for (const [unit, expected] of [
      [unitId, ['identity', 'statutory', 'absence']],
      [elsewhere, []],
    ] as const) {
      const actor = await newActor(db, 'Sofie Balslev Krarup', [], undefined, 'school')
      await db.as((trx) =>
        trx
          .insertInto('role_assignment')
          .values({
            actor_id: actor.id,
            role: 'student-counsellor',
            organisation_id: organisationId,
            unit_id: unit,
            source: 'identity-provider',
          })
          .execute(),
      )
      expect(await sees(db, actor, personId)).toEqual(expected)
    }
  })
})

describe('the young person and the holders of custody', () => {
  const all: Category[] = [...categories]

  it('see their own, and nobody else’s', async () => {
    const [emil, samira] = [await newYoungPerson(db), await newYoungPerson(db)]
    expect(await sees(db, emil.actor, emil.personId)).toEqual(all)
    expect(await sees(db, emil.actor, samira.personId)).toEqual([])
  })

  it.each([
    ['2009-03-14', '2024-03-13T23:59:59+01:00', '2024-03-14T00:00:00+01:00'],
    ['2008-02-29', '2023-02-27T23:59:59+01:00', '2023-02-28T00:00:00+01:00'],
  ])('born %s begin to see at midnight of the 15th birthday', async (birthDate, before, after) => {
    const { actor, personId } = await newYoungPerson(db, { birthDate })
    await begin(personId, '2020-01-01')
    expect(await at(db, before, actor, (trx) => seen(trx, personId))).toEqual([])
    expect(await at(db, after, actor, (trx) => seen(trx, personId))).toEqual(all)
  })

  it.each([
    ['2009-03-14', '2027-03-13T23:59:59+01:00', '2027-03-14T00:00:00+01:00'],
    // In summer time, and on a day that most years do not have.
    ['2008-07-01', '2026-06-30T23:59:59+02:00', '2026-07-01T00:00:00+02:00'],
    ['2008-02-29', '2026-02-27T23:59:59+01:00', '2026-02-28T00:00:00+01:00'],
  ])(
    'of somebody born %s: a guardian sees nothing from midnight of the 18th birthday',
    async (birthDate, before, after) => {
      const { guardian, personId } = await custodyOf(birthDate)
      expect(await at(db, before, guardian, (trx) => seen(trx, personId))).toEqual([
        'identity',
        'status',
        'plan',
        'statutory',
        'log',
      ])
      expect(await at(db, after, guardian, (trx) => seen(trx, personId))).toEqual([])
    },
  )

  it('a guardian sees less from the 15th birthday on', async () => {
    const { guardian, personId } = await custodyOf('2012-03-14')
    const on = (instant: string) => at(db, instant, guardian, (trx) => seen(trx, personId))
    expect(await on('2027-03-13T23:59:59+01:00')).toContain('guidance')
    expect(await on('2027-03-14T00:00:00+01:00')).not.toContain('guidance')
    expect(await on('2027-03-13T23:59:59+01:00')).not.toContain('secret')
  })

  async function custodyOf(birthDate: string) {
    const guardian = await newActor(db, 'Marianne Thorup Krogh', [], undefined, 'citizen')
    const personId = await newPerson(db, { birthDate })
    await relate(db, {
      personId,
      with: { actorId: guardian.id },
      kind: 'custody',
      basis: 'custody',
      from: '2020-01-01',
    })
    return { guardian, personId }
  }

  const begin = (personId: string, from: string) =>
    asSuperuser(db, sql`update m_851.relation set valid_from = ${from} where person_id = ${personId}`)
})

describe('ages end what the law ends', () => {
  it('a school sees nothing of the closed list from the 25th birthday, and nobody anything from the 30th', async () => {
    const { head, personId } = await school(db, 'Sundby HF')
    const contact = await newActor(db, 'Ida Østergaard Moth', ['counsellor'])
    await relate(db, { personId, with: { actorId: contact.id }, kind: 'contact_person' })
    // Roles lapse long before: for this test they hold.
    await asSuperuser(db, sql`update m_851.role_assignment set lapses_on = '2100-01-01'`)
    expect(await at(db, '2035-01-30T23:59:59+01:00', head, (trx) => seen(trx, personId))).toContain(
      'statutory',
    )
    expect(await at(db, '2035-01-31T00:00:00+01:00', head, (trx) => seen(trx, personId))).toEqual([
      'identity',
      'absence',
    ])
    expect(await at(db, '2040-01-30T23:59:59+01:00', contact, (trx) => seen(trx, personId))).toEqual(
      everything,
    )
    expect(await at(db, '2040-01-31T00:00:00+01:00', contact, (trx) => seen(trx, personId))).toEqual([])
  })
})

describe('emergency access', () => {
  it('holds for one hour', async () => {
    const actor = await newActor(db, 'Zeynep Karakus Toft', ['caseworker'])
    const personId = await newPerson(db)
    await db.as(
      (trx) =>
        trx
          .insertInto('break_glass')
          .values({
            actor_id: actor.id,
            person_id: personId,
            because: 'the young person rang and is in danger',
          })
          .execute(),
      actor,
    )
    // Opened at the tests' time, at 11 o'clock.
    expect(await at(db, '2026-11-24T11:59:59+01:00', actor, (trx) => seen(trx, personId))).toEqual(everything)
    expect(await at(db, '2026-11-24T12:00:00+01:00', actor, (trx) => seen(trx, personId))).toEqual([])
  })

  it('is opened in one’s own name, and by nobody of another authority', async () => {
    const [actor, colleague] = [
      await newActor(db, 'Zeynep Karakus Toft', ['caseworker']),
      await newActor(db, 'Goran Petrovic Bech', ['mentor']),
    ]
    const personId = await newPerson(db)
    const open = (by: PersonActor, name: PersonActor) =>
      db.as(
        (trx) =>
          trx
            .insertInto('break_glass')
            .values({ actor_id: name.id, person_id: personId, because: 'a test of emergency access' })
            .execute(),
        by,
      )
    await expect(open(colleague, actor)).rejects.toMatchObject({ code: '42501' })
    const { teacher } = await school(db, 'Bakkens Skole')
    await expect(open(teacher, teacher)).rejects.toMatchObject({ code: '42501' })
  })
})
