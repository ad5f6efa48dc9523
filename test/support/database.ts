import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Actor, type Municipality, systemIn } from '../../src/platform/access/actor.ts'
import { connect, type Database } from '../../src/platform/db/connect.ts'
import { type ActorTransaction, type TransactionMode, withActor } from '../../src/platform/db/with-actor.ts'
import { allMunicipalities } from '../../src/platform/municipality/municipality-by-host.ts'
import { whenTheFileEnds } from './file-end.ts'
import { ask, endConnections } from './kept-connections.ts'
import { moveClock } from './time.ts'

export interface TestDatabase {
  /** As the program connects: `fodfaeste_login`. */
  readonly database: Database
  readonly aalborg: Municipality
  /** The data controller next door, whose rows must never be seen. */
  readonly lillekobing: Municipality
  readonly superuser: pg.PoolConfig
  readonly owner: pg.PoolConfig
  readonly login: pg.PoolConfig
  /** What neither the program nor the owner may do: as the server's administrator, or as somebody who is named. */
  asSuperuser<Row extends pg.QueryResultRow>(
    statement: string,
    values?: readonly unknown[],
    config?: pg.PoolConfig,
  ): Promise<pg.QueryResult<Row>>
  /** Runs as an actor: without one as the program that signs people in, which may add actors, sessions and roles. */
  as<Result>(
    work: (trx: ActorTransaction) => Promise<Result>,
    actor?: Actor,
    mode?: TransactionMode,
  ): Promise<Result>
}

/** A fresh copy of the migrated database for one test file, at the tests' time, gone when the file is done. */
export async function testDatabase(): Promise<TestDatabase> {
  const admin = await administrator()
  return databaseFrom(admin, inject('template'))
}

/** The server's administrator. */
export async function administrator(): Promise<pg.Client> {
  const client = new pg.Client({ ...inject('server'), user: 'postgres', database: 'postgres' })
  await client.connect()
  return client
}

/** @returns how the program connects to the copy */
export async function copyDatabase(admin: pg.Client, template: string, name: string): Promise<pg.PoolConfig> {
  // Copied as files: the default way writes all pages to the log of changes as well, at three times the cost.
  await admin.query(`create database ${name} template ${template} strategy file_copy`)
  // A copy has its own access rights: as in db/roles.sql, nobody connects who was not named.
  await admin.query(`revoke all on database ${name} from public`)
  await admin.query(`grant connect, create, temporary on database ${name} to fodfaeste_migrator`)
  await admin.query(`grant connect, temporary on database ${name} to fodfaeste_login`)
  const { host, port } = inject('server')
  await moveClock({ superuser: { host, port, database: name, user: 'postgres' } })
  return { host, port, database: name, user: 'fodfaeste_login' }
}

/** A copy of a template for one test file, gone when the file is done; the administrator who made it goes at once. */
export async function databaseFrom(admin: pg.Client, template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const login = await copyDatabase(admin, template, name)
  await admin.end()
  const superuser = { ...login, user: 'postgres' }
  const database = connect({ connection: login })
  whenTheFileEnds(async () => {
    await database.close()
    await endConnections(name)
    const remover = await administrator()
    await remover.query(`drop database ${name} with (force)`)
    await remover.end()
  })
  const [aalborg, lillekobing] = await allMunicipalities(database)
  if (!aalborg || !lillekobing) throw new Error('the test template has no municipalities')
  return {
    database,
    aalborg,
    lillekobing,
    superuser,
    owner: { ...login, user: 'fodfaeste_migrator' },
    login,
    asSuperuser: (statement, values = [], config = superuser) => ask(config, statement, values),
    as: (work, actor = systemIn(aalborg, 'sign-in'), mode = 'read write') =>
      withActor(database.kysely, actor, mode, work),
  }
}
