import { sql } from 'kysely'
import type { ActorTransaction } from '../db/with-actor.ts'
import { AuditFault } from './audit-fault.ts'
import { countIn, type IdRange, idsIn, includesId, toMultirange } from './id-ranges.ts'
import { hashOfRow, readRows, type SealedLog, sealedLogs } from './log-rows.ts'
import { rootOf } from './merkle.ts'
import type { Seal } from './seal.ts'

/** A row is dated when its transaction begins and seen by the sealer when it ends. Longer than this none takes. */
const longestTransaction = 3_600_000

/** The rows of one seal. `completeAt`: when the log was last sealed to its end before. */
export async function checkRows(
  trx: ActorTransaction,
  seal: Seal & { kind: 'rows' },
  leaves: readonly Buffer[],
  removed: readonly IdRange[],
  completeAt: string | undefined,
): Promise<{ readonly checked: number; readonly missing: number }> {
  const where = `seal ${seal.number} of ${seal.at}`
  const whole = leaves.length === countIn(seal.ids) && rootOf(leaves).toString('hex') === seal.root
  if (!whole) throw new AuditFault(`The row hashes that the database keeps for ${where} were changed.`)
  const found = new Map((await readRows(trx, seal.log, seal.ids)).map((row) => [Number(row.id), row]))
  let [checked, missing, place] = [0, 0, 0]
  for (const id of idsIn(seal.ids)) {
    const row = found.get(id)
    const leaf = leaves[place++]
    const went = includesId(removed, id)
    const name = `Row ${id} of ${seal.log}`
    if (!row && !went) throw new AuditFault(`${name} was deleted: ${where} has it, and no removal by age.`)
    if (row && went) throw new AuditFault(`${name} is there again: it was removed by age.`)
    if (row && !leaf?.equals(hashOfRow(seal.log, row)))
      throw new AuditFault(
        `${name} was changed after ${where} was made: it does not have the sealed content.`,
      )
    if (row && isBackdated(row.at, completeAt))
      throw new AuditFault(
        `${name} is dated ${row.at}, but was sealed only in ${where}, though the log was sealed to its end at ${completeAt}: it was put in afterwards.`,
      )
    if (row) checked += 1
    else missing += 1
  }
  return { checked, missing }
}

const isBackdated = (at: string | null | undefined, completeAt: string | undefined): boolean =>
  completeAt !== undefined && Date.parse(at ?? '') < Date.parse(completeAt) - longestTransaction

export interface Waiting {
  readonly rows: number
  readonly since: Date | undefined
}

/** The rows that no seal has: the newest only. An older one was put in among what was sealed. */
export async function checkUnsealed(
  trx: ActorTransaction,
  sealed: Readonly<Record<SealedLog, readonly IdRange[]>>,
  completeAt: Readonly<Partial<Record<SealedLog, string>>>,
): Promise<Waiting> {
  let rows = 0
  let since: Date | undefined
  // Every log is sealed in the same round: a log that was left out had no rows then.
  const sealedTo = Object.values(completeAt).toSorted().at(-1)
  for (const log of sealedLogs) {
    const { rows: found } = await sql<{ count: string; id: string | null; at: Date | null }>`
      select count(*) over () as count, id, at from ${sql.table(log)}
      where not id <@ ${toMultirange(sealed[log])}::int8multirange order by at, id limit 1`.execute(trx)
    const [oldest] = found
    if (!oldest?.at) continue
    if (isBackdated(oldest.at.toISOString(), sealedTo))
      throw new AuditFault(
        `Row ${oldest.id} of ${log} is dated ${oldest.at.toISOString()} and no seal has it, though the logs were sealed to their end at ${sealedTo}: it was put in afterwards.`,
      )
    rows += Number(oldest.count)
    if (!since || oldest.at < since) since = oldest.at
  }
  return { rows, since }
}
