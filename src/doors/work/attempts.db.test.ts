import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newActor, relate } from '../../../test/support/people.ts'
import { testTime } from '../../../test/support/time.ts'
import { startPromises } from '../../features/promises/index.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { asksOf, type ConcernTest, concernTest } from '../concerns.fixture.ts'

/* Attempts to get in contact, by the ladder, until there is contact or somebody stops them (domain §7). */

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
})
const { newConcern, promises, state } = asksOf(() => test)

beforeEach(async () => {
  await test.rows(
    `truncate contact_attempt, contact_effort; delete from promise_event; delete from promise; delete from concern_event;
     delete from concern; delete from notice; delete from relation where kind = 'contact_person'`,
  )
})

const path = () => `/work/people/${test.emil.id}/attempts`
const tried = (outcome: string, more: Readonly<Record<string, string>> = {}, who = test.mette) =>
  test.as(who).send(path(), { channel: 'call', outcome, ...more })
const next = () =>
  test.rows(
    `select due_on::text as due, promise_state(ended, because, done_at, changed_at, due_at) as state, actor.name as owner
     from promise join actor on actor.id = owner_id where kind = 'next-attempt' order by promise.id`,
  )
const late = () =>
  test.rows(
    `update promise set started_at = started_at - interval '9 days', due_on = '2026-11-20' where kind = 'next-attempt'`,
  )

describe('an attempt', () => {
  it.each(['no-answer', 'message-left', 'wrong-number', 'declined'])(
    'that ends with %s is no contact: what was promised of contact stays open',
    async (outcome) => {
      const concern = await newConcern()
      const sent = await tried(outcome)
      expect(sent.location).toBe(`${path()}?done=attemptMade`)
      expect(await promises(concern)).toEqual([
        'acknowledge: open',
        'named-owner: open',
        'first-contact: open',
      ])
      expect(await state(concern)).toEqual({ state: 'received', answered: false })
    },
  )

  it('promises the next one, by the steps of the ladder', async () => {
    await tried('no-answer')
    expect(await next()).toEqual([{ due: '2026-11-25', state: 'open', owner: 'Mette Krarup' }])
    await tried('no-answer')
    expect(await next()).toEqual([
      { due: '2026-11-25', state: 'kept', owner: 'Mette Krarup' },
      { due: '2026-11-26', state: 'open', owner: 'Mette Krarup' },
    ])
    const { words } = await test.as(test.mette).open(path())
    expect(words).toContain('Der er 2 forsøg uden kontakt i træk. Det næste er senest 26. november 2026.')
    expect(words).toContain('Næste trin: Opkald på et andet tidspunkt af dagen.')
    expect((await test.as(test.mette).open(`/work/people/${test.emil.id}`)).words).toContain(
      'Der er 2 forsøg uden kontakt i træk.',
    )
  })

  it('is promised on by the contact person, whoever has tried', async () => {
    await relate(test.db, { personId: test.emil.id, with: { actorId: test.omar.id }, kind: 'contact_person' })
    await tried('no-answer')
    expect(await next()).toMatchObject([{ owner: 'Omar Friis' }])
  })

  it('never stops by itself: after the last step it goes on', async () => {
    for (let made = 0; made < 7; made += 1) await tried('no-answer')
    expect((await next()).at(-1)).toMatchObject({ due: '2026-12-01', state: 'open' })
    expect(await test.rows('select ended from contact_effort')).toEqual([{ ended: null }])
  })

  it('is written down once each where two write at the same moment', async () => {
    await Promise.all([tried('no-answer'), tried('message-left')])
    expect(await test.rows('select 1 from contact_attempt')).toHaveLength(2)
    expect(await test.rows('select 1 from contact_effort')).toHaveLength(1)
    expect((await next()).map(({ state: now }) => now).sort()).toEqual(['kept', 'open'])
  })
})

describe('contact', () => {
  it.each(['reached', 'met'])(
    '%s keeps first contact, moves the concern on and ends the attempts',
    async (how) => {
      const concern = await newConcern()
      await tried('no-answer')
      const sent = await tried(how)
      expect(sent.location).toBe(`${path()}?done=contactMade`)
      expect(await promises(concern)).toEqual([
        'acknowledge: kept',
        'named-owner: kept',
        'first-contact: kept',
      ])
      expect(await state(concern)).toEqual({ state: 'in-contact', answered: true })
      expect(await next()).toMatchObject([{ state: 'kept' }])
      expect(await test.rows('select ended from contact_effort')).toEqual([{ ended: 'contact' }])
    },
  )

  it('keeps what the law promises, and starts its second clock', async () => {
    await test.db.as(
      (trx) =>
        startPromises(trx, test.mette, {
          person: { id: test.emil.id, birthDate: '2009-03-14' },
          source: 'plan-not-followed',
          sourceId: '1',
          kinds: ['first-contact'],
          urgency: 'ordinary',
          ownerId: test.mette.id,
          startedAt: new Date('2026-11-23T10:00:00Z'),
          tellFrom: null,
        }),
      systemIn(test.db.aalborg, 'promises'),
    )
    await tried('reached')
    expect(
      await test.rows(
        `select kind, promise_state(ended, because, done_at, changed_at, due_at) as state from promise where source = 'plan-not-followed' order by id`,
      ),
    ).toEqual([
      { kind: 'first-contact', state: 'kept' },
      { kind: 'offer', state: 'open' },
    ])
  })

  it('is not said of an effort in which nobody was reached: the database refuses it', async () => {
    await tried('no-answer')
    await expect(
      test.rows(`update contact_effort set ended = 'contact', ended_at = present(), ended_by = $1`, [
        test.mette.id,
      ]),
    ).rejects.toThrow('an attempt is no contact')
  })
})

