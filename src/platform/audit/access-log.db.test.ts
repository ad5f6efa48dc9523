import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { anonymousIn } from '../access/actor.ts'
import { writeAccess } from './access-log.ts'
import { type AuditTrial, auditTrial, emptyLogs } from './audit.fixture.ts'
import { hashOfRow, readRows, sealedLogs } from './log-rows.ts'
import { auditIn } from './services.ts'

let trial: AuditTrial
beforeAll(async () => {
  trial = await auditTrial()
})

const insertAs = (row: Parameters<typeof writeAccess>[2], actor = auditIn(trial.db.aalborg)) =>
  trial.db.as((trx) => writeAccess(trx, actor, row), actor)
const plain = { requestId: 'r', page: 'work.person', method: 'GET', result: 'shown' } as const

describe('a row of the access log', () => {
  it('says who was looked at, why, and from when that may be told', async () => {
    await emptyLogs(trial)
    const subjects = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
    await insertAs({
      ...plain,
      action: 'list',
      subjects,
      reasons: ['contact_person'],
      purpose: 'caseload',
      legalBasis: 'KUI-loven § 15 d',
      caseReference: '27.69.40-G01-1-26',
      unit: 'Team Vest',
      criterion: Buffer.from('abc'),
      tellFrom: '2026-12-01',
    })
    const { rows } = await trial.tamper(
      `select action, system, subjects, reasons, unit, tell_from::text from access_log where subjects @> array[$1::uuid]`,
      [subjects[1]],
    )
    expect(rows).toEqual([
      {
        action: 'list',
        system: 'audit',
        subjects,
        reasons: ['contact_person'],
        unit: 'Team Vest',
        tell_from: '2026-12-01',
      },
    ])
  })

  it('is hashed by the database and by the program alike, whatever it says', async () => {
    await emptyLogs(trial)
    const words = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''))
    const rows = fc.record(
      { purpose: words, unit: words, reasons: fc.array(words, { maxLength: 3 }), legalBasis: words },
      { requiredKeys: [] },
    )
    for (const row of fc.sample(rows, 60))
      await insertAs({ ...plain, ...row, subjects: [crypto.randomUUID()] })
    const hashes = await trial.tamper('select row_hash as hash from access_log order by id')
    const read = await trial.db.as((trx) => readRows(trx, 'access_log', [[1, 60]]), auditIn(trial.db.aalborg))
    expect(read.map((row) => hashOfRow('access_log', row))).toEqual(hashes.rows.map(({ hash }) => hash))
    expect(read).toHaveLength(60)
  })

  it('cannot say one thing in two ways', () => {
    const hash = (fields: Record<string, string | null>) => hashOfRow('access_log', fields).toString('hex')
    expect(hash({ a: '1;b=1:2', b: null })).not.toBe(hash({ a: '1', b: '2' }))
    expect(hash({ a: '', b: null })).not.toBe(hash({ a: null, b: '' }))
    expect(hashOfRow('admin_event', { a: '1' })).not.toEqual(hashOfRow('person_event', { a: '1' }))
  })
})

describe('nobody but the sealer', () => {
  const anonymous = () => anonymousIn(trial.db.aalborg)

  it.each([...sealedLogs, 'audit_seal'] as const)('reads %s', async (table) => {
    const count = (actor = anonymous()) =>
      trial.db.as((trx) => trx.selectFrom(table).selectAll().execute(), actor)
    await emptyLogs(trial)
    await trial.look(1)
    expect(await count()).toEqual([])
    if (table === 'access_log') expect(await count(auditIn(trial.db.aalborg))).toHaveLength(1)
  })

  it('writes a seal or a canary', async () => {
    await expect(insertAs({ ...plain, action: 'canary' }, anonymous())).rejects.toMatchObject({
      code: '42501',
    })
    const seal = { number: 99, log: 'access_log', kind: 'removal', ids: '{[1,2)}', line: '{}', cluster: 'x' }
    await expect(
      trial.db.as((trx) => trx.insertInto('audit_seal').values(seal).execute(), anonymous()),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('says when a row was written', async () => {
    await expect(
      trial.db.as((trx) =>
        trx
          .insertInto('access_log')
          .values({ request_id: 'r', page: 'p', method: 'GET', result: 'shown', at: '2020-01-01' })
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })
})
