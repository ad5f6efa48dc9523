import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import { ask, type Question, question } from '../../platform/db/question.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { addRelation } from '../young-people/index.ts'

export interface AwayDraft {
  readonly actorId: string
  readonly substituteId: string
  readonly from: string
  /** The first day on which they are back. */
  readonly until: string
}

/**
 * Says that somebody is away and who stands in: for those days the other one keeps what they have promised, and may see and
 * write what they may of the young people whose contact person they are.
 *
 * @param overlap what to say where they are away on some of these days already
 * @throws Conflict
 */
export async function putAway(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { actorId, substituteId, from, until }: AwayDraft,
  overlap: string,
): Promise<void> {
  const { rows } = await sql`
    insert into away (actor_id, substitute_id, during, entered_by)
    select ${actorId}::bigint, ${substituteId}::bigint, daterange(${from}::date, ${until}::date), ${actor.id}::bigint
    where not exists (select from away where actor_id = ${actorId}::bigint
      and during && daterange(${from}::date, ${until}::date))
    returning id`.execute(trx)
  if (rows.length === 0) throw new Conflict(overlap)
  const people = await trx
    .selectFrom('relation')
    .select('person_id')
    .where('actor_id', '=', actorId)
    .where('kind', '=', 'contact_person')
    .where(sql<boolean>`valid_from < ${until}::date and (valid_until is null or valid_until > ${from}::date)`)
    .execute()
  for (const { person_id } of people)
    await addRelation(trx, actor, requestId, {
      personId: person_id,
      with: { actorId: substituteId },
      kind: 'substitute',
      basis: 'kui-guidance',
      from,
      until,
    })
}

/** Colleagues who can stand in for the actor, by name. */
export async function listColleagues(
  trx: ActorTransaction,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct actor_id::text as id, actor_name || ', ' || organisation as name from referral_receivers()
    where actor_id <> current_actor() order by 2, 1`.execute(trx)
  return rows
}

export interface Away {
  readonly id: string
  readonly name: string
  readonly substitute: string
  readonly substituteId: string
  readonly from: string
  readonly until: string
}

/** Those who are away, or will be: one's own and one's team's first to come. */
export const awayAround = (trx: ActorTransaction, actorId: string): Question<readonly Away[]> =>
  question(
    trx
      .selectFrom('away')
      .innerJoin('actor', 'actor.id', 'away.actor_id')
      .innerJoin('actor as other', 'other.id', 'away.substitute_id')
      .select(['away.id', 'actor.name', 'other.name as substitute', 'substitute_id as substituteId'])
      .select(sql<string>`lower(during)`.as('from'))
      .select(sql<string>`upper(during)`.as('until'))
      .where(sql<boolean>`upper(during) > today()`)
      .where(
        sql<boolean>`(away.actor_id = ${actorId}::bigint or away.substitute_id = ${actorId}::bigint
        or away.actor_id = any (array(select led_by_me())))`,
      )
      .orderBy(sql`lower(during)`)
      .orderBy('away.id')
      .limit(100),
    (rows) => rows,
  )

export const listAway = (trx: ActorTransaction, actorId: string): Promise<readonly Away[]> =>
  ask(trx, awayAround(trx, actorId))
