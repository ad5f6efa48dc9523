import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { testKeyRing } from '../../../test/support/keys.ts'
import { inventedPersonNumber } from '../../demonstration/person-number.ts'
import { anonymousIn, systemIn } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { CannotOpen } from '../../platform/keys/cipher.ts'
import {
  findOwnerByNumber,
  listPersonNumbers,
  NumberTaken,
  normalise,
  type Owner,
  type PersonNumber,
  revealPersonNumber,
  storePersonNumber,
  storePersonNumbers,
} from './index.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})

const ring = testKeyRing()
const inSystem = <Result>(name: string, work: (trx: ActorTransaction) => Promise<Result>) =>
  db.as(work, systemIn(db.aalborg, name))
const importing = <Result>(work: (trx: ActorTransaction) => Promise<Result>) => inSystem('import', work)

let serial = 0
/** A number that nobody in this file has yet. */
function newNumber(): PersonNumber {
  const day = new Date(Date.UTC(2000, 0, 1 + Math.floor(serial / 1000)))
  const number = normalise(inventedPersonNumber(day.toISOString().slice(0, 10), serial++ % 1000))
  if (!number) throw new Error('an invented number is a number')
  return number
}
const somebody = (kind: Owner['kind'] = 'young_person'): Owner => ({ kind, id: randomUUID() })
const store = (owner: Owner, number: PersonNumber, validFrom: string | null = null) =>
  importing((trx) => storePersonNumber(trx, ring, { owner, number, validFrom }))
const find = (number: PersonNumber, kind: Owner['kind'] = 'young_person') =>
  importing((trx) => findOwnerByNumber(trx, ring, kind, number))
const reveal = async (id: string, keys = ring) =>
  (await importing((trx) => revealPersonNumber(trx, keys, id))).normalised

async function asSuperuser<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(db.superuser)
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

