import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict, Invalid, NotFound } from '../../platform/http/errors.ts'
import type { Bilingual, Language } from '../../platform/text/language.ts'
import { recordAdminEvent } from '../administration/index.ts'
import { type Beginning, beginVersion } from '../rule-versions/index.ts'
import type { SignalChange } from './forms.ts'
import type { SignalKind, SignalRule, SignalVersion } from './rules.ts'
import { text } from './text.ts'

/** Who changes the register, in which request. */
export interface Keeping {
  readonly trx: ActorTransaction
  readonly actor: PersonActor
  readonly requestId: string
}

const record = (
  { trx, actor, requestId }: Keeping,
  type: Parameters<typeof recordAdminEvent>[3]['type'],
  row: string | number,
  on?: string,
) => recordAdminEvent(trx, actor, requestId, { type, data: { row: String(row), ...(on ? { on } : {}) } })

/**
 * Makes a rule of a kind, with a first draft that says what the newest version of an elder rule of its kind says: no kind is
 * without one, because each came with the program. Returns the draft's number.
 *
 * @throws Invalid where the key is taken
 */
export async function makeSignalRule(
  keeping: Keeping,
  made: {
    readonly key: string
    readonly kind: SignalKind
    readonly name: Bilingual
    readonly because: string
  },
  language: Language,
): Promise<number> {
  const { trx, actor } = keeping
  const { key, kind, name, because } = made
  const rule = await trx
    .insertInto('signal_rule')
    .values({ key, kind, name_da: name.da, name_en: name.en, made_by: actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!rule) throw new Invalid({ key: text(language)('keyTaken') })
  await record(keeping, 'signal_rule_made', key)
  const { version: like } = await trx
    .selectFrom('signal_rule_version')
    .innerJoin('signal_rule', 'signal_rule.key', 'rule_key')
    .select('version')
    .where('kind', '=', kind)
    .orderBy('version')
    .executeTakeFirstOrThrow()
  return draftSignalVersion(keeping, { like, because, key })
}

/**
 * Begins a version of a rule as a copy of another one. It raises nothing until it is put in force. Returns its number.
 *
 * @throws NotFound where there is nothing to copy
 */
export async function draftSignalVersion(
  keeping: Keeping,
  {
    like,
    because,
    key = null,
  }: { readonly like: number; readonly because: string; readonly key?: string | null },
): Promise<number> {
  const { trx, actor } = keeping
  const { rows } = await sql<{ version: number }>`
    insert into signal_rule_version (rule_key, parameters, expires_months, telling, basis, citation, is_verified, reason_da,
      reason_en, told_da, told_en, because, written_by)
    select coalesce(${key}::text, rule_key), parameters, expires_months, telling, basis, citation, is_verified, reason_da, reason_en, told_da, told_en,
      ${because}::text, ${actor.id}::bigint
    from signal_rule_version where version = ${like} returning version`.execute(trx)
  const [draft] = rows
  if (!draft) throw new NotFound()
  await record(keeping, 'signal_rule_drafted', draft.version)
  return draft.version
}

/** Changes a draft. What is in force stays: the database refuses it too. */
export async function changeSignalVersion(
  keeping: Keeping,
  version: number,
  { parameters, words, ...change }: SignalChange,
): Promise<void> {
  await keeping.trx
    .updateTable('signal_rule_version')
    .set({
      parameters: JSON.stringify(parameters),
      expires_months: change.expiresMonths,
      telling: change.telling,
      basis: change.basis,
      citation: change.citation,
      is_verified: change.isVerified,
      ...words,
    })
    .where('version', '=', version)
    .where(sql<boolean>`isempty(valid)`)
    .execute()
  await record(keeping, 'signal_rule_changed', version)
}

/** Puts a draft in force. @throws Conflict before anybody has looked at its backtest */
export async function putSignalVersionInForce(keeping: Keeping, beginning: Beginning): Promise<void> {
  const { draft, from, language } = beginning
  await refuseUnseen(keeping.trx, draft.version, language)
  await beginVersion(keeping.trx, 'signal_rule_version', beginning)
  await record(keeping, 'signal_rule_in_force', draft.version, from)
}

/** Says that somebody has looked at what a version would have raised: with the numbers that it has now. */
export async function recordBacktestLook(
  keeping: Keeping,
  { version, parameters, expiresMonths }: SignalVersion,
): Promise<void> {
  await keeping.trx
    .insertInto('signal_backtest')
    .values({
      version,
      parameters: JSON.stringify(parameters),
      expires_months: expiresMonths,
      looked_by: keeping.actor.id,
    })
    .execute()
  await record(keeping, 'signal_backtest_looked', version)
}

/** @throws Conflict */
async function refuseUnseen(trx: ActorTransaction, version: number, language: Language): Promise<void> {
  const { rows } = await sql<{ seen: boolean }>`select has_been_looked_at(${version}) as seen`.execute(trx)
  if (!rows[0]?.seen) throw new Conflict(text(language)('backtestFirst'))
}

/**
 * Switches a rule on or off. Off ends its open signals with the next run of the job; on raises with the next one.
 *
 * @throws Conflict before anybody has looked at the backtest of what is in force
 */
export async function switchSignalRule(
  keeping: Keeping,
  { key, isOn, versions }: SignalRule,
  because: string,
  language: Language,
): Promise<void> {
  const { trx, actor } = keeping
  if (!isOn) {
    const open = versions.find(({ inForce }) => inForce?.until === 'infinity')
    if (!open) throw new Conflict(text(language)('nothingInForce'))
    await refuseUnseen(trx, open.version, language)
  }
  await trx
    .insertInto('signal_switch')
    .values({ rule_key: key, is_on: !isOn, because, switched_by: actor.id })
    .execute()
  await record(keeping, isOn ? 'signal_rule_off' : 'signal_rule_on', key)
}
