import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { type LogTest, logTest } from '../../../test/support/log-test.ts'
import { newActor, newPerson, newYoungPerson, relate } from '../../../test/support/people.ts'
import { at } from '../../../test/support/time.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { Trail } from '../../platform/audit/trail.ts'
import { openPerson } from '../access/index.ts'
import { endRelation, writeNote } from '../young-people/index.ts'
import { listLooks } from './queries.ts'

let test: LogTest
beforeAll(async () => {
  test = await logTest()
})

const looksOf = (actor: PersonActor, personId = test.personId, forGuardian = false) =>
  test.db.as((trx) => listLooks(trx, personId, { forGuardian }), actor, 'read only')

/** How many rows of the log somebody can read at all, of this person. */
const rowsFor = (actor: PersonActor, personId = test.personId) =>
  test.db.as(
    async (trx) => {
      const { rows } = await sql<{ many: number }>`
        select count(*)::int as many from access_log where subjects @> array[${personId}::uuid]`.execute(trx)
      return rows[0]?.many
    },
    actor,
    'read only',
  )

describe('my log', () => {
  it('has five lines after five looks, newest first, with unit, role and reason', async () => {
    for (let times = 0; times < 5; times += 1) await test.look(test.ida)
    const { looks, next } = await looksOf(test.young)
    expect(looks).toHaveLength(5)
    expect(next).toBeUndefined()
    expect([...looks].sort((one, other) => Number(other.id) - Number(one.id))).toEqual(looks)
    expect(looks[0]).toMatchObject({
      looker: 'staff',
      kind: 'read',
      unit: 'Uddannelseshuset UU',
      roles: ['counsellor'],
      reasons: ['contact_person'],
      emergency: false,
      otherAuthority: false,
      tellFrom: null,
    })
    expect(JSON.stringify(looks)).not.toContain(test.ida.name)
    expect(Object.keys(looks[0] ?? {})).not.toContain('actorId')
  })

  it('counts a list with many people as one look, and says that others were on it to nobody', async () => {
    const others = await Promise.all([newPerson(test.db), newPerson(test.db)])
    const { looks: before } = await looksOf(test.young)
    await test.look(test.ida, { action: 'list', subjects: [test.personId, ...others] })
    const { looks } = await looksOf(test.young)
    expect(looks).toHaveLength(before.length + 1)
    expect(looks[0]).toMatchObject({ kind: 'list' })
    for (const id of others) expect(JSON.stringify(looks)).not.toContain(id)
  })

  it('marks a look in an emergency, and one from another authority', async () => {
    await test.look(test.ida, { reasons: ['break_glass'] })
    await test.look(test.teacher, { reasons: ['enrolled'] })
    const { looks } = await looksOf(test.young)
    expect(looks[0]).toMatchObject({ otherAuthority: true, emergency: false, roles: ['teacher'] })
    expect(looks[1]).toMatchObject({ otherAuthority: false, emergency: true })
  })

  it('shows no refusal: nobody saw anything', async () => {
    const { looks: before } = await looksOf(test.young)
    await test.look(test.ida, { result: 'refused' })
    expect((await looksOf(test.young)).looks).toEqual(before)
  })

  it('names what was written from the history of the same request', async () => {
    const requestId = 'a note is written'
    await test.db.as(
      (trx) =>
        writeNote(trx, test.ida, requestId, {
          personId: test.personId,
          kind: 'conversation',
          restricted: false,
          happenedOn: '2026-11-20',
          words: 'Vi talte sammen.',
        }),
      test.ida,
    )
    await test.look(test.ida, { requestId, action: 'change', method: 'POST', result: 'done' })
    expect((await looksOf(test.young)).looks[0]).toMatchObject({ kind: 'note' })
  })

  it('leaves out the reader’s own visits unless they are asked for', async () => {
    await test.look(test.young, { reasons: ['self'], page: 'me.front' })
    expect((await looksOf(test.young)).looks.map(({ looker }) => looker)).not.toContain('self')
    const all = await test.db.as(
      (trx) => listLooks(trx, test.personId, { forGuardian: false, own: true }),
      test.young,
    )
    expect(all.looks[0]?.looker).toBe('self')
  })

  it('goes on by key where one page ends', async () => {
    const { personId, actor } = await newYoungPerson(test.db)
    for (let times = 0; times < 32; times += 1) await test.look(test.ida, { subjects: [personId] })
    const first = await looksOf(actor, personId)
    expect(first.looks).toHaveLength(30)
    const second = await test.db.as(
      (trx) => listLooks(trx, personId, { forGuardian: false, before: first.next }),
      actor,
    )
    expect(second.looks).toHaveLength(2)
    expect(second.next).toBeUndefined()
    expect(first.looks.map(({ id }) => id)).not.toContain(second.looks[0]?.id)
  })
})

