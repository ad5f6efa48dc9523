import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asFigures } from '../../platform/db/with-actor.ts'
import type { Segment, StatusRules, SubSegment } from '../status-rules/index.ts'

/** Where somebody of a population is on a later day: a segment, a part of the outside group, or not here. */
export type Whereabouts = Segment | SubSegment | 'elsewhere'

export interface Population {
  /** The day on which people are chosen. */
  readonly day: string
  readonly ages: { readonly from: number; readonly until: number }
  readonly sex: 'female' | 'male' | null
  /** Those who are here on that day; null for all segments. */
  readonly status: Segment | SubSegment | null
}

export interface Flow {
  readonly from: Whereabouts
  readonly to: Whereabouts
  readonly people: number
}

/** Of each day, in order, how many of the population are where. */
export interface Course {
  readonly day: string
  readonly people: ReadonlyMap<Whereabouts, number>
}

const whereabouts = (spell: string) =>
  sql`case when ${sql.ref(`${spell}.segment`)} = 'outside' then ${sql.ref(`${spell}.sub_segment`)} else ${sql.ref(`${spell}.segment`)} end`

/** Everybody who lived here on the day at an age of the population. */
const chosen = ({ day, ages, sex, status }: Population, actor: Actor) => sql`
  select person_id, segment, sub_segment, ${whereabouts('status_spell')} as place from status_spell
  where first_day <= ${day}::date and until > ${day}::date and municipality_code = ${actor.municipality.code}
    and birth_date <= born_by(${day}::date, ${ages.from}) and birth_date > born_by(${day}::date, ${ages.until})
    and (${sex}::text is null or sex = ${sex}) and (${status}::text is null or ${status} in (segment, sub_segment))`

/** How many a population is, and which of some people belong to it. */
export async function membersAmong(
  trx: ActorTransaction,
  actor: Actor,
  population: Population,
  people: readonly string[],
): Promise<{ readonly all: number; readonly members: readonly string[] }> {
  const { rows } = await asFigures(trx, actor, () =>
    sql<{ all: string; members: readonly string[] }>`
      select count(*) as all, coalesce(array_agg(person_id) filter (where person_id = any (${[...people]}::uuid[])), '{}') as members
      from (${chosen(population, actor)}) one`.execute(trx),
  )
  const [row] = rows
  return { all: Number(row?.all ?? 0), members: row?.members ?? [] }
}

/** Who went from where to where between two days; whoever lives elsewhere on the second is not followed there. */
export async function flowsBetween(
  trx: ActorTransaction,
  actor: Actor,
  population: Population,
  until: string,
): Promise<Flow[]> {
  const { rows } = await asFigures(trx, actor, () =>
    sql<{ from: Whereabouts; to: Whereabouts; people: string }>`
      with population as materialized (${chosen(population, actor)})
      select population.place as "from", coalesce(${whereabouts('later')}, 'elsewhere') as "to", count(*) as people
      from population left join status_spell later on later.person_id = population.person_id
        and later.first_day <= ${until}::date and later.until > ${until}::date
        and later.municipality_code = ${actor.municipality.code}
      group by 1, 2 order by 1, 2`.execute(trx),
  )
  return rows.map((row) => ({ ...row, people: Number(row.people) }))
}

/** Where the same people are on each of some days. */
export async function courseOf(
  trx: ActorTransaction,
  actor: Actor,
  population: Population,
  days: readonly string[],
): Promise<Course[]> {
  const { rows } = await asFigures(trx, actor, () =>
    sql<{ day: string; place: Whereabouts; people: string }>`
      with population as materialized (${chosen(population, actor)})
      select day, coalesce(${whereabouts('later')}, 'elsewhere') as place, count(*) as people
      from population cross join unnest(${days}::date[]) day
        left join status_spell later on later.person_id = population.person_id
          and later.first_day <= day and later.until > day and later.municipality_code = ${actor.municipality.code}
      group by 1, 2`.execute(trx),
  )
  const byDay = Map.groupBy(rows, ({ day }) => day)
  return days.map((day) => ({
    day,
    people: new Map((byDay.get(day) ?? []).map(({ place, people }) => [place, Number(people)])),
  }))
}

/** How many of a day's people do what, by the name of the day's activity: what a theme's pie is cut into. */
export async function typesOf(
  trx: ActorTransaction,
  actor: Actor,
  { day, rules, segment }: { readonly day: string; readonly rules: StatusRules; readonly segment: Segment },
): Promise<{ readonly type: string; readonly people: number }[]> {
  const population = { day, ages: rules.ages, sex: null, status: segment } satisfies Population
  const { rows } = await asFigures(trx, actor, () =>
    sql<{ type: string; people: string }>`
      select coalesce(spell.primary_type, '') as type, count(*) as people
      from (${chosen(population, actor)}) one join status_spell spell on spell.person_id = one.person_id
        and spell.first_day <= ${day}::date and spell.until > ${day}::date
      group by 1 order by count(*) desc, 1`.execute(trx),
  )
  return rows.map(({ type, people }) => ({ type, people: Number(people) }))
}
