import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const target = 'src/platform/db/schema.ts'
// The tests' other municipality has the same tables once more; the queue's tables are its library's own.
const generator = join(import.meta.dirname, '../node_modules/kysely-codegen/dist/cli/bin.js')

/** Writes the row types of a migrated municipality's schema, or with `verify` says whether the file is fresh. */
export function generateTypes(url, { verify = false } = {}) {
  const options = [
    '--dialect',
    'postgres',
    '--default-schema',
    'm_851',
    '--exclude-pattern',
    '{*migration*,m_999.*,jobs.*}',
  ]
  const ended = spawnSync(
    process.execPath,
    [
      generator,
      '--url',
      url,
      ...options,
      '--date-parser',
      'string',
      '--out-file',
      target,
      ...(verify ? ['--verify'] : []),
    ],
    { encoding: 'utf8' },
  )
  return { fresh: ended.status === 0, said: `${ended.stdout}${ended.stderr}` }
}

/* `npm run types`: after a new migration, on the database that `npm start` made. */
if (process.argv[1] === import.meta.filename) {
  const { readDatabaseConfig } = await import('../src/config.ts')
  const { openRuntime, migrateAll } = await import('../src/runtime.ts')
  const runtime = await openRuntime(readDatabaseConfig(process.env), console.error)
  try {
    await migrateAll(runtime, console.error)
    const { host, port, user, database } = runtime.owner
    const { fresh, said } = generateTypes(
      `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    )
    console.error(fresh ? `Wrote ${target}` : said)
    process.exitCode = fresh ? 0 : 1
  } finally {
    await runtime.leave()
  }
}
