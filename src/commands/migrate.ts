import { readDatabaseConfig } from '../config.ts'
import { migrateAll, openRuntime } from '../runtime.ts'
import type { Command } from './command.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'brings the database of every municipality up to date',
  help: `Usage: npx fodfaeste migrate

Runs what is missing of db/migrations as fodfaeste_migrator (DATABASE_MIGRATE_URL). Safe to run twice and to interrupt:
each schema is one transaction.`,
  async run(_args, say) {
    const runtime = await openRuntime(readDatabaseConfig(process.env), say)
    try {
      await migrateAll(runtime, say)
      say('The database is up to date.')
    } finally {
      await runtime.leave()
    }
  },
}
