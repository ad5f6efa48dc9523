import { sql } from 'kysely'
import { type Actor, systemIn } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import {
  handOverPromises,
  keepPromises,
  planNotFollowed,
  promisesEndAt,
  startPromises,
  voidPromises,
} from '../promises/index.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import { beginningOf, type ClockRule, type Ended } from './rules.ts'

/** Who learns or does something, in which request. */
export interface Following {
  readonly trx: ActorTransaction
  readonly actor: Actor
  readonly requestId: string
}

/** What is to be done about one clock: it begins, it runs on, or there is nothing to count any more. */
interface Turn {
  what: 'begun' | 'runs' | 'over' | 'stray'
  id: string
  person_id: string
  rule: ClockRule
  birth_date: string
  learned_at: Date
  owner_id: string | null
  because: Ended | null
  /** Since there could be an offer something of theirs has begun or is to begin, and none is written down. */
  offered: boolean
  now: Date
}

/**
 * Brings the clocks up to what is known of some people, in the transaction of what was learned: one begins once for a spell on which
 * somebody does not follow their plan or has begun nothing new, goes to whoever keeps it, and ends when they are on the way again.
 * Asked again it finds nothing to do. Before a municipality has said from when on it counts by a rule, nothing begins by it.
 */
export const followPlans = (
  { trx, actor, requestId }: Following,
  people: readonly string[] | 'everybody',
): Promise<void> =>
  asSystem(trx, actor, 'promises', async () => {
    const { rows } = await sql`select from law_clock_start limit 1`.execute(trx)
    if (rows.length === 0) return
    // Everybody of a large municipality takes longer than a page may.
    if (people === 'everybody')
      await sql`select set_config('statement_timeout', '5min', true), set_config('jit', 'off', true)`.execute(
        trx,
      )
    for (const turn of await findTurns(trx, actor, people === 'everybody' ? null : people)) {
      if (turn.what === 'begun') await begin({ trx, actor, requestId }, turn)
      else if (turn.what === 'runs') await runOn({ trx, actor, requestId }, turn)
      else await end({ trx, actor, requestId }, turn)
    }
  })

/** Everybody at once, in one statement: what is learned is written down by it, and what follows is said. */
async function findTurns(
  trx: ActorTransaction,
  actor: Actor,
  people: readonly string[] | null,
): Promise<Turn[]> {
  const { code } = actor.municipality
  const among = (column: string) =>
    sql<boolean>`(${people}::uuid[] is null or ${sql.ref(column)} = any (${people}::uuid[]))`
  // Where nobody is the contact person and no leader is there, whoever learned it keeps it.
  const by = actor.kind === 'person' ? actor.id : null
  const { rows } = await sql<Turn>`
    with now_so as materialized (
      select * from plans_not_followed_on(${people}::uuid[], ${code}, today())
    ), running as materialized (
      select * from plan_not_followed where ended is null and ${among('person_id')}
    ), moved as (
      update plan_not_followed kept set since = now_so.since from now_so
      where kept.person_id = now_so.person_id and kept.ended is null and kept.since <> now_so.since returning 1
    ), begun as (
      insert into plan_not_followed (person_id, rule, since, learned_at)
      select person_id, rule, since, learned_at from now_so
      where learned_at >= (select starts_at from law_clock_start said where said.rule = now_so.rule order by id desc limit 1)
        and not exists (select from running where running.person_id = now_so.person_id)
        and coalesce(law_clock_owner(person_id), ${by}::bigint) is not null
      order by person_id
      on conflict (person_id) where ended is null do nothing
      returning id, person_id, rule, learned_at
    )
    select 'begun' as what, begun.id::text, begun.person_id, begun.rule, person.birth_date, begun.learned_at,
      coalesce(law_clock_owner(begun.person_id), ${by}::bigint)::text as owner_id, null as because, false as offered, present() as now
    from begun join young_person person on person.id = begun.person_id
    union all
    select case when now_so.person_id is null or parted.again then 'over' else 'runs' end, running.id::text, running.person_id, running.rule, person.birth_date,
      running.learned_at, law_clock_owner(running.person_id)::text,
      case when now_so.person_id is null or parted.again
        then coalesce(void_because(running.person_id, ${code}, ${promisesEndAt}, today()), 'back') end,
      running.offer_at is null and exists (select from activity came
        join status_rules rules on rules.valid @> today()
        join activity_type type on type.version = rules.version and type.code = came.type
        where came.person_id = running.person_id and upper_inf(came.believed)
          and came.learned_at >= case running.rule when 'no-gap' then running.learned_at else running.contact_at end
          and coalesce(upper(came.valid), 'infinity') > today() and type.sub_segment is distinct from 'no-activity'), present()
    from running join young_person person on person.id = running.person_id
    left join now_so on now_so.person_id = running.person_id
    -- Two records that were one for a night, and are two again: what was promised is gone, and the clock begins anew.
    cross join lateral (select exists (select from promise lost where lost.source = ${planNotFollowed}
      and lost.source_id = running.id and lost.because = 'one-of-two') as again) parted
    union all
    -- Of two records that became one, the other's clock stands aside, and what was promised by it came along.
    select distinct 'stray', source_id::text, person.id, 'law-clock', person.birth_date, present(), null, 'one-of-two', false, present()
    from promise join young_person person on person.id = promise.person_id
    where source = ${planNotFollowed} and promise.ended is null and ${among('promise.person_id')}
      and not exists (select from plan_not_followed plan where plan.id = source_id and plan.ended is null)
    order by 1, 3`.execute(trx)
  return rows
}

