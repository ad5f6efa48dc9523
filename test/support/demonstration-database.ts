import { inject } from 'vitest'
import { loadDemonstration, loadReleases } from '../../src/demonstration/index.ts'
import { connect } from '../../src/platform/db/connect.ts'
import { administrator, copyDatabase, databaseFrom, type TestDatabase } from './database.ts'
import { testKeyRing } from './keys.ts'
import { testDay } from './time.ts'

/**
 * A fresh database with the demonstration in it, its person numbers sealed with keys that nobody has kept. The first
 * file of a run that asks for one loads it; all get a copy.
 */
export async function demonstrationDatabase(): Promise<TestDatabase> {
  const name = `${inject('template')}_demonstration`
  const admin = await administrator()
  await admin.query('select pg_advisory_lock(hashtext($1))', [name])
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
  if (rowCount === 0) {
    const login = await copyDatabase(admin, inject('template'), `${name}_begun`)
    const database = connect({ connection: login })
    try {
      await loadDemonstration(database, testKeyRing(), () => {})
      await loadReleases(database, testDay())
    } finally {
      await database.close()
    }
    await admin.query(`alter database ${name}_begun rename to ${name}`)
  }
  await admin.query('select pg_advisory_unlock(hashtext($1))', [name])
  return databaseFrom(admin, name)
}
