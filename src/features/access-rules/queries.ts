import { sql } from 'kysely'
import { roles } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Language } from '../../platform/text/language.ts'
import { categories, reasons } from '../access/index.ts'
import type { AccessRule, Reach, RuleDraft } from './rules.ts'

/** All rules, those of today and to come before those that are over; by role as the design lists them. */
export async function listRules(trx: ActorTransaction, language: Language): Promise<AccessRule[]> {
  const rows = await trx
    .selectFrom('access_rule as rule')
    .innerJoin('reference.legal_basis as basis', 'basis.code', 'rule.basis')
    .select([
      'rule.id',
      'rule.role',
      'rule.through',
      'rule.category',
      'rule.may_write',
      'rule.needs_consent',
      'rule.basis',
      'rule.age_from',
      'rule.age_until',
      'rule.valid_from',
      'rule.valid_until',
      'basis.law',
      'basis.section',
      'basis.title_da',
      'basis.title_en',
    ])
    .orderBy('rule.role')
    .orderBy('rule.through')
    .orderBy('rule.id')
    .execute()
  return rows.flatMap((row) => {
    const role = roles.find((one) => one === row.role)
    const through = reasons.find((one) => one === row.through)
    const category = categories.find((one) => one === row.category)
    if (!role || !through || !category) return []
    return [
      {
        id: row.id,
        role,
        through,
        category,
        mayWrite: row.may_write,
        needsConsent: row.needs_consent,
        basis: row.basis,
        basisTitle: language === 'da' ? row.title_da : row.title_en,
        law: `${row.law} ${row.section}`.trim(),
        ageFrom: row.age_from,
        ageUntil: row.age_until,
        validFrom: row.valid_from,
        validUntil: row.valid_until,
      },
    ]
  })
}

/** @throws NotFound */
export async function getRule(trx: ActorTransaction, id: string, language: Language): Promise<AccessRule> {
  const rule = (await listRules(trx, language)).find((one) => one.id === id)
  if (!rule) throw new NotFound()
  return rule
}

export interface LegalBasis {
  readonly code: string
  readonly title: string
}

/** The closed list of laws; never free text. */
export async function listLegalBases(trx: ActorTransaction, language: Language): Promise<LegalBasis[]> {
  const rows = await trx
    .selectFrom('reference.legal_basis')
    .select(['code', 'title_da', 'title_en'])
    .where(sql<boolean>`(valid_until is null or today() < valid_until)`)
    .orderBy('code')
    .execute()
  return rows.map(({ code, title_da, title_en }) => ({
    code,
    title: language === 'da' ? title_da : title_en,
  }))
}

/** How many a rule reaches today that no other rule reaches: a count, so that nobody learns more than they may. */
export async function reachOf(
  trx: ActorTransaction,
  rule: Pick<RuleDraft, 'role' | 'through' | 'category' | 'ageFrom' | 'ageUntil' | 'needsConsent'>,
): Promise<Reach> {
  const { rows } = await sql<{ actors: string; people: string }>`
    select * from rule_reach(${rule.role}, ${rule.through}, ${rule.category}, ${rule.ageFrom}::integer,
      ${rule.ageUntil}::integer, ${rule.needsConsent}::boolean)`.execute(trx)
  return { actors: Number(rows[0]?.actors ?? 0), people: Number(rows[0]?.people ?? 0) }
}
