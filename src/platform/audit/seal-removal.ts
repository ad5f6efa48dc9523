import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Municipality } from '../access/actor.ts'
import { withActor } from '../db/with-actor.ts'
import { Refusal } from '../refusal.ts'
import { rangesOf } from './id-ranges.ts'
import { addSeals, withChain } from './seal-chain.ts'
import { type AuditServices, auditIn } from './services.ts'

const mostTries = 50
const milliseconds = 200

/**
 * Seals that the history of one person goes, under every id that it was written with, before it goes: a row that is missing without such a seal is a row that
 * somebody took. Returns the numbers of the rows.
 *
 * @throws Refusal while others seal for longer than ten seconds
 */
export async function sealRemovalOfHistory(
  services: AuditServices,
  municipality: Municipality,
  personId: string,
): Promise<readonly number[]> {
  const rows = await withActor(services.database.kysely, auditIn(municipality), 'read only', (trx) =>
    trx
      .selectFrom('person_event')
      .select('id')
      .where(sql<boolean>`person_id = any (known_as(${personId}::uuid))`)
      .orderBy('id')
      .execute(),
  )
  const ids = rows.map(({ id }) => Number(id))
  if (ids.length === 0) return ids
  for (let tries = 0; tries < mostTries; tries += 1) {
    const done = await withChain(services, municipality, async (chain) => {
      const at = services.now().toISOString()
      const content = {
        number: chain.number + 1,
        log: 'person_event' as const,
        kind: 'removal' as const,
        at,
        ids: rangesOf(ids),
        before: at,
      }
      await addSeals(chain, [{ content }])
      return 'sealed'
    })
    if (done === 'sealed') return ids
    await setTimeout(milliseconds)
  }
  throw new Refusal('The logs are being sealed by others. Nothing was erased; try again.')
}