describe('a stored person number', () => {
  it('leads to its owner, and can be had in full again', async () => {
    const [owner, number] = [somebody(), newNumber()]
    const id = await store(owner, number)
    expect(await find(number)).toEqual({ id, ownerId: owner.id })
    expect(await reveal(id)).toBe(number.normalised)
    expect(await find(newNumber())).toBeUndefined()
  })

  it('stored again for the same owner keeps its row; for somebody else it is refused, unnamed', async () => {
    const [owner, number] = [somebody(), newNumber()]
    const id = await store(owner, number)
    expect(await store(owner, number)).toBe(id)
    const refusal = await store(somebody(), number).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(NumberTaken)
    expect(String(refusal)).not.toContain(number.normalised.slice(6))
  })

  it('may be a young person’s and a guardian’s: a young guardian is both', async () => {
    const [young, guardian, number] = [somebody(), somebody('guardian'), newNumber()]
    await store(young, number)
    await store(guardian, number)
    expect(await find(number)).toMatchObject({ ownerId: young.id })
    expect(await find(number, 'guardian')).toMatchObject({ ownerId: guardian.id })
  })

  it('that was replaced is kept with its end, and still leads to its owner', async () => {
    const [owner, first, second] = [somebody(), newNumber(), newNumber()]
    const old = await store(owner, first, '2010-01-01')
    const current = await store(owner, second, '2026-11-01')
    expect(await find(first)).toEqual({ id: old, ownerId: owner.id })
    expect(await find(second)).toEqual({ id: current, ownerId: owner.id })
    expect(await importing((trx) => listPersonNumbers(trx, owner))).toEqual([
      { id: current, validFrom: '2026-11-01', validUntil: null },
      { id: old, validFrom: '2010-01-01', validUntil: '2026-11-01' },
    ])
  })

  it('belongs to one of two who come with it at the same moment', async () => {
    const number = newNumber()
    const ended = await Promise.allSettled([store(somebody(), number), store(somebody(), number)])
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('shares its data key with about a thousand others', async () => {
    const many = Array.from({ length: 2500 }, () => ({
      owner: somebody(),
      number: newNumber(),
      validFrom: null,
    }))
    const ids = await importing((trx) => storePersonNumbers(trx, ring, many))
    const counts = await asSuperuser<{ rows: number }>(
      'select count(*)::int as rows from m_851.person_number group by data_key_id order by 1 desc',
    )
    expect(Math.max(...counts.map(({ rows }) => rows))).toBe(1000)
    expect(counts).toHaveLength(3)
    for (const place of [0, 999, 1700, 2499])
      expect(await reveal(ids[place] ?? '')).toBe(many[place]?.number.normalised)
  })
})

describe('who sees person numbers (row-level security)', () => {
  const visible = (trx: ActorTransaction) =>
    trx
      .selectFrom('person_number')
      .select((row) => row.fn.countAll<string>().as('rows'))
      .executeTakeFirstOrThrow()
      .then(({ rows }) => Number(rows))

  it.each(['sign-in', 'matching', 'import', 'demonstration', 'keys'])('the task %s does', async (name) => {
    expect(await inSystem(name, visible)).toBeGreaterThan(0)
  })

  it.each(['jobs', 'figures', 'test', ''])('the task “%s” sees none', async (name) => {
    expect(await inSystem(name, visible)).toBe(0)
  })

  it('nobody in person, no visitor, and no other municipality does', async () => {
    const person = {
      kind: 'person',
      id: '1',
      name: 'x',
      roles: ['administrator'],
      organisation: null,
    } as const
    expect(await db.as(visible, { ...person, municipality: db.aalborg })).toBe(0)
    expect(await db.as(visible, anonymousIn(db.aalborg))).toBe(0)
    expect(await db.as(visible, systemIn(db.lillekobing, 'import'))).toBe(0)
    const id = await store(somebody(), newNumber())
    const asked = db.as((trx) => revealPersonNumber(trx, ring, id), anonymousIn(db.aalborg))
    await expect(asked).rejects.toThrow(NotFound)
  })

  it('signing in and turning keys add none, and the reports’ role may not look at all', async () => {
    const adding = (name: string) =>
      inSystem(name, (trx) =>
        storePersonNumber(trx, ring, { owner: somebody(), number: newNumber(), validFrom: null }),
      )
    await expect(adding('sign-in')).rejects.toMatchObject({ code: '42501' })
    await expect(adding('keys')).rejects.toMatchObject({ code: '42501' })
    const reporting = new pg.Client(db.login)
    await reporting.connect()
    await reporting.query('set role fodfaeste_report')
    for (const table of ['person_number', 'data_key'])
      await expect(reporting.query(`select from m_851.${table}`)).rejects.toMatchObject({ code: '42501' })
    await reporting.end()
  })

  it('even the owner of the table sees none: it is forced', async () => {
    const client = new pg.Client(db.owner)
    await client.connect()
    expect((await client.query('select from m_851.person_number')).rowCount).toBe(0)
    await client.end()
  })
})

describe('somebody with the database but without the keys', () => {
  it('who swaps the sealed numbers of two rows gets neither', async () => {
    const [one, other] = [await store(somebody(), newNumber()), await store(somebody(), newNumber())]
    await asSuperuser(
      `update m_851.person_number here set ciphertext = there.ciphertext, data_key_id = there.data_key_id
       from m_851.person_number there
       where (here.id, there.id) in (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
      [one, other],
    )
    await expect(reveal(one)).rejects.toThrow(CannotOpen)
    await expect(reveal(other)).rejects.toThrow(CannotOpen)
  })

  it.each([
    ['cuts one short', 'set ciphertext = substr(ciphertext, 1, length(ciphertext) - 1)'],
    ['changes one byte', 'set ciphertext = set_byte(ciphertext, 15, get_byte(ciphertext, 15) # 1)'],
    ['says that another cipher made it', 'set ciphertext = set_byte(ciphertext, 0, 2)'],
  ])('who %s gets an error and no number', async (_name, change) => {
    const id = await store(somebody(), newNumber())
    await asSuperuser(`update m_851.person_number ${change} where id = $1`, [id])
    await expect(reveal(id)).rejects.toThrow(CannotOpen)
  })

  it('has no use for another ring of keys', async () => {
    const [number, foreign] = [newNumber(), testKeyRing()]
    const id = await store(somebody(), number)
    await expect(reveal(id, foreign)).rejects.toThrow(CannotOpen)
    expect(await importing((trx) => findOwnerByNumber(trx, foreign, 'young_person', number))).toBeUndefined()
  })
})

describe('a dump of the whole schema', () => {
  it('holds no stored number in any form', async () => {
    const numbers = Array.from({ length: 20 }, newNumber)
    for (const number of numbers) await store(somebody(), number)
    const dump = await dumpOf('m_851')
    expect(dump).toContain('demonstrably a dump')
    const hits = numbers.flatMap((number) => formsOf(number).filter((form) => dump.includes(form)))
    expect(hits.length).toBe(0)
  })

  it('would be noticed to hold one: each form is found when it is planted', async () => {
    const number = newNumber()
    await asSuperuser('insert into m_851.planted select unnest($1::text[])', [formsOf(number)])
    const dump = await dumpOf('m_851')
    for (const form of formsOf(number)) expect(dump).toContain(form)
  })

  beforeAll(async () => {
    await asSuperuser("create table m_851.planted as select 'demonstrably a dump' as text")
  })

  /** Every column of every table as COPY writes it, and what its bytes say where it is bytes. */
  async function dumpOf(schema: string): Promise<string> {
    const tables = await asSuperuser<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema = $1 order by 1`,
      [schema],
    )
    expect(tables.length).toBeGreaterThan(15)
    const parts: string[] = []
    for (const { name } of tables) {
      const rows = await asSuperuser<{ text: string }>(`select row_out::text as text from ${name} row_out`)
      for (const { text } of rows) {
        parts.push(text)
        for (const [, hex] of text.matchAll(/\\x([0-9a-f]+)/g))
          parts.push(Buffer.from(hex ?? '', 'hex').toString('latin1'))
      }
    }
    return parts.join('\n')
  }

  function formsOf(number: PersonNumber): string[] {
    const [plain, full] = [number.normalised, number.inFull()]
    return [plain, full, full.replace('-', ' ')].flatMap((text) => [
      text,
      Buffer.from(text).toString('base64').replace(/=+$/, ''),
      Buffer.from(text).toString('hex'),
      Buffer.from(text, 'utf16le').toString('hex'),
    ])
  }
})
