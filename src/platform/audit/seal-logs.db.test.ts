import { createHash } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import pg from 'pg'
import pino from 'pino'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { redactPersonNumbers } from '../log/redact.ts'
import { type AuditTrial, auditTrial, emptyLogs, threeSeals, verdict } from './audit.fixture.ts'
import { fingerprintOf, hashOfLine, readSeal } from './seal.ts'
import { sealFile } from './seal-file.ts'
import { sealLogs } from './seal-logs.ts'
import type { AuditServices } from './services.ts'

let trial: AuditTrial
let services: AuditServices
beforeAll(async () => {
  trial = await auditTrial()
})
beforeEach(async () => {
  await emptyLogs(trial)
  services = trial.begin()
})

const check = () => verdict(trial, services)
const idsOfSeals = async () =>
  (await trial.tamper('select ids::text from audit_seal order by number')).rows.map(({ ids }) => ids)

/** Somebody who writes a row and has not finished yet. */
async function beginLook(): Promise<pg.Client> {
  const client = new pg.Client({ ...trial.db.login, options: '-c search_path=m_851,reference' })
  await client.connect()
  await client.query('set role fodfaeste_app')
  await client.query('begin')
  await client.query(
    `insert into access_log (request_id, page, method, result) values ('slow', 'work.person', 'GET', 'shown')`,
  )
  return client
}

describe('sealing', () => {
  it('does nothing when nothing was written', async () => {
    await sealLogs(services)
    await trial.look(3)
    await sealLogs(services)
    await sealLogs(services)
    expect(trial.lines(services)).toHaveLength(1)
  })

  it('takes a row that is committed late, though higher numbers were sealed before', async () => {
    const slow = await beginLook()
    await trial.look(2)
    await sealLogs(services)
    await trial.look(1)
    await sealLogs(services)
    await slow.query('commit')
    await slow.end()
    await trial.look(1)
    await sealLogs(services)
    expect(await idsOfSeals()).toEqual(['{[2,4)}', '{[4,5)}', '{[1,2),[5,6)}'])
    expect(await check()).toMatchObject({ seals: 3, rows: 5, waiting: { rows: 0 } })
  })

  it('waits for no number that was given up', async () => {
    const gone = await beginLook()
    await trial.look(1)
    await gone.query('rollback')
    await gone.end()
    await sealLogs(services)
    expect(await idsOfSeals()).toEqual(['{[2,3)}'])
  })

  it('loses and doubles nothing while many write', async () => {
    const written = new AbortController()
    const sealing = (async () => {
      while (!written.signal.aborted) await sealLogs(services)
    })()
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let time = 0; time < 25; time += 1) await trial.look(1 + ((writer + time) % 3))
    })
    await Promise.all(writers)
    written.abort()
    await sealing
    await sealLogs(services)
    const { rows } = await trial.tamper('select count(*)::int as written from access_log')
    expect(await check()).toMatchObject({ rows: rows[0].written, waiting: { rows: 0 } })
    const { rows: sealed } = await trial.tamper(
      `select sum(upper(run) - lower(run))::int as sealed from audit_seal, unnest(ids) run`,
    )
    expect(sealed[0].sealed).toBe(rows[0].written)
  })

  it('by several copies of the program at once seals each row once', async () => {
    await trial.look(20)
    await Promise.all([sealLogs(services), sealLogs(services), sealLogs(services)])
    expect(trial.lines(services)).toHaveLength(1)
    expect(await check()).toMatchObject({ seals: 1, rows: 20 })
  })

  it('makes several seals when more rows wait than one may hold', async () => {
    await trial.look(25)
    await sealLogs(services, 10)
    expect(await check()).toMatchObject({ seals: 3, rows: 25, waiting: { rows: 0 } })
    const older = trial
      .lines(services)
      .map((line) => readSeal(line))
      .map((seal) => seal?.kind === 'rows' && seal.more)
    expect(older).toEqual([true, true, false])
  })

  it('goes on when a restored copy on another server counts its transactions anew', async () => {
    await trial.look(3)
    await sealLogs(services)
    // As after a restore: the seals are of another server, and what was written there is older than anything here.
    await trial.tamper(
      `update audit_seal set cluster = 'another', horizon = '900000000', newest = '900000001'`,
    )
    await trial.look(2)
    await sealLogs(services)
    await trial.look(2)
    await sealLogs(services)
    expect(await check()).toMatchObject({ seals: 3, rows: 7, waiting: { rows: 0 } })
  })
})

