import { sql } from 'kysely'
import type { Actor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asFigures } from '../../platform/db/with-actor.ts'
import type { Segment, StatusRules, SubSegment } from './rules.ts'

/** How many are somewhere on a day, by the rules in force and by a draft. */
export interface Moved {
  readonly code: Segment | SubSegment
  readonly now: number
  readonly after: number
}

interface Row {
  segment: Segment
  sub_segment: SubSegment | null
  now: string
  after: string
}

/**
 * Which figures move by a draft, were it in force on a day: everybody whom either of the two counts. Read by the program's
 * task `figures`; what comes out are numbers of a whole municipality and nobody's.
 */
export async function previewRules(
  trx: ActorTransaction,
  actor: Actor,
  {
    draft,
    current,
    day,
  }: { readonly draft: StatusRules; readonly current: StatusRules; readonly day: string },
): Promise<Moved[]> {
  const aged = (rules: StatusRules) => sql`spell.birth_date <= born_by(${day}::date, ${rules.ages.from})
    and spell.birth_date > born_by(${day}::date, ${rules.ages.until})
    and spell.municipality_code = ${actor.municipality.code}`
  const rows = await asFigures(trx, actor, async () => {
    const counted = await sql<Row>`
      select segment, sub_segment, sum(now) as now, sum(after) as after from (
        select segment, sub_segment, count(*) as now, 0 as after from status_spell spell
          where first_day <= ${day}::date and until > ${day}::date and ${aged(current)} group by 1, 2
        union all
        select segment, sub_segment, 0, count(*) from status_spells_of(null, null, ${draft.version}, ${day}::date) spell
          where ${aged(draft)} group by 1, 2
      ) both_ways group by segment, sub_segment`.execute(trx)
    return counted.rows
  })
  const moved = new Map<Segment | SubSegment, Moved>()
  for (const { segment, sub_segment, now, after } of rows)
    for (const code of sub_segment === null ? [segment] : [segment, sub_segment]) {
      const before = moved.get(code)
      moved.set(code, {
        code,
        now: (before?.now ?? 0) + Number(now),
        after: (before?.after ?? 0) + Number(after),
      })
    }
  return [...moved.values()]
}
