import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { addDays } from '../../platform/days.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { fileInPieces } from '../../platform/files/open-file.ts'
import type { FileSource } from '../../platform/files/source.ts'
import { NotFound } from '../../platform/http/errors.ts'
import { open, type Place, seal } from '../../platform/keys/cipher.ts'
import { createFileKey, openDataKey } from '../../platform/keys/data-keys.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { newestSource } from './sources.ts'

/** A file as somebody brings it. */
export interface Delivery {
  readonly source: string
  /** The month that the file is of: `YYYY-MM`; this month unless said. */
  readonly month?: string | undefined
  /** The bytes as they came, packed or not. */
  readonly bytes: FileSource
  /** The actor who brings it; null for a command. */
  readonly by: string | null
}

const pieceBytes = 1024 * 1024
const placeOf = (runId: string, number: number, key: string): Place => ({
  table: 'import_piece',
  row: `${runId}/${number}`,
  key,
})

/**
 * Keeps a file as it came, sealed, and returns its run. The same bytes from the same source are the same run: what was killed in
 * the middle goes on, and what was taken is known (domain §10). As the task `import`.
 *
 * @throws NotFound for a source that nobody has declared
 */
export async function receive(trx: ActorTransaction, keys: KeyRing, delivery: Delivery): Promise<string> {
  const { version, declaration } = await newestSource(trx, delivery.source)
  const { sha256, bytes } = await hashOf(delivery.bytes)
  const known = await trx
    .selectFrom('import_run')
    .leftJoin('import_file', 'import_file.run_id', 'import_run.id')
    .select(['import_run.id', 'import_file.run_id as kept'])
    .where('source', '=', delivery.source)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (known?.kept) return known.id
  const month =
    delivery.month === undefined ? sql<string>`date_trunc('month', today())::date` : `${delivery.month}-01`
  const runId = known?.id ?? (await add(trx, { ...delivery, version, sha256, bytes, month }))
  await keep(trx, keys, runId, declaration.keepDays, delivery.bytes)
  return runId
}

async function hashOf(file: FileSource): Promise<{ readonly sha256: Buffer; readonly bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of file.open()) {
    hash.update(piece)
    bytes += piece.length
  }
  return { sha256: hash.digest(), bytes }
}

async function add(
  trx: ActorTransaction,
  run: Omit<Delivery, 'month' | 'bytes'> & {
    readonly version: number
    readonly sha256: Buffer
    readonly bytes: number
    readonly month: string | ReturnType<typeof sql<string>>
  },
): Promise<string> {
  const { id } = await trx
    .insertInto('import_run')
    .values({
      source: run.source,
      source_version: run.version,
      sha256: run.sha256,
      bytes: String(run.bytes),
      month: run.month,
      received_by: run.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function keep(
  trx: ActorTransaction,
  keys: KeyRing,
  runId: string,
  days: number,
  bytes: FileSource,
): Promise<void> {
  const key = await createFileKey(trx, keys)
  const { rows } = await sql<{ today: string }>`select today()`.execute(trx)
  const kept_until = addDays(rows[0]?.today ?? '', days)
  await trx.insertInto('import_file').values({ run_id: runId, data_key_id: key.id, kept_until }).execute()
  let number = 0
  for await (const piece of inPieces(bytes)) {
    number += 1
    const sealed = seal(key.secret, piece, placeOf(runId, number, key.id))
    await trx.insertInto('import_piece').values({ run_id: runId, number, sealed }).execute()
  }
}

async function* inPieces({ open: begin }: FileSource): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const bytes of begin()) {
    waiting.push(bytes)
    length += bytes.length
    if (length < pieceBytes) continue
    yield Buffer.concat(waiting)
    waiting = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(waiting)
}

/** Reads as the task `import`: in a transaction of its own, or in one that there is already. */
type Reads = <Result>(work: (trx: ActorTransaction) => Promise<Result>) => Promise<Result>

/**
 * The file of a run, unpacked where it is packed, and opened a piece at a time.
 *
 * @throws NotFound when it is not kept any more; FileRefused as `fileInMemory`
 */
export const keptFile = (read: Reads, keys: KeyRing, runId: string): Promise<FileSource> =>
  fileInPieces({ open: () => pieces(read, keys, runId) })

async function* pieces(read: Reads, keys: KeyRing, runId: string): AsyncGenerator<Uint8Array> {
  const kept = await read((trx) =>
    trx
      .selectFrom('import_file')
      .innerJoin('data_key', 'data_key.id', 'import_file.data_key_id')
      .select(['data_key.id', 'data_key.wrapped', 'data_key.kek_id'])
      .where('run_id', '=', runId)
      .executeTakeFirst(),
  )
  if (!kept) throw new NotFound()
  const key = openDataKey(keys, kept)
  for (let number = 1; ; number += 1) {
    const piece = await read((trx) =>
      trx
        .selectFrom('import_piece')
        .select('sealed')
        .where('run_id', '=', runId)
        .where('number', '=', number)
        .executeTakeFirst(),
    )
    if (!piece) return
    yield open(key.secret, piece.sealed, placeOf(runId, number, key.id))
  }
}
