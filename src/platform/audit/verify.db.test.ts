import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AuditTrial, auditTrial, newKeys, threeSeals, verdict } from './audit.fixture.ts'
import { hashOfLine, readSeal, signSeal } from './seal.ts'
import { sealLogs } from './seal-logs.ts'
import type { AuditServices } from './services.ts'

let trial: AuditTrial
let services: AuditServices
beforeAll(async () => {
  trial = await auditTrial()
})
beforeEach(async () => {
  services = await threeSeals(trial)
})

const check = (given = {}) => verdict(trial, services, given)

/** Rows and seals as a backup has them, and as a restore puts them back: without what is computed from the rest. */
const columns = `request_id, actor_id, roles, page, method, result, purpose, action, system, acting_as, unit, subjects,
  reasons, legal_basis, case_reference, criterion, tell_from, id, at, tx`
const backUp = async () => {
  await trial.tamper('drop table if exists kept_log, kept_seal')
  await trial.tamper(`create table kept_log as select ${columns} from access_log`)
  await trial.tamper('create table kept_seal as table audit_seal')
}
const restore = async () => {
  await trial.tamper('truncate access_log, audit_seal')
  await trial.tamper(
    `insert into access_log (${columns}) overriding system value select ${columns} from kept_log`,
  )
  await trial.tamper('insert into audit_seal table kept_seal')
}

describe('verifying logs that nobody touched', () => {
  it('counts what holds and what is not covered yet', async () => {
    await trial.look(2)
    expect(await check()).toMatchObject({ seals: 3, rows: 15, removed: 0, waiting: { rows: 2 } })
  })

  it('holds after a backup was put back, and sealing goes on', async () => {
    await trial.look(2)
    await backUp()
    await restore()
    expect(await check()).toMatchObject({ seals: 3, rows: 15 })
    await trial.look(1)
    await sealLogs(services)
    expect(await check()).toMatchObject({ seals: 4, rows: 18 })
  })

  it('covers all three logs', async () => {
    await trial.db.as(async (trx) => {
      const person_id = '00000000-0000-4000-8000-000000000001'
      const event = { system: 'test', type: 'note written', data: JSON.stringify({ words: 'æ "ø" å 🙂' }) }
      await trx
        .insertInto('person_event')
        .values({ ...event, person_id, category: 'guidance' })
        .execute()
      await trx.insertInto('admin_event').values(event).execute()
    })
    await sealLogs(services)
    expect(await check()).toMatchObject({ seals: 5, rows: 17, waiting: { rows: 0 } })
    await trial.tamper(`update person_event set data = data || '{"words": "nothing"}'`)
    expect(await check()).toMatch(/^Row 1 of person_event was changed after seal 4/)
  })
})

