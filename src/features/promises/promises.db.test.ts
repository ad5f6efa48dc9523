import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newActor, newPerson, newYoungPerson } from '../../../test/support/people.ts'
import { at } from '../../../test/support/time.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import { excusePromise, handOverPromises, keepPromises, planNotFollowed, voidPromises } from './actions.ts'
import { putAway } from './away.ts'
import { type PromiseCast, promiseCast, promised } from './promises.fixture.ts'
import { countPromises, listOpenPromises, listPromisesOf } from './queries.ts'
import type { Voiding } from './rules.ts'

let db: TestDatabase
let cast: PromiseCast
const promises = () => systemIn(db.aalborg, 'promises')
beforeAll(async () => {
  db = await testDatabase()
  cast = await promiseCast(db)
})

const source = 'a-test'
const keep = (
  sourceId: string,
  deed: 'contact' | 'attempt' | 'ownership' | 'offer',
  when: string,
  from = source,
) =>
  db.as(
    (trx) =>
      keepPromises(trx, cast.mette, 'test', { source: from, sourceId, with: deed, at: new Date(when) }),
    promises(),
  )
const stateAt = (sourceId: string, instant: string, from = source) =>
  at(db, instant, promises(), async (trx) => {
    const rows = await listPromisesOf(trx, { source: from, sourceId })
    return rows.map(({ state, isOpen }) => `${state}${isOpen ? ' and open' : ''}`)
  })

