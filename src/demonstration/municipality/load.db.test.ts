import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { testKeyRing } from '../../../test/support/keys.ts'
import { testDay } from '../../../test/support/time.ts'
import { findOwnerByNumber, normalise } from '../../features/person-numbers/index.ts'
import { findStatusDifferences, statusKeeper } from '../../features/status/index.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { inventedPersonNumber } from '../person-number.ts'
import { dayFrom, textOf } from './days.ts'
import { generate } from './generate.ts'
import { loadMunicipality } from './load.ts'

const keys = testKeyRing()
const municipality = { young: 700, seed: 12, until: dayFrom(testDay()) }
const people = [...generate(municipality)]

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
})

const load = (stop?: AbortSignal) =>
  loadMunicipality({
    database: db.database,
    municipality: db.aalborg,
    keys,
    young: municipality.young,
    seed: municipality.seed,
    people: () => people,
    say: () => {},
    ...(stop ? { stop } : {}),
  })
const importing = <Row>(statement: ReturnType<typeof sql<Row>>) =>
  db.as((trx) => statement.execute(trx), systemIn(db.aalborg, 'import'), 'read only')

it('stopped on the way, nothing of it is there', async () => {
  const stopping = new AbortController()
  const stopped = loadMunicipality({
    database: db.database,
    municipality: db.aalborg,
    keys,
    young: municipality.young,
    seed: municipality.seed,
    people: function* () {
      for (const [index, person] of people.entries()) {
        if (index === 1200) stopping.abort()
        yield person
      }
    },
    say: () => {},
    stop: stopping.signal,
  })
  await expect(stopped).rejects.toThrow()
  const { rows } = await importing(sql`select id from young_person union all select id from person_number`)
  expect(rows).toEqual([])
})

it('comes whole, and once', async () => {
  expect(await load()).toBe(people.length)
  expect(await load()).toBe(0)
  const { rows } = await db.asSuperuser<Record<string, number>>(`
    select (select count(*)::int from m_851.young_person) as people, (select count(*)::int from m_851.activity) as activities,
      (select count(*)::int from m_851.person_number) as numbers,
      (select count(*)::int from m_851.person_event) as events`)
  const count = people.length
  const activities = people.reduce((sum, person) => sum + person.activities.length, 0)
  expect(rows).toEqual([{ people: count, activities, numbers: count, events: count }])
})

it('has everybody found by the number that was made for them, and kept nowhere in the clear', async () => {
  for (const { born, serial } of people.slice(0, 20)) {
    const number = normalise(inventedPersonNumber(textOf(born), serial))
    if (!number) throw new Error('an invented number is none')
    const owner = await db.as((trx) => findOwnerByNumber(trx, keys, 'young_person', number))
    expect(owner).toBeDefined()
  }
})

it('keeps the status that follows from what people do', async () => {
  const keeper = statusKeeper(db.aalborg)
  expect(await db.as((trx) => findStatusDifferences(trx, keeper, 'everybody'), keeper, 'read only')).toEqual(
    [],
  )
})

it('blocks whoever is past 29, and hides where the protected live', async () => {
  const { rows } = await importing(sql<{ wrong: number; blocked: boolean; hidden: number }>`
    select count(*) filter (where (state = 'blocked') <> (birth_date <= born_by(today(), 30)))::int as wrong,
      bool_or(state = 'blocked') as blocked,
      (select count(*)::int from residence home join young_person person on person.id = home.person_id
        where home.hidden <> person.protected) as hidden
    from young_person`)
  expect(rows).toEqual([{ wrong: 0, blocked: true, hidden: 0 }])
})
