import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../../test/support/database.ts'
import { testKeyRing } from '../../../test/support/keys.ts'
import { newActor, newPerson, newYoungPerson, relate } from '../../../test/support/people.ts'
import { inventedPersonNumber } from '../../demonstration/person-number.ts'
import { type Actor, systemIn } from '../../platform/access/actor.ts'
import { type AuditTrial, auditTrial, verdict } from '../../platform/audit/audit.fixture.ts'
import { sealLogs } from '../../platform/audit/seal-logs.ts'
import { askToMerge, mergeRecords } from '../merging/index.ts'
import { normalise, storePersonNumber } from '../person-numbers/index.ts'
import { addContact, addGuardian, addResidence, writeNote, writeOwnWords } from '../young-people/index.ts'
import { deletionLogFile, type ErasureServices, erasePerson, reapplyErasures } from './index.ts'

/** Ten strings that stand for somebody: after the erasure they are nowhere. */
const canaries = {
  given: 'Kanariefornavn',
  family: 'Kanarieefternavn',
  phone: '+45 12 34 00 01',
  email: 'kanarie@unge.test',
  address: 'Kanarievej 10',
  words: 'Kanarieord',
  note: 'Kanarienote',
  restricted: 'Kanariefortrolig',
  account: 'Kanariekonto',
  parent: 'Kanarieforælder',
} as const

let trial: AuditTrial
let db: TestDatabase
let services: ErasureServices
let personId: string
beforeAll(async () => {
  trial = await auditTrial()
  db = trial.db
  services = { keys: testKeyRing(), audit: trial.begin() }
  personId = await newSomebody()
  await sealLogs(services.audit)
})

async function newSomebody() {
  const by = systemIn(db.aalborg, 'import')
  const { personId } = await newYoungPerson(db, { givenName: canaries.given, familyName: canaries.family })
  const other = await newPerson(db, { givenName: 'Freja' })
  await db.as(
    (trx) =>
      trx.updateTable('actor').set({ name: canaries.account }).where('name', '=', canaries.given).execute(),
    by,
  )
  const parent = await newActor(db, canaries.parent, [], undefined, 'citizen')
  await relate(db, { personId, with: { actorId: parent.id }, kind: 'custody', basis: 'custody' })
  await db.as(async (trx) => {
    const guardian = await addGuardian(trx, { actorId: parent.id, phone: canaries.phone, email: null })
    await addContact(trx, personId, { phone: canaries.phone, email: canaries.email, preferred: null })
    await addResidence(trx, personId, {
      municipalityCode: '851',
      address: canaries.address,
      area: null,
      from: '2020-01-01',
      source: 'CPR',
    })
    await writeOwnWords(trx, by, 'test', { personId, kind: 'strengths', words: canaries.words })
    const note = { personId, kind: 'conversation', happenedOn: '2026-10-01' } as const
    await writeNote(trx, by, 'test', { ...note, restricted: false, words: canaries.note })
    await writeNote(trx, by, 'test', { ...note, restricted: true, words: canaries.restricted })
    for (const [serial, owner] of [
      { kind: 'young_person', id: personId } as const,
      { kind: 'guardian', id: guardian } as const,
    ].entries()) {
      const number = normalise(inventedPersonNumber('2009-03-14', serial))
      if (number) await storePersonNumber(trx, services.keys, { owner, number, validFrom: null })
    }
    await trx
      .insertInto('message')
      .values({
        id: crypto.randomUUID(),
        idempotency_key: 'm',
        to_person_id: personId,
        kind: 'news',
        language: 'da',
      })
      .execute()
    await trx
      .insertInto('notice')
      .values({
        actor_id: parent.id,
        idempotency_key: 'n',
        kind: 'news',
        about_person_id: personId,
        link_da: '/me',
        link_en: '/en/me',
      })
      .execute()
  }, by)
  await trial.tamper(
    `insert into note_move (note_id, from_person, to_person, because)
     select min(id), $2, $1, 'Skrevet på den forkerte' from note where person_id = $1`,
    [personId, other],
  )
  return personId
}

