import { sql } from 'kysely'
import type { AuditAction } from '../../platform/audit/trail.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { Reason } from '../access/index.ts'
import { type Emergency, kindOf, type Look, type Looker } from './rules.ts'

const pageLength = 30

interface LookRow {
  id: string
  at: Date
  request_id: string
  looker: Looker
  action: AuditAction
  unit: string | null
  roles: string[]
  reasons: Reason[]
  law_da: string | null
  law_en: string | null
  purpose: string | null
  tell_from: string | null
  emergency: boolean
  other_authority: boolean
}

export interface WhichLooks {
  /** The key to go on from: only looks before this one. */
  readonly before?: string | undefined
  /** These alone, wherever they stand. */
  readonly ids?: readonly string[]
  /** The reader's own visits too; they are left out else, so that others' looks can be found. */
  readonly own?: boolean
  /** A guardian is told why, and not the words of who looked (L-09). */
  readonly forGuardian: boolean
  /** Where somebody is under protection, the name of a school tells where they are (L-30). */
  readonly hidePlaces?: boolean
}

export interface Looks {
  readonly looks: readonly Look[]
  /** Where the next page begins, if there is one. */
  readonly next: string | undefined
}

/**
 * The looks at one person, newest first. What may not be told yet does not leave the database; neither does who looked.
 * The page shows what was seen, so refusals are not in it: nobody saw anything.
 */
export async function listLooks(trx: ActorTransaction, personId: string, which: WhichLooks): Promise<Looks> {
  const { before = null, ids = null, own = false, forGuardian, hidePlaces = false } = which
  // Materialised: the person's own rows first, and only then the newest. The planner cannot know how few they are, and
  // would else walk the whole log backwards.
  const { rows } = await sql<LookRow>`
    with seen as materialized (
      select log.*, actor_id is not distinct from current_actor() as mine from access_log log
      where id = any (array(select look_ids(${personId}::uuid))) and result in ('shown', 'done')
    ), newest as (
      select * from seen
      where (${before}::bigint is null or id < ${before}::bigint) and (${own} or not mine)
        and (${ids}::bigint[] is null or id = any (${ids}::bigint[]))
      order by id desc limit ${pageLength + 1}
    ), told as (
      select newest.*, greatest(newest.tell_from, later.tell_from) as follows,
        coalesce(greatest(newest.tell_from, later.tell_from) > today(), false) as untold
      from newest left join looks_told_later(${personId}::uuid) later on later.request_id = newest.request_id
    )
    select told.id, told.at, told.request_id,
      case when not (${hidePlaces} and coalesce(not organisation.municipal, true)) then told.unit end as unit,
      case when told.untold then 'read' else told.action end as action,
      case when told.mine then 'self' when told.actor_id is null then 'program'
        when told.roles && array['young-person'] and told.reasons @> array['self'] then 'young-person'
        when told.reasons @> array['custody'] then 'guardian' else 'staff' end as looker,
      case when told.untold then '{}' else told.roles end as roles,
      case when told.untold then '{}' else told.reasons end as reasons,
      case when not told.untold then basis.title_da end as law_da,
      case when not told.untold then basis.title_en end as law_en,
      case when not told.untold and not ${forGuardian} then told.purpose end as purpose,
      case when told.untold then told.follows end as tell_from,
      not told.untold and (told.action = 'break_glass' or told.reasons @> array['break_glass']) as emergency,
      coalesce(not organisation.municipal,
        told.roles && array['teacher', 'student-counsellor', 'head-of-school']) as other_authority
    from told
    left join reference.legal_basis basis on basis.code = told.legal_basis
    left join organisation on organisation.name = told.unit
    order by told.id desc`.execute(trx)
  const shown = rows.slice(0, pageLength)
  const events = await eventsOf(trx, personId, shown)
  return {
    looks: shown.map((row) => lookOf(row, events)),
    next: rows.length > pageLength ? shown.at(-1)?.id : undefined,
  }
}

/** So long an emergency stands on the young person's front page, in days. */
const emergencyStands = 30

/** The emergencies of late in which somebody opened one person's page: when, from which unit, and in their words why. */
export async function listEmergencies(trx: ActorTransaction, personId: string): Promise<Emergency[]> {
  const { rows } = await sql<Emergency>`
    select id, at, unit, purpose from access_log
    where id = any (array(select look_ids(${personId}::uuid))) and action = 'break_glass' and result = 'done'
      and at > present() - make_interval(days => ${emergencyStands}::int)
    order by id desc`.execute(trx)
  return rows
}

/** What the same requests wrote of this person: types of the history, by request. */
async function eventsOf(
  trx: ActorTransaction,
  personId: string,
  rows: readonly LookRow[],
): Promise<ReadonlyMap<string, string[]>> {
  const told = rows.filter(({ tell_from }) => tell_from === null).map(({ request_id }) => request_id)
  const events = new Map<string, string[]>()
  if (told.length === 0) return events
  const found = await trx
    .selectFrom('person_event')
    .select(['request_id', 'type'])
    .where(sql<boolean>`person_id = any (known_as(${personId}::uuid))`)
    .where('request_id', 'in', told)
    .orderBy('id')
    .execute()
  for (const { request_id, type } of found) {
    const id = request_id ?? ''
    events.set(id, [...(events.get(id) ?? []), type])
  }
  return events
}

function lookOf(row: LookRow, events: ReadonlyMap<string, string[]>): Look {
  const { id, at, looker, unit, roles, reasons, purpose, emergency } = row
  return {
    id,
    at,
    looker,
    unit,
    roles,
    reasons,
    purpose,
    emergency,
    kind: row.tell_from === null ? kindOf(row.action, events.get(row.request_id) ?? []) : 'look',
    law: row.law_da === null ? null : { da: row.law_da, en: row.law_en ?? row.law_da },
    tellFrom: row.tell_from,
    otherAuthority: row.other_authority,
  }
}
