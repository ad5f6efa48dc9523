import pg from 'pg'
import type { Actor } from '../../src/platform/access/actor.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { type ActorTransaction, withActor } from '../../src/platform/db/with-actor.ts'
import type { TestDatabase } from './database.ts'

/**
 * Runs as an actor at another time: the database's own clock is moved, for connections made after that. Only a
 * superuser can, and no program does (0002-context.sql).
 *
 * @param instant with its offset: `2027-03-13T23:59:59+01:00`
 */
export async function at<Result>(
  db: TestDatabase,
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
    await moveClock(db, undefined)
  }
}

/** Moves the database's clock for connections to come, or gives it back. */
export async function moveClock(db: TestDatabase, instant: string | undefined): Promise<void> {
  const admin = new pg.Client(db.superuser)
  await admin.connect()
  const name = admin.escapeIdentifier(String(db.superuser.database))
  await admin.query(
    instant === undefined
      ? `alter database ${name} reset fodfaeste.now`
      : `alter database ${name} set fodfaeste.now = ${admin.escapeLiteral(instant)}`,
  )
  await admin.end()
}