describe('the log of the program, which is collected elsewhere', () => {
  it('says of each seal its number, how many rows it has and the fingerprint of its line', async () => {
    const told: string[] = []
    const log = pino({ base: null, timestamp: false }, { write: (line: string) => told.push(line) })
    for (const times of [3, 2]) {
      await trial.look(times)
      await sealLogs({ ...services, log })
    }
    const fingerprints = trial.lines(services).map((line) => createHash('sha256').update(line).digest('hex'))
    const what = { event: 'sealed', municipality: '851', log: 'access_log', kind: 'rows' }
    expect(told.map((line) => JSON.parse(line))).toMatchObject([
      { ...what, seal: 1, rows: 3 },
      { ...what, seal: 2, rows: 2 },
    ])
    expect(told.map((line) => JSON.parse(line).fingerprint.replaceAll(':', ''))).toEqual(fingerprints)
  })

  it('blacks out no fingerprint, though some have ten digits in a row as a person number has', () => {
    const lines = Array.from({ length: 5000 }, (_, number) => `seal ${number}`)
    const changed = (texts: string[]) => texts.filter((text) => redactPersonNumbers(text) !== text)
    expect(changed(lines.map(fingerprintOf))).toEqual([])
    expect(changed(lines.map(hashOfLine))).not.toEqual([])
  })
})

describe('a program that is killed', () => {
  /** Ends the sealer's connection when the file has its seal and the database waits: the worst moment there is. */
  async function killBetweenFileAndCommit(): Promise<void> {
    const lock = new pg.Client(trial.db.superuser)
    await lock.connect()
    await lock.query('begin')
    await lock.query('lock table m_851.audit_seal in share row exclusive mode')
    const sealing = sealLogs(services).catch((error: unknown) => error)
    for (;;) {
      const { rows } = await trial.tamper(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into audit_seal%'`,
      )
      if (rows.length > 0) break
      await new Promise((later) => setTimeout(later, 20))
    }
    expect(await sealing).toBeInstanceOf(Error)
    await lock.query('rollback')
    await lock.end()
  }

  it('between file and database has lost nothing: the seal is finished from the same rows', async () => {
    services = await threeSeals(trial)
    await trial.look(90)
    await killBetweenFileAndCommit()
    expect(trial.lines(services)).toHaveLength(4)
    expect(await idsOfSeals()).toHaveLength(3)
    await trial.look(2)
    await sealLogs(services)
    expect(trial.lines(services)).toHaveLength(5)
    expect(await check()).toMatchObject({ seals: 5, rows: 107, waiting: { rows: 0 } })
  })

  it('between file and database, and whose rows were rewritten before it came back, is told apart', async () => {
    services = await threeSeals(trial)
    await trial.look(4)
    await killBetweenFileAndCommit()
    await trial.tamper(`update access_log set page = 'public.front' where id = 17`)
    await expect(sealLogs(services)).rejects.toThrow(/rows of its seal 4 are not in the database/)
  })

  it('in the middle of a line leaves half a line, which is cut off', async () => {
    services = await threeSeals(trial)
    appendFileSync(sealFile(services.folder, trial.db.aalborg), trial.lines(services)[2]?.slice(0, 100) ?? '')
    await trial.look(1)
    await sealLogs(services)
    expect(await check()).toMatchObject({ seals: 4, rows: 16 })
  })
})

describe('the seals file', () => {
  it('gets what another copy of the program sealed elsewhere', async () => {
    const elsewhere = { ...trial.begin(), keys: services.keys }
    for (const copy of [services, elsewhere, elsewhere, services]) {
      await trial.look(2)
      await sealLogs(copy)
    }
    expect(trial.lines(elsewhere)).toEqual(trial.lines(services).slice(0, 3))
    expect(await check()).toMatchObject({ seals: 4, rows: 8 })
  })

  it('that tells another history stops the sealing, and says so', async () => {
    services = await threeSeals(trial)
    const foreign = trial.begin()
    const lines = trial.lines(services)
    const forged = lines.map((line) => line.replace(/"signature":"...../, '"signature":"AAAAA'))
    trial.rewriteFile(services, [...lines.slice(0, 2), forged[2] ?? ''])
    await expect(sealLogs({ ...services, log: foreign.log })).rejects.toThrow(/seal 3 is another one there/)
  })
})
