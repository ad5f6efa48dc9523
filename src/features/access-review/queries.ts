import { sql } from 'kysely'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import { type LapsingRight, warningDays } from './rules.ts'

interface Row {
  id: string
  actor_id: string
  name: string
  role: string
  organisation: string
  unit: string | null
  last_signed_in_at: Date | null
  lapses_on: string
  mine: boolean
}

/** Rights of today that lapse within 60 days: those that the reader confirms, and for control those of all. */
export async function listLapsing(trx: ActorTransaction): Promise<LapsingRight[]> {
  const { rows } = await sql<Row>`
    select assignment.id, assignment.actor_id, actor.name, assignment.role, organisation.name as organisation,
      unit.name as unit, actor.last_signed_in_at, assignment.lapses_on,
      assignment.id = any (array(select reviewable_roles())) as mine
    from role_assignment assignment
    join actor on actor.id = assignment.actor_id
    join organisation on organisation.id = assignment.organisation_id
    left join unit on unit.id = assignment.unit_id
    where (assignment.valid_until is null or today() < assignment.valid_until)
      and today() < assignment.lapses_on and assignment.lapses_on <= today() + ${warningDays}::integer
      and (actor.left_on is null or today() < actor.left_on)
      and (assignment.actor_id <> current_actor() or has_role('administrator', 'data-protection-officer'))
    order by organisation.name collate "da-x-icu", assignment.lapses_on, actor.name collate "da-x-icu", assignment.id`.execute(
    trx,
  )
  return rows.map((row) => ({
    id: row.id,
    actorId: row.actor_id,
    name: row.name,
    role: row.role,
    organisation: row.organisation,
    unit: row.unit,
    lastSignedInAt: row.last_signed_in_at,
    lapsesOn: row.lapses_on,
    mine: row.mine,
  }))
}
