import { randomBytes } from 'node:crypto'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { connect } from '../db/connect.ts'
import { TooMany } from '../http/errors.ts'
import { addressList } from '../net/address-list.ts'
import { type Counted, type Limits, limitsWith } from './limits.ts'
import { type LimitName, type LimitRule, limitRules } from './rules.ts'

const db = await testDatabase()
const secret = randomBytes(32)
const lines: string[] = []
const log = pino({}, { write: (line: string) => lines.push(line) })
const owner = new pg.Client(db.owner)
await owner.connect()
afterAll(() => owner.end())
beforeEach(async () => {
  await owner.query('delete from m_851.limit_count; delete from m_999.limit_count')
  lines.length = 0
})

/** What one process has: its own memory, and the database that all share. */
const newProcess = (rules: readonly LimitRule[] = limitRules, kysely = db.database.kysely): Limits =>
  limitsWith({ kysely, secret, log, shared: addressList(['198.51.100.0/24']), rules })

const at = (address: string): Counted => ({ municipality: db.aalborg, address })
const known = (account: string): Counted => ({ municipality: db.aalborg, account, address: '203.0.113.1' })

/** How many of so many are let through, one after the other. */
async function passing(limits: Limits, name: LimitName, who: Counted, times: number): Promise<number> {
  let passed = 0
  for (let time = 0; time < times; time += 1)
    passed += await limits.spend(name, who).then(
      () => 1,
      () => 0,
    )
  return passed
}

describe('a limit', () => {
  const byAddress = limitRules.filter(({ by }) => by === 'address')
  const byAccount = limitRules.filter(({ by }) => by === 'account')

  it.each(byAddress)('on $name lets $points through from an address, and not one more', async (rule) => {
    const limits = newProcess()
    expect(await passing(limits, rule.name, at('203.0.113.7'), rule.points + 3)).toBe(rule.points)
    expect(await passing(limits, rule.name, at('203.0.113.8'), 1)).toBe(1)
  })

  it.each(byAccount)('on $name lets $points through for an account, and not one more', async (rule) => {
    const limits = newProcess()
    expect(await passing(limits, rule.name, known('17'), rule.points + 3)).toBe(rule.points)
    expect(await passing(limits, rule.name, known('18'), 1)).toBe(1)
    expect(await passing(limits, rule.name, { ...known('17'), municipality: db.lillekobing }, 1)).toBe(1)
  })

  it('in all holds however many addresses the requests come from', async () => {
    const limits = newProcess([{ name: 'search', by: 'all', points: 20, seconds: 60, block: 5 }])
    let passed = 0
    for (let time = 0; time < 25; time += 1)
      passed += await passing(limits, 'search', at(`203.0.113.${time}`), 1)
    expect(passed).toBe(20)
  })

  it('tells how many seconds to wait, within the time of the limit', async () => {
    const limits = newProcess()
    await passing(limits, 'sign-in', at('203.0.113.7'), 10)
    const refused = await limits.spend('sign-in', at('203.0.113.7')).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(TooMany)
    const { seconds } = refused as TooMany
    expect(seconds).toBeGreaterThan(800)
    expect(seconds).toBeLessThanOrEqual(900)
  })

  it('begins anew when its time is over', async () => {
    const rule: LimitRule = { name: 'search', by: 'address', points: 2, seconds: 1, block: 1 }
    const limits = newProcess([rule])
    expect(await passing(limits, 'search', at('203.0.113.7'), 3)).toBe(2)
    await new Promise((over) => setTimeout(over, 1_200))
    expect(await passing(limits, 'search', at('203.0.113.7'), 3)).toBe(2)
  })

  it('gives a network that many share room for many', async () => {
    expect(await passing(newProcess(), 'sign-in', at('198.51.100.5'), 30)).toBe(30)
  })

  it('does not hold it against an account that somebody else in the house came before', async () => {
    const limits = newProcess()
    await passing(limits, 'search', at('203.0.113.1'), 61)
    expect(await passing(limits, 'search', known('17'), 1)).toBe(1)
  })
})

