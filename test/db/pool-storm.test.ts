import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../src/platform/db/connect.ts'
import { type ActorTransaction, withActor } from '../../src/platform/db/with-actor.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { newYoungPerson } from '../support/people.ts'

/** `npm run faults` sends 2,000; each test run some, of every kind. */
const requests = Number(process.env.FODFAESTE_STORM ?? 300)
const clients = 50

let db: TestDatabase
let users: Awaited<ReturnType<typeof newYoungPerson>>[]
beforeAll(async () => {
  db = await testDatabase()
  users = []
  for (let index = 0; index < 10; index += 1) users.push(await newYoungPerson(db))
})

/** What goes wrong in a request, by its number: 5 % errors, 5 % lost connections, 20 % left half-way. */
const fateOf = (number: number): 'error' | 'lost' | 'left' | 'answered' => {
  const share = (number * 37) % 100
  if (share < 5) return 'error'
  if (share < 10) return 'lost'
  return share < 30 ? 'left' : 'answered'
}

class Left extends Error {}

describe('a storm over two connections (trust requirement T-07)', () => {
  it('shows nobody a row of somebody else, and leaves nothing of anybody on a connection', async () => {
    const database = connect({ connection: db.login, size: 2 })
    const foreign: string[] = []
    const outcomes = { error: 0, lost: 0, left: 0, answered: 0 }

    async function request(number: number): Promise<void> {
      const user = users[number % users.length]
      if (!user) throw new Error('no user')
      const fate = fateOf(number)
      const look = async (trx: ActorTransaction) => {
        const rows = await trx.selectFrom('young_person').select('id').execute()
        foreign.push(...rows.map(({ id }) => id).filter((id) => id !== user.personId))
        if (fate === 'error') await sql`select 1 / 0`.execute(trx)
        if (fate === 'lost') await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx)
        if (fate === 'left') throw new Left()
        await wait(number % 3)
        const again = await trx.selectFrom('relation').select('person_id').execute()
        foreign.push(...again.map((row) => row.person_id).filter((id) => id !== user.personId))
      }
      // Whatever becomes of it: the pool has 3 seconds for somebody who waits, and a busy machine may need more.
      const ended = await withActor(database.kysely, user.actor, 'read only', look).then(
        () => 'answered' as const,
        () => fate,
      )
      outcomes[ended] += 1
      const idle = await database.pool
        .query<{ actor: string | null; role: string }>(
          `select current_setting('fodfaeste.actor', true) as actor, current_user as role`,
        )
        .catch(() => undefined)
      const [left] = idle?.rows ?? []
      if (left && (left.actor || left.role !== 'fodfaeste_login')) foreign.push(`${left.role} ${left.actor}`)
    }

    let next = 0
    const client = async () => {
      while (next < requests) await request(next++)
    }
    await Promise.all(Array.from({ length: clients }, client))
    await database.close()
    expect(foreign).toEqual([])
    expect(outcomes.error).toBeGreaterThan(0)
    expect(outcomes.lost).toBeGreaterThan(0)
    expect(outcomes.left).toBeGreaterThan(0)
    expect(outcomes.answered).toBeGreaterThan(requests / 2)
  })
})
