import { sql } from 'kysely'
import type { PersonActor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { recordAdminEvent } from '../administration/index.ts'
import { keepPromises, planNotFollowed, startPromises } from '../promises/index.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import type { Following } from './follow.ts'
import type { ClockRule } from './rules.ts'

/**
 * Says that the young person was talked with, whatever about: where the law's clock runs, the contact has its time and keeps what
 * was promised of it, and the clock of the offer begins, also where somebody had let the contact go. Whoever learned of it while
 * they talked has made contact on the day on which it was learned.
 *
 * @param at when they were in contact
 */
export const contactWasMade = (
  { trx, actor, requestId }: Following,
  personId: string,
  at: Date,
): Promise<void> =>
  asSystem(trx, actor, 'promises', async () => {
    const by = actor.kind === 'person' ? actor.id : null
    const { rows } = await sql<{ id: string; at: Date; birth_date: string; owner_id: string | null }>`
      update plan_not_followed plan set contact_at = greatest(learned_at, ${at}::timestamptz)
      from young_person person where person.id = plan.person_id and plan.person_id = ${personId}::uuid and plan.rule = 'law-clock'
        and ended is null and contact_at is null
        and learned_at < ((${at}::timestamptz at time zone 'Europe/Copenhagen')::date + 1)::timestamp at time zone 'Europe/Copenhagen'
      returning plan.id::text, contact_at as at, person.birth_date,
        coalesce(law_clock_owner(plan.person_id), ${by}::bigint)::text as owner_id`.execute(trx)
    for (const { id, at: contactAt, birth_date, owner_id } of rows) {
      const of = { source: planNotFollowed, sourceId: id }
      const kept = await keepPromises(trx, actor, requestId, { ...of, with: 'contact', at: contactAt })
      if (kept.includes('first-contact') || owner_id === null) continue
      await startPromises(trx, actor, {
        ...of,
        person: { id: personId, birthDate: birth_date },
        kinds: ['offer'],
        urgency: 'ordinary',
        ownerId: owner_id,
        startedAt: contactAt,
        tellFrom: null,
      })
    }
  })

export interface OfferDraft {
  readonly personId: string
  /** A code of the rules of status. */
  readonly type: string
  readonly words: string | null
  readonly at: Date
}

/**
 * Writes down that the young person was offered a new activity, and keeps what was promised of it. Whether the actor may is the
 * caller's to have asked.
 *
 * @param overtaken what to say where nothing waits for an offer any more
 * @throws Conflict
 */
export const makeOffer = (
  { trx, actor, requestId }: Following & { readonly actor: PersonActor },
  { personId, type, words, at }: OfferDraft,
  overtaken: string,
): Promise<void> =>
  asSystem(trx, actor, 'promises', async () => {
    const offered = await trx
      .updateTable('plan_not_followed')
      .set({
        // Of a day on which it was learned or there was contact as well, the offer came after it.
        offer_at: sql<Date>`greatest(learned_at, contact_at, least(${at}::timestamptz, present()))`,
        offer_type: type,
        offer_words: words,
        offered_by: actor.id,
      })
      .where('person_id', '=', personId)
      .where('ended', 'is', null)
      .where((one) => one.or([one('contact_at', 'is not', null), one('rule', '=', 'no-gap')]))
      .where('offer_at', 'is', null)
      .returning(['id', 'offer_at'])
      .executeTakeFirst()
    if (!offered?.offer_at) throw new Conflict(overtaken)
    await recordPersonEvent(trx, actor, requestId, personId, {
      type: 'offer_made',
      category: 'guidance',
      data: { [planNotFollowed]: offered.id },
    })
    await keepPromises(trx, actor, requestId, {
      source: planNotFollowed,
      sourceId: offered.id,
      with: 'offer',
      at: offered.offer_at,
    })
  })

const started = { 'law-clock': 'law_clock_started', 'no-gap': 'no_gap_started' } as const

/**
 * Says that from now on the municipality counts by a rule: what it learned before starts nothing. Said again, it counts from then on;
 * clocks that run go on.
 */
export async function startClock(
  trx: ActorTransaction,
  actor: PersonActor,
  requestId: string,
  { rule, because }: { readonly rule: ClockRule; readonly because: string },
): Promise<void> {
  await trx.insertInto('law_clock_start').values({ rule, because, switched_by: actor.id }).execute()
  await recordAdminEvent(trx, actor, requestId, { type: started[rule], data: {} })
}
