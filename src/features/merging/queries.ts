import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { MergeState, Moves, NumberKind, Side } from './rules.ts'

export interface Merge {
  readonly id: string
  readonly keptId: string
  readonly goneId: string
  readonly state: MergeState
  readonly because: string
  readonly moves: Moves
  readonly askedAt: Date
  readonly mergedAt: Date | null
  readonly mergedBy: string | null
  readonly partedAt: Date | null
  readonly partedBy: string | null
  readonly partedBecause: string | null
}

const rows = z.record(z.string(), z.number())
const moves = z.object({ follow: rows, aside: rows })

/** As the database returns it. */
export const movesOf = (preview: unknown): Moves => moves.parse(preview)

const merges = (trx: ActorTransaction) =>
  trx
    .selectFrom('person_merge as merge')
    .leftJoin('actor as merger', 'merger.id', 'merge.merged_by')
    .leftJoin('actor as parter', 'parter.id', 'merge.reversed_by')
    .select([
      'merge.id',
      'merge.kept_id',
      'merge.gone_id',
      'merge.because',
      'merge.preview',
      'merge.asked_at',
      'merge.merged_at',
      'merger.name as merger',
      'merge.reversed_at',
      'parter.name as parter',
      'merge.reversed_because',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof merges>['execute']>>[number]

function mergeOf(row: Row): Merge {
  const merged = row.merged_at === null ? 'asked' : 'merged'
  return {
    id: row.id,
    keptId: row.kept_id,
    goneId: row.gone_id,
    state: row.reversed_at === null ? merged : 'parted',
    because: row.because,
    moves: movesOf(row.preview),
    askedAt: row.asked_at,
    mergedAt: row.merged_at,
    mergedBy: row.merger,
    partedAt: row.reversed_at,
    partedBy: row.parter,
    partedBecause: row.reversed_because,
  }
}

/** @throws NotFound */
export async function getMerge(trx: ActorTransaction, id: string): Promise<Merge> {
  const row = await merges(trx).where('merge.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFound()
  return mergeOf(row)
}

/** The newest first. Without names: whom a merge is of is seen on its own page, which the log of looks tells of. */
export const listMerges = async (trx: ActorTransaction): Promise<readonly Merge[]> =>
  (await merges(trx).orderBy('merge.id', 'desc').limit(200).execute()).map(mergeOf)

/** The records that are here, in the order of the ids. One that is merged into another is not. */
export async function listSides(
  trx: ActorTransaction,
  actor: Actor,
  ids: readonly string[],
): Promise<readonly Side[]> {
  if (ids.length === 0) return []
  const people = await trx
    .selectFrom('young_person')
    .select(['id', 'given_name', 'family_name', 'birth_date', 'sex', 'protected', 'created_at'])
    .where('id', 'in', ids)
    .execute()
  const numbers = await kindsOfNumbers(trx, actor, ids)
  return ids.flatMap((id) => {
    const row = people.find((one) => one.id === id)
    if (!row) return []
    return {
      personId: id,
      name: row.protected ? null : `${row.given_name} ${row.family_name}`.trim(),
      birthDate: row.birth_date,
      // The table's own checks hold both to these.
      sex: row.sex as Side['sex'],
      numbers: numbers.get(id) ?? [],
      enteredAt: row.created_at,
    }
  })
}

/** Of which kind somebody's numbers are, which is all that whoever merges needs to know of them. */
async function kindsOfNumbers(
  trx: ActorTransaction,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly NumberKind[]>> {
  const found = await asSystem(trx, actor, 'matching', () =>
    trx
      .selectFrom('person_number')
      .select(['owner_id', sql<NumberKind[]>`array_agg(distinct kind order by kind)`.as('kinds')])
      .where('owner_kind', '=', 'young_person')
      .where('owner_id', 'in', ids)
      .groupBy('owner_id')
      .execute(),
  )
  return new Map(found.map(({ owner_id, kinds }) => [owner_id, kinds]))
}
