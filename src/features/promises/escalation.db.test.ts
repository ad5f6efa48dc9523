import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { killWhileItRuns, runJobAt } from '../../../test/support/jobs.ts'
import { newPerson } from '../../../test/support/people.ts'
import { moveClock } from '../../../test/support/time.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { keepPromises } from './actions.ts'
import { escalateJob } from './escalate-job.ts'
import { type PromiseCast, promiseCast, promised } from './promises.fixture.ts'

/** `npm run faults` asks for many; the ordinary run for a few. */
const kills = Number(process.env.FODFAESTE_KILLS ?? 4)

let db: TestDatabase
let cast: PromiseCast
beforeAll(async () => {
  db = await testDatabase()
  cast = await promiseCast(db)
})
beforeEach(async () => {
  await db.asSuperuser(
    'truncate m_851.promise, m_851.promise_event, m_851.promise_escalation, m_851.notice, m_851.message',
  )
  await db.asSuperuser('truncate jobs.job_common')
})

const runAt = (instant: string, copies = 1): Promise<void> => runJobAt(db, escalateJob, instant, copies)

const told = async () =>
  (
    await db.asSuperuser<{ who: string; key: string }>(
      `select actor.name as who, regexp_replace(idempotency_key, 'promise \\d+ ', '') as key
       from m_851.notice join m_851.actor on actor.id = actor_id order by notice.id`,
    )
  ).rows.map(({ who, key }) => `${who}: ${key}`)

describe('a promise past its day', () => {
  it('is told to the leader on the next working day’s morning, and five working days later again; each once', async () => {
    // Due on Tuesday 1 December.
    await promised(db, cast)
    await runAt('2026-12-01T23:59:00+01:00')
    expect(await told()).toEqual([])
    await runAt('2026-12-02T00:10:00+01:00')
    await runAt('2026-12-02T00:20:00+01:00')
    expect(await told()).toEqual(['Birgit: step 1'])
    await runAt('2026-12-08T23:50:00+01:00')
    expect(await told()).toEqual(['Birgit: step 1'])
    await runAt('2026-12-09T00:10:00+01:00')
    await runAt('2027-02-01T00:10:00+01:00')
    expect(await told()).toEqual(['Birgit: step 1', 'Birgit: step 2'])
  })

  it('is told in a mail too, which names nobody and says only: log in', async () => {
    await promised(db, cast)
    await runAt('2026-12-02T00:10:00+01:00')
    const { rows } = await db.asSuperuser(
      `select kind, to_actor_id, to_person_id, to_address from m_851.message`,
    )
    expect(rows).toEqual([
      { kind: 'news', to_actor_id: cast.birgit.id, to_person_id: null, to_address: null },
    ])
  })

  it('is told to nobody once it is done', async () => {
    const sourceId = await promised(db, cast)
    await db.as(
      (trx) =>
        keepPromises(trx, cast.mette, 'test', {
          source: 'a-test',
          sourceId,
          with: 'contact',
          at: new Date('2026-12-01T12:00:00Z'),
        }),
      systemIn(db.aalborg, 'promises'),
    )
    await runAt('2026-12-09T00:10:00+01:00')
    expect(await told()).toEqual([])
  })
})

describe('a promise without its ground', () => {
  const endOf = async (sourceId: string) =>
    (
      await db.asSuperuser<{ ended: string | null; because: string | null }>(
        'select ended, because from m_851.promise where source_id = $1',
        [sourceId],
      )
    ).rows[0]

  it('is void from the 25th birthday on, at midnight, and not broken', async () => {
    const birthDate = '2001-11-28'
    const person = { id: await newPerson(db, { birthDate }), birthDate }
    const id = await promised(db, cast, { person })
    await runAt('2026-11-27T23:59:00+01:00')
    expect(await endOf(id)).toEqual({ ended: null, because: null })
    await runAt('2026-11-28T00:00:00+01:00')
    expect(await endOf(id)).toEqual({ ended: 'void', because: 'age' })
    await runAt('2026-12-09T00:10:00+01:00')
    expect(await told()).toEqual([])
  })

  it('is void after a move to another municipality, and after the record is closed to everybody', async () => {
    const birthDate = '2009-03-14'
    const [moved, gone, stays] = [await newPerson(db), await newPerson(db), await newPerson(db)]
    const home = (id: string, from: string, until: string | null, code: string) =>
      db.asSuperuser(
        `insert into m_851.residence (person_id, municipality_code, address, valid_from, valid_until, source)
         values ($1, $4, 'Opfundet Vej 1', $2, $3, 'a test')`,
        [id, from, until, code],
      )
    await home(moved, '2020-01-01', '2026-11-26', '851')
    await home(moved, '2026-11-26', null, '773')
    await home(stays, '2020-01-01', null, '851')
    await db.asSuperuser(`update m_851.young_person set state = 'blocked' where id = $1`, [gone])
    const [a, b, c] = [
      await promised(db, cast, { person: { id: moved, birthDate } }),
      await promised(db, cast, { person: { id: gone, birthDate } }),
      await promised(db, cast, { person: { id: stays, birthDate } }),
    ]
    await runAt('2026-11-26T00:10:00+01:00')
    expect([await endOf(a), await endOf(b), await endOf(c)]).toEqual([
      { ended: 'void', because: 'moved' },
      { ended: 'void', because: 'gone' },
      { ended: null, because: null },
    ])
  })
})

/** Each step with its notice, its mail and the job that sends it: once, or not at all. */
async function exactlyOnce(): Promise<number> {
  const { rows } = await db.asSuperuser<{ steps: number; faults: number; messages: number; jobs: number }>(`
    select (select count(*)::int from m_851.promise_escalation) as steps,
      (select count(*)::int from m_851.promise_escalation step full join m_851.notice
        on idempotency_key = format('promise %s step %s', promise_id, step)
        where step.promise_id is null or notice.id is null) as faults,
      (select count(*)::int from m_851.message) as messages,
      (select count(*)::int from jobs.job where name = 'send-message') as jobs`)
  const [{ steps, faults, messages, jobs } = { steps: -1, faults: -1, messages: -1, jobs: -1 }] = rows
  expect({ faults, messages, jobs }).toEqual({ faults: 0, messages: steps, jobs: steps })
  return steps
}

const late = 60

const job = { file: 'src/features/promises/escalate-job.ts', name: 'escalateJob' }

describe('a program that is killed while it tells leaders', () => {
  it.each(Array.from({ length: kills }, (_, index) => index + 1))(
    'has told each step with all that goes with it, or not at all, and tells the rest when it runs again (%i)',
    async () => {
      for (let index = 0; index < late; index += 1) await promised(db, cast)
      await moveClock(db, '2026-12-02T00:10:00+01:00')
      await killWhileItRuns(db, job, Math.random() * 600)
      expect(await exactlyOnce()).toBeLessThanOrEqual(late)
      await runAt('2026-12-02T00:20:00+01:00')
      expect(await exactlyOnce()).toBe(late)
    },
  )

  it('tells nobody twice where two copies run at once', async () => {
    for (let index = 0; index < late; index += 1) await promised(db, cast)
    await runAt('2026-12-02T00:10:00+01:00', 2)
    expect(await exactlyOnce()).toBe(late)
  })
})
