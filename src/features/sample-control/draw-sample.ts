import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { factsOfMonth, type SampledFacts } from './look-facts.ts'
import { drawnByLot, type Finding, findingsOf } from './rules.ts'

export interface Draw {
  /** The first day of the month that is looked through. */
  readonly month: string
  /** Random; the same one draws the same. */
  readonly seed: string
  /** How many a leader is asked about beside those that a rule noticed. */
  readonly perLeader?: number
}

/**
 * Draws a month's sample (trust requirement T-25): every look that a named rule notices, and of the other unexplained ones
 * a few for each leader. A monthly job runs it as the system actor `audit`; a month that was drawn stays as it was drawn.
 */
export async function drawSample(
  trx: ActorTransaction,
  { month, seed, perLeader = 10 }: Draw,
): Promise<{ byRule: number; byLot: number }> {
  const drawn = await trx
    .selectFrom('sampled_look')
    .select('id')
    .where('month', '=', month)
    .limit(1)
    .executeTakeFirst()
  if (drawn) return { byRule: 0, byLot: 0 }
  const looks = (await factsOfMonth(trx, month)).map((look) => ({ look, findings: findingsOf(look) }))
  const byRule = looks.filter(({ findings }) => findings.length > 0)
  const others = looks.filter(({ findings }) => findings.length === 0).map(({ look }) => look)
  const leaders = [...new Set(others.map(({ leaderId }) => leaderId))]
  const byLot = leaders.flatMap((leader) =>
    drawnByLot(
      others.filter(({ leaderId }) => leaderId === leader),
      perLeader,
      seed,
    ),
  )
  await keep(trx, month, byRule)
  await keep(
    trx,
    month,
    byLot.map((look) => ({ look, findings: [] })),
  )
  return { byRule: byRule.length, byLot: byLot.length }
}

const atOnce = 500

async function keep(
  trx: ActorTransaction,
  month: string,
  looks: readonly { readonly look: SampledFacts; readonly findings: readonly Finding[] }[],
): Promise<void> {
  for (let first = 0; first < looks.length; first += atOnce)
    await trx
      .insertInto('sampled_look')
      .values(
        looks.slice(first, first + atOnce).map(({ look, findings }) => ({
          month,
          leader_id: look.leaderId,
          actor_id: look.actorId,
          log_id: look.logId,
          person_id: look.personId,
          at: look.at,
          page: look.page,
          drawn: findings.length > 0 ? 'by-rule' : 'by-lot',
          findings: [...findings],
        })),
      )
      .execute()
}
