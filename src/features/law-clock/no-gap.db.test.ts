import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fact } from '../../../test/support/status-facts.ts'
import { at } from '../../../test/support/time.ts'
import { correctActivity, listActivities, recordActivity } from '../activities/index.ts'
import type { ActivityFact } from '../status/index.ts'
import { contactWasMade, makeOffer, startClock } from './actions.ts'
import { clockTest, handDraft } from './law-clock.fixture.ts'

/* What the municipality promises those of 18 to 24 when something has ended: a new activity is offered, without a gap (domain §4). */

const { db, owner, mette, tove, countBy, live, night, write, endOpen, clocks, promises } = await clockTest()
afterAll(() => owner.end())
beforeEach(() => countBy('no-gap'))

const grown = { birthDate: '2005-05-06' }
const ended = (
  type: string,
  outcome: ActivityFact['outcome'],
  until = '2026-11-02',
  learnedOn = '2026-11-19',
) => fact(type, '2025-08-11', { until, outcome, learnedOn, hoursMonth: 120 })

describe('a new activity without a gap', () => {
  it('is promised when anything has ended, whatever its outcome; once, from when it was learned', async () => {
    const lives: readonly (readonly [string, readonly ActivityFact[]])[] = [
      ['broken off', [ended('stx', 'interrupted')]],
      ['ended as it was to', [ended('pgu', 'completed')]],
      ['lost a job', [ended('employment', null)]],
      // Nobody wrote when the course of that year ended: that it has is said.
      [
        'in nothing',
        [
          fact('pgu', '2024-08-12', { expectedEnd: '2025-06-27' }),
          fact('none', '2026-11-02', { learnedOn: '2026-11-19' }),
        ],
      ],
    ]
    const ids = new Map<string, string>()
    for (const [who, facts] of lives) ids.set(who, await live(facts, grown))
    await night()
    await night()
    for (const [who, id] of ids) {
      expect(await clocks(id), who).toEqual(['2026-11-02 2026-11-19 00:00'])
      expect(await promises(id), who).toEqual(['no-gap 2026-12-19 own'])
    }
  })

  it('is not where a youth education is completed, something new is known, or nothing has ended as far as is known', async () => {
    const broken = () => ended('stx', 'interrupted')
    const others: readonly (readonly [string, readonly ActivityFact[], Parameters<typeof live>[1]?])[] = [
      ['has completed', [ended('stx', 'completed')]],
      ['in a job', [broken(), fact('employment', '2026-11-03', { hoursMonth: 120 })]],
      ['to begin soon', [broken(), fact('hf', '2027-01-04', { learnedOn: '2026-11-03' })]],
      ['not heard of', [fact('pgu', '2024-08-12', { expectedEnd: '2025-06-27' })]],
      ['never in anything', [fact('none', '2026-11-02')]],
      ['of 17', [broken()], { birthDate: '2008-11-25' }],
      ['of 25', [broken()], { birthDate: '2001-11-24' }],
      ['living elsewhere', [broken()], { home: '849' }],
      ['known before it counted', [ended('stx', 'interrupted', '2026-02-02', '2026-02-09')]],
    ]
    const ids = new Map<string, string>()
    for (const [who, facts, life] of others) ids.set(who, await live(facts, { ...grown, ...life }))
    await night()
    for (const [who, id] of ids) expect(await clocks(id), who).toEqual([])
  })

  it('waits for the end of a summer that the rules of status allow, for whatever ended in it', async () => {
    const ids = [
      await live([ended('pgu', 'completed', '2026-06-26', '2026-06-26')], grown),
      await live([ended('stx', 'interrupted', '2026-06-26', '2026-06-29')], grown),
    ]
    await night('2026-09-15T12:00:00+02:00')
    for (const id of ids) expect(await clocks(id)).toEqual([])
    await night('2026-09-16T04:35:00+02:00')
    for (const id of ids) expect(await promises(id)).toEqual(['no-gap 2026-10-16 own'])
  })

  it('is the law’s clock for whoever has it when they turn 18, and no second one', async () => {
    await countBy('law-clock', 'no-gap')
    const id = await live([ended('stx', 'interrupted')], { birthDate: '2008-11-27' })
    await night()
    await night('2026-11-28T04:35:00+01:00')
    expect(await promises(id)).toEqual(['first-contact 2026-11-26 BEK 1014/2019 § 10'])
  })

  it('is promised from the 18th birthday where no clock ran before, and is void at 25', async () => {
    const young = await live([ended('stx', 'interrupted')], { birthDate: '2008-11-27' })
    const old = await live([ended('stx', 'interrupted')], { birthDate: '2001-11-27' })
    await night()
    expect([await promises(young), await promises(old)]).toEqual([[], ['no-gap 2026-12-19 own']])
    await night('2026-11-27T04:35:00+01:00')
    expect(await promises(young)).toEqual(['no-gap 2026-12-27 own'])
    expect(await promises(old)).toEqual(['no-gap 2026-12-19 own void age'])
  })

  it('counts from when an administrator says so of it, and not with the law’s clock', async () => {
    await countBy('law-clock')
    const before = await live([fact('pgu', '2026-08-10')], grown)
    const after = await live([fact('pgu', '2026-08-10')], grown)
    await write('2026-11-24T15:00:00+01:00', (trx) => endOpen(trx, before, '2026-11-09', 'completed'))
    await at(db, '2026-11-25T09:00:00+01:00', tove, (trx) =>
      startClock(trx, tove, 'r', { rule: 'no-gap', because: 'Alt er hentet nu' }),
    )
    await write('2026-11-25T10:00:00+01:00', (trx) => endOpen(trx, after, '2026-11-09', 'completed'))
    await night('2026-11-26T04:35:00+01:00')
    expect([await clocks(before), await clocks(after)]).toEqual([[], ['2026-11-09 2026-11-25 10:00']])
  })

  it('goes on counting from its own day where the law’s clock is switched on later', async () => {
    const id = await live([ended('pgu', 'completed')], grown)
    await at(db, '2026-11-24T09:00:00+01:00', tove, (trx) =>
      startClock(trx, tove, 'r', { rule: 'law-clock', because: 'Nu også den' }),
    )
    await night()
    expect(await promises(id)).toEqual(['no-gap 2026-12-19 own'])
  })
})

