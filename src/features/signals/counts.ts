import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Language } from '../../platform/text/language.ts'
import type { SignalHistory } from './rules.ts'

/** How the signals of one rule have gone, among those whom the actor may know. */
export interface RuleCount extends SignalHistory {
  readonly rule: string
}

/** Of each rule that raised something in a period, by the rules' names: counts, and nobody. */
export async function countSignalsByRule(
  trx: ActorTransaction,
  period: { readonly from: string; readonly until: string },
  language: Language,
): Promise<RuleCount[]> {
  const { rows } = await sql<RuleCount>`
    select ${sql.ref(`rule.name_${language}`)} as rule, count(*)::int as raised,
      count(*) filter (where ended is null)::int as open, count(*) filter (where ended = 'action')::int as action,
      count(*) filter (where ended = 'groundless')::int as groundless, count(*) filter (where ended = 'expired')::int as expired,
      count(*) filter (where ended = 'faded')::int as faded, count(*) filter (where ended = 'off')::int as off
    from signal join signal_rule rule on rule.key = signal.rule_key
    where (raised_at at time zone 'Europe/Copenhagen')::date between ${period.from}::date and ${period.until}::date
    group by 1 order by 1`.execute(trx)
  return rows
}
