import type { Municipality } from '../access/actor.ts'
import { withActor } from '../db/with-actor.ts'
import { newRequestId } from '../http/request-id.ts'
import { allMunicipalities } from '../municipality/municipality-by-host.ts'
import { writeAccess } from './access-log.ts'
import { type AuditServices, auditIn } from './services.ts'
import { type AuditState, auditAlarms, canaryIsDue, readAuditState } from './state.ts'

type Watching = Pick<AuditServices, 'database' | 'now'>

/**
 * Writes the day's read of nobody, on the road that every look takes: where it does not appear, looks would not
 * appear either (trust requirement T-23). Does nothing where today's is there.
 */
export async function writeCanary(services: Watching): Promise<void> {
  for (const municipality of await allMunicipalities(services.database)) {
    const actor = auditIn(municipality)
    await withActor(services.database.kysely, actor, 'read write', async (trx) => {
      if (!canaryIsDue(await readAuditState(trx), services.now())) return
      await writeAccess(trx, actor, {
        requestId: newRequestId(),
        page: 'audit.canary',
        method: 'GET',
        action: 'canary',
        result: 'shown',
        purpose: 'shows that looks are written down',
      })
    })
  }
}

export interface MunicipalityState {
  readonly municipality: Municipality
  readonly state: AuditState
  readonly alarms: readonly string[]
}

/** How the logs stand everywhere. */
export async function watchLogs({ database, now }: Watching): Promise<MunicipalityState[]> {
  const states: MunicipalityState[] = []
  for (const municipality of await allMunicipalities(database)) {
    const state = await withActor(database.kysely, auditIn(municipality), 'read only', readAuditState)
    states.push({ municipality, state, alarms: auditAlarms(state, now()) })
  }
  return states
}

const keptMilliseconds = 60_000

/** The alarms of all municipalities, asked of the database once a minute at most. */
export function alarmsWith(services: Watching): () => Promise<readonly string[]> {
  let known: { readonly at: number; readonly alarms: readonly string[] } | undefined
  return async () => {
    const at = services.now().getTime()
    if (!known || Math.abs(at - known.at) > keptMilliseconds) {
      const states = await watchLogs(services)
      known = { at, alarms: [...new Set(states.flatMap(({ alarms }) => alarms))] }
    }
    return known.alarms
  }
}
