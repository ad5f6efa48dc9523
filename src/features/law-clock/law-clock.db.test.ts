import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fact } from '../../../test/support/status-facts.ts'
import { at, testTime } from '../../../test/support/time.ts'
import { listActivities, recordActivity, withdrawActivity } from '../activities/index.ts'
import { startPromises } from '../promises/index.ts'
import type { ActivityFact } from '../status/index.ts'
import { contactWasMade, startClock } from './actions.ts'
import { clockTest, handDraft } from './law-clock.fixture.ts'

/* Who does not follow their plan, when the municipality learned it, and what follows (modelled on BEK 1014/2019 § 10). */

const { db, owner, mette, tove, program, countBy, live, night, write, endOpen, clocks, promises } =
  await clockTest()
afterAll(() => owner.end())
beforeEach(() => countBy('law-clock'))

const school = () => fact('compulsory-school', '2016-08-10', { until: '2026-06-26', outcome: 'completed' })
const stopped = (until: string, learnedOn = until, type = 'stx') =>
  fact(type, '2026-08-10', { until, outcome: 'interrupted', learnedOn })
const brokeOffEarlier = () =>
  fact('stx', '2025-08-11', { until: '2026-02-02', outcome: 'interrupted', learnedOn: '2026-02-09' })
const nothing = (from: string, learnedOn = from) => fact('none', from, { learnedOn })

describe('a plan that is not followed', () => {
  it('is one that was broken off, or of somebody who is in nothing; it starts once, from when it was learned', async () => {
    const broken = await live([school(), stopped('2026-11-02', '2026-11-19')])
    const idle = await live([school(), nothing('2026-10-20', '2026-11-20')])
    const newcomer = await live([nothing('2026-10-20', '2026-11-20')])
    await night()
    await night()
    expect(await clocks(broken)).toEqual(['2026-11-02 2026-11-19 00:00'])
    expect(await promises(broken)).toEqual(['first-contact 2026-11-26 BEK 1014/2019 § 10'])
    expect(await clocks(idle)).toEqual(['2026-10-20 2026-11-20 00:00'])
    // Of whom no school is known there is no summer of a school either.
    expect(await clocks(newcomer)).toEqual(['2026-10-20 2026-11-20 00:00'])
  })

  it('is not that of somebody who is in something, to begin soon, or whom the law has no clock for', async () => {
    const broken = () => [school(), stopped('2026-11-02')]
    const others: readonly (readonly [
      string,
      readonly ActivityFact[],
      { birthDate?: string; home?: string }?,
    ])[] = [
      ['in a job', [...broken(), fact('employment', '2026-11-03', { hoursMonth: 120 })]],
      ['in a preparatory course', [...broken(), fact('pgu', '2026-11-03')]],
      ['ill', [...broken(), fact('illness', '2026-11-03')]],
      ['to begin soon', [...broken(), fact('hf', '2027-01-04', { learnedOn: '2026-11-03' })]],
      ['known for nothing since school', [school()]],
      ['of 14', broken(), { birthDate: '2011-11-25' }],
      ['of 18', broken(), { birthDate: '2008-11-24' }],
      ['living elsewhere', broken(), { home: '849' }],
      ['known before the clock counted', [brokeOffEarlier()]],
    ]
    const ids = new Map<string, string>()
    for (const [who, facts, life] of others) ids.set(who, await live(facts, life))
    await night()
    for (const [who, id] of ids) expect(await clocks(id), who).toEqual([])
  })

  it('is none while a summer lasts in which somebody says that they are in nothing; what was broken off in it counts', async () => {
    const waits = await live([school(), nothing('2026-06-26', '2026-07-01')])
    const broke = await live([
      fact('compulsory-school', '2015-08-10', { until: '2025-06-27', outcome: 'completed' }),
      fact('stx', '2025-08-11', { until: '2026-06-26', outcome: 'interrupted', learnedOn: '2026-06-29' }),
    ])
    await night('2026-09-15T12:00:00+02:00')
    expect(await clocks(waits)).toEqual([])
    expect(await clocks(broke)).toEqual(['2026-06-26 2026-06-29 00:00'])
    await night('2026-09-16T04:35:00+02:00')
    expect(await clocks(waits)).toEqual(['2026-06-26 2026-09-16 00:00'])
  })

  it('begins to count on the 15th birthday, and what was promised before the 18th is promised after it', async () => {
    const young = await live([stopped('2026-11-02', '2026-11-03')], { birthDate: '2011-11-25' })
    const old = await live([school(), stopped('2026-11-02', '2026-11-24')], { birthDate: '2008-11-27' })
    await night('2026-11-26T04:35:00+01:00')
    expect(await clocks(young)).toEqual(['2026-11-02 2026-11-25 00:00'])
    await night('2026-11-27T04:35:00+01:00')
    expect(await promises(old)).toEqual(['first-contact 2026-12-01 BEK 1014/2019 § 10'])
    await at(db, '2026-11-28T10:00:00+01:00', mette, (trx) =>
      contactWasMade({ trx, actor: mette, requestId: 'r' }, old, new Date('2026-11-28T10:00:00+01:00')),
    )
    // Of age by then: the offer is the municipality's own word, and no longer the law's.
    expect(await promises(old)).toEqual([
      'first-contact 2026-12-01 BEK 1014/2019 § 10 done',
      'offer 2026-12-28 own',
    ])
  })
})

