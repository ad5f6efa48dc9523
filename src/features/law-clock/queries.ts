import { sql } from 'kysely'
import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { planNotFollowed } from '../promises/index.ts'
import { fullName } from '../young-people/index.ts'
import type { ClockRule, PlanClock } from './rules.ts'

interface ClockRow {
  id: string
  rule: ClockRule
  since: string
  learned_at: Date
  contact_at: Date | null
  offer_at: Date | null
  offer_type: string | null
  offer_words: string | null
  offered_by: string | null
  kind: 'first-contact' | 'offer' | 'no-gap' | null
  due_on: string | null
  is_late: boolean | null
  owner: string | null
}

const clockOf = (row: ClockRow): PlanClock => ({
  id: row.id,
  rule: row.rule,
  since: row.since,
  learnedAt: row.learned_at,
  contactAt: row.contact_at,
  offerAt: row.offer_at,
  offer:
    row.offer_type === null ? null : { type: row.offer_type, words: row.offer_words, by: row.offered_by },
  due:
    row.kind === null || row.due_on === null
      ? undefined
      : { kind: row.kind, on: row.due_on, isLate: row.is_late ?? false, owner: row.owner },
})

/** The clock that runs for somebody, as far as the actor may know it. */
export const planClockOf = (personId: string): Question<PlanClock | undefined> =>
  question(
    sql<ClockRow>`
    select plan.id::text, plan.rule, plan.since::text, plan.learned_at, plan.contact_at, plan.offer_at, plan.offer_type, plan.offer_words,
      offerer.name as offered_by, due.kind, due.due_on::text, due.due_at <= present() as is_late, owner.name as owner
    from plan_not_followed plan
    left join actor offerer on offerer.id = plan.offered_by
    left join promise due on due.source = ${planNotFollowed} and due.source_id = plan.id and due.ended is null
    left join actor owner on owner.id = due.owner_id
    where plan.person_id = ${personId}::uuid and plan.ended is null
    order by due.due_at limit 1`,
    ([row]) => row && clockOf(row),
  )

export const findPlanClock = (trx: ActorTransaction, personId: string): Promise<PlanClock | undefined> =>
  ask(trx, planClockOf(personId))

/** One clock that runs in the teams that somebody leads. */
export interface TeamClock extends PlanClock {
  readonly personId: string
  /** Nobody's name where the reader may not know the young person. */
  readonly name: string | undefined
  readonly protected: boolean
}

/** Every clock of the law's that runs and that somebody of the leader's teams keeps, or the leader; what is due first on top. */
export async function listTeamClocks(trx: ActorTransaction, most: number): Promise<TeamClock[]> {
  const { rows } = await sql<
    ClockRow & {
      person_id: string
      given_name: string | null
      family_name: string | null
      protected: boolean | null
    }
  >`
    select plan.id::text, plan.rule, plan.person_id, plan.since::text, plan.learned_at, plan.contact_at, plan.offer_at, plan.offer_type,
      plan.offer_words, null as offered_by, due.kind, due.due_on::text, due.due_at <= present() as is_late, owner.name as owner,
      person.given_name, person.family_name, person.protected
    from promise due
    join plan_not_followed plan on plan.id = due.source_id
    join actor owner on owner.id = due.owner_id
    left join young_person person on person.id = plan.person_id
    where due.source = ${planNotFollowed} and due.ended is null and plan.rule = 'law-clock'
      and due.owner_id = any (array(select led_by_me() union select kept_by_me()))
    order by due.due_at, due.id limit ${most}`.execute(trx)
  return rows.map((row) => ({
    ...clockOf(row),
    personId: row.person_id,
    name: row.given_name === null ? undefined : fullName(row.given_name, row.family_name ?? ''),
    protected: row.protected ?? false,
  }))
}

/** From when on the municipality counts by a rule, and why; the newest first. Nothing where nobody has said it yet. */
export interface ClockStart {
  readonly rule: ClockRule
  readonly at: Date
  readonly because: string
  readonly by: string
}

export async function listClockStarts(trx: ActorTransaction): Promise<ClockStart[]> {
  const rows = await trx
    .selectFrom('law_clock_start')
    .innerJoin('actor', 'actor.id', 'switched_by')
    .select(['rule', 'starts_at as at', 'because', 'actor.name as by'])
    .orderBy('law_clock_start.id', 'desc')
    .limit(20)
    .$castTo<ClockStart>()
    .execute()
  return rows
}

/** Whether the law's clock counts at all. */
export async function isClockStarted(trx: ActorTransaction): Promise<boolean> {
  const { rows } = await sql`select from law_clock_start where rule = 'law-clock' limit 1`.execute(trx)
  return rows.length > 0
}