describe('a promise', () => {
  it('is open until the midnight after its day, and then broken until it is done', async () => {
    const id = await promised(db, cast)
    expect(await stateAt(id, '2026-12-01T23:59:59+01:00')).toEqual(['open and open'])
    expect(await stateAt(id, '2026-12-02T00:00:00+01:00')).toEqual(['broken and open'])
    await keep(id, 'contact', '2026-12-03T09:00:00+01:00')
    expect(await stateAt(id, '2026-12-03T10:00:00+01:00')).toEqual(['broken'])
  })

  it('is broken by what was done at the very midnight', async () => {
    const id = await promised(db, cast)
    await keep(id, 'contact', '2026-12-02T00:00:00+01:00')
    expect(await stateAt(id, '2026-12-08T09:00:00+01:00')).toEqual(['broken'])
  })

  it('is void when it falls away in time, and stays broken when somebody was let wait before', async () => {
    const fallsAway = async (when: string, because: Voiding) => {
      const id = await promised(db, cast)
      await at(db, when, promises(), (trx) =>
        voidPromises(trx, promises(), 'test', { source, sourceId: id }, because),
      )
      return stateAt(id, '2026-12-08T09:00:00+01:00')
    }
    expect(await fallsAway('2026-12-01T23:59:59+01:00', 'moved')).toEqual(['void'])
    for (const because of ['moved', 'age', 'gone', 'back', 'redirected'] as const)
      expect(await fallsAway('2026-12-02T00:00:00+01:00', because)).toEqual(['broken'])
    for (const because of ['mistake', 'one-of-two'] as const)
      expect(await fallsAway('2026-12-02T00:00:00+01:00', because)).toEqual(['void'])
  })

  it('is kept by what was done in time, however late it is written down', async () => {
    const id = await promised(db, cast)
    await keep(id, 'contact', '2026-12-01T23:59:59+01:00')
    expect(await stateAt(id, '2026-12-08T09:00:00+01:00')).toEqual(['kept'])
  })

  it('of contact is not kept by an attempt, neither here nor in the database', async () => {
    const id = await promised(db, cast)
    expect(await keep(id, 'attempt', '2026-11-25T09:00:00+01:00')).toEqual([])
    expect(await keep(id, 'ownership', '2026-11-25T09:00:00+01:00')).toEqual([])
    await expect(
      db.as(
        (trx) =>
          trx
            .updateTable('promise')
            .set({ ended: 'done', done_at: new Date('2026-11-25T09:00:00Z'), done_with: 'attempt' })
            .where('source_id', '=', id)
            .execute(),
        promises(),
      ),
    ).rejects.toMatchObject({ code: '23514', constraint: 'kept_by_its_deed' })
    expect(await keep(id, 'contact', '2026-11-26T09:00:00+01:00')).toEqual(['first-contact'])
  })

  it('is not kept by what was done before it', async () => {
    const id = await promised(db, cast)
    expect(await keep(id, 'contact', '2026-11-24T10:59:59+01:00')).toEqual([])
  })

  it('has one named owner, always', async () => {
    const id = await promised(db, cast)
    await expect(
      db.asSuperuser('update m_851.promise set owner_id = null where source_id = $1', [id]),
    ).rejects.toMatchObject({ code: '23502' })
    await expect(promised(db, cast, { ownerId: '999999' })).rejects.toMatchObject({ code: '23503' })
  })

  it('starts once, however often it is told of', async () => {
    const id = await promised(db, cast)
    await promised(db, cast, { sourceId: id })
    expect(await stateAt(id, '2026-11-24T12:00:00+01:00')).toHaveLength(1)
  })

  it('stays as it ended', async () => {
    const id = await promised(db, cast)
    await keep(id, 'contact', '2026-11-26T09:00:00+01:00')
    for (const change of [
      `done_at = '2026-11-25T09:00:00Z'`,
      `ended = null, done_at = null, done_with = null`,
    ])
      await expect(
        db.asSuperuser(`update m_851.promise set ${change} where source_id = $1`, [id]),
      ).rejects.toMatchObject({ code: '23001' })
  })

  it('is due as promised, whatever the service levels become', async () => {
    const id = await promised(db, cast)
    await expect(
      db.as((trx) => trx.updateTable('promise').set({ due_on: '2030-01-01' }).execute(), promises()),
    ).rejects.toThrow(/permission denied/)
    expect(await stateAt(id, '2026-12-02T00:00:00+01:00')).toEqual(['broken and open'])
  })

  it('tells its whole history, which nobody writes or changes by hand', async () => {
    const id = await promised(db, cast)
    await db.as(
      (trx) => handOverPromises(trx, cast.birgit, { source, sourceId: id, ownerId: cast.omar.id }),
      promises(),
    )
    await keep(id, 'contact', '2026-11-26T09:00:00+01:00')
    const told = await db.as(
      (trx) =>
        trx
          .selectFrom('promise_event')
          .innerJoin('promise', 'promise.id', 'promise_id')
          .select(['type', 'actor_id', 'promise_event.owner_id', 'promise_event.done_at'])
          .where('source_id', '=', id)
          .orderBy('promise_event.id')
          .execute(),
      cast.mette,
    )
    expect(told).toEqual([
      { type: 'started', actor_id: cast.mette.id, owner_id: cast.mette.id, done_at: null },
      { type: 'owner', actor_id: cast.birgit.id, owner_id: cast.omar.id, done_at: null },
      {
        type: 'done',
        actor_id: cast.mette.id,
        owner_id: cast.omar.id,
        done_at: new Date('2026-11-26T08:00:00Z'),
      },
    ])
    for (const act of [
      () => db.as((trx) => trx.updateTable('promise_event').set({ type: 'void' }).execute(), promises()),
      () =>
        db.as(
          (trx) =>
            trx
              .insertInto('promise_event')
              .values({ promise_id: '1', type: 'void', owner_id: '1' })
              .execute(),
          promises(),
        ),
    ])
      await expect(act()).rejects.toThrow(/permission denied/)
  })
})

