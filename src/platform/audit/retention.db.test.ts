import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { withActor } from '../db/with-actor.ts'
import { type AuditTrial, auditTrial, emptyLogs, newKeys, verdict } from './audit.fixture.ts'
import { faultOfProof, makeProof } from './proof.ts'
import { removeExpired } from './retention.ts'
import { sealLogs } from './seal-logs.ts'
import { type AuditServices, auditIn } from './services.ts'

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
const lookAgo = (age: string, times: number) =>
  trial.tamper(
    `insert into access_log (at, request_id, page, method, result)
     select now() - $1::interval, 'old', 'work.person', 'GET', 'shown' from generate_series(1, $2)`,
    [age, times],
  )
const remaining = async () =>
  (await trial.tamper('select count(*)::int as rows from access_log')).rows[0].rows

describe('rows that are older than the setting says', () => {
  it('go, and the seals over them still verify', async () => {
    await lookAgo('3 years', 4)
    await lookAgo('1 year', 3)
    await sealLogs(services)
    await removeExpired(services)
    expect(await remaining()).toBe(3)
    await trial.look(2)
    await sealLogs(services)
    expect(await check()).toMatchObject({ seals: 3, rows: 9, removed: 4 })
  })

  it('stay until they are sealed', async () => {
    await lookAgo('3 years', 2)
    await removeExpired(services)
    expect(await remaining()).toBe(2)
  })

  it('go by the setting, which is half a year at least', async () => {
    await lookAgo('7 months', 2)
    await trial.tamper(`update audit_retention set months = 6 where log = 'access_log'`)
    await sealLogs(services)
    await removeExpired(services)
    expect(await remaining()).toBe(0)
    await expect(trial.tamper('update audit_retention set months = 5')).rejects.toMatchObject({
      code: '23514',
    })
    await trial.tamper(`update audit_retention set months = 24 where log = 'access_log'`)
  })

  it('are not found missing when they come back, but found', async () => {
    await lookAgo('3 years', 1)
    await sealLogs(services)
    await removeExpired(services)
    await trial.tamper(`insert into access_log (id, request_id, page, method, result) overriding system value
      values (1, 'old', 'work.person', 'GET', 'shown')`)
    expect(await check()).toMatch(/^Row 1 of access_log is there again: it was removed by age/)
  })

  it('cannot be removed early, nor by anybody but the sealer', async () => {
    await lookAgo('1 year', 1)
    const remove = (before: string, actor = auditIn(trial.db.aalborg)) =>
      trial.db.as(
        (trx) =>
          trx
            .selectNoFrom((eb) => [
              eb
                .fn('audit_remove', [
                  eb.val('access_log'),
                  eb.cast(eb.val('{[1,100)}'), 'int8multirange' as never),
                  eb.cast(eb.val(before), 'timestamptz'),
                ])
                .as('gone'),
            ])
            .execute(),
        actor,
      )
    await expect(remove('now')).rejects.toMatchObject({ code: '42501' })
    await expect(
      remove('2001-01-01', { kind: 'anonymous', municipality: trial.db.aalborg }),
    ).rejects.toMatchObject({ code: '42501' })
    expect(await remaining()).toBe(1)
  })

  it('whose removal only somebody else claims count as deleted', async () => {
    await lookAgo('3 years', 2)
    await sealLogs(services)
    await trial.tamper('delete from access_log where id = 1')
    expect(await check()).toMatch(/^Row 1 of access_log was deleted/)
  })
})

describe('the proof of one row', () => {
  const proofOf = (id: number) =>
    withActor(trial.db.database.kysely, auditIn(trial.db.aalborg), 'read only', (trx) =>
      makeProof(trx, 'access_log', id),
    )

  it('stands alone, without the database and without the other rows', async () => {
    await trial.look(7)
    await sealLogs(services)
    for (const id of [1, 4, 7]) {
      const proof = JSON.stringify(await proofOf(id))
      expect(faultOfProof(proof, [services.keys.publicKey])).toBeUndefined()
      expect(faultOfProof(proof, [newKeys().publicKey])).toMatch(/^Seal 1 is not signed with this key/)
      expect(faultOfProof(proof.replace('work.person', 'work.nobody'), [services.keys.publicKey])).toMatch(
        new RegExp(`^Row ${id} of access_log is not as it was`),
      )
    }
  })

  it('is not given for a row without a seal, nor for another row than the seal is over', async () => {
    await trial.look(2)
    expect(await proofOf(1)).toBeUndefined()
    await sealLogs(services)
    const proof = JSON.stringify({ ...(await proofOf(1)), row: { ...(await proofOf(1))?.row, id: '9' } })
    expect(faultOfProof(proof, [services.keys.publicKey])).toBe('Seal 1 is not over row 9 of access_log.')
    expect(faultOfProof('{}', [services.keys.publicKey])).toBe('This is not a proof.')
  })
})
