import { type Selectable, sql } from 'kysely'
import { ask, type Question, question, read, together } from '../../platform/db/question.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Language } from '../../platform/text/language.ts'
import { activeSubSegments, contributing } from './forms.ts'
import {
  type ActivityType,
  kinds,
  type Segment,
  type StatusRules,
  type SubSegment,
  segments,
  subSegments,
} from './rules.ts'

/** All versions of the rules, the oldest first; drafts, which are in force on no day, last. */
export const statusRules = (trx: ActorTransaction, language: Language): Question<StatusRules[]> =>
  read(
    together({
      versions: question(versionRows(trx), (rows) => rows),
      named: question(trx.selectFrom('status_segment').selectAll().orderBy('place'), (rows) => rows),
      types: question(
        trx.selectFrom('activity_type').selectAll().orderBy('position').orderBy('code'),
        (rows) => rows,
      ),
    }),
    ({ versions, named, types }) => rulesOf(versions, named, types, language),
  )

export const listStatusRules = (trx: ActorTransaction, language: Language): Promise<StatusRules[]> =>
  ask(trx, statusRules(trx, language))

const versionRows = (trx: ActorTransaction) =>
  trx
    .selectFrom('status_rules')
    .selectAll()
    .select(sql<boolean>`isempty(valid)`.as('draft'))
    .select(sql<string>`coalesce(lower(valid), '-infinity')`.as('from'))
    .select(sql<string>`coalesce(upper(valid), 'infinity')`.as('until'))
    .orderBy(sql`isempty(valid)`)
    .orderBy(sql`lower(valid) nulls first`)
    .orderBy('version')
type VersionRow = Awaited<ReturnType<ReturnType<typeof versionRows>['execute']>>[number]
type SegmentRow = Selectable<DB['status_segment']>
type TypeRow = Selectable<DB['activity_type']>

function rulesOf(
  versions: readonly VersionRow[],
  named: readonly SegmentRow[],
  types: readonly TypeRow[],
  language: Language,
): StatusRules[] {
  return versions.map((row) => {
    const mine = named.filter(({ version }) => version === row.version)
    return {
      version: row.version,
      inForce: row.draft ? null : { from: row.from, until: row.until },
      summer: { from: row.summer_from, until: row.summer_until },
      documentedMonths: row.documented_months,
      dropoutMonths: row.dropout_months,
      ages: { from: row.age_from, until: row.age_until },
      because: row.because,
      places: byCode(mine.map(({ code, place }) => [code, place])),
      labels: byCode(mine.map((one) => [one.code, language === 'da' ? one.label_da : one.label_en])),
      types: new Map(
        types
          .filter(({ version }) => version === row.version)
          .map((type) => [type.code, typeOf(type, language)]),
      ),
    }
  })
}

function typeOf(row: TypeRow, language: Language): ActivityType {
  const { threshold_hours, sub_segment_below, priority_below } = row
  return {
    code: row.code,
    kind: oneOf(kinds, row.kind),
    label: language === 'da' ? row.label_da : row.label_en,
    contributes: oneOf(contributing, row.contributes),
    subSegment: row.sub_segment === null ? null : oneOf(activeSubSegments, row.sub_segment),
    threshold:
      threshold_hours === null || sub_segment_below === null || priority_below === null
        ? null
        : {
            hours: Number(threshold_hours),
            subSegmentBelow: oneOf(activeSubSegments, sub_segment_below),
            priorityBelow: priority_below,
          },
    currencyMonths: row.currency_months,
    level: row.level,
    completes: row.completes,
    priority: row.priority,
  }
}

/** The table's own check holds it to the list. */
function oneOf<const List extends readonly string[]>(list: List, value: string): List[number] {
  const found = list.find((one) => one === value)
  if (found === undefined) throw new Error(`the rules of status hold the unknown word ${value}`)
  return found
}

/** @throws Error for a version that leaves a segment out */
function byCode<Value>(pairs: readonly (readonly [string, Value])[]): Record<Segment | SubSegment, Value> {
  const all = Object.fromEntries(pairs)
  for (const code of [...segments, ...subSegments])
    if (!Object.hasOwn(all, code)) throw new Error(`the rules of status leave the segment ${code} out`)
  return all as Record<Segment | SubSegment, Value>
}
