import { Hono } from 'hono'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anonymousIn } from '../access/actor.ts'
import { healthRoutes } from '../http/health.ts'
import { type AuditTrial, auditTrial, emptyLogs } from './audit.fixture.ts'
import { alarmsWith, watchLogs, writeCanary } from './canary.ts'
import { startAuditRounds } from './rounds.ts'
import { readAuditState } from './state.ts'

let trial: AuditTrial
let today: Date
beforeAll(async () => {
  trial = await auditTrial()
})
beforeEach(async () => {
  await emptyLogs(trial)
  await trial.tamper('truncate m_999.access_log')
  today = new Date()
})

const watching = () => ({ database: trial.db.database, now: () => today })
const later = (hours: number) => {
  today = new Date(Date.now() + hours * 3_600_000)
}
const canaries = async () =>
  (await trial.tamper(`select system, page from access_log where action = 'canary'`)).rows

describe('the canary', () => {
  it('is written once a day, by the named system actor', async () => {
    await writeCanary(watching())
    await writeCanary(watching())
    expect(await canaries()).toEqual([{ system: 'audit', page: 'audit.canary' }])
    later(23.5)
    await writeCanary(watching())
    expect(await canaries()).toHaveLength(2)
  })

  it('that is missing for more than 25 hours is told by health, which stays up', async () => {
    const app = new Hono().route(
      '/',
      healthRoutes(trial.db.database, () => true, { mail: 'sent', alarms: alarmsWith(watching()) }),
    )
    const ready = async () => {
      const response = await app.request('/ready')
      return { status: response.status, body: await response.json() }
    }
    await writeCanary(watching())
    expect(await ready()).toEqual({ status: 200, body: { status: 'ready' } })
    later(24)
    await trial.tamper('update access_log set at = now() + $1::interval', ['24 hours'])
    expect(await ready()).toMatchObject({ body: { status: 'degraded' } })
    later(0.1)
    await trial.tamper('update access_log set at = now()')
    expect(await ready()).toMatchObject({ body: { status: 'ready' } })
    later(25.1)
    expect(await ready()).toMatchObject({
      status: 200,
      body: {
        status: 'degraded',
        because: expect.arrayContaining(['the access log has had no canary for more than 25 hours']),
      },
    })
  })
})

describe('how the logs stand', () => {
  it('may be asked by anybody who acts, and shows them no row', async () => {
    await trial.look(3)
    const actor = anonymousIn(trial.db.aalborg)
    const seen = await trial.db.as(
      async (trx) => ({
        state: await readAuditState(trx),
        rows: await trx.selectFrom('access_log').selectAll().execute(),
      }),
      actor,
      'read only',
    )
    expect(seen).toMatchObject({ state: { waiting: 3, newestCanary: null, seals: 0 }, rows: [] })
  })

  it('is an alarm when rows wait and nobody seals', async () => {
    await writeCanary(watching())
    const alarms = async () => (await watchLogs(watching())).flatMap((one) => one.alarms)
    expect(await alarms()).toEqual([])
    later(0.5)
    expect(await alarms()).toContain('rows of the logs have waited for a seal for more than 10 minutes')
  })
})

describe('the rounds', () => {
  it('write a canary and seal before they let the program begin, and stop cleanly', async () => {
    const services = trial.begin()
    await trial.look(2)
    const rounds = await startAuditRounds(services)
    await rounds.stop()
    expect(await canaries()).toHaveLength(1)
    expect(trial.lines(services)).toHaveLength(1)
    expect(await watchLogs(services)).toMatchObject([
      { state: { waiting: 0, seals: 1 }, alarms: [] },
      { state: { waiting: 0, seals: 1 }, alarms: [] },
    ])
  })
})
