import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newActor, newPerson, relate } from '../../../test/support/people.ts'
import { asOwner, fact, putFacts } from '../../../test/support/status-facts.ts'
import { at, testTime } from '../../../test/support/time.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import {
  endActivity,
  listActivities,
  noReason,
  recordActivity,
  withdrawActivity,
} from '../activities/index.ts'
import { startPromises } from '../promises/index.ts'
import { type ActivityFact, refreshStatus } from '../status/index.ts'
import { contactWasMade, startLawClock } from './actions.ts'
import { followPlans } from './follow.ts'

/* Who does not follow their plan, when the municipality learned it, and what follows (modelled on BEK 1014/2019 § 10). */

let db: TestDatabase
let owner: pg.Client
let mette: PersonActor
let tove: PersonActor
beforeAll(async () => {
  db = await testDatabase()
  owner = await asOwner(db)
  mette = await newActor(db, 'Mette Krarup', ['counsellor'])
  tove = await newActor(db, 'Tove Toft', ['administrator'])
})
afterAll(() => owner.end())
beforeEach(async () => {
  await owner.query('truncate law_clock_start, plan_not_followed, promise, promise_event, promise_escalation')
  await owner.query(
    `insert into law_clock_start (starts_at, because, switched_by) values ('2026-06-01', 'en prøve', $1)`,
    [tove.id],
  )
})

interface Life {
  readonly birthDate?: string
  readonly home?: string
}

/** Somebody of 16 who lives here and whose contact person Mette is, with what is known of them. */
async function live(facts: readonly ActivityFact[], { birthDate = '2010-03-14', home = '851' }: Life = {}) {
  const id = await newPerson(db, { birthDate })
  await relate(db, { personId: id, with: { actorId: mette.id }, kind: 'contact_person', from: '2026-01-01' })
  await putFacts(owner, id, facts, [
    { municipalityCode: home, area: null, from: birthDate, until: 'infinity' },
  ])
  const keeper = systemIn(db.aalborg, 'status')
  await db.as((trx) => refreshStatus(trx, keeper, [id]), keeper)
  return id
}

const program = () => systemIn(db.aalborg, 'promises')
const follow = (trx: ActorTransaction, people: readonly string[] | 'everybody' = 'everybody') =>
  followPlans({ trx, actor: program(), requestId: 'a night' }, people)
const night = (instant = testTime.toISOString()) => at(db, instant, program(), (trx) => follow(trx))

const clocks = async (id: string) =>
  (
    await owner.query<{ line: string }>(
      `select concat_ws(' ', since, to_char(learned_at at time zone 'Europe/Copenhagen', 'YYYY-MM-DD HH24:MI'), ended) as line
       from plan_not_followed where person_id = $1 order by id`,
      [id],
    )
  ).rows.map(({ line }) => line)
const promises = async (id: string) =>
  (
    await owner.query<{ line: string }>(
      `select concat_ws(' ', kind, due_on, coalesce(law, 'own'), ended, because) as line from promise where person_id = $1 order by id`,
      [id],
    )
  ).rows.map(({ line }) => line)

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
    await night()
    await night()
    expect(await clocks(broken)).toEqual(['2026-11-02 2026-11-19 00:00'])
    expect(await promises(broken)).toEqual(['first-contact 2026-11-26 BEK 1014/2019 § 10'])
    expect(await clocks(idle)).toEqual(['2026-10-20 2026-11-20 00:00'])
  })

  it('is not that of somebody who is in something, to begin soon, or whom the law has no clock for', async () => {
    const broken = () => [school(), stopped('2026-11-02')]
    const others: readonly (readonly [string, readonly ActivityFact[], Life?])[] = [
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

/** What Mette writes down, at a time. */
const write = <Result>(instant: string, work: (trx: ActorTransaction) => Promise<Result>) =>
  at(db, instant, mette, work)
const draft = (personId: string, type: string, from: string) => ({
  personId,
  type,
  from,
  until: null,
  provider: null,
  educationCode: null,
  stage: null,
  hoursMonth: null,
  expectedEnd: null,
  outcome: null,
  endReason: noReason,
  reportedBy: null,
  stillTrueUntil: null,
  source: 'hand',
  sourceKey: null,
})
async function breakOff(trx: ActorTransaction, personId: string, until: string): Promise<void> {
  const open = (await listActivities(trx, personId)).find((one) => one.until === null)
  const change = { personId, row: open?.row ?? '', because: 'hørt af skolen', overtaken: 'overhalet' }
  await endActivity(trx, mette, 'r', { ...change, until, outcome: 'interrupted', endReason: noReason })
}

describe('an entry by hand', () => {
  it('starts the clock in its own transaction: where it is not there, nothing of it is', async () => {
    const id = await live([school(), fact('stx', '2026-08-10')])
    const killed = write('2026-11-24T15:00:00+01:00', async (trx) => {
      await breakOff(trx, id, '2026-11-09')
      throw new Error('gone')
    })
    await expect(killed).rejects.toThrow('gone')
    expect([await clocks(id), await promises(id)]).toEqual([[], []])
    await write('2026-11-24T15:00:00+01:00', (trx) => breakOff(trx, id, '2026-11-09'))
    expect(await clocks(id)).toEqual(['2026-11-09 2026-11-24 15:00'])
    expect(await promises(id)).toEqual(['first-contact 2026-12-01 BEK 1014/2019 § 10'])
  })

  it('that they are on the way again before the contact lets it go, even late; withdrawn, it is learned anew', async () => {
    const id = await live([school(), fact('stx', '2026-08-10')])
    await write('2026-11-24T15:00:00+01:00', (trx) => breakOff(trx, id, '2026-11-06'))
    const begun = await write('2026-12-08T09:00:00+01:00', (trx) =>
      recordActivity(trx, mette, 'r', draft(id, 'hf', '2026-12-08')),
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
    await write('2026-11-24T15:00:00+01:00', (trx) => breakOff(trx, id, '2026-11-06'))
    // On the day on which it was learned, and a little sooner: they were talked with when it was.
    await write('2026-11-24T16:00:00+01:00', (trx) =>
      contactWasMade({ trx, actor: mette, requestId: 'r' }, id, new Date('2026-11-24T14:30:00+01:00')),
    )
    await write('2026-12-08T09:00:00+01:00', (trx) =>
      recordActivity(trx, mette, 'r', draft(id, 'pgu', '2026-12-15')),
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
    await write('2026-11-24T15:00:00+01:00', (trx) => breakOff(trx, id, '2026-11-06'))
    await at(db, '2026-11-25T09:00:00+01:00', tove, (trx) =>
      startLawClock(trx, tove, 'r', 'Alt er hentet nu'),
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
