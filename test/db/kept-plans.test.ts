import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PersonActor } from '../../src/platform/access/actor.ts'
import { connect, type Database } from '../../src/platform/db/connect.ts'
import { keepsItsPlan } from '../../src/platform/db/kept-plans.ts'
import { askTogether, question } from '../../src/platform/db/question.ts'
import { withActor } from '../../src/platform/db/with-actor.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { newYoungPerson } from '../support/people.ts'

let db: TestDatabase
/** One connection, which everybody here is lent in turn. */
let lent: Database
beforeAll(async () => {
  db = await testDatabase()
  lent = connect({ connection: db.login, size: 1 })
})
afterAll(() => lent.close())

const kept = sql<{
  count: number
  generic: number
}>`select count(*)::int as count, coalesce(sum(generic_plans), 0)::int as generic
  from pg_prepared_statements where starts_with(statement, ${keepsItsPlan})`

const seenBy = (actor: PersonActor) =>
  withActor(lent.kysely, actor, 'read only', async (trx) => {
    const people = trx.selectFrom('young_person').select(['id', 'given_name'])
    const { all, named } = await askTogether(trx, {
      all: question(people, (rows) => rows.map(({ id }) => id)),
      named: question(people.where('given_name', '=', 'Emil'), (rows) => rows.length),
    })
    return { all, named, plans: (await kept.execute(trx)).rows[0] }
  })

it('a plan that is kept shows each what is theirs, in whichever municipality', async () => {
  const emil = await newYoungPerson(db)
  const ida = await newYoungPerson(db, { givenName: 'Ida' })
  const elsewhere: PersonActor = { ...emil.actor, municipality: db.lillekobing }
  // The one plan for every value: the one that would mix them up if any did.
  await lent.pool.query('set plan_cache_mode = force_generic_plan')
  for (let round = 0; round < 3; round += 1) {
    expect(await seenBy(emil.actor)).toMatchObject({ all: [emil.personId], named: 1 })
    expect(await seenBy(ida.actor)).toMatchObject({ all: [ida.personId], named: 0 })
    expect(await seenBy(elsewhere)).toMatchObject({ all: [], named: 0 })
  }
  const { plans } = await seenBy(ida.actor)
  expect(plans?.count).toBe(1)
  expect(plans?.generic).toBeGreaterThan(8)
})

it('a connection keeps some plans and no more', async () => {
  const { actor } = await newYoungPerson(db)
  const plans = await withActor(lent.kysely, actor, 'read only', async (trx) => {
    for (let one = 0; one < 100; one += 1)
      await sql`${sql.raw(`${keepsItsPlan}select ${one} as one`)}`.execute(trx)
    return (await kept.execute(trx)).rows[0]
  })
  expect(plans?.count).toBe(16)
})