describe('verifying names the first thing that is wrong when somebody', () => {
  it('edits a row', async () => {
    await trial.tamper(`update access_log set page = 'public.front' where id in (7, 12)`)
    expect(await check()).toMatch(/^Row 7 of access_log was changed after seal 2/)
  })

  it('edits a row and takes care that its hash looks right', async () => {
    await trial.tamper('alter table access_log alter column row_hash drop expression')
    await trial.tamper(`update access_log set subjects = array[gen_random_uuid()] where id = 7`)
    expect(await check()).toMatch(/^Row 7 of access_log was changed after seal 2/)
    await trial.tamper(`alter table access_log drop column row_hash`)
    await trial.tamper(`alter table access_log add column row_hash bytea not null generated always as (sealed_hash(
      'log', 'access_log', 'id', id::text, 'at', sealed_time(at at time zone 'UTC'), 'request_id', request_id,
      'actor_id', actor_id::text, 'system', system, 'acting_as', acting_as::text, 'roles', sealed_list(roles),
      'unit', unit, 'page', page, 'method', method, 'action', action, 'result', result,
      'subjects', sealed_list(subjects), 'reasons', sealed_list(reasons), 'purpose', purpose,
      'legal_basis', legal_basis, 'case_reference', case_reference, 'criterion', encode(criterion, 'hex'),
      'tell_from', sealed_time(tell_from::timestamp), 'tx', tx::text)) stored`)
  })

  it('edits the kept hashes to match', async () => {
    await trial.tamper(`update access_log set page = 'public.front' where id = 7`)
    await trial.tamper(`update audit_seal set leaves = (select string_agg(row_hash, '' order by id) from access_log
      where id between 6 and 10) where number = 2`)
    expect(await check()).toMatch(/^The row hashes that the database keeps for seal 2 .* were changed/)
  })

  it('deletes a row', async () => {
    await trial.tamper('delete from access_log where id in (4, 9)')
    expect(await check()).toMatch(/^Row 4 of access_log was deleted: seal 1 .* has it/)
  })

  it('puts a row in among those that are sealed', async () => {
    await trial.tamper(`insert into access_log (id, at, request_id, page, method, result) overriding system value
      values (1000, now() - interval '1 day', 'x', 'work.person', 'GET', 'shown')`)
    expect(await check()).toMatch(/^Row 1000 of access_log is dated .* no seal has it.*put in afterwards/)
  })

  it('puts a row in, and the sealer has sealed it before anybody verified', async () => {
    await trial.tamper(`insert into access_log (id, at, request_id, page, method, result) overriding system value
      values (1000, now() - interval '1 day', 'x', 'work.person', 'GET', 'shown')`)
    await sealLogs(services)
    expect(await check()).toMatch(
      /^Row 1000 of access_log is dated .* sealed only in seal 4.*put in afterwards/,
    )
  })

  it('swaps what two rows say', async () => {
    await trial.tamper(`update access_log a set request_id = b.request_id, tx = b.tx from access_log b
      where (a.id, b.id) in ((6, 8), (8, 6))`)
    expect(await check()).toMatch(/^Row 6 of access_log was changed after seal 2/)
  })

  it('puts seals in another order', async () => {
    const [first = '', second = '', third = ''] = trial.lines(services)
    trial.rewriteFile(services, [first, third, second])
    expect(await check()).toMatch(/^Seal 3 .* does not follow seal 1/)
  })

  it('takes a seal out of both stores', async () => {
    const [first = '', , third = ''] = trial.lines(services)
    trial.rewriteFile(services, [first, third])
    await trial.tamper('delete from audit_seal where number = 2')
    await trial.tamper('delete from access_log where id between 6 and 10')
    expect(await check()).toMatch(/^Seal 3 .* does not follow seal 1/)
  })

  it('takes a seal out of the database', async () => {
    await trial.tamper('delete from audit_seal where number = 2')
    expect(await check()).toMatch(/^Seal 2 .* was deleted from the database/)
  })

  it('cuts the newest rows off', async () => {
    await trial.tamper('delete from access_log where id > 12')
    expect(await check()).toMatch(/^Row 13 of access_log was deleted: seal 3/)
  })

  it('cuts the newest rows and their seal off the database', async () => {
    await trial.tamper('delete from access_log where id > 10')
    await trial.tamper('delete from audit_seal where number = 3')
    expect(await check()).toMatch(/^Seal 3 .* stands in the seals file, and the database ends at seal 2/)
  })

  it('cuts the end off the seals file; an older copy of it is no fault when it is said to be one', async () => {
    trial.rewriteFile(services, trial.lines(services).slice(0, 2))
    expect(await check()).toMatch(/^The seals file ends at seal 2, and the database goes on to seal 3/)
    expect(await check({ olderCopy: true })).toMatchObject({ seals: 2, rows: 10, waiting: { rows: 5 } })
  })

  it('puts yesterday’s database back', async () => {
    await backUp()
    await trial.look(5)
    await sealLogs(services)
    expect(await check()).toMatchObject({ seals: 4 })
    await restore()
    expect(await check()).toMatch(/^Seal 4 .* the database is an older one than it was \(rolled back\)/)
    await trial.look(1)
    await expect(sealLogs(services)).rejects.toThrow(/do not belong together.*seal 4.*Nothing more is sealed/)
  })

  it('signs everything again with another key', async () => {
    const forger = newKeys()
    await trial.tamper(`update access_log set page = 'public.front' where id = 3`)
    const lines: string[] = []
    for (const line of trial.lines(services)) {
      const seal = readSeal(line)
      if (!seal) throw new Error('no seal')
      lines.push(signSeal(seal, { municipality: '851', previous: lines.at(-1) }, forger))
      await trial.tamper('update audit_seal set line = $1 where number = $2', [lines.at(-1), seal.number])
    }
    expect(readSeal(lines[1] ?? '')?.previous).toBe(hashOfLine(lines[0]))
    trial.rewriteFile(services, lines)
    expect(await check()).toMatch(/^Seal 1 .* is not signed with this key.*another key/)
    // To the forger's own key it looks right, but for the row that the seals were made for.
    expect(await check({ publicKeys: [forger.publicKey] })).toMatch(/^Row 3 of access_log was changed/)
  })
})
