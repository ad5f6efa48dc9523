import { sql } from 'kysely'
import type { ActorTransaction } from '../db/with-actor.ts'

/** How a municipality's logs stand: times and a count, nobody's data, so any actor may ask. */
export interface AuditState {
  readonly newestCanary: Date | null
  readonly seals: number
  /** Rows that no seal has yet, 10,000 of each log at most. */
  readonly waiting: number
  readonly waitingSince: Date | null
}

const hour = 3_600_000

export async function readAuditState(trx: ActorTransaction): Promise<AuditState> {
  const { rows } = await sql<AuditState>`
    select newest_canary as "newestCanary", seals::int as seals, waiting::int as waiting,
      waiting_since as "waitingSince" from audit_state()`.execute(trx)
  return rows[0] ?? { newestCanary: null, seals: 0, waiting: 0, waitingSince: null }
}

/** What is wrong with the logs, in words that tell nothing about anybody (trust requirement T-23). */
export function auditAlarms(state: AuditState, now: Date): string[] {
  const age = (at: Date) => now.getTime() - at.getTime()
  const alarms: string[] = []
  if (!state.newestCanary || age(state.newestCanary) > 25 * hour)
    alarms.push('the access log has had no canary for more than 25 hours')
  if (state.waitingSince && age(state.waitingSince) > hour / 6)
    alarms.push('rows of the logs have waited for a seal for more than 10 minutes')
  return alarms
}

/** A canary is due an hour before its day is over, so that a missed one is told from a late one. */
export const canaryIsDue = (state: AuditState, now: Date): boolean =>
  !state.newestCanary || now.getTime() - state.newestCanary.getTime() > 23 * hour