/** All rows of all tables of all municipalities, as text: what a dump would hold. */
async function everything(): Promise<string> {
  const client = new pg.Client(db.superuser)
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const parts: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(`select entry::text as row from ${name} entry`)
      parts.push(...rows.map(({ row }) => row))
    }
    return parts.join('\n')
  } finally {
    await client.end()
  }
}

const files = (): string =>
  readdirSync(services.audit.folder)
    .map((name) => readFileSync(join(services.audit.folder, name), 'utf8'))
    .join('\n')

const found = (text: string) => Object.values(canaries).filter((canary) => text.includes(canary))
const order = { authority: 'Byarkivaren, afgørelse 12 af 1. november 2026' }

describe('erasing somebody', () => {
  it('is refused while a hold stands, for somebody who is not here, and for anybody but the program', async () => {
    const officer = await newActor(db, 'Officer', ['data-protection-officer'])
    await db.as(
      (trx) =>
        trx
          .insertInto('retention_hold')
          .values({ person_id: personId, because: 'En klage behandles', placed_by: officer.id })
          .execute(),
      officer,
    )
    await expect(erasePerson(services, db.aalborg, { ...order, personId })).rejects.toThrow(/a hold stands/)
    await db.as(
      (trx) =>
        trx.updateTable('retention_hold').set({ lifted_by: officer.id, lifted_at: new Date() }).execute(),
      officer,
    )
    const nobody = crypto.randomUUID()
    await expect(erasePerson(services, db.aalborg, { ...order, personId: nobody })).rejects.toThrow(
      /nobody with this id/,
    )
    const remove = (actor: Actor) =>
      db.as((trx) => trx.deleteFrom('young_person').where('id', '=', personId).executeTakeFirst(), actor)
    await expect(remove(officer)).rejects.toMatchObject({ code: '42501' })
    expect(await remove(systemIn(db.aalborg, 'import'))).toMatchObject({ numDeletedRows: 0n })
    expect(found(await everything())).toHaveLength(10)
  })

  it('leaves none of ten strings in any table, nor in the outbox, the logs, the seals or the deletion log', async () => {
    const before = await copyOfRows()
    const { counts } = await erasePerson(services, db.aalborg, { ...order, personId })
    expect(counts).toMatchObject({ person_number: 1, 'person_number of guardians': 1, actor: 2 })
    expect(counts).toMatchObject({
      young_person: 1,
      note: 2,
      note_version: 2,
      note_move: 1,
      message: 1,
      notice: 1,
    })
    expect(found(await everything())).toEqual([])
    expect(await everything()).not.toContain('Skrevet på den forkerte')
    expect(found(files())).toEqual([])
    expect(files()).not.toContain(personId)
    // Of others nothing went.
    expect(await count('young_person')).toBe(1)
    await restore(before)
    expect(found(await everything()).length).toBeGreaterThanOrEqual(8)
  })

  it('is applied again after older rows were loaded back: then they are gone once more, and nobody else', async () => {
    const file = deletionLogFile(services.audit.folder, db.aalborg)
    expect(await reapplyErasures(services, db.aalborg, file)).toEqual({ lines: 1, erased: 1 })
    expect(found(await everything())).toEqual([])
    expect(await reapplyErasures(services, db.aalborg, file)).toEqual({ lines: 2, erased: 0 })
    expect(await count('young_person')).toBe(1)
  })

  it('leaves a receipt with counts and authority, in which nobody can be recognised', async () => {
    const { rows } = await trial.tamper(
      'select authority, counts, reapplied, encode(subject_hash, $1) as hash from erasure_receipt order by id',
      ['hex'],
    )
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({ authority: order.authority, reapplied: false })
    expect(rows[1]).toMatchObject({ reapplied: true })
    expect(rows[0].hash).toBe(rows[1].hash)
    expect(JSON.stringify(rows)).not.toContain(personId)
  })

  it('is no tampering: the sealed logs still verify, and the removal is on record', async () => {
    await sealLogs(services.audit)
    const verified = await verdict(trial, services.audit)
    expect(verified).toMatchObject({ removed: expect.any(Number) })
    expect(typeof verified === 'string' ? 0 : verified.removed).toBeGreaterThan(5)
  })

  it('stays with whoever shares an account with somebody else here', async () => {
    const parent = await newActor(db, 'Parent of two', [], undefined, 'citizen')
    const [first, second] = [await newPerson(db), await newPerson(db)]
    for (const child of [first, second])
      await relate(db, { personId: child, with: { actorId: parent.id }, kind: 'custody', basis: 'custody' })
    await erasePerson(services, db.aalborg, { ...order, personId: first })
    expect(await everything()).toContain('Parent of two')
    await erasePerson(services, db.aalborg, { ...order, personId: second })
    expect(await everything()).not.toContain('Parent of two')
  })

  it('takes the history of a record that was merged into theirs along, and notes both ids down for older data', async () => {
    const [kept, gone] = [await newPerson(db), await newPerson(db, { givenName: 'Kanariedublet' })]
    const administrator = await newActor(db, 'Administrator', ['administrator'])
    await db.as(async (trx) => {
      const merge = await askToMerge(trx, administrator, [kept, gone], 'Skrevet ind to gange')
      await mergeRecords(trx, administrator, 'a request', merge)
    }, administrator)
    const lines = () =>
      files()
        .split('\n')
        .filter((line) => line.includes('"erasedAt"')).length
    const before = lines()
    await sealLogs(services.audit)
    await erasePerson(services, db.aalborg, { ...order, personId: kept })
    const left = await everything()
    for (const one of [kept, gone, 'Kanariedublet']) expect(left).not.toContain(one)
    expect(lines() - before).toBe(2)
    await sealLogs(services.audit)
    expect(typeof (await verdict(trial, services.audit))).not.toBe('string')
  })

  it('refuses a deletion log that cannot be read whole', async () => {
    await expect(reapplyErasures(services, db.aalborg, 'nowhere.jsonl')).rejects.toThrow(/Cannot read/)
    await expect(reapplyErasures(services, db.aalborg, 'package.json')).rejects.toThrow(
      /line 1 is not an erasure/,
    )
  })
})

