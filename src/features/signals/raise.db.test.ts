import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { killWhileItRuns, runJobAt } from '../../../test/support/jobs.ts'
import { newActor, newOrganisation, newUnit } from '../../../test/support/people.ts'
import { moveClock } from '../../../test/support/time.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { joinUnit } from '../access/index.ts'
import { raiseSignalsJob } from './raise-job.ts'
import { fact, type SignalTest, signalTest } from './signals.fixture.ts'

/** `npm run faults` asks for many; the ordinary run for a few. */
const kills = Number(process.env.FODFAESTE_KILLS ?? 4)
const ofEachKind = 40
const theDay = '2026-12-08T04:20:00+01:00'

const stopped = (from: string, until: string, type = 'stx') =>
  fact(type, from, { until, outcome: 'interrupted' })
/** What a night can do to a signal, each to lives of its own kind: raise, renew, let fade, let expire, end with its rule. */
const kindsOfLives = () => [
  [stopped('2025-08-11', '2026-11-01')],
  [
    stopped('2025-08-11', '2026-03-01'),
    stopped('2026-04-11', '2026-09-15', 'basic-course-1'),
    stopped('2026-09-20', '2026-11-20', 'agu'),
  ],
  [stopped('2025-08-11', '2026-10-01'), fact('hf', '2026-11-20')],
  [stopped('2025-08-11', '2026-08-05')],
  [fact('employment', '2026-01-05', { hoursMonth: 100, confirmedOn: '2026-02-20' })],
]

let test: SignalTest
/** All of the signals before the night, and after a night in which nothing went wrong. */
let before: string[]
let after: string[]
beforeAll(async () => {
  test = await signalTest()
  const { db } = test
  const unitId = await newUnit(db, {
    organisationId: await newOrganisation(db),
    kind: 'team',
    name: 'Team Øst',
  })
  const { id } = await newActor(db, 'Birgit Lund', ['team-leader'])
  await db.as(
    (trx) => joinUnit(trx, { unitId, actorId: id, kind: 'leader', source: 'roll' }),
    systemIn(db.aalborg, 'import'),
  )
  await test.liveAll(
    Array.from({ length: ofEachKind }, kindsOfLives).flatMap((all) => all.map((facts) => ({ facts }))),
  )
  for (const rule of ['gap-after-a-course', 'status-not-confirmed', 'repeated-interruptions'])
    await test.turn(rule)
  await test.run('2026-11-05')
  await test.turn('status-not-confirmed')
  // Else a summer lies between what is new enough to be raised and what is too old on the day.
  await test.owner.query(
    `update signal set expires_on = '2026-12-08' where rule_key = 'gap-after-a-course' and fresh_on < '2026-10-15'`,
  )
  await test.owner.query('create table signal_before as select * from signal')
  before = await signals()
  await runJobAt(db, raiseSignalsJob, theDay)
  after = await signals()
})
afterAll(() => test.owner.end())
beforeEach(async () => {
  await test.owner.query('truncate signal cascade')
  await test.owner.query('insert into signal overriding system value select * from signal_before')
})

/** Everything that a signal says, and nothing of when a run was. */
async function signals(): Promise<string[]> {
  const { rows } = await test.owner.query<{ said: string }>(
    `select concat_ws(' | ', person_id, rule_key, version, fact, fresh_on, expires_on, reason_da, reason_en, told_da, told_en, tell_from,
       coalesce(ended, 'open'), coalesce(finder_id::text, 'nobody'), renewed_at is not null) as said from signal order by 1`,
  )
  return rows.map(({ said }) => said)
}

describe('a program that is killed while it raises signals', () => {
  const job = { file: 'src/features/signals/raise-job.ts', name: 'raiseSignalsJob' }

  it('would have done each kind of thing to somebody in that night', async () => {
    await runJobAt(test.db, raiseSignalsJob, theDay)
    const { rows } = await test.owner.query<{ what: string; count: number }>(
      `select case when ended is not null then ended when renewed_at is not null then 'renewed'
         when id in (select id from signal_before) then 'as before' else 'raised' end as what, count(*)::int
       from signal group by 1 order by 1`,
    )
    const each = ['expired', 'faded', 'off', 'raised', 'renewed']
    expect(rows).toEqual(each.map((what) => ({ what, count: ofEachKind })))
  })

  it.each(Array.from({ length: kills }, (_, index) => index + 1))(
    'has raised, renewed and ended all of them or none, and does the rest once when it runs again (%i)',
    async () => {
      await moveClock(test.db, theDay)
      await killWhileItRuns(test.db, job, Math.random() * 600)
      const found = await signals()
      expect([before, after]).toContainEqual(found)
      await runJobAt(test.db, raiseSignalsJob, theDay)
      expect(await signals()).toEqual(after)
    },
  )

  it('does all of it once where two copies run at once', async () => {
    await runJobAt(test.db, raiseSignalsJob, theDay, 2)
    expect(await signals()).toEqual(after)
  })
})
