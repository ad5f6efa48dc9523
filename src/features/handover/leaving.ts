import { sql } from 'kysely'
import type { Actor, PersonActor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { passConcernsOn } from '../concerns/index.ts'
import {
  becomeContact,
  type ContactKind,
  contactTask,
  oneAtATime,
  tellYoungPerson,
} from '../contact-person/index.ts'
import { tell } from '../messages/index.ts'
import { passPromisesOn } from '../promises/index.ts'
import { recordPersonEvent } from '../young-people/index.ts'
import { endHandover } from './end.ts'
import { getHandover } from './queries.ts'

interface Leaving {
  readonly trx: ActorTransaction
  readonly actor: PersonActor
  readonly requestId: string
  readonly leaverId: string
  /** The first day on which they are no longer here; today where that has been. */
  readonly day: string
}

interface Passing {
  id: string
  person_id: string
  from: string
  until: string | null
  contact_as: ContactKind | null
  successor: string | null
}

/**
 * Gives the young people of somebody who leaves to who stands in for them, else to their leader, in the transaction in which
 * they leave (domain §7). Nobody is without a contact person for a day; where there is neither, they are on a leader's list.
 * Must run while the one who leaves is still of their team: else nobody knows who leads them.
 */
export async function passPeopleOn(leaving: Leaving): Promise<void> {
  const { trx, actor, leaverId, day } = leaving
  await overtake(leaving)
  await asSystem(trx, actor, contactTask, async () => {
    const { rows } = await sql<Passing>`
      select id, person_id, contact_as, greatest(valid_from, ${day}::date)::text as from, valid_until::text as until,
        successor_of(actor_id, person_id, greatest(valid_from, ${day}::date))::text as successor
      from relation where kind = 'contact_person' and actor_id = ${leaverId}::bigint
        and (valid_until is null or valid_until > ${day}::date) order by id`.execute(trx)
    for (const row of rows) await passOn(leaving, row)
    for (const to of new Set(rows.flatMap(({ successor }) => successor ?? [])))
      if (to !== actor.id)
        await tell(trx, actor, {
          key: `people of ${leaverId} from ${day}`,
          to,
          kind: 'people-passed-on',
          link: { da: '/work/caseload?why=contact_person', en: '/en/work/caseload?why=contact_person' },
        })
  })
}

async function passOn({ trx, actor, requestId }: Leaving, row: Passing): Promise<void> {
  const { person_id: personId, successor } = row
  await oneAtATime(trx, personId)
  await sql`update relation set valid_until = ${row.from}::date where id = ${row.id}::bigint`.execute(trx)
  await recordPersonEvent(trx, actor, requestId, personId, {
    type: 'relation_ended',
    category: 'contact',
    data: { relation: row.id, kind: 'contact_person' },
  })
  if (successor === null) return
  const { from, until } = row
  const draft = { personId, actorId: successor, as: row.contact_as, from, until }
  const relation = await becomeContact(trx, actor, requestId, draft)
  await tellYoungPerson(trx, actor, { personId, key: `contact ${relation}`, kind: 'adult-new' })
}

/** What was to be handed over by them or to them falls away: the others hear of it. */
async function overtake({ trx, actor, requestId, leaverId }: Leaving): Promise<void> {
  const { rows: clock } = await sql<{ now: Date }>`select present() as now`.execute(trx)
  const now = clock[0]?.now ?? new Date()
  const open = await asSystem(trx, actor, contactTask, async () => {
    const { rows } = await sql<{ id: string }>`select id from handover where ended is null
      and ${leaverId}::bigint in (from_id, to_id) order by id`.execute(trx)
    return Promise.all(rows.map(({ id }) => getHandover(trx, id)))
  })
  for (const handover of open)
    await endHandover({ trx, actor, requestId, now, overtaken: '' }, handover, 'overtaken', null)
}

/** Gives what somebody who has left had promised, and the concerns that were theirs, to who has their young people. */
export async function passWorkOn({
  trx,
  actor,
  leaverId,
  day,
}: Pick<Leaving, 'trx' | 'leaverId' | 'day'> & { readonly actor: Actor }): Promise<void> {
  const works = [
    { task: 'promises', table: 'promise', open: sql`ended is null`, pass: passPromisesOn },
    { task: 'concerns', table: 'concern', open: sql`closed_at is null`, pass: passConcernsOn },
  ] as const
  for (const { task, table, open, pass } of works)
    await asSystem(trx, actor, task, async () => {
      const { rows } = await sql<{ person_id: string | null; successor: string | null }>`
        select person_id, successor_of(${leaverId}::bigint, person_id, ${day}::date)::text as successor
        from (select distinct person_id from ${sql.table(table)}
          where owner_id = ${leaverId}::bigint and ${open}) of_theirs`.execute(trx)
      for (const { person_id: personId, successor } of rows)
        if (successor !== null) await pass(trx, actor, { from: leaverId, to: successor, personId })
    })
}
