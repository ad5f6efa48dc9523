import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newPerson } from '../../../test/support/people.ts'
import { asOwner, fact, putFacts } from '../../../test/support/status-facts.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { addResidence } from '../young-people/index.ts'
import { countByStatus, findStatus, refreshStatus } from './index.ts'

let db: TestDatabase
let personId: string
const by = () => systemIn(db.aalborg, 'import')

const learnedLate = new Date('2026-06-01T10:00:00Z')
const before = new Date('2026-04-01T10:00:00Z')

beforeAll(async () => {
  db = await testDatabase()
  const owner = await asOwner(db)
  personId = await newPerson(db, { birthDate: '2008-03-01' })
  await db.as(
    (trx) =>
      addResidence(trx, personId, {
        municipalityCode: '851',
        address: 'Opfundet Vej 1',
        area: 'Nord',
        from: '2008-03-01',
        until: '2026-09-01',
        source: 'a test',
      }),
    by(),
  )
  // In March we believed that the course went on. In June we learned that it had ended in February.
  const one = fact('stx', '2025-08-11', { confirmedOn: '2026-03-01' })
  await owner.query("set fodfaeste.now = '2026-03-01T10:00Z'")
  await putFacts(owner, personId, [one])
  await owner.query("set fodfaeste.now = '2026-06-01T10:00Z'")
  await owner.query('update activity set believed = tstzrange(lower(believed), present())')
  await putFacts(owner, personId, [{ ...one, until: '2026-02-01', outcome: 'interrupted' }])
  await db.as((trx) => refreshStatus(trx, by(), [personId]), by())
  await owner.end()
})

const segmentOn = (day: string, knowledge?: Date) =>
  db.as(
    async (trx) => (await findStatus(trx, personId, { day, ...(knowledge && { knowledge }) }, 'da')).segment,
    by(),
  )
const counted = (day: string, knowledge?: Date) =>
  db.as(
    (trx) => countByStatus(trx, '851', { day, ...(knowledge && { knowledge }) }),
    systemIn(db.aalborg, 'figures'),
    'read only',
  )

describe('the status of a day', () => {
  it('is asked as of it by today’s knowledge, or by what was known at a time', async () => {
    expect(await segmentOn('2026-03-15')).toBe('not-known')
    expect(await segmentOn('2026-03-15', before)).toBe('youth-education')
    expect(await segmentOn('2026-03-15', learnedLate)).toBe('not-known')
    expect(await segmentOn('2026-01-15', before)).toBe('youth-education')
    expect(await segmentOn('2026-01-15')).toBe('youth-education')
  })

  it('is counted in the same two ways', async () => {
    expect(await counted('2026-03-15')).toEqual([{ segment: 'not-known', subSegment: null, people: 1 }])
    expect(await counted('2026-03-15', before)).toEqual([
      { segment: 'youth-education', subSegment: null, people: 1 },
    ])
  })

  it('is counted where somebody lived on it, and at the age that they had', async () => {
    expect(await counted('2026-08-31')).toHaveLength(1)
    expect(await counted('2026-09-01')).toEqual([])
    expect(await counted('2023-02-28')).toEqual([])
    expect(await counted('2023-03-01')).toHaveLength(1)
  })

  it('is read by nobody who may not count, and counted by nobody who may not read', async () => {
    const nobody = systemIn(db.aalborg, 'jobs')
    expect(
      await db.as((trx) => countByStatus(trx, '851', { day: '2026-03-15' }), nobody, 'read only'),
    ).toEqual([])
    await expect(
      db.as((trx) => sql`select area from status_spell`.execute(trx), {
        kind: 'anonymous',
        municipality: db.aalborg,
      }),
    ).rejects.toThrow('permission denied')
  })
})