describe('what keeps it', () => {
  const gap = async () => {
    const id = await live([fact('pgu', '2026-08-10')], grown)
    await write('2026-11-24T15:00:00+01:00', (trx) => endOpen(trx, id, '2026-11-06', 'completed'))
    expect(await promises(id)).toEqual(['no-gap 2026-12-24 own'])
    return id
  }

  it('is an offer that is written down, and no contact', async () => {
    const id = await gap()
    const offer = { personId: id, type: 'hf', words: null, at: new Date('2026-11-24T09:00:00+01:00') }
    await write('2026-11-25T10:00:00+01:00', (trx) =>
      contactWasMade({ trx, actor: mette, requestId: 'r' }, id, new Date('2026-11-25T10:00:00+01:00')),
    )
    expect(await promises(id)).toEqual(['no-gap 2026-12-24 own'])
    await write('2026-11-25T11:00:00+01:00', (trx) =>
      makeOffer({ trx, actor: mette, requestId: 'r' }, offer, 'overhalet'),
    )
    expect(await promises(id)).toEqual(['no-gap 2026-12-24 own done'])
    const again = write('2026-11-25T12:00:00+01:00', (trx) =>
      makeOffer({ trx, actor: mette, requestId: 'r' }, offer, 'overhalet'),
    )
    await expect(again).rejects.toMatchObject({ sentence: 'overhalet' })
  })

  it('is an activity that begins', async () => {
    const id = await gap()
    await write('2026-12-08T09:00:00+01:00', (trx) =>
      recordActivity(trx, mette, 'r', handDraft(id, 'hf', '2026-12-08')),
    )
    expect(await promises(id)).toEqual(['no-gap 2026-12-24 own done'])
    expect(await clocks(id)).toEqual(['2026-11-06 2026-11-24 15:00 back'])
  })

  it('is nothing where nothing had ended after all: it is void', async () => {
    const id = await gap()
    await write('2026-11-25T09:00:00+01:00', async (trx) => {
      const [one] = await listActivities(trx, id)
      await correctActivity(trx, mette, 'r', {
        personId: id,
        row: one?.row ?? '',
        because: 'en fejl',
        overtaken: 'overhalet',
        content: handDraft(id, 'pgu', '2026-08-10'),
      })
    })
    expect(await promises(id)).toEqual(['no-gap 2026-12-24 own void back'])
  })
})