describe('an entry by hand', () => {
  it('starts the clock in its own transaction: where it is not there, nothing of it is', async () => {
    const id = await live([school(), fact('stx', '2026-08-10')])
    const killed = write('2026-11-24T15:00:00+01:00', async (trx) => {
      await endOpen(trx, id, '2026-11-09', 'interrupted')
      throw new Error('gone')
    })
    await expect(killed).rejects.toThrow('gone')
    expect([await clocks(id), await promises(id)]).toEqual([[], []])
    await write('2026-11-24T15:00:00+01:00', (trx) => endOpen(trx, id, '2026-11-09', 'interrupted'))
    expect(await clocks(id)).toEqual(['2026-11-09 2026-11-24 15:00'])
    expect(await promises(id)).toEqual(['first-contact 2026-12-01 BEK 1014/2019 § 10'])
  })

  it('that they are on the way again before the contact lets it go, even late; withdrawn, it is learned anew', async () => {
    const id = await live([school(), fact('stx', '2026-08-10')])
    await write('2026-11-24T15:00:00+01:00', (trx) => endOpen(trx, id, '2026-11-06', 'interrupted'))
    const begun = await write('2026-12-08T09:00:00+01:00', (trx) =>
      recordActivity(trx, mette, 'r', handDraft(id, 'hf', '2026-12-08')),
    )
    expect(await clocks(id)).toEqual(['2026-11-06 2026-11-24 15:00 back'])
    expect(await promises(id)).toEqual(['first-contact 2026-12-01 BEK 1014/2019 § 10 void back'])
    await write('2026-12-09T09:00:00+01:00', async (trx) => {
      const row = (await listActivities(trx, id)).find(({ activityId }) => activityId === begun)?.row ?? ''
      await withdrawActivity(trx, mette, 'r', {
        personId: id,
        row,
        because: 'en fejl',
        overtaken: 'overhalet',
      })
    })
    expect((await clocks(id))[1]).toMatch(/^2026-11-06 2026-12-09 09:00$/)
  })

  it('of something that begins after the contact is the offer', async () => {
    const id = await live([school(), fact('stx', '2026-08-10')])
    await write('2026-11-24T15:00:00+01:00', (trx) => endOpen(trx, id, '2026-11-06', 'interrupted'))
    // On the day on which it was learned, and a little sooner: they were talked with when it was.
    await write('2026-11-24T16:00:00+01:00', (trx) =>
      contactWasMade({ trx, actor: mette, requestId: 'r' }, id, new Date('2026-11-24T14:30:00+01:00')),
    )
    await write('2026-12-08T09:00:00+01:00', (trx) =>
      recordActivity(trx, mette, 'r', handDraft(id, 'pgu', '2026-12-15')),
    )
    expect(await promises(id)).toEqual([
      'first-contact 2026-12-01 BEK 1014/2019 § 10 done',
      'offer 2026-12-24 BEK 1014/2019 § 10 done',
    ])
    expect(await clocks(id)).toEqual(['2026-11-06 2026-11-24 15:00 back'])
  })

  it('starts nothing before anybody has said from when on it counts, nor for what was learned before that', async () => {
    await owner.query('truncate law_clock_start')
    const id = await live([school(), fact('stx', '2026-08-10')])
    await write('2026-11-24T15:00:00+01:00', (trx) => endOpen(trx, id, '2026-11-06', 'interrupted'))
    await at(db, '2026-11-25T09:00:00+01:00', tove, (trx) =>
      startClock(trx, tove, 'r', { rule: 'law-clock', because: 'Alt er hentet nu' }),
    )
    await night('2026-11-26T04:35:00+01:00')
    expect(await clocks(id)).toEqual([])
  })
})

it('what was promised by the clock of a record that became another one is let go', async () => {
  const id = await live([school(), stopped('2026-11-02', '2026-11-19')])
  await night()
  await db.as(
    (trx) =>
      startPromises(trx, program(), {
        person: { id, birthDate: '2010-03-14' },
        source: 'plan-not-followed',
        sourceId: '999999',
        kinds: ['first-contact'],
        urgency: 'ordinary',
        ownerId: mette.id,
        startedAt: testTime,
        tellFrom: null,
      }),
    program(),
  )
  await night()
  expect(await promises(id)).toEqual([
    'first-contact 2026-11-26 BEK 1014/2019 § 10',
    'first-contact 2026-12-01 BEK 1014/2019 § 10 void one-of-two',
  ])
})
