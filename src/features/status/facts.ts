import { sql } from 'kysely'
import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { ActivityFact } from './rules.ts'

/**
 * Somebody's activities as they are believed now, or were at an instant (*known on*), the earliest first; as far as the actor
 * may see their status.
 */
export const factsOf = (
  trx: ActorTransaction,
  personId: string,
  knowledge: Date | null = null,
): Question<ActivityFact[]> =>
  question(
    trx
      .selectFrom('activity')
      .select(['activity_id', 'type', 'expected_end', 'outcome', 'confirmed_on', 'still_true_until'])
      .select(['hours_month', 'provider_id'])
      .select(sql<string>`lower(valid)`.as('from'))
      .select(sql<string>`coalesce(upper(valid), 'infinity')`.as('until'))
      .select(sql<string>`(learned_at at time zone 'Europe/Copenhagen')::date`.as('learned_on'))
      .where('person_id', '=', personId)
      .where(
        knowledge === null
          ? sql<boolean>`upper_inf(believed)`
          : sql<boolean>`believed @> ${knowledge}::timestamptz`,
      )
      .orderBy(sql`lower(valid)`)
      .orderBy('activity_id'),
    (rows) =>
      rows.map((row) => ({
        activityId: row.activity_id,
        type: row.type,
        from: row.from,
        until: row.until,
        expectedEnd: row.expected_end,
        // The table's own check holds it to the three.
        outcome: row.outcome as ActivityFact['outcome'],
        confirmedOn: row.confirmed_on,
        stillTrueUntil: row.still_true_until,
        learnedOn: row.learned_on,
        hoursMonth: row.hours_month === null ? null : Number(row.hours_month),
        providerId: row.provider_id,
      })),
  )

export const listFacts = (
  trx: ActorTransaction,
  personId: string,
  knowledge: Date | null = null,
): Promise<ActivityFact[]> => ask(trx, factsOf(trx, personId, knowledge))
