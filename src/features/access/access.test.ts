import { type RawBuilder, sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import {
  actorInRole,
  newActor,
  newOrganisation,
  newPerson,
  newUnit,
  newYoungPerson,
  relate,
} from '../../../test/support/people.ts'
import { at } from '../../../test/support/time.ts'
import { anonymousIn, type PersonActor, type Role, roles, systemIn } from '../../platform/access/actor.ts'
import { connect } from '../../platform/db/connect.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { RelationKind } from '../young-people/index.ts'
import { joinUnit } from './actions.ts'
import { whyMay } from './queries.ts'
import { type Category, categories } from './rules.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})

/** What somebody may see of somebody today, by the same question that the policies ask. */
async function seen(trx: ActorTransaction, personId: string): Promise<Category[]> {
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

const sees = (actor: PersonActor, personId: string): Promise<Category[]> =>
  db.as((trx) => seen(trx, personId), actor)

const work: Category[] = ['identity', 'contact', 'status', 'guidance', 'plan', 'concern']
const everything: Category[] = [...work, 'sensitive', 'secret', 'statutory']

/** Written by hand: what each relation opens for each role. Everything that is not here opens nothing. */
const opens: Readonly<Partial<Record<RelationKind, Partial<Record<Role, readonly Category[]>>>>> = {
  contact_person: {
    counsellor: everything,
    'youth-guide': everything,
    caseworker: everything,
    mentor: everything,
  },
  substitute: {
    counsellor: everything,
    'youth-guide': everything,
    caseworker: everything,
    mentor: everything,
  },
  youth_guide: { 'youth-guide': [...work, 'statutory'] },
  caseworker: { caseworker: [...work, 'statutory'] },
  mentor: { mentor: ['identity', 'contact', 'guidance', 'plan'] },
  referral: Object.fromEntries(
    (['counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader'] as const).map((role) => [
      role,
      ['identity', 'contact', 'status', 'guidance', 'plan'],
    ]),
  ),
  participant: Object.fromEntries(
    (
      [
        'counsellor',
        'youth-guide',
        'caseworker',
        'mentor',
        'team-leader',
        'teacher',
        'student-counsellor',
        'head-of-school',
      ] as const
    ).map((role) => [role, ['identity', 'plan', 'concern']]),
  ),
}
const municipal: readonly Role[] = ['administrator', 'data-protection-officer']
const given = roles.filter((role) => role !== 'young-person' && role !== 'guardian')
const direct = [
  'contact_person',
  'substitute',
  'youth_guide',
  'caseworker',
  'mentor',
  'referral',
  'participant',
] as const

describe.each(direct)('the relation %s', (kind) => {
  it.each(given)('opens for the role %s what the list says, and nothing of anybody else', async (role) => {
    const actor = await newActor(db, `${role} ${kind}`, [role])
    const [theirs, foreign] = [await newPerson(db), await newPerson(db)]
    await relate(db, {
      personId: theirs,
      with: { actorId: actor.id },
      kind,
      purpose: 'a test',
      until: '2100-01-01',
    })
    const own: readonly Category[] = municipal.includes(role) ? ['identity', 'log'] : []
    const expected = new Set([...(opens[kind]?.[role] ?? []), ...own])
    expect(await sees(actor, theirs)).toEqual(categories.filter((category) => expected.has(category)))
    expect(await sees(actor, foreign)).toEqual(own)
  })
})

describe('a role without a relation', () => {
  it.each(given)('%s sees nobody, or what control needs', async (role) => {
    const personId = await newPerson(db)
    const expected = municipal.includes(role) ? ['identity', 'log'] : []
    expect(await sees(await actorInRole(db, role), personId)).toEqual(expected)
  })

  it('and a relation without a role opens nothing either', async () => {
    const actor = await newActor(db, 'Palle Hedegaard Bro')
    const personId = await newPerson(db)
    await relate(db, { personId, with: { actorId: actor.id }, kind: 'contact_person' })
    expect(await sees(actor, personId)).toEqual([])
  })

  it('is over on the day that it ends, lapses, or its holder leaves or is suspended', async () => {
    const endings = [{ valid_until: sql<string>`today()` }, { lapses_on: sql<string>`today()` }] as const
    for (const ending of endings) {
      const { actor, personId } = await contactPerson()
      await db.as((trx) =>
        trx.updateTable('role_assignment').set(ending).where('actor_id', '=', actor.id).execute(),
      )
      expect(await sees(actor, personId)).toEqual([])
    }
    for (const change of [
      { suspended_at: new Date(), suspended_because: 'a test' },
      { left_on: sql<string>`today()` },
    ] as const) {
      const { actor, personId } = await contactPerson()
      await db.as((trx) => trx.updateTable('actor').set(change).where('id', '=', actor.id).execute())
      expect(await sees(actor, personId)).toEqual([])
    }
  })
})

async function contactPerson() {
  const actor = await newActor(db, 'Ida Østergaard Moth', ['counsellor'])
  const personId = await newPerson(db)
  const relation = await relate(db, { personId, with: { actorId: actor.id }, kind: 'contact_person' })
  return { actor, personId, relation }
}

describe('a relation', () => {
  it('opens nothing from the day on which it ends', async () => {
    const { actor, personId, relation } = await contactPerson()
    expect(await sees(actor, personId)).toEqual(everything)
    await db.as(
      (trx) =>
        trx.updateTable('relation').set({ valid_until: sql`today()` }).where('id', '=', relation).execute(),
      systemIn(db.aalborg, 'import'),
    )
    expect(await sees(actor, personId)).toEqual([])
  })

  it('opens nothing before the day on which it begins', async () => {
    const actor = await newActor(db, 'Rasmus Holt Tvede', ['counsellor'])
    const personId = await newPerson(db)
    await relate(db, { personId, with: { actorId: actor.id }, kind: 'contact_person', from: '2099-01-01' })
    expect(await sees(actor, personId)).toEqual([])
  })

  it('to one contact person leaves room for no second one at the same time', async () => {
    const { personId } = await contactPerson()
    const other = await newActor(db, 'Nivi Kleist Bertelsen', ['youth-guide'])
    await expect(
      relate(db, { personId, with: { actorId: other.id }, kind: 'contact_person' }),
    ).rejects.toMatchObject({ code: '23P01' })
  })
})

/** What no role of the program may: change a date that has passed. */
async function asSuperuser(statement: RawBuilder<unknown>): Promise<void> {
  const pool = connect({ connection: db.superuser, size: 1 })
  try {
    await statement.execute(pool.kysely)
  } finally {
    await pool.close()
  }
}

/** A school with two classes, a pupil in the first, and who works there. */
async function school(name: string) {
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

describe('a school', () => {
  it('sees of its pupils the roll and the law’s closed list, and of nobody else anything', async () => {
    const [ours, theirs] = [await school('Limfjordsgymnasiet'), await school('Fjordhandelsskolen')]
    for (const actor of [ours.teacher, ours.counsellor, ours.head]) {
      expect(await sees(actor, ours.personId)).toEqual(['identity', 'statutory'])
      expect(await sees(actor, theirs.personId)).toEqual([])
    }
    expect(await sees(ours.other, ours.personId)).toEqual([])
  })

  it('sees more with consent, and no more once it is withdrawn or over', async () => {
    const { organisationId, counsellor, teacher, personId } = await school('Havnens Gymnasium')
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
    const withConsent = ['identity', 'guidance', 'plan', 'statutory']
    expect(await sees(counsellor, personId)).toEqual(withConsent)
    expect(await sees(teacher, personId)).toEqual(['identity', 'statutory'])
    const later = (instant: string) => at(db, instant, counsellor, (trx) => seen(trx, personId))
    // The role lapses in half a year: the last day of the consent lies before that.
    expect(await later('2026-12-31T23:59:59+01:00')).toEqual(withConsent)
    expect(await later('2027-01-01T00:00:00+01:00')).toEqual(['identity', 'statutory'])
    await db.as(
      (trx) =>
        trx.updateTable('consent').set({ withdrawn_at: sql`now()` }).where('id', '=', consent.id).execute(),
      systemIn(db.aalborg, 'import'),
    )
    expect(await sees(counsellor, personId)).toEqual(['identity', 'statutory'])
  })

  it('is limited to one unit where the role is', async () => {
    const { organisationId, unitId, personId } = await school('Engens Skole')
    const elsewhere = await newUnit(db, { organisationId, kind: 'class', name: '9.c' })
    for (const [unit, expected] of [
      [unitId, ['identity', 'statutory']],
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
      expect(await sees(actor, personId)).toEqual(expected)
    }
  })
})

describe('the young person and the holders of custody', () => {
  const all: Category[] = [...categories]

  it('see their own, and nobody else’s', async () => {
    const [emil, samira] = [await newYoungPerson(db), await newYoungPerson(db)]
    expect(await sees(emil.actor, emil.personId)).toEqual(all)
    expect(await sees(emil.actor, samira.personId)).toEqual([])
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
    asSuperuser(sql`update m_851.relation set valid_from = ${from} where person_id = ${personId}`)
})

describe('ages end what the law ends', () => {
  it('a school sees nothing of the closed list from the 25th birthday, and nobody anything from the 30th', async () => {
    const { head, personId } = await school('Sundby HF')
    const contact = await newActor(db, 'Ida Østergaard Moth', ['counsellor'])
    await relate(db, { personId, with: { actorId: contact.id }, kind: 'contact_person' })
    // Roles lapse long before: for this test they hold.
    await asSuperuser(sql`update m_851.role_assignment set lapses_on = '2100-01-01'`)
    expect(await at(db, '2035-01-30T23:59:59+01:00', head, (trx) => seen(trx, personId))).toContain(
      'statutory',
    )
    expect(await at(db, '2035-01-31T00:00:00+01:00', head, (trx) => seen(trx, personId))).toEqual([
      'identity',
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
            opened_at: '2026-11-25T10:00:00+01:00',
            ends_at: '2026-11-25T11:00:00+01:00',
          })
          .execute(),
      actor,
    )
    expect(await at(db, '2026-11-25T10:59:59+01:00', actor, (trx) => seen(trx, personId))).toEqual(everything)
    expect(await at(db, '2026-11-25T11:00:00+01:00', actor, (trx) => seen(trx, personId))).toEqual([])
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
    const { teacher } = await school('Bakkens Skole')
    await expect(open(teacher, teacher)).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a team leader', () => {
  it('sees whom the team is around, and not what is behind a click of its own', async () => {
    const organisationId = await newOrganisation(db)
    const unitId = await newUnit(db, { organisationId, kind: 'team', name: 'Team Limfjorden' })
    const bente = await newActor(db, 'Bente Skovmose', ['team-leader'])
    const { actor, personId } = await contactPerson()
    await db.as(
      async (trx) => {
        await joinUnit(trx, { actorId: bente.id, unitId, kind: 'leader', source: 'administrator' })
        await joinUnit(trx, { actorId: actor.id, unitId, kind: 'member', source: 'administrator' })
      },
      systemIn(db.aalborg, 'import'),
    )
    expect(await sees(bente, personId)).toEqual([...work, 'statutory', 'log'])
    expect(await sees(bente, (await contactPerson()).personId)).toEqual([])
  })
})

describe('without an actor', () => {
  it.each([
    ['nobody', undefined],
    ['a visitor', 'anonymous'],
    ['a system actor that no policy names', 'system'],
  ] as const)('as %s every table of people is empty', async (_, who) => {
    await contactPerson()
    const actor = who === 'system' ? systemIn(db.aalborg, 'nobody in particular') : anonymousIn(db.aalborg)
    const { rows: tables } = await db.as(
      (trx) =>
        sql<{ name: string }>`
        select relname as name from pg_class
        where relnamespace = 'm_851'::regnamespace and relkind = 'r' and relforcerowsecurity
          and has_table_privilege('fodfaeste_app', oid, 'select')`.execute(trx),
      actor,
    )
    expect(tables.length).toBeGreaterThanOrEqual(20)
    const shown: string[] = []
    for (const { name } of tables) {
      // Sealed keys open nothing without the key that no database has.
      if (name === 'data_key') continue
      const { rows } = await db.as((trx) => sql`select from ${sql.table(name)} limit 1`.execute(trx), actor)
      const plain = ['organisation', 'unit', 'access_rule', 'audit_seal', 'audit_retention'].includes(name)
      if (rows.length > 0 && !(plain && who === 'system')) shown.push(name)
    }
    expect(shown).toEqual([])
  })
})

describe('why somebody may see', () => {
  it('is said with role, legal basis and end, and of nobody else', async () => {
    const { actor, personId } = await contactPerson()
    const standing = await db.as((trx) => whyMay(trx, personId), actor)
    expect(standing?.first).toMatchObject({
      reason: 'contact_person',
      role: 'counsellor',
      legalBasis: 'kui-guidance',
      until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
    const stranger = await newActor(db, 'Rasmus Holt Tvede', ['counsellor'])
    expect(await db.as((trx) => whyMay(trx, personId), stranger)).toBeUndefined()
  })

  it('seen as somebody else is what both may see, and writes nothing', async () => {
    const { actor, personId } = await contactPerson()
    const administrator = await newActor(db, 'Jørgen Hvass Lykke', ['administrator'])
    const asIda = <Result>(work: (trx: ActorTransaction) => Promise<Result>) =>
      db.as(async (trx) => {
        await sql`select set_config('fodfaeste.acting_as', ${actor.id}, true)`.execute(trx)
        return work(trx)
      }, administrator)
    expect(await asIda((trx) => seen(trx, personId))).toEqual(['identity'])
    const foreign = await newPerson(db)
    expect(await asIda((trx) => seen(trx, foreign))).toEqual([])
    const { rows } = await asIda((trx) => sql`select from writable('contact')`.execute(trx))
    expect(rows).toEqual([])
  })
})
