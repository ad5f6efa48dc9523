import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import { addDays, addMonths } from '../../platform/days.ts'
import { type ActorTransaction, asFigures } from '../../platform/db/with-actor.ts'
import { type Segment, segments } from '../status-rules/index.ts'

/** How many were in each segment on a day; `notConfirmed` are some of those outside. */
export type SegmentCounts = Readonly<Record<Segment | 'notConfirmed', number>>
export interface SeriesPoint {
  readonly day: string
  readonly counts: SegmentCounts
}

interface Row {
  readonly segment: Segment
  readonly unconfirmed: boolean
  readonly place: number
  readonly change: string
}

/**
 * The segments on many days, each by the rules of its day: every stretch of status is read once and says from which to which
 * of the days it counts.
 *
 * @param days in order
 */
export async function segmentsOn(
  trx: ActorTransaction,
  actor: Actor,
  days: readonly string[],
): Promise<SeriesPoint[]> {
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return []
  const list = sql`${days}::date[]`
  // As many of the days as lie before it: the first that it may count on.
  const placeOf = (edge: RawBuilder<unknown>) => sql`width_bucket(${edge} - 1, ${list})`
  const rows = await asFigures(trx, actor, async () => {
    const found = await sql<Row>`
      with version as materialized (
        select coalesce(lower(valid), '-infinity') as v0, coalesce(upper(valid), 'infinity') as v1,
          make_interval(years => age_from) as young, make_interval(years => age_until) as old
        from status_rules where not isempty(valid)
      ), stretch as materialized (
        select segment, coalesce(sub_segment = 'not-confirmed', false) as unconfirmed, begins, ends, count(*) as people
        from (
          select segment, sub_segment, ${placeOf(sql`greatest(first_day, (birth_date + young)::date, v0)`)} as begins,
            ${placeOf(sql`least(until, (birth_date + old)::date, v1)`)} as ends
          from status_spell cross join version
          where until > ${first}::date and first_day <= ${last}::date and municipality_code = ${actor.municipality.code}
        ) one where begins < ends group by 1, 2, 3, 4
      )
      select segment, unconfirmed, place, sum(change) as change from (
        select segment, unconfirmed, begins as place, people as change from stretch
        union all select segment, unconfirmed, ends, -people from stretch
      ) edge where place < ${days.length} group by 1, 2, 3`.execute(trx)
    return found.rows
  })
  return added(rows, days)
}

function added(rows: readonly Row[], days: readonly string[]): SeriesPoint[] {
  const now = { ...Object.fromEntries(segments.map((one) => [one, 0])), notConfirmed: 0 } as Record<
    Segment | 'notConfirmed',
    number
  >
  const byPlace = Map.groupBy(rows, ({ place }) => place)
  return days.map((day, place) => {
    for (const { segment, unconfirmed, change } of byPlace.get(place) ?? []) {
      now[segment] += Number(change)
      if (unconfirmed) now.notConfirmed += Number(change)
    }
    return { day, counts: { ...now } }
  })
}

/** The 1st and the 15th of each month, both ends included. */
export function halfMonths(from: string, until: string): string[] {
  const days: string[] = []
  for (let month = `${from.slice(0, 7)}-01`; month <= until; month = addMonths(month, 1))
    days.push(...[month, addDays(month, 14)].filter((day) => from <= day && day <= until))
  return days
}
