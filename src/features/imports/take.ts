import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import { type Bulk, withBulk } from '../../platform/db/bulk.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { judgeEncoding } from '../../platform/files/encoding.ts'
import type { FileSource } from '../../platform/files/source.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { followPlans } from '../law-clock/index.ts'
import { refreshStatus } from '../status/index.ts'
import { DeliveryRefused } from './codes.ts'
import type { Counts, Kind, Load } from './kind.ts'
import type { Outcome } from './outcome.ts'
import { refusing } from './refuse.ts'
import { resolve, tablesFor } from './resolve.ts'
import { SealedNumbers } from './sealed-numbers.ts'
import { type ImportServices, importer } from './services.ts'
import { refuseShrink } from './shrink.ts'
import { newestSource } from './sources.ts'
import { commonColumns, type Seen, stagedRows } from './stage.ts'
import { keepFaults, keepUnknown } from './work-lists.ts'

export interface Wish {
  readonly runId: string
  /** The file, unpacked. */
  readonly file: FileSource
  /** Only say what would happen. */
  readonly dryRun: boolean
  /** Somebody has looked at what shrank, and takes it. */
  readonly anyway?: boolean
  /** Judge a file anew that was taken already: what was parked then may be known now. */
  readonly again?: boolean
  /** Whose decision it is; null for a command. */
  readonly by: string | null
  tell?(rows: number): void
}

/**
 * Takes a file in, or says what it would change. Everything is one transaction: read, judge, compare, change, status, report.
 * Killed anywhere, nothing of it is there, and the same again completes it.
 *
 * @throws Conflict while another import runs
 */
export async function takeFile(
  services: ImportServices,
  kinds: readonly Kind[],
  wish: Wish,
): Promise<Outcome> {
  const actor = importer(services.municipality)
  return refusing(services, wish.runId, () =>
    withBulk(services.database, actor, async (trx, bulk) => {
      await alone(trx)
      const run = await trx
        .selectFrom('import_run')
        .select(['id', 'source', 'state', 'month'])
        .where('id', '=', wish.runId)
        .executeTakeFirstOrThrow()
      if (run.state === 'applied' && (wish.dryRun || !wish.again)) return { is: 'known' }
      const { declaration, version } = await newestSource(trx, run.source)
      const kind = kinds.find(({ name }) => name === declaration.kind)
      if (!kind) throw new Error(`no kind of file is called ${declaration.kind}`)
      const { encoding } = await judgeEncoding(wish.file)
      const { rows: days } = await sql<{ today: string }>`select today()`.execute(trx)
      const load: Load = {
        trx,
        runId: run.id,
        declaration,
        numbers: new SealedNumbers(services.keys),
        keys: services.keys,
        today: days[0]?.today ?? '',
      }
      const seen: Seen = { rows: 0, faults: 0, unknown: new Map() }
      await stage(bulk, kind, load, wish, seen)
      await resolve(trx, bulk, kind)
      await kind.compare(load)
      const counts = await count(load, kind, seen)
      if (declaration.allOrNothing && counts.parked > 0) throw new DeliveryRefused('delivery_parked_all')
      if (declaration.complete && !wish.anyway) await refuseShrink(trx, run, counts.rows)
      await keepFaults(trx, run.id)
      // In a dry run too: whoever looks at it has to see the words, and can declare them before the file is taken.
      await keepUnknown(trx, run, seen, kind.unknownFrom ?? 1)
      if (!wish.dryRun) {
        await kind.apply(load)
        await countStatusAnew(load, actor)
        await trx
          .insertInto('admin_event')
          .values({
            system: 'import',
            type: 'file_imported',
            data: JSON.stringify({ run: run.id, source: run.source, version, by: wish.by, ...counts }),
          })
          .execute()
      }
      await trx
        .updateTable('import_run')
        .set({
          state: wish.dryRun ? 'judged' : 'applied',
          asked_for: null,
          source_version: version,
          encoding,
          progress: String(seen.rows),
          counts: JSON.stringify(counts),
          refused_code: null,
          refused_line: null,
          refused_column: null,
          ...(wish.dryRun ? {} : { applied_at: sql<Date>`present()`, applied_by: wish.by }),
        })
        .where('id', '=', run.id)
        .execute()
      return { is: wish.dryRun ? 'judged' : 'applied', counts }
    }),
  )
}

/** From so many changed people on the planner has to know of them. */
const many = 1000
/** So many people are in memory at once, of a file of any size. */
const atATime = 2_000

async function countStatusAnew({ trx, runId }: Load, actor: Actor): Promise<void> {
  const { rows: counted } = await sql<{
    people: number
  }>`select count(*)::int as people from touched`.execute(trx)
  if ((counted[0]?.people ?? 0) > many) await sql`select look_at_loaded_tables()`.execute(trx)
  for (let after: string | null = null; ; ) {
    const { rows }: { rows: { id: string }[] } = await sql<{ id: string }>`
      select person_id as id from touched where ${after}::uuid is null or person_id > ${after}::uuid
      order by person_id limit ${atATime}`.execute(trx)
    const ids = rows.map(({ id }) => id)
    await refreshStatus(trx, actor, ids)
    await followPlans({ trx, actor, requestId: `import ${runId}` }, ids)
    const last = ids.at(-1)
    if (last === undefined || ids.length < atATime) return
    after = last
  }
}

/** Two loads at once would judge what the other one is changing. */
async function alone(trx: ActorTransaction): Promise<void> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('import ' || current_schema()), 0) as free`.execute(trx)
  if (!rows[0]?.free) throw new Conflict('another import is running')
}

async function stage(bulk: Bulk, kind: Kind, load: Load, wish: Wish, seen: Seen): Promise<void> {
  await bulk.makeTables(tablesFor(kind))
  const columns = Object.keys({ ...commonColumns, ...kind.columns })
  await bulk.copyIn(
    'staged',
    columns,
    stagedRows(wish.file, kind, load, seen, (rows) => wish.tell?.(rows)),
  )
  await bulk.analyze('staged')
}

async function count(load: Load, kind: Kind, { rows }: Seen): Promise<Counts> {
  const { rows: found } = await sql<{ taken: string }>`
    select count(*) as taken from resolved where fault is null`.execute(load.trx)
  return { rows, parked: rows - Number(found[0]?.taken ?? 0), ...(await kind.count(load)) }
}
