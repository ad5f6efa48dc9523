import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { makeRows } from '../support/row-facts.ts'
import { actorNames, makeStandings, type Standings } from '../support/standings.ts'

let db: TestDatabase
let standings: Standings
beforeAll(async () => {
  db = await testDatabase()
  standings = await makeStandings(db)
  await makeRows(db, standings)
})

it.each(actorNames)(
  'the %s may read the name of whoever stands in a relation that they read',
  async (who) => {
    // The function says in its own words what the policy of `relation` says: what one opens, the other one has to know.
    const { rows } = await db.as(
      (trx) =>
        sql`select actor_id from relation where actor_id is not null except select known from known_by_relation() known`.execute(
          trx,
        ),
      standings.actors[who],
    )
    expect(rows).toEqual([])
  },
)