async function begin({ trx, actor, requestId }: Following, turn: Turn): Promise<void> {
  const { id, person_id, rule, birth_date, learned_at, owner_id } = turn
  if (owner_id === null) return
  const { kind, event } = beginningOf[rule]
  await recordPersonEvent(trx, actor, requestId, person_id, {
    type: event,
    category: 'guidance',
    data: { [planNotFollowed]: id },
  })
  await startPromises(trx, actor, {
    person: { id: person_id, birthDate: birth_date },
    source: planNotFollowed,
    sourceId: id,
    kinds: [kind],
    urgency: 'ordinary',
    ownerId: owner_id,
    startedAt: learned_at,
    tellFrom: null,
  })
}

/** Its owner is the contact person, whoever that is by now. What they have begun since there could be an offer was one to them. */
async function runOn(following: Following, turn: Turn): Promise<void> {
  const { trx, actor } = following
  if (turn.offered) await writeOffered(following, turn)
  if (turn.owner_id)
    await handOverPromises(trx, actor, { source: planNotFollowed, sourceId: turn.id, ownerId: turn.owner_id })
}

async function end(following: Following, turn: Turn): Promise<void> {
  const { trx, actor, requestId } = following
  if (turn.because === null) return
  if (turn.because === 'back' && turn.offered) await writeOffered(following, turn)
  // The program lets go what there is nothing to keep of any more: nobody is let off by having written it down.
  const program = systemIn(actor.municipality, 'promises')
  await voidPromises(trx, program, requestId, { source: planNotFollowed, sourceId: turn.id }, turn.because)
  if (turn.because === 'one-of-two') return
  await trx
    .updateTable('plan_not_followed')
    .set({ ended: turn.because, ended_at: sql<Date>`present()` })
    .where('id', '=', turn.id)
    .where('ended', 'is', null)
    .execute()
}

async function writeOffered({ trx, actor, requestId }: Following, { id, now }: Turn): Promise<void> {
  const of = { source: planNotFollowed, sourceId: id }
  await trx.updateTable('plan_not_followed').set({ offer_at: now }).where('id', '=', id).execute()
  await keepPromises(trx, actor, requestId, { ...of, with: 'offer', at: now })
}
