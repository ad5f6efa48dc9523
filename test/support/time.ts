import pg from 'pg'
import type { Actor } from '../../src/platform/access/actor.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { type ActorTransaction, withActor } from '../../src/platform/db/with-actor.ts'
import { localDate } from '../../src/platform/time.ts'
import { endConnections } from './kept-connections.ts'

/**
 * The time at which every test database stands still: 24 November 2026, 11 o'clock in Denmark. Ages, terms and rights
 * in tests are dates that one can read, and no test hangs on the day and hour at which it runs.
 *
 * What the server itself measures (sessions, the log, mail and jobs) has the real time: tests of it write no dates.
 */
export const testTime = new Date('2026-11-24T10:00:00Z')

/** The date so many days after the tests' own, `YYYY-MM-DD`; without a number: their today. */
export const testDay = (days = 0): string => localDate(new Date(testTime.getTime() + days * 24 * 3_600_000))

/**
 * Runs as an actor at another time: the database's own clock is moved, for connections made after that. Only a
 * superuser can, and no program does (0002-context.sql).
 *
 * @param instant with its offset: `2027-03-13T23:59:59+01:00`
 */
export async function at<Result>(
  db: { readonly superuser: pg.PoolConfig; readonly login: pg.PoolConfig },
  instant: string,
  actor: Actor,
  work: (trx: ActorTransaction) => Promise<Result>,
): Promise<Result> {
  await moveClock(db, instant)
  const then = connect({ connection: db.login, size: 1 })
  try {
    return await withActor(then.kysely, actor, 'read write', work)
  } finally {
    await then.close()
    await moveClock(db)
  }
}

/** Moves the database's clock for connections to come, or sets it back to {@link testTime}. */
export async function moveClock(
  db: { readonly superuser: pg.PoolConfig },
  instant = testTime.toISOString(),
): Promise<void> {
  const admin = new pg.Client(db.superuser)
  await admin.connect()
  const name = admin.escapeIdentifier(String(db.superuser.database))
  await admin.query(`alter database ${name} set fodfaeste.now = ${admin.escapeLiteral(instant)}`)
  await admin.end()
  await endConnections(db.superuser.database)
}
