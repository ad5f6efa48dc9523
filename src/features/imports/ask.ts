import type { PersonActor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import type { FileSource } from '../../platform/files/source.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import type { Declaration } from './declaration.ts'
import type { Kind } from './kind.ts'
import { type Preview, previewOf } from './preview.ts'
import { keptFile, receive } from './receive.ts'
import { type Ask, takeJobName } from './take-job.ts'

/** Keeps a file that somebody has sent on a page, and asks for its judgement. Returns its run. */
export async function bringFile(
  trx: ActorTransaction,
  actor: PersonActor,
  keys: KeyRing,
  file: { readonly source: string; readonly month: string | undefined; readonly bytes: Uint8Array },
): Promise<string> {
  const bytes: FileSource = {
    async *open() {
      yield file.bytes
    },
  }
  const runId = await asSystem(trx, actor, 'import', () =>
    receive(trx, keys, { source: file.source, month: file.month, bytes, by: actor.id }),
  )
  const { state } = await trx
    .selectFrom('import_run')
    .select('state')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow()
  // What was taken before is only shown.
  if (state !== 'applied') await askFor(trx, actor, runId, 'judge')
  return runId
}

/** Asks the program to judge or to take a file. Asked for twice, it is done once. */
export async function askFor(
  trx: ActorTransaction,
  actor: PersonActor,
  runId: string,
  ask: Ask,
): Promise<void> {
  const added = await enqueue(trx, actor, {
    job: takeJobName,
    ids: { run: runId, ask, by: actor.id },
    key: runId,
  })
  if (!added) return
  await asSystem(trx, actor, 'import', () =>
    trx
      .updateTable('import_run')
      .set({ asked_for: ask === 'judge' ? 'judge' : 'take', progress: '0' })
      .where('id', '=', runId)
      .execute(),
  )
}

/** The encoding of a kept file and three names in it; nothing once the file is not kept any more. */
export async function previewKept(
  trx: ActorTransaction,
  actor: PersonActor,
  { keys, kinds }: { readonly keys: KeyRing; readonly kinds: readonly Kind[] },
  { runId, declaration }: { readonly runId: string; readonly declaration: Declaration },
): Promise<Preview | undefined> {
  return asSystem(trx, actor, 'import', async () => {
    const kept = await trx
      .selectFrom('import_file')
      .select('run_id')
      .where('run_id', '=', runId)
      .executeTakeFirst()
    if (!kept) return undefined
    return previewOf(await keptFile((read) => read(trx), keys, runId), declaration, kinds)
  })
}
