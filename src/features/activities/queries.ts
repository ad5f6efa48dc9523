import { sql } from 'kysely'
import { ask, type Question, question, read, together } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { Outcome } from './draft.ts'
import { type Activity, type Conflict, conflictsOf } from './rules.ts'

const beliefs = (trx: ActorTransaction, personId: string) =>
  trx
    .selectFrom('activity')
    .leftJoin('organisation', 'organisation.id', 'activity.provider_id')
    .leftJoin('actor as writer', 'writer.id', 'activity.written_by')
    .leftJoin('actor as closer', 'closer.id', 'activity.closed_by')
    .selectAll('activity')
    .select(['organisation.name as organisation', 'writer.name as written_by_name'])
    .select('closer.name as closed_by_name')
    .select(sql<string>`lower(activity.valid)`.as('from'))
    .select(sql<string | null>`upper(activity.valid)`.as('until'))
    .select(sql<string>`(activity.learned_at at time zone 'Europe/Copenhagen')::date`.as('learned_on'))
    .select(sql<Date>`lower(activity.believed)`.as('believed_from'))
    .select(sql<Date | null>`upper(activity.believed)`.as('believed_until'))
    .where('activity.person_id', '=', personId)

type Row = Awaited<ReturnType<ReturnType<typeof beliefs>['execute']>>[number]

const activityOf = (row: Row): Activity => ({
  activityId: row.activity_id,
  row: row.id,
  type: row.type,
  provider: providerOf(row),
  providerName: row.organisation ?? row.provider,
  educationCode: row.education_code,
  stage: row.stage,
  hoursMonth: row.hours_month === null ? null : Number(row.hours_month),
  from: row.from,
  until: row.until,
  expectedEnd: row.expected_end,
  // The table's own check holds it to the three.
  outcome: row.outcome as Outcome | null,
  endReason: { local: row.end_reason_local, central: row.end_reason_central, words: row.end_reason },
  reportedBy: row.reported_by,
  stillTrueUntil: row.still_true_until,
  source: row.source,
  learnedOn: row.learned_on,
  confirmedOn: row.confirmed_on,
  writtenBy: row.written_by_name,
})

function providerOf({ provider_id, provider }: Row): Activity['provider'] {
  if (provider_id !== null) return { id: provider_id }
  return provider === null ? null : { name: provider }
}

/** Somebody's activities as they are believed now, the newest first. */
const activitiesOf = (trx: ActorTransaction, personId: string): Question<Activity[]> =>
  question(
    beliefs(trx, personId)
      .where(sql<boolean>`upper_inf(activity.believed)`)
      .orderBy(sql`lower(activity.valid) desc`)
      .orderBy('activity.id', 'desc'),
    (rows) => rows.map(activityOf),
  )

export const listActivities = (trx: ActorTransaction, personId: string): Promise<Activity[]> =>
  ask(trx, activitiesOf(trx, personId))

/** What was believed of an activity for a time, and who found that it was not so. */
export interface Belief extends Activity {
  readonly believedFrom: Date
  readonly believedUntil: Date | null
  readonly closedBy: string | null
  readonly closedBecause: string | null
}

/**
 * All that was ever believed of an activity, the newest first.
 *
 * @throws NotFound for one that is not this person's
 */
export async function listBeliefs(
  trx: ActorTransaction,
  personId: string,
  activityId: string,
): Promise<Belief[]> {
  const rows = await beliefs(trx, personId)
    .where('activity.activity_id', '=', activityId)
    .orderBy('activity.id', 'desc')
    .execute()
  if (rows.length === 0) throw new NotFound()
  return rows.map((row) => ({
    ...activityOf(row),
    believedFrom: row.believed_from,
    believedUntil: row.believed_until,
    closedBy: row.closed_by_name,
    closedBecause: row.closed_because,
  }))
}

/** @throws NotFound for one that is not this person's, or is not believed any more */
export async function getActivity(
  trx: ActorTransaction,
  personId: string,
  activityId: string,
): Promise<Activity> {
  const row = await beliefs(trx, personId)
    .where('activity.activity_id', '=', activityId)
    .where(sql<boolean>`upper_inf(activity.believed)`)
    .executeTakeFirst()
  if (!row) throw new NotFound()
  return activityOf(row)
}

/** Somebody's activities, and what two sources say differently about them that nobody has decided. */
export const activitiesAndConflictsOf = (
  trx: ActorTransaction,
  personId: string,
): Question<{ readonly activities: Activity[]; readonly conflicts: Conflict[] }> =>
  read(
    together({
      activities: activitiesOf(trx, personId),
      agreed: question(
        trx
          .selectFrom('activity_agreed')
          .select(['one_activity', 'other_activity'])
          .where('person_id', '=', personId),
        (rows) =>
          new Set(rows.map(({ one_activity, other_activity }) => `${one_activity} ${other_activity}`)),
      ),
    }),
    ({ activities, agreed }) => ({ activities, conflicts: conflictsOf(activities, agreed) }),
  )

export interface ProviderChoice {
  readonly id: string
  readonly name: string
}

/** The schools and other places of today that an activity can be at. */
export function listProviders(trx: ActorTransaction): Promise<ProviderChoice[]> {
  return trx
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('kind', 'in', ['compulsory-school', 'youth-education', 'job-centre', 'other'])
    .where(sql<boolean>`(valid_until is null or today() < valid_until)`)
    .orderBy('name')
    .execute()
}