describe('writing an attempt down', () => {
  it('asks how and how it went, and takes no time that lies ahead', async () => {
    expect((await test.as(test.mette).send(path(), {})).words).toContain('Vælg, hvordan det gik.')
    expect((await tried('no-answer', { on: '2026-11-25' })).words).toContain('Vælg en dag, der har været.')
    expect((await tried('no-answer', { on: '2026-11-24', time: '23:00' })).status).toBe(422)
    expect((await tried('no-answer', { on: '2026-01-02' })).words).toContain('inden for de sidste 60 dage')
    expect((await tried('no-answer', { on: '2026-11-23', time: '16.30' })).words).toContain('som 16:30')
    await tried('no-answer', { on: '2026-11-23', time: '16:30' })
    expect((await test.as(test.mette).open(path())).words).toContain('23. november 2026 kl. 16.30 Opkald')
  })

  it('is taken where the program’s clock is a little ahead of the database’s, and never as if it lay ahead', async () => {
    test.pages.now.today = new Date(testTime.getTime() + 40)
    expect((await tried('no-answer')).location).toBe(`${path()}?done=attemptMade`)
    test.pages.now.today = testTime
    expect(await test.rows('select at from contact_attempt')).toEqual([{ at: testTime }])
  })

  it('works in place in a list, and leads back to it', async () => {
    const concern = await newConcern()
    for (const list of ['/work/promises', `/work/concerns/${concern}`])
      expect((await test.as(test.mette).open(list)).html).toContain(`action="${path()}"`)
    expect((await tried('no-answer', { list: 'concerns' })).location).toBe('/work/concerns?done=attemptMade')
    expect((await tried('no-answer', { list: 'promises' })).location).toBe('/work/promises?done=attemptMade')
    expect((await tried('no-answer', { list: 'person' })).location).toBe(
      `/work/people/${test.emil.id}?done=attemptMade`,
    )
    expect((await tried('no-answer', { back: '//evil.example' })).location).toBe(`${path()}?done=attemptMade`)
  })

  it('is for those who write what is written of the young person', async () => {
    const stranger = await newActor(test.db, 'Sanne Fjord', ['counsellor'])
    expect((await tried('no-answer', {}, stranger)).status).toBe(404)
    expect((await tried('no-answer', {}, test.lars)).status).toBe(403)
  })
})

describe('stopping', () => {
  const stop = (who = test.mette, more: Readonly<Record<string, string>> = {}) =>
    test.as(who).send(`${path()}/stop`, { why: 'wished-later', because: 'Emil vil ringe selv.', ...more })

  it('is done by a person with a reason, lets the next attempt go, and is seen by the leader', async () => {
    expect((await stop()).status).toBe(404)
    await tried('declined')
    expect((await stop(test.mette, { because: '' })).status).toBe(422)
    expect((await stop()).location).toBe(`/work/people/${test.emil.id}?done=attemptsStopped`)
    expect(await next()).toMatchObject([{ state: 'excused' }])
    expect(
      await test.rows(`select actor_id::text as id from notice where kind = 'attempts-stopped'`),
    ).toEqual([{ id: test.birgit.id }])
    const list = await test.as(test.birgit).open('/work/stopped-attempts')
    expect(list.words).toContain('Mette Krarup Den unge vil hellere vente. Emil vil ringe selv.')
    const other = await newActor(test.db, 'Lise Leder', ['team-leader'])
    expect((await test.as(other).open('/work/stopped-attempts')).words).not.toContain('Emil vil ringe')
    expect((await test.as(test.mette).open('/work/stopped-attempts')).status).toBe(403)
  })

  it('is the leader’s where the next attempt is past its day', async () => {
    await relate(test.db, {
      personId: test.emil.id,
      with: { actorId: test.mette.id },
      kind: 'contact_person',
    })
    await tried('no-answer')
    await late()
    const refused = await stop()
    expect([refused.status, refused.words.includes('lad din leder stoppe')]).toEqual([409, true])
    expect((await stop(test.birgit)).status).toBe(303)
    expect(await test.rows('select ended from contact_effort')).toEqual([{ ended: 'stopped' }])
  })

  it('leaves what has ended as it ended, and a new attempt begins anew', async () => {
    await tried('no-answer')
    await stop()
    await expect(test.rows(`update contact_effort set because = 'Noget andet'`)).rejects.toThrow(
      'stays as it ended',
    )
    await tried('no-answer')
    expect((await test.as(test.mette).open(path())).words).toContain('Der er 1 forsøg uden kontakt')
  })
})
