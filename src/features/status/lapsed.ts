import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'

/** Of those around whom a leader's teams are: whose status nobody knows to hold today. */
export interface Lapsed {
  /** What was known has lapsed, and nothing is known instead. */
  readonly notKnown: number
  /** Outside, as somebody once said, and not confirmed since. */
  readonly notConfirmed: number
  /** It lapses within the next 30 days unless somebody confirms it. */
  readonly soon: number
  /** Of those of 15 to 17 years: outside, or not known. */
  readonly minors: number
}

const lapsedNow = sql<boolean>`(spell.segment = 'not-known' and spell.primary_type is not null)`

export async function countLapsed(trx: ActorTransaction): Promise<Lapsed> {
  const { rows } = await sql<Lapsed>`
    select count(*) filter (where ${lapsedNow})::int as "notKnown",
      count(*) filter (where spell.sub_segment = 'not-confirmed')::int as "notConfirmed",
      count(*) filter (where spell.until <= today() + 30 and (next.sub_segment = 'not-confirmed'
        or (next.segment = 'not-known' and spell.segment <> 'not-known')))::int as soon,
      count(*) filter (where spell.segment in ('outside', 'not-known') and person.birth_date <= born_by(today(), 15)
        and person.birth_date > born_by(today(), 18))::int as minors
    from status_spell spell join young_person person on person.id = spell.person_id
    left join status_spell next on next.person_id = spell.person_id and next.first_day = spell.until
    where spell.first_day <= today() and today() < spell.until
      and spell.person_id in (select person_id from my_people(array['team']))`.execute(trx)
  return rows[0] ?? { notKnown: 0, notConfirmed: 0, soon: 0, minors: 0 }
}