describe('a reason that may not be told yet', () => {
  it('shows at once as a look by the unit, with the day on which the reason follows; then it is filled in', async () => {
    await test.look(test.ida, {
      tellFrom: '2027-02-01',
      purpose: 'En grund, der må vente.',
      action: 'export',
    })
    const { looks } = await looksOf(test.young)
    expect(looks[0]).toMatchObject({
      kind: 'look',
      unit: 'Uddannelseshuset UU',
      roles: [],
      reasons: [],
      law: null,
      purpose: null,
      tellFrom: '2027-02-01',
    })
    const then = await at(test.db, '2027-02-01T00:00:01+01:00', test.young, (trx) =>
      listLooks(trx, test.personId, { forGuardian: false }),
    )
    expect(then.looks[0]).toMatchObject({
      kind: 'export',
      reasons: ['contact_person'],
      purpose: 'En grund, der må vente.',
      tellFrom: null,
    })
  })

  it('also waits where a note of that request waits', async () => {
    const requestId = 'a note that waits'
    await test.db.as(
      (trx) =>
        writeNote(trx, test.ida, requestId, {
          personId: test.personId,
          kind: 'observation',
          restricted: false,
          happenedOn: '2026-11-20',
          words: 'Noget, der først må siges senere.',
          tellFrom: '2027-01-15',
        }),
      test.ida,
    )
    await test.look(test.ida, { requestId, action: 'change', method: 'POST', result: 'done' })
    const [look] = (await looksOf(test.young)).looks
    expect(look).toMatchObject({ kind: 'look', tellFrom: '2027-01-15', roles: [] })
    const events = await test.db.as(
      (trx) => trx.selectFrom('person_event').select('id').where('request_id', '=', requestId).execute(),
      test.young,
    )
    expect(events).toEqual([])
    const then = await at(test.db, '2027-01-15T00:00:01+01:00', test.young, (trx) =>
      listLooks(trx, test.personId, { forGuardian: false }),
    )
    expect(then.looks.find(({ id }) => id === look?.id)).toMatchObject({ kind: 'note', tellFrom: null })
  })
})

describe('who reads the log', () => {
  it('is the young person, the holders of custody, the leader of the team, and the data protection officer', async () => {
    const { young, mother, leader, protector } = test
    for (const actor of [young, mother, leader, protector]) expect(await rowsFor(actor)).toBeGreaterThan(0)
  })

  it('is nobody else: not the contact person, not a leader of others, not somebody unrelated', async () => {
    const { db, ida, teacher } = test
    const nobody = [
      await newActor(db, 'Leder af andre', ['team-leader']),
      await newActor(db, 'Analytiker', ['analyst']),
      // An administrator's own acts are out of their reach (T-21).
      await newActor(db, 'Anna Administrator', ['administrator']),
      (await newYoungPerson(db)).actor,
    ]
    for (const actor of [ida, teacher, ...nobody]) expect(await rowsFor(actor)).toBe(0)
  })

  it('nobody reads through another person’s row', async () => {
    const { db } = test
    const { personId, actor } = await newYoungPerson(db)
    await test.look(test.ida, { subjects: [personId] })
    expect(await rowsFor(actor, personId)).toBe(1)
    expect(await rowsFor(actor)).toBe(0)
    expect((await looksOf(actor)).looks).toEqual([])
  })

  it('changes nothing in it', async () => {
    const { db, young, protector } = test
    for (const actor of [young, protector])
      await expect(db.as((trx) => sql`update access_log set page = 'x'`.execute(trx), actor)).rejects.toThrow(
        /permission denied/,
      )
  })
})

