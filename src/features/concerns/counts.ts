import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Seen } from './rules.ts'

/** How many concerns came from a school, and for how many of them each thing was seen. */
export interface SchoolConcerns {
  /** Null for those that came from the municipality itself. */
  readonly organisation: string | null
  readonly concerns: number
  readonly unanswered: number
  readonly seen: Readonly<Partial<Record<Seen, number>>>
}

/**
 * The concerns that a leader's teams have had, by where they came from. One may have several reasons.
 *
 * @param period the days on which they came, both included
 */
export async function countConcernsBySchool(
  trx: ActorTransaction,
  period: { readonly from: string; readonly until: string },
): Promise<SchoolConcerns[]> {
  const { rows } = await sql<SchoolConcerns>`
    with mine as (select concern.id, organisation.name, answered_at, concern.seen from concern
      left join organisation on organisation.id = concern.reporter_organisation_id
      where owner_id = any (array(select led_by_me()))
        and (received_at at time zone 'Europe/Copenhagen')::date
          between ${period.from}::date and ${period.until}::date)
    select name as organisation, count(*)::int as concerns,
      count(*) filter (where answered_at is null)::int as unanswered,
      (select coalesce(json_object_agg(reason, times), '{}') from (
        select reason, count(*)::int as times from mine other, unnest(other.seen) reason
        where other.name is not distinct from mine.name group by reason) reasons) as seen
    from mine group by name order by name collate "da-x-icu" nulls last`.execute(trx)
  return rows
}
