import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import { addDays, addMonths } from '../../platform/days.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { countableFrom, readSettings } from '../computed-figures/index.ts'
import { factsOn, populationOn } from './facts.ts'
import type { Parameters, SignalKind } from './rules.ts'

/** What a rule would have found at the end of a month. */
export interface BacktestMonth {
  /** Its last day. */
  readonly day: string
  /** How many young people the rule was about. */
  readonly people: number
  /** How many signals would have stood open that day, and how many young people had a new one in the month. */
  readonly open: number
  readonly withFresh: number
}

/** What became of young people, counted once for each month: of those with a new signal, or of those with none. */
export interface Outcome {
  readonly people: number
  readonly outside: number
  /** Three and six months later; whoever had moved or grown too old by then was not outside. */
  readonly outside3: number
  readonly outside6: number
  /** Who had an interruption in the three and in the six months after. */
  readonly interrupted3: number
  readonly interrupted6: number
}

/** Of the months whose six months after have been: by where they lived, and at which school they were. */
export interface BacktestPlace {
  readonly by: 'area' | 'school'
  /** Null where nothing of the kind is known. */
  readonly name: string | null
  readonly withFresh: number
  readonly others: number
}

export interface Backtest {
  readonly months: readonly BacktestMonth[]
  /** The last days of the months of which the six months after have been. */
  readonly followed: readonly string[]
  readonly withFresh: Outcome
  readonly without: Outcome
  readonly places: readonly BacktestPlace[]
}

const nobody: Outcome = { people: 0, outside: 0, outside3: 0, outside6: 0, interrupted3: 0, interrupted6: 0 }

/** So many months back a rule is tried. */
export const monthsBack = 24
const monthsAfter = 6

/** The last days of the months before today, the oldest first, from a day on. */
export function monthEnds(today: string, from: string | null): string[] {
  const first = `${today.slice(0, 8)}01`
  return Array.from({ length: monthsBack }, (_, index) =>
    addDays(addMonths(first, index + 1 - monthsBack), -1),
  ).filter((day) => from !== null && day >= from)
}

interface Row {
  months: BacktestMonth[]
  outcomes: (Outcome & { fresh: boolean })[]
  places: (Omit<BacktestPlace, 'name'> & { name: string | null })[]
}

/**
 * What a rule would have raised at the ends of past months, in numbers: no person comes out, and no list. By what is known today of
 * those days. One statement as the task `signal-backtest`, which may read what rules look at and nothing else.
 */
export async function backtest(
  trx: ActorTransaction,
  actor: Actor,
  {
    kind,
    parameters,
    expiresMonths,
    today,
  }: {
    readonly kind: SignalKind
    readonly parameters: Parameters
    readonly expiresMonths: number
    readonly today: string
  },
): Promise<Backtest> {
  const days = monthEnds(today, countableFrom(await readSettings(trx)))
  const followed = days.filter((day) => endOfMonthAfter(day, monthsAfter) < today)
  const on = sql<string>`month.day`
  const row = await asSystem(trx, actor, 'signal-backtest', async () => {
    await sql`select set_config('statement_timeout', '2min', true), set_config('work_mem', '96MB', true),
      set_config('jit', 'off', true)`.execute(trx)
    const { rows } = await sql<Row>`
      with month as materialized (
        select day, (date_trunc('month', day) - interval '1 day')::date as before, day = any (${followed}::date[]) as is_followed,
          (date_trunc('month', day) + interval '4 months' - interval '1 day')::date as day3,
          (date_trunc('month', day) + interval '7 months' - interval '1 day')::date as day6
        from unnest(${days}::date[]) day
      ), here as materialized (
        -- Of the protected nobody is told where they live or go to school (L-30), in no count either.
        select month.day, here.person_id, here.segment = 'outside' as outside, case when hidden.id is null then here.area end as area,
          case when hidden.id is null then here.provider_id end as provider_id
        from month cross join lateral (${populationOn(on, actor.municipality.code)}) here
        left join young_person hidden on hidden.id = here.person_id and hidden.protected
      ), found as materialized (
        select month.day, found.person_id, found.fresh_on > month.before as fresh
        from month cross join lateral (${factsOn(kind, parameters, on)}) found
        where (found.fresh_on + make_interval(months => ${expiresMonths}::int))::date > month.day
      ), signalled as materialized (
        select day, person_id, count(*) as open, count(*) filter (where fresh) as fresh
        from found join here using (day, person_id) group by day, person_id
      ), counted as (
        select here.day, count(*)::int as people, coalesce(sum(open), 0)::int as open,
          count(*) filter (where fresh > 0)::int as with_fresh
        from here left join signalled using (day, person_id) group by here.day
      ), stopped as materialized (
        select month.day, interruption.person_id, bool_or(on_day <= month.day3) as in3
        from month join status_interruption interruption on on_day > month.day and on_day <= month.day6
        where month.is_followed group by 1, 2
      ), followed as materialized (
        select signalled.person_id is not null as fresh, here.outside, later3.outside as outside3, later6.outside as outside6,
          stopped.person_id is not null as in6, coalesce(stopped.in3, false) as in3, here.area, here.provider_id
        from here join month using (day)
        left join signalled using (day, person_id)
        left join here later3 on later3.day = month.day3 and later3.person_id = here.person_id
        left join here later6 on later6.day = month.day6 and later6.person_id = here.person_id
        left join stopped on stopped.day = here.day and stopped.person_id = here.person_id
        where month.is_followed and (signalled.person_id is null or signalled.fresh > 0)
      ), became as (
        select fresh, count(*)::int as people, count(*) filter (where outside)::int as outside,
          count(*) filter (where outside3)::int as outside3, count(*) filter (where outside6)::int as outside6,
          count(*) filter (where in3)::int as interrupted3, count(*) filter (where in6)::int as interrupted6
        from followed group by fresh
      ), placed as (
        select case when grouping(area) = 0 then 'area' else 'school' end as by, area, provider_id,
          count(*) filter (where fresh)::int as with_fresh, count(*) filter (where not fresh)::int as others
        from followed group by grouping sets ((area), (provider_id))
      )
      select (select coalesce(json_agg(json_build_object('day', day, 'people', people, 'open', open, 'withFresh', with_fresh) order by day), '[]') from counted) as months,
        (select coalesce(json_agg(json_build_object('fresh', fresh, 'people', people,
          'outside', outside, 'outside3', outside3, 'outside6', outside6, 'interrupted3', interrupted3, 'interrupted6', interrupted6)), '[]') from became) as outcomes,
        (select coalesce(json_agg(json_build_object('by', by, 'name', coalesce(area, organisation.name), 'withFresh', with_fresh,
          'others', others) order by by, coalesce(area, organisation.name)), '[]')
          from placed left join organisation on organisation.id = placed.provider_id) as places`.execute(trx)
    return rows[0]
  })
  const outcome = (fresh: boolean): Outcome => {
    const { fresh: _, ...found } = row?.outcomes.find((one) => one.fresh === fresh) ?? { fresh, ...nobody }
    return found
  }
  return {
    months: row?.months ?? [],
    followed,
    withFresh: outcome(true),
    without: outcome(false),
    places: row?.places ?? [],
  }
}

const endOfMonthAfter = (day: string, months: number): string =>
  addDays(addMonths(`${day.slice(0, 8)}01`, months + 1), -1)
