import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { Refusal } from '../refusal.ts'

export interface MigrateOptions {
  /** As `fodfaeste_migrator`, the owner. */
  readonly connection: pg.ClientConfig
  /** The folder with `reference/` and `municipality/`. */
  readonly folder: string
  say?(line: string): void
}

interface SqlFile {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

// Any constant will do: it only has to be ours and the same in every copy of the program.
const migrationLock = 851_202_006

/**
 * Brings `reference` and then every municipality's schema up to date. Safe to run twice, by several copies at once,
 * and after being killed: a schema's pending files are one transaction, and the next run goes on with the next schema.
 *
 * @throws Refusal when a file that has already run was changed, or a file fails
 */
export async function migrate({ connection, folder, say = () => {} }: MigrateOptions): Promise<void> {
  await withOwner(connection, 'reference', async (owner) => {
    await sql`select pg_advisory_lock(${migrationLock})`.execute(owner)
    await sql`create schema if not exists reference`.execute(owner)
    await sql`grant usage on schema reference to fodfaeste_app, fodfaeste_report`.execute(owner)
    await migrateSchema(owner, 'reference', await readSqlFiles(join(folder, 'reference')), say)
    const files = await readSqlFiles(join(folder, 'municipality'))
    const { rows } = await sql<{ schema_name: string }>`
      select schema_name from reference.municipality order by code`.execute(owner)
    for (const { schema_name } of rows) {
      await withOwner(connection, schema_name, async (inSchema) => {
        await sql`create schema if not exists ${sql.id(schema_name)}`.execute(inSchema)
        await sql`grant usage on schema ${sql.id(schema_name)} to fodfaeste_app, fodfaeste_report`.execute(
          inSchema,
        )
        await migrateSchema(inSchema, schema_name, files, say)
      })
    }
  })
}

async function migrateSchema(
  owner: Kysely<unknown>,
  schema: string,
  files: readonly SqlFile[],
  say: (line: string) => void,
): Promise<void> {
  await sql`create table if not exists ${sql.table(`${schema}.migration_checksum`)} (
    name text primary key, sha256 text not null)`.execute(owner)
  await refuseChangedFiles(owner, schema, files)
  const migrator = new Migrator({
    db: owner,
    migrationTableSchema: schema,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
    provider: {
      getMigrations: async () =>
        Object.fromEntries(files.map((file) => [file.name, asMigration(file, schema)])),
    },
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  const failed = results.find((result) => result.status === 'Error')
  if (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal(
      `Migration ${failed?.migrationName ?? ''} of ${schema} failed and changed nothing: ${reason}`,
    )
  }
  if (results.length > 0) say(`Migrated ${schema}: ${results.map((done) => done.migrationName).join(', ')}`)
}

const asMigration = (file: SqlFile, schema: string): Migration => ({
  async up(db) {
    await sql.raw(file.text).execute(db)
    await sql`insert into ${sql.table(`${schema}.migration_checksum`)} values (${file.name}, ${file.sha256})`.execute(
      db,
    )
  },
})

/** A file that has run is history; a change of it would never reach the databases that ran it. */
async function refuseChangedFiles(
  owner: Kysely<unknown>,
  schema: string,
  files: readonly SqlFile[],
): Promise<void> {
  const { rows } = await sql<{ name: string; sha256: string }>`
    select name, sha256 from ${sql.table(`${schema}.migration_checksum`)} order by name`.execute(owner)
  for (const ran of rows) {
    const file = files.find(({ name }) => name === ran.name)
    if (file?.sha256 === ran.sha256) continue
    throw new Refusal(
      file
        ? `The migration ${ran.name} has already run on ${schema} and was changed since. Restore the file and write a new migration.`
        : `The migration ${ran.name} has run on ${schema} but its file is gone: this program is older than the database.`,
    )
  }
}

async function readSqlFiles(folder: string): Promise<SqlFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return {
        name: name.replace(/\.sql$/, ''),
        text,
        sha256: createHash('sha256').update(text).digest('hex'),
      }
    }),
  )
}

/** One connection with the schema first in its path: Kysely's `withSchema` does not reach plain SQL files. */
export async function withOwner<Result>(
  connection: pg.ClientConfig,
  schema: string,
  work: (owner: Kysely<unknown>) => Promise<Result>,
): Promise<Result> {
  const pool = new pg.Pool({
    ...connection,
    max: 1,
    options: `-c search_path=${schema},reference`,
    application_name: 'fodfaeste migration',
  })
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await work(owner)
  } finally {
    await owner.destroy()
  }
}
