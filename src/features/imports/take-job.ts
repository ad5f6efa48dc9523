import { withActor } from '../../platform/db/with-actor.ts'
import { FileRefused } from '../../platform/files/fault.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { type Job, JobProblem, type JobWork } from '../../platform/jobs/job.ts'
import type { Kind } from './kind.ts'
import type { Outcome } from './outcome.ts'
import { keptFile } from './receive.ts'
import { refusing } from './refuse.ts'
import { type ImportServices, importer } from './services.ts'
import { takeFile } from './take.ts'

/** What the job needs from the program; the municipality is the one that asked. */
export interface ImportJobServices {
  readonly imports: Omit<ImportServices, 'municipality'>
}

export const takeJobName = 'take-import'

/** What somebody asked for on the page: to see what would happen, or to take it, also where it shrank. */
export type Ask = 'judge' | 'take' | 'anyway'

/**
 * Judges or takes a file that somebody has sent, by the same code as the command. Whoever kills it leaves nothing behind, and
 * another copy of the program begins it anew.
 */
export const takeImportJob = (kinds: readonly Kind[]): Job<ImportJobServices> => ({
  name: takeJobName,
  runsAs: 'import',
  onePerKey: true,
  expireInSeconds: 7200,
  retryLimit: 5,
  retryDelay: 20,
  handle: async (work, { imports }) => {
    const services = { ...imports, municipality: work.municipality }
    const runId = work.ids.run ?? ''
    const progress = await begin(work, runId)
    try {
      await take(services, kinds, work, runId, progress.tell)
    } catch (error) {
      if (error instanceof Conflict) throw new JobProblem('another import is running')
      throw error
    } finally {
      await progress.told()
    }
  },
})

/** How far a load has come is told outside its transaction, which nobody sees into before it ends. */
async function begin(work: JobWork, runId: string) {
  const told = (rows: number) =>
    work.inTransaction('read write', (trx) =>
      trx
        .updateTable('import_run')
        .set({ progress: String(rows) })
        .where('id', '=', runId)
        .execute(),
    )
  await told(0)
  let last: Promise<unknown> = Promise.resolve()
  return {
    tell(rows: number): void {
      last = last.then(() => told(rows)).catch(() => undefined)
    },
    told: () => last,
  }
}

function take(
  services: ImportServices,
  kinds: readonly Kind[],
  { ids }: JobWork,
  runId: string,
  tell: (rows: number) => void,
): Promise<Outcome> {
  return refusing(services, runId, async () => {
    const file = await keptFile(
      (read) => withActor(services.database.kysely, importer(services.municipality), 'read only', read),
      services.keys,
      runId,
    ).catch((error: unknown) => {
      throw error instanceof FileRefused
        ? error
        : new JobProblem('the file is not kept any more', { final: true })
    })
    return takeFile(services, kinds, {
      runId,
      file,
      dryRun: ids.ask === 'judge',
      anyway: ids.ask === 'anyway',
      // Whoever asks on the page has seen that it was taken before.
      again: ids.ask !== 'judge',
      by: ids.by ?? null,
      tell,
    })
  })
}