const count = async (table: 'young_person'): Promise<number> =>
  Number((await trial.tamper(`select count(*) from ${table}`)).rows[0]?.count)

/** What a backup would hold of the tables that a restore brings back. */
const restored = [
  'young_person',
  'person_contact',
  'residence',
  'own_words',
  'note',
  'note_version',
  'relation',
  'guardian',
] as const
type Backup = Record<(typeof restored)[number], string>

async function copyOfRows(): Promise<Backup> {
  const parts: [string, string][] = []
  for (const table of restored) {
    const { rows } = await trial.tamper(
      `select coalesce(json_agg(entry), '[]')::text as rows from ${table} entry`,
    )
    parts.push([table, rows[0]?.rows])
  }
  return Object.fromEntries(parts) as Backup
}

async function restore(backup: Backup): Promise<void> {
  for (const table of restored) {
    // What PostgreSQL makes of other columns itself is written by nobody, neither here nor by pg_restore.
    const { rows } = await trial.tamper(
      `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
       where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    )
    const columns = rows[0]?.columns
    await trial.tamper(
      `insert into ${table} (${columns}) overriding system value
       select ${columns} from json_populate_recordset(null::${table}, $1) on conflict do nothing`,
      [backup[table]],
    )
  }
  await trial.tamper(
    `update actor set name = $1 where name = 'Slettet' and id = (select min(actor_id) from relation where kind = 'self')`,
    [canaries.account],
  )
}
