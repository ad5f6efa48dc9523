import { sql } from 'kysely'
import { allMunicipalities } from '../municipality/municipality-by-host.ts'
import { rangesOf } from './id-ranges.ts'
import { type SealedLog, sealedLogs } from './log-rows.ts'
import { rootOf } from './merkle.ts'
import { addSeals, type Chain, type Leaf, type NewSeal, withChain } from './seal-chain.ts'
import type { AuditServices } from './services.ts'

/** One seal holds so many rows at most: what waits longer gets several at once. */
const mostRows = 50_000

/**
 * Seals what was written since the last seal, in every municipality and log (trust requirement T-24). Called every
 * minute, and earlier when 1,000 rows wait. A municipality that another copy of the program is sealing is left to it.
 *
 * @throws Refusal where a municipality's seals file and database disagree; of several an AggregateError
 */
export async function sealLogs(services: AuditServices, most = mostRows): Promise<void> {
  const faults: unknown[] = []
  for (const municipality of await allMunicipalities(services.database)) {
    try {
      for (;;) {
        const outcome = await withChain(services, municipality, (chain) => sealWaiting(chain, most))
        if (outcome !== 'more') break
      }
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length === 1) throw faults[0]
  if (faults.length > 0) throw new AggregateError(faults, faults.map(String).join(' '))
}

async function sealWaiting(chain: Chain, most: number): Promise<'more' | 'all'> {
  const seals: NewSeal[] = []
  for (const log of sealedLogs) {
    const found = await waitingRows(chain, log, most)
    if (found.leaves.length > 0) seals.push(sealOver(log, chain.number + seals.length + 1, found, most))
  }
  if (seals.length > 0) await addSeals(chain, seals)
  return seals.some(({ content }) => content.kind === 'rows' && content.more) ? 'more' : 'all'
}

interface Waiting {
  readonly at: Date
  /** Every older transaction has ended: all its rows are in sight. */
  readonly horizon: string
  readonly since: string | null
  readonly leaves: readonly Leaf[]
}

async function waitingRows({ trx }: Chain, log: SealedLog, most: number): Promise<Waiting> {
  // Asked before the rows are read: a transaction that ends in between is then looked for once more, and not lost.
  const { rows: asked } = await sql<Omit<Waiting, 'leaves'>>`
    select clock_timestamp() as at, pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
      audit_since(${log})::text as since`.execute(trx)
  const { rows } = await sql<{ id: string; tx: string; hash: Buffer }>`
    select id::text as id, tx::text as tx, row_hash as hash from audit_unsealed(${log}, ${most})`.execute(trx)
  const leaves = rows.map(({ id, tx, hash }) => ({ id: Number(id), tx: BigInt(tx), hash }))
  return { at: new Date(), horizon: '0', since: null, ...asked[0], leaves }
}

function sealOver(log: SealedLog, number: number, waiting: Waiting, most: number): NewSeal {
  const { leaves, horizon, since } = waiting
  const more = leaves.length >= most
  return {
    content: {
      number,
      log,
      kind: 'rows',
      at: waiting.at.toISOString(),
      ids: rangesOf(leaves.map(({ id }) => id)),
      root: rootOf(leaves.map(({ hash }) => hash)).toString('hex'),
      more,
    },
    // What was left over is older than the horizon: the next seal must look from where this one looked.
    rows: { leaves, horizon: more ? since : horizon },
  }
}