describe('a holder of custody', () => {
  it('sees the looks of staff, and neither the young person’s nor the other parent’s', async () => {
    const { young, mother, father } = test
    const own = await test.look(mother, { reasons: ['custody'], page: 'me.child' })
    const theirs = await test.look(father, { reasons: ['custody'], page: 'me.child' })
    const self = await test.look(young, { reasons: ['self'], page: 'me.front' })
    const seen = async (actor: PersonActor) =>
      test.db.as(async (trx) => {
        const rows = await trx.selectFrom('access_log').select('request_id').execute()
        return rows.map(({ request_id }) => request_id)
      }, actor)
    expect(await seen(mother)).toContain(own)
    expect(await seen(mother)).not.toContain(theirs)
    expect(await seen(mother)).not.toContain(self)
    expect(await seen(young)).toEqual(expect.arrayContaining([own, theirs, self]))
  })

  it('does not learn of a note that is not for guardians, nor of what happened to it', async () => {
    const { db, ida, mother, young, personId } = test
    const requestId = 'not for guardians'
    await db.as(
      (trx) =>
        writeNote(trx, ida, requestId, {
          personId,
          kind: 'family',
          restricted: false,
          happenedOn: '2026-11-20',
          words: 'Det bliver mellem os.',
          notForGuardiansBecause: 'Den unge har bedt om det.',
        }),
      ida,
    )
    await test.look(ida, { requestId, action: 'change', method: 'POST', result: 'done' })
    const has = (actor: PersonActor) =>
      db.as(async (trx) => {
        const looks = await trx
          .selectFrom('access_log')
          .select('id')
          .where('request_id', '=', requestId)
          .execute()
        const events = await trx
          .selectFrom('person_event')
          .select('id')
          .where('request_id', '=', requestId)
          .execute()
        return [looks.length, events.length]
      }, actor)
    expect(await has(young)).toEqual([1, 1])
    expect(await has(mother)).toEqual([0, 0])
  })

  it('sees nothing more from local midnight of the 18th birthday on, also of somebody born on 29 February', async () => {
    const { db } = test
    const cases = [
      ['2010-06-15', '2028-06-14T23:59:59+02:00', '2028-06-15T00:00:01+02:00'],
      ['2008-02-29', '2026-02-27T23:59:59+01:00', '2026-02-28T00:00:01+01:00'],
    ] as const
    for (const [birthDate, before, after] of cases) {
      const personId = await newPerson(db, { birthDate })
      const actor = await newActor(db, 'En forælder', [], undefined, 'citizen')
      const guardian: PersonActor = { ...actor, roles: ['guardian'] }
      await relate(db, {
        personId,
        with: { actorId: actor.id },
        kind: 'custody',
        basis: 'custody',
        from: '2020-01-01',
      })
      await test.look(test.ida, { subjects: [personId] })
      const on = (instant: string) =>
        at(db, instant, guardian, async (trx) => {
          const { looks } = await listLooks(trx, personId, { forGuardian: true })
          const standing = await openPerson(trx, new Trail(), personId).catch(() => undefined)
          return [looks.length, standing?.first.reason]
        })
      expect(await on(before)).toEqual([1, 'custody'])
      expect(await on(after)).toEqual([0, undefined])
    }
  })

  it('sees nothing from the next request on when custody ends', async () => {
    const { db, father, personId } = test
    expect(await rowsFor(father)).toBeGreaterThan(0)
    const by = systemIn(db.aalborg, 'import')
    await db.as((trx) => endRelation(trx, by, 'custody ends', personId, test.custodyOf(father)), by)
    expect(await rowsFor(father)).toBe(0)
    expect((await looksOf(father, personId, true)).looks).toEqual([])
  })

  it('who also works here has the smaller view of their own child only', async () => {
    const { db, leader } = test
    const childId = await newPerson(db, { birthDate: '2013-05-01' })
    await relate(db, { personId: childId, with: { actorId: leader.id }, kind: 'custody', basis: 'custody' })
    await test.look(test.mother, { reasons: ['custody'], subjects: [childId] })
    const self = await rowsFor(test.young)
    expect(await rowsFor(leader, childId)).toBe(0)
    expect(await rowsFor(leader)).toBe(self)
  })
})

describe('the log of a municipality', () => {
  it('is not read through for one person: the index on those in it finds the rows', async () => {
    const superuser = new pg.Client(test.db.superuser)
    await superuser.connect()
    try {
      await superuser.query(`set search_path = ${test.db.aalborg.schema}`)
      await superuser.query(`insert into access_log (request_id, page, method, result, subjects)
        select 'r' || n, 'work.person', 'GET', 'shown', array[gen_random_uuid()] from generate_series(1, 20000) n`)
      await superuser.query('analyze access_log')
      await superuser.query('set role fodfaeste_rule')
      const rule = await superuser.query(
        `explain select id from access_log where subjects @> array['${test.personId}'::uuid]`,
      )
      expect(JSON.stringify(rule.rows)).toContain('access_log_by_subject')
    } finally {
      await superuser.end()
    }
    const plan = await test.db.as(async (trx) => {
      const { rows } = await sql<Record<string, string>>`explain select id from access_log
        where id = any (array(select look_ids(${test.personId}::uuid)))`.execute(trx)
      return JSON.stringify(rows)
    }, test.young)
    expect(plan).toContain('access_log_pkey')
    expect(plan).not.toContain('Seq Scan on access_log')
    expect((await looksOf(test.young)).looks.length).toBeGreaterThan(5)
  })
})