describe('the law’s clock at 15 to 17', () => {
  it('keeps learned, contact and offer apart, and starts the second one at the contact', async () => {
    const id = await promised(db, cast, {
      source: planNotFollowed,
      startedAt: new Date('2026-11-20T23:30:00+01:00'),
    })
    const learned = await stateAt(id, '2026-11-27T23:59:59+01:00', planNotFollowed)
    expect(learned).toEqual(['open and open'])
    await keep(id, 'contact', '2026-11-26T13:00:00+01:00', planNotFollowed)
    const rows = await db.as(
      (trx) =>
        trx
          .selectFrom('promise')
          .select(['kind', 'started_at', 'due_on', 'done_at', 'law'])
          .where('source', '=', planNotFollowed)
          .where('source_id', '=', id)
          .orderBy('id')
          .execute(),
      promises(),
    )
    expect(rows).toEqual([
      {
        kind: 'first-contact',
        started_at: new Date('2026-11-20T22:30:00Z'),
        due_on: '2026-11-27',
        done_at: new Date('2026-11-26T12:00:00Z'),
        law: 'BEK 1014/2019 § 10',
      },
      {
        kind: 'offer',
        started_at: new Date('2026-11-26T12:00:00Z'),
        due_on: '2026-12-26',
        done_at: null,
        law: 'BEK 1014/2019 § 10',
      },
    ])
    await keep(id, 'offer', '2026-12-26T10:00:00+01:00', planNotFollowed)
    expect(await stateAt(id, '2027-01-04T09:00:00+01:00', planNotFollowed)).toEqual(['kept', 'kept'])
  })

  it('can be made shorter and never longer', async () => {
    const admin = await newActor(db, 'Tove', ['administrator'])
    const change = (amount: number) =>
      db.as(async (trx) => {
        const { rows } = await sql<{ version: number }>`insert into service_rules (because, written_by)
          values ('a test of it', ${admin.id}::bigint) returning version`.execute(trx)
        const version = rows[0]?.version ?? 0
        await sql`insert into service_level (version, kind, urgency, age_from, age_until, amount, unit, law, law_most)
          select ${version}, kind, urgency, age_from, age_until, amount, unit, law, law_most
          from service_level where version = 1`.execute(trx)
        await sql`update service_level set amount = ${amount} where version = ${version} and law_most = 5
          and urgency = 'ordinary'`.execute(trx)
      }, admin)
    await change(4)
    await expect(change(6)).rejects.toMatchObject({ code: '23514' })
  })
})

const theyExcuse = (who: PersonActor, sourceId: string, when: string) =>
  at(db, when, who, async (trx) => {
    const { id } = await trx
      .selectFrom('promise')
      .select('id')
      .where('source', '=', source)
      .where('source_id', '=', sourceId)
      .executeTakeFirstOrThrow()
    await excusePromise(trx, who, 'test', { promiseId: id, because: 'not-reached', overtaken: 'ended' })
  })

describe('excusing', () => {
  it('is the owner’s while there is time, and the leader’s afterwards', async () => {
    const [early, late] = [await promised(db, cast), await promised(db, cast)]
    await theyExcuse(cast.mette, early, '2026-11-30T09:00:00+01:00')
    await expect(theyExcuse(cast.mette, late, '2026-12-02T00:00:00+01:00')).rejects.toThrow(/leader lets off/)
    await theyExcuse(cast.birgit, late, '2026-12-02T00:00:00+01:00')
    expect(await stateAt(late, '2026-12-03T09:00:00+01:00')).toEqual(['excused'])
  })

  it('takes a reason from the list', async () => {
    const id = await promised(db, cast)
    const without = (because: string | null) =>
      db.asSuperuser(`update m_851.promise set ended = 'excused', because = $2 where source_id = $1`, [
        id,
        because,
      ])
    await expect(without(null)).rejects.toMatchObject({ code: '23514' })
    await expect(without('age')).rejects.toMatchObject({ code: '23514' })
  })
})

const seenBy = (actor: PersonActor, sourceId: string) =>
  db.as(
    async (trx) =>
      (await trx.selectFrom('promise').select('id').where('source_id', '=', sourceId).execute()).length,
    actor,
  )

describe('a promise is known', () => {
  it('to its owner, their leader and who is around the young person; to no other colleague', async () => {
    const id = await promised(db, cast)
    const poul = await newActor(db, 'Poul', ['counsellor'])
    expect([await seenBy(cast.mette, id), await seenBy(cast.birgit, id)]).toEqual([1, 1])
    expect([await seenBy(cast.omar, id), await seenBy(poul, id)]).toEqual([0, 0])
  })

  it('to the young person from the day on which it may be told', async () => {
    const { personId, actor } = await newYoungPerson(db, { birthDate: '2009-03-14' })
    const person = { id: personId, birthDate: '2009-03-14' }
    const now = await promised(db, cast, { person })
    const later = await promised(db, cast, { person, tellFrom: '2026-12-08' })
    expect([await seenBy(actor, now), await seenBy(actor, later)]).toEqual([1, 0])
    const then = await at(db, '2026-12-08T00:00:00+01:00', actor, (trx) =>
      trx.selectFrom('promise').select('id').execute(),
    )
    expect(then).toHaveLength(2)
  })
})

