import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { concernTellFrom } from '../concerns/index.ts'
import { daysOffOf, findServiceRulesOn } from '../service-levels/index.ts'
import { factsOn, populationOn } from './facts.ts'
import { listSignalRules } from './queries.ts'
import type { SignalRule, SignalVersion } from './rules.ts'

/** What a run has changed. */
export interface Raised {
  readonly raised: number
  readonly renewed: number
  readonly expired: number
  readonly faded: number
  readonly off: number
}

const nothing: Raised = { raised: 0, renewed: 0, expired: 0, faded: 0, off: 0 }

/**
 * Looks at everybody by every rule that is on, and brings the signals up to what is so on the day: in one transaction, so that a
 * run that is killed has changed nothing, and a second run finds nothing to change. Only as the task `signals`.
 *
 * @param home the code of the municipality whose young people they are
 */
export async function raiseSignals(trx: ActorTransaction, home: string, day: string): Promise<Raised> {
  // Two runs at once would both raise the same; the later one waits, and finds it done.
  await sql`select pg_advisory_xact_lock(hashtext('signals ' || current_schema())), set_config('statement_timeout', '5min', true),
    set_config('jit', 'off', true)`.execute(trx)
  const tellFrom = concernTellFrom({ told: false, today: day }, daysOffOf(await findServiceRulesOn(trx, day)))
  let all = nothing
  for (const rule of await listSignalRules(trx, 'da')) {
    const version = rule.versions.find(({ inForce }) => inForce && inForce.from <= day && day < inForce.until)
    // One that begins on a day to come looks for nothing yet.
    const one =
      rule.isOn && version
        ? await raiseOf(trx, { rule, version, home, day, tellFrom })
        : await endOf(trx, rule)
    all = {
      raised: all.raised + one.raised,
      renewed: all.renewed + one.renewed,
      expired: all.expired + one.expired,
      faded: all.faded + one.faded,
      off: all.off + one.off,
    }
  }
  await findFinders(trx)
  return all
}

async function endOf(trx: ActorTransaction, { key }: SignalRule): Promise<Raised> {
  const { rows } = await sql<{ off: number }>`
    with ended as (update signal set ended = 'off', ended_at = present() where rule_key = ${key} and ended is null returning 1)
    select count(*)::int as off from ended`.execute(trx)
  return { ...nothing, off: rows[0]?.off ?? 0 }
}

interface Raising {
  readonly rule: SignalRule
  readonly version: SignalVersion
  readonly home: string
  readonly day: string
  readonly tellFrom: string
}

/**
 * One rule, in one statement. A fact raises a signal until it is too old to be news, and never a second one unless something
 * of it is newer than what a person has answered, or than what has expired; one that had faded and is so again is raised anew.
 */
async function raiseOf(
  trx: ActorTransaction,
  { rule, version, home, day, tellFrom }: Raising,
): Promise<Raised> {
  const on = sql<string>`${day}::date`
  const { reason_da, reason_en, told_da, told_en } = version.words
  const words = (template: string, language: 'da' | 'en') =>
    sql`signal_words(${template}::text, facts, ${language})`
  const { rows } = await sql<Omit<Raised, 'off'>>`
    with fact as materialized (
      select found.person_id, found.fact, found.fresh_on, found.facts,
        (found.fresh_on + make_interval(months => ${version.expiresMonths}::int))::date as expires_on
      from (${factsOn(rule.kind, version.parameters, on)}) found
      join (${populationOn(on, home)}) here on here.person_id = found.person_id
      join young_person person on person.id = found.person_id and person.state = 'open'
    ), renewed as (
      update signal set version = ${version.version}, fresh_on = fact.fresh_on, expires_on = fact.expires_on, renewed_at = present(),
        reason_da = ${words(reason_da, 'da')}, reason_en = ${words(reason_en, 'en')},
        told_da = ${words(told_da, 'da')}, told_en = ${words(told_en, 'en')}
      from fact where signal.rule_key = ${rule.key} and signal.person_id = fact.person_id and signal.fact = fact.fact
        and signal.ended is null and fact.fresh_on > signal.fresh_on and fact.expires_on > ${on}
      returning 1
    ), faded as (
      update signal set ended = 'faded', ended_at = present()
      where rule_key = ${rule.key} and ended is null
        and not exists (select from fact where fact.person_id = signal.person_id and fact.fact = signal.fact)
      returning 1
    ), expired as (
      update signal set ended = 'expired', ended_at = present()
      from fact where signal.rule_key = ${rule.key} and signal.person_id = fact.person_id and signal.fact = fact.fact
        and signal.ended is null and signal.expires_on <= ${on}
        and not (fact.fresh_on > signal.fresh_on and fact.expires_on > ${on})
      returning 1
    ), raised as (
      insert into signal (person_id, rule_key, version, fact, fresh_on, reason_da, reason_en, told_da, told_en, expires_on, tell_from)
      select person_id, ${rule.key}, ${version.version}::int, fact, fresh_on, ${words(reason_da, 'da')}, ${words(reason_en, 'en')},
        ${words(told_da, 'da')}, ${words(told_en, 'en')}, expires_on,
        ${version.telling === 'at-once' ? day : tellFrom}::date
      from fact where expires_on > ${on} and not exists (select from signal before
        where before.rule_key = ${rule.key} and before.person_id = fact.person_id and before.fact = fact.fact
          and (before.ended is null or (before.ended not in ('faded', 'off') and before.fresh_on >= fact.fresh_on)))
      returning 1
    )
    select (select count(*)::int from raised) as raised, (select count(*)::int from renewed) as renewed,
      (select count(*)::int from expired) as expired, (select count(*)::int from faded) as faded`.execute(trx)
  return { ...nothing, ...rows[0] }
}

/** Who finds a contact person for those who have none: asked each night, because leaders and teams change. */
const findFinders = (trx: ActorTransaction) =>
  sql`update signal set finder_id = now_so.finder
    from (select open.id, case when contact.person_id is null then contact_finder(open.person_id) end as finder
      from signal open
      left join relation contact on contact.person_id = open.person_id and contact.kind = 'contact_person'
        and contact.valid_from <= today() and (contact.valid_until is null or today() < contact.valid_until)
      where open.ended is null) now_so
    where now_so.id = signal.id and signal.finder_id is distinct from now_so.finder`.execute(trx)
