import { sql } from 'kysely'
import { ask, type Question, question, read } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Language } from '../../platform/text/language.ts'
import { versionOn } from '../rule-versions/index.ts'
import {
  type Channel,
  type PromiseKind,
  promiseKinds,
  type ServiceRules,
  type Unit,
  type Urgency,
  urgencies,
} from './rules.ts'

interface Row {
  version: number
  draft: boolean
  from: string
  until: string
  because: string
  levels: {
    kind: PromiseKind
    urgency: Urgency
    age_from: number
    age_until: number
    amount: number
    unit: Unit
    law: string | null
    law_most: number | null
  }[]
  days_off: { month_day: string; label_da: string; label_en: string; is_off: boolean }[]
  steps: { step: number; working_days_after: number }[]
  ladder: { step: number; channel: Channel; another_time: boolean; working_days: number }[]
}

/** All versions of the service levels, the oldest first, drafts last. */
export const listServiceRules = (trx: ActorTransaction, language: Language): Promise<ServiceRules[]> =>
  ask(trx, allServiceRules(language))

const allServiceRules = (language: Language): Question<ServiceRules[]> =>
  question(
    sql<Row>`
    select rules.version, isempty(valid) as draft, coalesce(lower(valid), '-infinity') as from,
      coalesce(upper(valid), 'infinity') as until, because,
      (select coalesce(json_agg(level order by array_position(${[...promiseKinds]}::text[], kind),
          array_position(${[...urgencies]}::text[], urgency), age_from), '[]')
        from service_level level where level.version = rules.version) as levels,
      (select coalesce(json_agg(day order by month_day), '[]') from service_day_off day
        where day.version = rules.version) as days_off,
      (select coalesce(json_agg(one order by step), '[]') from service_step one
        where one.version = rules.version) as steps,
      (select coalesce(json_agg(rung order by step), '[]') from contact_ladder_step rung
        where rung.version = rules.version) as ladder
    from service_rules rules order by isempty(valid), lower(valid) nulls first, rules.version`,
    (rows) => rows.map((row) => rulesOf(row, language)),
  )

function rulesOf(row: Row, language: Language): ServiceRules {
  return {
    version: row.version,
    inForce: row.draft ? null : { from: row.from, until: row.until },
    because: row.because,
    // The tables' own checks hold them to the lists of rules.ts.
    levels: row.levels.map((level) => ({
      kind: level.kind,
      urgency: level.urgency,
      ages: { from: level.age_from, until: level.age_until },
      amount: level.amount,
      unit: level.unit,
      law: level.law === null || level.law_most === null ? null : { name: level.law, most: level.law_most },
    })),
    daysOff: row.days_off.map((day) => ({
      monthDay: day.month_day,
      label: language === 'da' ? day.label_da : day.label_en,
      isOff: day.is_off,
    })),
    steps: row.steps.map(({ step, working_days_after }) => ({ step, workingDaysAfter: working_days_after })),
    ladder: row.ladder.map(({ step, channel, another_time, working_days }) => ({
      step,
      channel,
      anotherTime: another_time,
      workingDays: working_days,
    })),
  }
}

/** The version in force on a day. */
export const serviceRulesOn = (day: string): Question<ServiceRules> =>
  read(allServiceRules('da'), (all) => versionOn(day, all))

export const findServiceRulesOn = (trx: ActorTransaction, day: string): Promise<ServiceRules> =>
  ask(trx, serviceRulesOn(day))
