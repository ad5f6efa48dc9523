import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asFigures } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Language } from '../../platform/text/language.ts'
import {
  type Ending,
  endings,
  type Parameters,
  type SignalHistory,
  type SignalKind,
  type SignalRule,
  type SignalVersion,
  signalKinds,
  type Telling,
} from './rules.ts'

interface VersionRow {
  version: number
  draft: boolean
  from: string
  until: string
  parameters: Parameters
  expires_months: number
  telling: Telling
  basis: string
  citation: string
  is_verified: boolean
  reason_da: string
  reason_en: string
  told_da: string
  told_en: string
  because: string
  author: string | null
  written_at: string
  looked: { by: string; at: string } | null
}

interface RuleRow {
  key: string
  kind: SignalKind
  name_da: string
  name_en: string
  is_on: boolean
  versions: VersionRow[]
  switched: { is_on: boolean; because: string; by: string; at: string }[]
}

/** The register that the municipality keeps: its rules by name, with all their versions, in one statement. */
export async function listSignalRules(
  trx: ActorTransaction,
  language: Language,
  key: string | null = null,
): Promise<SignalRule[]> {
  const { rows } = await sql<RuleRow>`
    select rule.key, rule.kind, rule.name_da, rule.name_en, signal_rule_is_on(rule.key) as is_on,
      (select coalesce(json_agg(one order by one.draft, one.from, one.version), '[]') from (
        select version.version, isempty(valid) as draft, coalesce(lower(valid), '-infinity') as from,
          coalesce(upper(valid), 'infinity') as until, version.parameters, version.expires_months, telling, basis, citation,
          is_verified, reason_da, reason_en, told_da, told_en, because, author.name as author, written_at,
          (select json_build_object('by', who.name, 'at', looked.looked_at) from signal_backtest looked
            join actor who on who.id = looked.looked_by
            where looked.version = version.version and looked.parameters = version.parameters
              and looked.expires_months = version.expires_months order by looked.id desc limit 1) as looked
        from signal_rule_version version left join actor author on author.id = written_by
        where version.rule_key = rule.key) one) as versions,
      (select coalesce(json_agg(json_build_object('is_on', is_on, 'because', because, 'by', who.name, 'at', switched_at)
          order by signal_switch.id desc), '[]')
        from signal_switch join actor who on who.id = switched_by where rule_key = rule.key) as switched
    from signal_rule rule where rule.kind = any (${[...signalKinds]}::text[]) and (${key}::text is null or rule.key = ${key}::text)
    order by ${sql.ref(`rule.name_${language}`)}`.execute(trx)
  return rows.map((row) => ({
    key: row.key,
    kind: row.kind,
    name: language === 'da' ? row.name_da : row.name_en,
    isOn: row.is_on,
    versions: row.versions.map(versionOf),
    switched: row.switched.map(({ is_on, at, ...one }) => ({ ...one, isOn: is_on, at: new Date(at) })),
  }))
}

const versionOf = (row: VersionRow): SignalVersion => ({
  version: row.version,
  inForce: row.draft ? null : { from: row.from, until: row.until },
  because: row.because,
  parameters: row.parameters,
  expiresMonths: row.expires_months,
  telling: row.telling,
  basis: row.basis,
  citation: row.citation,
  isVerified: row.is_verified,
  words: {
    reason_da: row.reason_da,
    reason_en: row.reason_en,
    told_da: row.told_da,
    told_en: row.told_en,
  },
  author: row.author,
  writtenAt: new Date(row.written_at),
  lookedAt: row.looked === null ? null : { by: row.looked.by, at: new Date(row.looked.at) },
})

/** @throws NotFound for a rule that is not there, or not the municipality's to keep */
export async function getSignalRule(
  trx: ActorTransaction,
  key: string,
  language: Language,
): Promise<SignalRule> {
  const [rule] = await listSignalRules(trx, language, key)
  if (!rule) throw new NotFound()
  return rule
}

/** The laws that a rule can rest on, by their codes. */
export async function listBases(
  trx: ActorTransaction,
  language: Language,
): Promise<{ readonly code: string; readonly name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, concat_ws(' ', law, nullif(section, '')) || ': ' || ${sql.ref(`title_${language}`)} as name
    from reference.legal_basis where valid_from <= today() order by law, section, code`.execute(trx)
  return rows
}

/** How the signals of each version have gone, as the program's task that counts: numbers, and nobody's. */
export async function countSignalHistory(
  trx: ActorTransaction,
  actor: Actor,
): Promise<ReadonlyMap<number, SignalHistory>> {
  const rows = await asFigures(trx, actor, async () => {
    const counted = await sql<{ version: number; ended: Ending | null; count: number }>`
      select version, ended, count(*)::int as count from signal group by version, ended`.execute(trx)
    return counted.rows
  })
  const versions = Map.groupBy(rows, ({ version }) => version)
  return new Map(
    [...versions].map(([version, counts]) => {
      const of = (ended: Ending | null) => counts.find((one) => one.ended === ended)?.count ?? 0
      const ended = Object.fromEntries(endings.map((one) => [one, of(one)])) as Record<Ending, number>
      const open = of(null)
      const raised = endings.reduce((sum, one) => sum + ended[one], open)
      return [version, { raised, open, ...ended }]
    }),
  )
}

/** The words of a version as a signal would say them, with facts. */
export async function wordsWith(
  trx: ActorTransaction,
  words: string,
  facts: Readonly<Record<string, string | number>>,
  language: Language,
): Promise<string> {
  const { rows } = await sql<{ words: string }>`
    select signal_words(${words}, ${JSON.stringify(facts)}::jsonb, ${language}) as words`.execute(trx)
  return rows[0]?.words ?? words
}
