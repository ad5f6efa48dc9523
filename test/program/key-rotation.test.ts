import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventedPersonNumber } from '../../src/demonstration/person-number.ts'
import {
  findOwnerByNumber,
  normalise,
  type PersonNumber,
  revealPersonNumber,
  storePersonNumbers,
} from '../../src/features/person-numbers/index.ts'
import { type Municipality, systemIn } from '../../src/platform/access/actor.ts'
import { connect, type Database } from '../../src/platform/db/connect.ts'
import { provision } from '../../src/platform/db/provision.ts'
import { type ActorTransaction, withActor } from '../../src/platform/db/with-actor.ts'
import { parseKeyRing } from '../../src/platform/keys/key-ring.ts'
import { allMunicipalities } from '../../src/platform/municipality/municipality-by-host.ts'
import { type Postgres, startPostgres } from '../../src/platform/postgres/index.ts'
import { keyDocument, newKey } from '../support/keys.ts'
import { killProgramWhen, runProgram } from '../support/program.ts'

const folder = resolve('var/test/key-rotation')
const [k1, k2, i1, i2] = [newKey(), newKey(), newKey(), newKey()]
/** As a municipality goes over: the old keys, both with the old or the new ones current, the new keys alone. */
const documents = {
  before: keyDocument({ current: 'k1', keys: { k1 } }, { current: 'i1', keys: { i1 } }),
  added: keyDocument({ current: 'k1', keys: { k1, k2 } }, { current: 'i1', keys: { i1, i2 } }),
  turned: keyDocument({ current: 'k2', keys: { k1, k2 } }, { current: 'i2', keys: { i1, i2 } }),
  /** A copy of the program that was not restarted since, and looks by the old index key only. */
  late: keyDocument({ current: 'k1', keys: { k1, k2 } }, { current: 'i1', keys: { i1 } }),
  after: keyDocument({ current: 'k2', keys: { k2 } }, { current: 'i2', keys: { i2 } }),
}
const rings = {
  before: parseKeyRing(documents.before),
  added: parseKeyRing(documents.added),
  turned: parseKeyRing(documents.turned),
  late: parseKeyRing(documents.late),
  after: parseKeyRing(documents.after),
}
type Ring = keyof typeof rings

let server: Postgres
let database: Database
let aalborg: Municipality
let elsewhere: Municipality
let environment: Record<string, string>

interface Person {
  readonly ownerId: string
  readonly number: PersonNumber
  readonly id: string
}
const people: Person[] = []

const urlOf = (user: string) =>
  `postgres://${user}@localhost/municipal?host=${encodeURIComponent(server.superuser.host)}&port=${server.superuser.port}`

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  server = await startPostgres({ dataFolder: `${folder}/postgres`, say: () => {} })
  await provision(server.superuser, 'municipal', 'db/roles.sql')
  environment = {
    DATABASE_URL: urlOf('fodfaeste_login'),
    DATABASE_MIGRATE_URL: urlOf('fodfaeste_migrator'),
  }
  for (const [code, name, host] of [
    ['851', 'Aalborg', 'aalborg.test'],
    ['999', 'Lillekøbing', 'lillekoebing.test'],
  ] as const)
    expect(await runProgram(['municipality', 'add', code, name, '--host', host], environment)).toMatchObject({
      code: 0,
    })
  database = connect({ connection: { connectionString: urlOf('fodfaeste_login') } })
  const [first, second] = await allMunicipalities(database)
  if (!first || !second) throw new Error('the municipalities were not added')
  ;[aalborg, elsewhere] = [first, second]
  await add('before', 6000)
})