describe('a limit that is reached', () => {
  it('survives a restart of the program', async () => {
    await passing(newProcess(), 'sign-in', at('203.0.113.7'), 10)
    expect(await passing(newProcess(), 'sign-in', at('203.0.113.7'), 1)).toBe(0)
    await passing(newProcess(), 'any', at('203.0.113.7'), 600)
    expect(await passing(newProcess(), 'any', at('203.0.113.7'), 1)).toBe(0)
  })

  it('is one limit for two processes on one database', async () => {
    const other = connect({ connection: db.login })
    const two = [newProcess(), newProcess(limitRules, other.kysely)] as const
    const turns = Array.from({ length: 14 }, (_, turn) => two[turn % 2 === 0 ? 0 : 1])
    const passed = await Promise.all(turns.map((limits) => passing(limits, 'sign-in', at('203.0.113.7'), 1)))
    expect(passed.reduce((sum, one) => sum + one, 0)).toBe(10)
    // Seven whole blocks each: what is left of a block would be counted and let nobody through.
    const wide = await Promise.all(two.map((limits) => passing(limits, 'any', at('203.0.113.9'), 420)))
    expect(wide.reduce((sum, one) => sum + one, 0)).toBe(600)
    await other.close()
  })

  it('lets exactly as many through when all come at once', async () => {
    const limits = newProcess()
    const all = Array.from({ length: 50 }, () => passing(limits, 'search', at('203.0.113.7'), 2))
    expect((await Promise.all(all)).reduce((sum, one) => sum + one, 0)).toBe(60)
  })

  it('asks the database nothing more', async () => {
    const limits = newProcess()
    await passing(limits, 'search', at('203.0.113.7'), 61)
    await owner.query('delete from m_851.limit_count')
    expect(await passing(limits, 'search', at('203.0.113.7'), 5)).toBe(0)
    const { rows } = await owner.query("select from m_851.limit_count where key like 'search address:%'")
    expect(rows).toEqual([])
  })
})

describe('opening many people', () => {
  it('is said in the log once, long before it is refused', async () => {
    const limits = newProcess()
    const alarms = () => lines.filter((line) => line.includes('soft alarm'))
    await passing(limits, 'person', known('17'), 89)
    expect(alarms()).toEqual([])
    expect(await passing(limits, 'person', known('17'), 31)).toBe(31)
    expect(alarms()).toHaveLength(1)
    expect(JSON.parse(alarms()[0] ?? '')).toMatchObject({ limit: 'person', actor: '17', count: 90 })
    expect(await passing(limits, 'person', known('17'), 1)).toBe(0)
  })
})

describe('what is kept', () => {
  it('holds neither an address nor an account', async () => {
    const limits = newProcess()
    await passing(limits, 'search', at('203.0.113.7'), 61)
    await passing(limits, 'search', known('canary-account'), 1)
    const { rows } = await owner.query<{ key: string }>('select key from m_851.limit_count')
    expect(rows.map(({ key }) => key.replace(/:.*/, '')).sort()).toEqual([
      'search account',
      'search address',
      'search all',
    ])
    expect(JSON.stringify(rows)).not.toMatch(/203\.0|canary/)
    expect(lines.join('')).not.toContain('203.0')
  })

  it('is a row of its own for every address, and none that every request writes', async () => {
    const limits = newProcess()
    for (let time = 0; time < 100; time += 1) await limits.spend('search', at(`203.0.113.${time}`))
    const { rows } = await owner.query<{ points: number }>(
      "select points from m_851.limit_count where key like 'search all%'",
    )
    // One block was taken for all of them: one write instead of a hundred.
    expect(rows).toEqual([{ points: 120 }])
  })
})

describe('without its table', () => {
  it('each process counts for itself, so that a fault neither locks out nor lets in', async () => {
    await owner.query('revoke insert on m_851.limit_count from fodfaeste_app')
    const limits = newProcess()
    expect(await passing(limits, 'sign-in', at('203.0.113.7'), 13)).toBe(10)
    await owner.query('grant insert on m_851.limit_count to fodfaeste_app')
    expect(lines.filter((line) => line.includes('limits are counted alone'))).toHaveLength(2)
  })
})