describe('while the owner is away', () => {
  it('another one keeps it, sees whom it is about, and not a day longer', async () => {
    const id = await promised(db, cast)
    const away = {
      actorId: cast.mette.id,
      substituteId: cast.omar.id,
      from: '2026-11-26',
      until: '2026-12-03',
    }
    await db.as((trx) => putAway(trx, cast.mette, 'test', away, 'away already'), cast.mette)
    const onList = (instant: string) =>
      at(db, instant, cast.omar, async (trx) =>
        (await listOpenPromises(trx, { of: 'me', most: 100 }))
          .filter(({ sourceId }) => sourceId === id)
          .map(({ person, owner, standIn }) => [person?.name, owner.name, standIn]),
      )
    expect(await onList('2026-11-25T23:59:59+01:00')).toEqual([])
    expect(await onList('2026-11-26T00:00:00+01:00')).toEqual([['Emil Thorup Krogh', 'Mette', 'Omar']])
    expect(await onList('2026-12-03T00:00:00+01:00')).toEqual([])
    await expect(
      db.as((trx) => putAway(trx, cast.mette, 'test', away, 'away already'), cast.mette),
    ).rejects.toMatchObject({ sentence: 'away already' })
  })

  it('the one who stands in for who stands in keeps it; in a circle it stays with its owner', async () => {
    const [a, b, c] = [
      await newActor(db, 'A', ['counsellor']),
      await newActor(db, 'B', ['counsellor']),
      await newActor(db, 'C', ['counsellor']),
    ]
    const away = (who: PersonActor, other: PersonActor, from: string) =>
      db.as(
        (trx) =>
          putAway(
            trx,
            who,
            'test',
            { actorId: who.id, substituteId: other.id, from, until: '2027-02-01' },
            'x',
          ),
        who,
      )
    await away(a, b, '2027-01-01')
    await away(b, c, '2027-01-10')
    await away(c, a, '2027-01-20')
    const acting = (day: string) =>
      db.as(async (trx) => {
        const { rows } = await sql<{ who: string }>`select acting_owner(${a.id}, ${day}) as who`.execute(trx)
        return rows[0]?.who
      }, cast.mette)
    expect([await acting('2027-01-05'), await acting('2027-01-15'), await acting('2027-01-25')]).toEqual([
      b.id,
      c.id,
      a.id,
    ])
  })

  it('nobody says so of a colleague but their leader', async () => {
    const draft = {
      actorId: cast.omar.id,
      substituteId: cast.mette.id,
      from: '2027-03-01',
      until: '2027-03-02',
    }
    await expect(db.as((trx) => putAway(trx, cast.mette, 'test', draft, 'x'), cast.mette)).rejects.toThrow(
      /row-level security/,
    )
    await db.as((trx) => putAway(trx, cast.birgit, 'test', draft, 'x'), cast.birgit)
  })
})

describe('counting', () => {
  it('tells kept, broken, open, excused and void apart, by kind, month and team', async () => {
    const person = { id: await newPerson(db), birthDate: '2009-03-14' }
    const started = { person, startedAt: new Date('2026-06-01T09:00:00Z') }
    const some = async () => promised(db, cast, started)
    await keep(await some(), 'contact', '2026-06-02T09:00:00Z')
    await keep(await some(), 'contact', '2026-06-20T09:00:00Z')
    await some()
    await theyExcuse(cast.birgit, await some(), '2026-11-30T09:00:00+01:00')
    await promised(db, cast, { ...started, ownerId: (await newActor(db, 'In no team', ['counsellor'])).id })
    const counts = await db.as(
      (trx) => countPromises(trx, cast.birgit, { from: '2026-06-01', until: '2026-06-30' }),
      cast.birgit,
    )
    const nothing = { open: 0, kept: 0, broken: 0, late: 0, excused: 0, notReached: 0, void: 0 }
    const month = { kind: 'first-contact', month: '2026-06-01', ...nothing }
    expect(counts).toEqual([
      { ...month, teamId: cast.teamId, kept: 1, broken: 2, late: 1, excused: 1, notReached: 1 },
      { ...month, teamId: null, broken: 1, late: 1 },
    ])
  })
})
