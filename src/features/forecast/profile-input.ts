import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asFigures } from '../../platform/db/with-actor.ts'
import type { ForecastInput } from './forecast.ts'
import { longestCounted, type Place, type Sex } from './states.ts'

const placeAgo = (years: number) => sql`max(place) filter (where ago = ${years})`

interface Row {
  readonly sex: Sex
  /** Null of whoever was in compulsory school the year before. */
  readonly from_place: Place | null
  readonly from_years: number
  readonly from_attained: boolean
  readonly place: Place
  readonly attained: boolean
  readonly people: string
}

/**
 * What the model needs, from the register: who was where on two first days of October, a year apart, by sex, by the time that they had
 * been there and by whether they had a youth education; and where those are who left compulsory school in between
 * (reference: statistics, 4.2). Whoever lived elsewhere on one of the days is left out, and so is whoever's sex is not stated.
 *
 * @param year of the second October; the register must hold the four before it
 */
export async function findProfileInput(
  trx: ActorTransaction,
  actor: Actor,
  year: number,
): Promise<ForecastInput> {
  const octobers = Array.from({ length: longestCounted + 2 }, (_, ago) => `${year - ago}-10-01`)
  const rows = await asFigures(trx, actor, async () => {
    const found = await sql<Row>`
      with october as materialized (
        select day, (ago - 1)::integer as ago, rules.version from unnest(${octobers}::date[]) with ordinality as one (day, ago)
          join status_rules rules on rules.valid @> day
      ), spent as materialized (
        select person_id, ago, day, spell.sex, birth_date, segment = 'completed' as completed, case
          when segment = 'youth-education' then case
            when type.level = 'general-upper-secondary' then 'general-upper'
            when type.code like 'basic-course-%' then 'vocational-basic' else 'vocational-main' end
          when segment = 'compulsory' then case when type.code in ('tenth-grade', 'continuation-school') then 'tenth-grade' end
          when segment = 'completed' then 'completed'
          when spell.sub_segment = 'preparatory' then 'preparatory'
          else 'outside' end as place
        from october join status_spell spell on first_day <= day and until > day
          left join activity_type type on type.version = october.version and type.code = spell.primary_type
        where municipality_code = ${actor.municipality.code} and spell.sex in ('female', 'male')
          and birth_date > born_by(day, 30) and birth_date <= born_by(day, 14)
      ), done as materialized (
        -- Since when somebody has a youth education, for those who are in another one.
        select person_id, min(case when type.contributes = 'completed' then lower(valid) else upper(valid) end) as day
        from activity join activity_type type on type.code = activity.type
          and type.version = (select version from october where ago = 0)
        where upper_inf(believed) and (type.contributes = 'completed' or (type.completes and outcome = 'completed'))
        group by person_id
      ), stood as (
        select person_id, max(sex) as sex, ${placeAgo(0)} as place, ${placeAgo(1)} as from_place, ${placeAgo(2)} as second,
          ${placeAgo(3)} as third, ${placeAgo(4)} as fourth, bool_or(completed and ago = 0) as completed,
          bool_or(completed and ago = 1) as had_completed
        from spent group by person_id having bool_or(ago = 0) and bool_or(ago = 1)
      ), pair as (
        -- Whole years in the place before the first of the two days: as far back as it was the same.
        select sex, place, from_place, case when second is distinct from from_place then 0
            when third is distinct from from_place then 1 when fourth is distinct from from_place then 2
            else ${longestCounted} end as from_years,
          had_completed or coalesce(done.day <= ${octobers[1]}::date, false) as from_attained,
          completed or coalesce(done.day <= ${octobers[0]}::date, false) as attained
        from stood left join done using (person_id) where place is not null
      )
      select sex, from_place, case when from_place is null then 0 else from_years end as from_years, from_attained, place,
        attained or (from_attained and from_place is not null) as attained, count(*) as people
      from pair group by 1, 2, 3, 4, 5, 6`.execute(trx)
    return found.rows
  })
  return inputOf(rows)
}

function inputOf(rows: readonly Row[]): ForecastInput {
  const starts = new Map<string, { sex: Sex; place: Place; people: number }>()
  for (const { sex, from_place, place, people } of rows)
    if (from_place === null) {
      const key = `${sex} ${place}`
      starts.set(key, { sex, place, people: (starts.get(key)?.people ?? 0) + Number(people) })
    }
  return {
    start: [...starts.values()],
    transitions: rows.flatMap(({ sex, from_place, from_years, from_attained, place, attained, people }) =>
      from_place === null
        ? []
        : [
            {
              sex,
              from: { place: from_place, years: from_years, attained: from_attained },
              to: { place, attained },
              people: Number(people),
            },
          ],
    ),
  }
}
