import { sql } from 'kysely'
import type { Municipality } from '../access/actor.ts'
import { allMunicipalities } from '../municipality/municipality-by-host.ts'
import { rangesOf } from './id-ranges.ts'
import type { SealedLog } from './log-rows.ts'
import { addSeals, type Chain, withChain } from './seal-chain.ts'
import type { AuditServices } from './services.ts'

const mostRows = 10_000

/**
 * Removes rows that are older than their log's setting (trust requirement T-26). That they went, and why, is sealed
 * first; their hashes stay, so that the seals over them still verify. Only sealed rows go.
 */
export async function removeExpired(services: AuditServices): Promise<void> {
  for (const municipality of await allMunicipalities(services.database))
    while ((await removeSome(services, municipality)) === 'more');
}

const removeSome = (services: AuditServices, municipality: Municipality): Promise<'more' | 'all' | 'busy'> =>
  withChain(services, municipality, async (chain) => {
    const settings = await chain.trx.selectFrom('audit_retention').selectAll().orderBy('log').execute()
    for (const { log, months } of settings)
      if (await removeFrom(chain, log as SealedLog, months)) return 'more'
    return 'all'
  })

async function removeFrom(chain: Chain, log: SealedLog, months: number): Promise<boolean> {
  const now = chain.services.now().toISOString()
  const { rows } = await sql<{ id: string; before: Date; at: Date }>`
    select id::text as id, before, clock_timestamp() as at
    from ${sql.table(log)} entry,
      (select date_trunc('day', ${now}::timestamptz - make_interval(months => ${months})) as before) cut
    where entry.at < before
      and entry.id <@ (select coalesce(range_agg(ids), '{}') from audit_seal where log = ${log} and kind = 'rows')
    order by entry.id limit ${mostRows}`.execute(chain.trx)
  const [first] = rows
  if (!first) return false
  const content = {
    number: chain.number + 1,
    log,
    kind: 'removal' as const,
    at: first.at.toISOString(),
    ids: rangesOf(rows.map(({ id }) => Number(id))),
    before: first.before.toISOString(),
  }
  await addSeals(chain, [{ content }])
  return true
}
