import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Language } from '../../platform/text/language.ts'
import type { Answer, SchoolKind, SchoolRule } from './rules.ts'

interface RuleRow {
  key: string
  kind: SchoolKind
  name: string
  version: number
  parameters: Record<string, number>
  citation: string
  is_verified: boolean
  author: string | null
  reason_da: string
  reason_en: string
  told_da: string
  told_en: string
  is_on: boolean
}

/** A school's rule, and whether the school has it on. */
export interface KeptRule extends SchoolRule {
  readonly isOn: boolean
}

/** The rules that look at what is a school's own, in the versions in force, by name. */
export async function listSchoolRules(
  trx: ActorTransaction,
  organisationId: string,
  language: Language,
): Promise<KeptRule[]> {
  const { rows } = await sql<RuleRow>`
    select rule.key, rule.kind, ${sql.ref(`rule.name_${language}`)} as name, version.version, version.parameters, version.citation,
      version.is_verified, author.name as author, version.reason_da, version.reason_en, version.told_da, version.told_en,
      coalesce((select is_on from school_signal_switch where organisation_id = ${organisationId} and rule_key = rule.key
        order by id desc limit 1), false) as is_on
    from signal_rule rule join signal_kind kind on kind.code = rule.kind and kind.shown_to = 'school'
    join signal_rule_version version on version.rule_key = rule.key and version.valid @> today()
    left join actor author on author.id = version.written_by
    order by ${sql.ref(`rule.name_${language}`)}, rule.key`.execute(trx)
  return rows.map(({ is_verified, is_on, reason_da, reason_en, told_da, told_en, ...rule }) => ({
    ...rule,
    isVerified: is_verified,
    isOn: is_on,
    words: { da: reason_da, en: reason_en },
    told: { da: told_da, en: told_en },
  }))
}

/** What has been said to signals about some pupils: the newest of each rule. */
export async function listAnswers(trx: ActorTransaction, personIds: readonly string[]): Promise<Answer[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<{
    person_id: string
    organisation_id: string
    rule_key: string
    fresh_on: string
  }>`
    select person_id, organisation_id, rule_key, max(fresh_on)::text as fresh_on from absence_signal_answer
    where person_id = any (${[...personIds]}::uuid[]) group by person_id, organisation_id, rule_key`.execute(
    trx,
  )
  return rows.map((row) => ({
    personId: row.person_id,
    organisationId: row.organisation_id,
    ruleKey: row.rule_key,
    freshOn: row.fresh_on,
  }))
}

/** How often a rule has led to a concern at a school, and how often somebody called it groundless: of those who go there today. */
export interface Answered {
  readonly concern: number
  readonly groundless: number
}

export async function countAnswers(
  trx: ActorTransaction,
  organisationId: string,
): Promise<ReadonlyMap<string, Answered>> {
  const { rows } = await sql<Answered & { rule_key: string }>`
    select rule_key, count(*) filter (where answer = 'concern')::int as concern,
      count(*) filter (where answer = 'groundless')::int as groundless
    from absence_signal_answer where organisation_id = ${organisationId} group by rule_key`.execute(trx)
  return new Map(rows.map(({ rule_key, ...counted }) => [rule_key, counted]))
}

/** The schools whose head the actor is, by name. */
export async function listOwnSchools(
  trx: ActorTransaction,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select organisation.id, organisation.name from organisation
    where id in (select schools_i_head()) order by name collate "da-x-icu"`.execute(trx)
  return rows
}
