import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict, Invalid } from '../../platform/http/errors.ts'
import type { Language } from '../../platform/text/language.ts'
import { openVersion, type RuleVersion } from './rules.ts'
import { text } from './text.ts'

export interface Beginning {
  readonly draft: RuleVersion
  /** All versions, as they stood when the page was made. */
  readonly versions: readonly RuleVersion[]
  readonly from: string
  /** By the Danish clock. */
  readonly today: string
  readonly language: Language
}

/**
 * Puts a draft in force from a day to come, and ends there the version that had no end: nothing of a day that has been moves
 * because a rule did.
 *
 * @throws Invalid for a day that has begun; Conflict when another version was put in force meanwhile
 */
export async function beginVersion(
  trx: ActorTransaction,
  table: 'status_rules' | 'service_rules' | 'signal_rule_version',
  { draft, versions, from, today, language }: Beginning,
): Promise<void> {
  const t = text(language)
  // Nothing is ended where a rule is the first of its kind.
  const open = versions.some(({ inForce }) => inForce) ? openVersion(versions) : undefined
  if (from <= today || from <= (open?.inForce?.from ?? '')) throw new Invalid({ from: t('notBefore') })
  if (open) {
    const ended = await trx
      .updateTable(table)
      .set({ valid: sql<string>`daterange(lower(valid), ${from}::date)` })
      .where('version', '=', open.version)
      .where(sql<boolean>`upper_inf(valid) and not isempty(valid)`)
      .returning('version')
      .executeTakeFirst()
    if (!ended) throw new Conflict(t('overtaken'))
  }
  const begun = await trx
    .updateTable(table)
    .set({ valid: sql<string>`daterange(${from}::date, null)` })
    .where('version', '=', draft.version)
    .where(sql<boolean>`isempty(valid)`)
    .returning('version')
    .executeTakeFirst()
  if (!begun) throw new Conflict(t('overtaken'))
}
