import { sql } from 'kysely'
import { type Question, read, together } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Language } from '../../platform/text/language.ts'
import { versionOn } from '../rule-versions/index.ts'
import {
  listStatusRules,
  type Segment,
  type StatusRules,
  type SubSegment,
  statusRules,
} from '../status-rules/index.ts'
import { type Gap, gapsOf, type Interruption, interruptionsOf } from './courses.ts'
import { factsOf, listFacts } from './facts.ts'
import { type Status, statusOn } from './rules.ts'

/** Which day is asked for, and by whose knowledge: today's (*as of*), or what was believed at an instant (*known on*). */
export interface Asked {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly knowledge?: Date
}

/** Somebody's status on a day, by the rules that were in force on it. */
export async function findStatus(
  trx: ActorTransaction,
  personId: string,
  { day, knowledge }: Asked,
  language: Language,
): Promise<Status & { readonly rules: StatusRules }> {
  const rules = versionOn(day, await listStatusRules(trx, language))
  return { ...statusOn(day, await listFacts(trx, personId, knowledge ?? null), rules), rules }
}

/** Somebody's status on a day, the rules that say so, and what happened on the way there. */
export interface Course {
  readonly status: Status
  readonly rules: StatusRules
  readonly interruptions: readonly Interruption[]
  readonly gaps: readonly Gap[]
}

/** The course up to a day, by today's knowledge. */
export const courseOf = (
  trx: ActorTransaction,
  personId: string,
  day: string,
  language: Language,
): Question<Course> =>
  read(
    together({ versions: statusRules(trx, language), facts: factsOf(trx, personId) }),
    ({ versions, facts }) => {
      const rules = versionOn(day, versions)
      return {
        status: statusOn(day, facts, rules),
        rules,
        interruptions: interruptionsOf(facts, versions),
        gaps: gapsOf(facts, versions, day),
      }
    },
  )

export interface Counted {
  readonly segment: Segment
  readonly subSegment: SubSegment | null
  readonly people: number
}

/**
 * How many of a municipality's young people were in which segment on a day: who lived there on it and was of the age that the
 * rules of the day count. Read by the program's task `figures`, for whom alone everybody is to be seen.
 */
export async function countByStatus(
  trx: ActorTransaction,
  municipalityCode: string,
  { day, knowledge }: Asked,
): Promise<Counted[]> {
  const spells =
    knowledge === undefined
      ? sql`status_spell`
      : sql`status_spells_of(null, ${knowledge}::timestamptz, null, ${day}::date)`
  // A day long ago has most spells after it: PostgreSQL's own price for a page, that of turning disks, would have it read the
  // whole table instead of the index that holds all that is asked (measured: 250 ms instead of 70, of 616,395 spells).
  await sql`select set_config('random_page_cost', '1.1', true)`.execute(trx)
  const { rows } = await sql<{ segment: Segment; sub_segment: SubSegment | null; people: string }>`
    select spell.segment, spell.sub_segment, count(*) as people
    from ${spells} spell, status_rules rules
    where spell.first_day <= ${day}::date and spell.until > ${day}::date and rules.valid @> ${day}::date
      and spell.municipality_code = ${municipalityCode}
      and spell.birth_date <= born_by(${day}::date, rules.age_from)
      and spell.birth_date > born_by(${day}::date, rules.age_until)
    group by spell.segment, spell.sub_segment
    order by spell.segment, spell.sub_segment`.execute(trx)
  return rows.map(({ segment, sub_segment, people }) => ({
    segment,
    subSegment: sub_segment,
    people: Number(people),
  }))
}

/** Whose status the actor may see, whatever for. */
export async function peopleOpenTo(trx: ActorTransaction): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select accessible('status') as id`.execute(trx)
  return rows.map(({ id }) => id)
}
