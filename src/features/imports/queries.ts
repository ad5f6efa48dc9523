import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Counts } from './kind.ts'

export interface Run {
  readonly id: string
  readonly source: string
  readonly month: string
  readonly state: 'received' | 'judged' | 'asks' | 'applied' | 'refused'
  /** What a job is doing or going to do. */
  readonly askedFor: 'judge' | 'take' | null
  readonly progress: number
  readonly encoding: string | null
  readonly counts: Counts | null
  readonly refused: {
    readonly code: string
    readonly line: number | null
    readonly column: string | null
  } | null
  readonly receivedAt: Date
  readonly receivedBy: string | null
  readonly appliedAt: Date | null
}

const runs = (trx: ActorTransaction) =>
  trx
    .selectFrom('import_run')
    .leftJoin('actor', 'actor.id', 'import_run.received_by')
    .selectAll('import_run')
    .select('actor.name as received_by_name')

type Row = Awaited<ReturnType<ReturnType<typeof runs>['execute']>>[number]

const runOf = (row: Row): Run => ({
  id: row.id,
  source: row.source,
  month: row.month.slice(0, 7),
  // The table's own check holds it to these.
  state: row.state as Run['state'],
  askedFor: row.asked_for as Run['askedFor'],
  progress: Number(row.progress),
  encoding: row.encoding,
  // Only `takeFile` writes them.
  counts: row.counts as unknown as Counts | null,
  refused:
    row.refused_code === null
      ? null
      : {
          code: row.refused_code,
          line: row.refused_line === null ? null : Number(row.refused_line),
          column: row.refused_column,
        },
  receivedAt: row.received_at,
  receivedBy: row.received_by_name,
  appliedAt: row.applied_at,
})

/** The newest first. */
export async function listRuns(trx: ActorTransaction, most = 100): Promise<Run[]> {
  return (await runs(trx).orderBy('import_run.id', 'desc').limit(most).execute()).map(runOf)
}

/** @throws NotFound */
export async function getRun(trx: ActorTransaction, id: string): Promise<Run> {
  const row = await runs(trx).where('import_run.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return runOf(row)
}

/** A row that was put aside: where it stands and what is wrong with it. Its words are in the sealed file only. */
export interface Parked {
  readonly line: number
  readonly code: string
  readonly column: string | null
}

export async function listParked(trx: ActorTransaction, runId: string, most: number): Promise<Parked[]> {
  const rows = await trx
    .selectFrom('import_fault')
    .select(['line', 'code', 'column_name'])
    .where('run_id', '=', runId)
    .orderBy('line')
    .orderBy('code')
    .limit(most)
    .execute()
  return rows.map(({ line, code, column_name }) => ({ line: Number(line), code, column: column_name }))
}

export interface UnknownCode {
  readonly source: string
  /** Ours, as the declaration names it. */
  readonly field: string
  /** What the source calls it: the head of its column. */
  readonly heading: string
  readonly code: string
  readonly rows: number
}

/** Words that no mapping knows yet: those that the newest declaration of their source knows are settled. */
export async function listUnknownCodes(trx: ActorTransaction, source?: string): Promise<UnknownCode[]> {
  const { rows } = await sql<UnknownCode>`
    select unknown.source, unknown.field, unknown.code, unknown.row_count::int as rows,
      case jsonb_typeof(named) when 'string' then named #>> '{}' when 'array' then named ->> 0 else unknown.field end as heading
    from import_unknown_code unknown
    join lateral (select declaration from import_source where name = unknown.source order by version desc limit 1) newest
      on true
    left join lateral (select newest.declaration -> 'fields' -> unknown.field as named) its on true
    where not exists (select from jsonb_object_keys(coalesce(newest.declaration -> 'codes' -> unknown.field, '{}')) known
      where lower(known) = lower(unknown.code))
      and (${source ?? null}::text is null or unknown.source = ${source ?? null})
    order by unknown.source, unknown.field, unknown.row_count desc, unknown.code`.execute(trx)
  return rows
}