afterAll(async () => {
  await database.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const importing = <Result>(work: (trx: ActorTransaction) => Promise<Result>, municipality = aalborg) =>
  withActor(database.kysely, systemIn(municipality, 'import'), 'read write', work)

let serial = 0
async function add(ring: Ring, count: number): Promise<void> {
  const given = Array.from({ length: count }, () => {
    const day = new Date(Date.UTC(2000, 0, 1 + Math.floor(serial / 1000))).toISOString().slice(0, 10)
    const number = normalise(inventedPersonNumber(day, serial++ % 1000))
    if (!number) throw new Error('an invented number is a number')
    return { owner: { kind: 'young_person' as const, id: randomUUID() }, number, validFrom: null }
  })
  const ids = await importing((trx) => storePersonNumbers(trx, rings[ring], given))
  people.push(
    ...given.map(({ owner, number }, place) => ({ ownerId: owner.id, number, id: ids[place] ?? '' })),
  )
}

/** Whether somebody is found and their number read, by a copy of the program with those keys. */
const isThere = (person: Person, ring: Ring, municipality = aalborg): Promise<boolean> =>
  importing((trx) => isFound(trx, person, ring), municipality)

async function isFound(trx: ActorTransaction, person: Person, ring: Ring): Promise<boolean> {
  const found = await findOwnerByNumber(trx, rings[ring], 'young_person', person.number)
  const number = await revealPersonNumber(trx, rings[ring], person.id)
  return found?.ownerId === person.ownerId && number.normalised === person.number.normalised
}

const somebody = (): Person => {
  const person = people[Math.floor(Math.random() * people.length)]
  if (!person) throw new Error('nobody was added')
  return person
}

/** Looks people up and adds some, as copies of the program with the old and the new order of keys, until told to stop. */
function startTraffic() {
  let going = true
  const tried = { found: 0, lost: 0, added: 0 }
  const ask = async (ring: Ring) => {
    for (let turn = 0; going; turn++) {
      if (await isThere(somebody(), ring)) tried.found++
      else tried.lost++
      if (turn % 10 === 0 && ring !== 'late') {
        await add(ring, 1)
        tried.added++
      }
      // People leave the program room to work.
      await pause(10)
    }
  }
  const ended = Promise.all([ask('added'), ask('turned'), ask('late')])
  return {
    async stop() {
      going = false
      await ended
      return tried
    },
  }
}

async function everyone(ring: Ring): Promise<number> {
  return importing(async (trx) => {
    let there = 0
    for (const person of people) if (await isFound(trx, person, ring)) there++
    return there
  })
}

const status = async (document: string) => {
  const { said } = await runProgram(['keys', 'status', '--json'], {
    ...environment,
    FODFAESTE_KEYS: document,
  })
  return JSON.parse(said)[0]
}

async function asSuperuser(text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ ...server.superuser, database: 'municipal' })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

// Seven programs are started one after the other: on a busy machine that takes its time.
describe('keys turned under traffic, with the rotation killed five times', { timeout: 240_000 }, () => {
  it('everybody is found at every moment, and those who came meanwhile too', async () => {
    await asSuperuser('create table backup_number as table m_851.person_number')
    await asSuperuser('create table backup_key as table m_851.data_key')
    const before = people.length
    const turned = { ...environment, FODFAESTE_KEYS: documents.turned }
    const traffic = startTraffic()
    for (const [part, line] of [
      ['--data', /(\d+) numbers sealed anew/],
      ['--data', /(\d+) numbers sealed anew/],
      ['--index', /(\d+) numbers indexed anew/],
      ['--index', /(\d+) numbers indexed anew/],
      ['--kek', /./],
    ] as const)
      expect(await killProgramWhen(line, ['keys', 'rotate', part], turned), part).toBe('SIGKILL')
    const half = await status(documents.turned)
    expect(half.index.i1).toBeGreaterThan(0)
    expect(half.index.i2).toBeGreaterThan(0)

    const whole = await runProgram(['keys', 'rotate'], turned)
    const tried = await traffic.stop()
    expect(whole, whole.said).toMatchObject({ code: 0 })
    expect(tried).toMatchObject({ lost: 0 })
    expect(tried.found).toBeGreaterThan(50)
    expect(people.length).toBe(before + tried.added)
  })

  it('afterwards the new keys alone find everybody, once no copy uses the old ones', async () => {
    // What copies in the old order of keys wrote at the very end.
    await runProgram(['keys', 'rotate', '--kek', '--index'], {
      ...environment,
      FODFAESTE_KEYS: documents.turned,
    })
    const after = { ...environment, FODFAESTE_KEYS: documents.after }
    expect(await runProgram(['keys', 'rotate'], after)).toMatchObject({ code: 0 })
    const left = await status(documents.after)
    expect(left).toMatchObject({ numbers: people.length, underRetired: 0, index: { i2: people.length } })
    expect(Object.keys(left.wrapping)).toEqual(['k2'])
    expect(await everyone('after')).toBe(people.length)
  })

  it('a backup from before is restored with the key in escrow, and unreadable for ever without it', async () => {
    await asSuperuser('insert into m_999.data_key table backup_key')
    await asSuperuser('insert into m_999.person_number table backup_number')
    const [old] = people
    if (!old) throw new Error('nobody was added')
    expect(await isThere(old, 'before', elsewhere)).toBe(true)
    // The key destroyed: no row of the backup opens, and nobody is found in it.
    await expect(isThere(old, 'after', elsewhere)).rejects.toThrow(/“k1”, which FODFAESTE_KEYS does not hold/)
    const found = importing(
      (trx) => findOwnerByNumber(trx, rings.after, 'young_person', old.number),
      elsewhere,
    )
    expect(await found).toBeUndefined()
  })

  it('a command without keys, or without a word of what to do, says so in one line', async () => {
    expect(await runProgram(['keys', 'status'], environment)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^FODFAESTE_KEYS is missing.*\n$/),
    })
    expect((await runProgram(['keys'], environment)).code).toBe(2)
  })
})
