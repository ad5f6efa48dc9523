import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import {
  actorInRole,
  newActor,
  newOrganisation,
  newPerson,
  newUnit,
  relate,
} from '../../../test/support/people.ts'
import { anonymousIn, type Role, roles, systemIn } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { RelationKind } from '../young-people/index.ts'
import { contactPerson, everything, seen, sees, work } from './access.fixture.ts'
import { joinUnit } from './actions.ts'
import { whyMay } from './queries.ts'
import { type Category, categories } from './rules.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})

/** Written by hand: what each relation opens for each role. Everything that is not here opens nothing. */
const opens: Readonly<Partial<Record<RelationKind, Partial<Record<Role, readonly Category[]>>>>> = {
  contact_person: {
    counsellor: everything,
    'youth-guide': everything,
    caseworker: everything,
    mentor: everything,
    // Takes over from somebody who leaves (domain §7).
    'team-leader': everything,
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
/** What control needs of everybody. */
const control: Partial<Record<Role, readonly Category[]>> = {
  administrator: ['identity'],
  'data-protection-officer': ['identity', 'log'],
}
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
    const own = control[role] ?? []
    const expected = new Set([...(opens[kind]?.[role] ?? []), ...own])
    expect(await sees(db, actor, theirs)).toEqual(categories.filter((category) => expected.has(category)))
    expect(await sees(db, actor, foreign)).toEqual(own)
  })
})

describe('a role without a relation', () => {
  it.each(given)('%s sees nobody, or what control needs', async (role) => {
    const personId = await newPerson(db)
    const expected = control[role] ?? []
    expect(await sees(db, await actorInRole(db, role), personId)).toEqual(expected)
  })

  it('and a relation without a role opens nothing either', async () => {
    const actor = await newActor(db, 'Palle Hedegaard Bro')
    const personId = await newPerson(db)
    await relate(db, { personId, with: { actorId: actor.id }, kind: 'contact_person' })
    expect(await sees(db, actor, personId)).toEqual([])
  })

  it('is over on the day that it ends, lapses, or its holder leaves or is suspended', async () => {
    const endings = [{ valid_until: sql<string>`today()` }, { lapses_on: sql<string>`today()` }] as const
    for (const ending of endings) {
      const { actor, personId } = await contactPerson(db)
      await db.as((trx) =>
        trx.updateTable('role_assignment').set(ending).where('actor_id', '=', actor.id).execute(),
      )
      expect(await sees(db, actor, personId)).toEqual([])
    }
    for (const change of [
      { suspended_at: new Date(), suspended_because: 'a test' },
      { left_on: sql<string>`today()` },
    ] as const) {
      const { actor, personId } = await contactPerson(db)
      await db.as((trx) => trx.updateTable('actor').set(change).where('id', '=', actor.id).execute())
      expect(await sees(db, actor, personId)).toEqual([])
    }
  })
})

describe('a relation', () => {
  it('opens nothing from the day on which it ends', async () => {
    const { actor, personId, relation } = await contactPerson(db)
    expect(await sees(db, actor, personId)).toEqual(everything)
    await db.as(
      (trx) =>
        trx.updateTable('relation').set({ valid_until: sql`today()` }).where('id', '=', relation).execute(),
      systemIn(db.aalborg, 'import'),
    )
    expect(await sees(db, actor, personId)).toEqual([])
  })

  it('opens nothing before the day on which it begins', async () => {
    const actor = await newActor(db, 'Rasmus Holt Tvede', ['counsellor'])
    const personId = await newPerson(db)
    await relate(db, { personId, with: { actorId: actor.id }, kind: 'contact_person', from: '2099-01-01' })
    expect(await sees(db, actor, personId)).toEqual([])
  })

  it('to one contact person leaves room for no second one at the same time', async () => {
    const { personId } = await contactPerson(db)
    const other = await newActor(db, 'Nivi Kleist Bertelsen', ['youth-guide'])
    await expect(
      relate(db, { personId, with: { actorId: other.id }, kind: 'contact_person' }),
    ).rejects.toMatchObject({ code: '23P01' })
  })
})

describe('a team leader', () => {
  it('sees whom the team is around, and not what is behind a click of its own', async () => {
    const organisationId = await newOrganisation(db)
    const unitId = await newUnit(db, { organisationId, kind: 'team', name: 'Team Limfjorden' })
    const bente = await newActor(db, 'Bente Skovmose', ['team-leader'])
    const { actor, personId } = await contactPerson(db)
    await db.as(
      async (trx) => {
        await joinUnit(trx, { actorId: bente.id, unitId, kind: 'leader', source: 'administrator' })
        await joinUnit(trx, { actorId: actor.id, unitId, kind: 'member', source: 'administrator' })
      },
      systemIn(db.aalborg, 'import'),
    )
    expect(await sees(db, bente, personId)).toEqual([...work, 'statutory', 'log'])
    expect(await sees(db, bente, (await contactPerson(db)).personId)).toEqual([])
  })
})

/** Tables that every program of ours reads: what is in them is about nobody. */
const aboutNobody = [
  'organisation',
  'unit',
  'access_rule',
  'audit_seal',
  'audit_retention',
  'status_rules',
  'status_segment',
  'activity_code',
  'activity_type',
  'service_rules',
  'promise_kind',
  'service_level',
  'service_day_off',
  'service_step',
  'contact_ladder_step',
  'feedback_level',
  'signal_kind',
  'signal_rule',
  'signal_rule_version',
]

describe('without an actor', () => {
  it.each([
    ['nobody', undefined],
    ['a visitor', 'anonymous'],
    ['a system actor that no policy names', 'system'],
  ] as const)('as %s every table of people is empty', async (_, who) => {
    await contactPerson(db)
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
      if (rows.length > 0 && !(aboutNobody.includes(name) && who === 'system')) shown.push(name)
    }
    expect(shown).toEqual([])
  })
})

describe('why somebody may see', () => {
  it('is said with role, legal basis and end, and of nobody else', async () => {
    const { actor, personId } = await contactPerson(db)
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
    const { actor, personId } = await contactPerson(db)
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
