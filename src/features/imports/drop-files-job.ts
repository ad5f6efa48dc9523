import { sql } from 'kysely'
import type { Job } from '../../platform/jobs/job.ts'

/** Every night: the files whose own day has come go, with all that was in them. What was taken of them stays. */
export const dropFilesJob: Job<unknown> = {
  name: 'drop-import-files',
  schedule: '15 4 * * *',
  runsAs: 'import',
  handle: ({ inTransaction }) =>
    inTransaction('read write', async (trx) => {
      await trx.deleteFrom('import_file').where('kept_until', '<', sql<string>`today()`).execute()
    }),
}
