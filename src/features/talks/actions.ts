import { sql } from 'kysely'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { Conflict, NotFound } from '../../platform/http/errors.ts'
import { contactWasMade } from '../law-clock/index.ts'
import { tell } from '../messages/index.ts'
import { endRelation } from '../young-people/index.ts'
import { type Arranging, recordTalk } from './arranging.ts'
import { holdForConcern, takeUpConcern } from './concern.ts'
import { listParticipants, type Participant, type Talk } from './queries.ts'
import { appointmentOf, type Part, talkPath } from './rules.ts'

/** One change of a talk that is not over, by who arranges it; the version that they saw must be the one that stands. */
export async function change(
  { trx, actor, overtaken }: Arranging,
  talk: Talk,
  set: Readonly<Record<string, unknown>>,
): Promise<void> {
  const changed = await trx
    .updateTable('talk')
    .set({ ...set, changed_by: actor.id })
    .where('id', '=', talk.id)
    .where('version', '=', talk.version)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new Conflict(overtaken)
}

/** Sets the time: the first one, or another one. Everybody gets it for their calendar, in place of the one before. */
export async function setTime(arranging: Arranging, talk: Talk, startsAt: Date): Promise<void> {
  const { trx, actor } = arranging
  const sequence = talk.state === 'booked' ? talk.sequence + 1 : talk.sequence
  await change(arranging, talk, { state: 'booked', starts_at: startsAt, sequence })
  // A yes was to the time before.
  await forgetReplies(trx, talk)
  await recordTalk(arranging, talk, 'talk_booked')
  await takeUpConcern(arranging, talk)
  const appointment = appointmentOf({ ...talk, startsAt, sequence, isCancelled: false })
  for (const { id: to, part } of await accounts(trx, talk))
    await tell(trx, actor, {
      key: `talk ${talk.id} time ${sequence}`,
      to,
      kind: 'talk-time',
      about: talk.personId,
      link: talkPath(part, talk),
      appointment,
    })
}

export async function forgetReplies(trx: ActorTransaction, { id }: Pick<Talk, 'id'>): Promise<void> {
  await trx
    .updateTable('talk_participant')
    .set({ reply: null, replied_at: null, reply_words: null })
    .where('talk_id', '=', id)
    .where('reply', 'is not', null)
    .execute()
}

/** Those on the list who sign in here. */
export const accounts = async (
  trx: ActorTransaction,
  talk: Talk,
): Promise<{ readonly id: string; readonly part: Part }[]> =>
  (await listParticipants(trx, talk.id)).flatMap(({ actorId, part, live }) =>
    live && actorId ? [{ id: actorId, part }] : [],
  )

/**
 * Says how it went. It was held; it did not take place, whoever was not there; or it is cancelled, which every calendar is
 * told. A concern that it answers is in the state *talk held* once it was. The database refuses what has not begun.
 */
export async function endTalk(
  arranging: Arranging,
  talk: Talk,
  outcome: 'held' | 'not-held' | 'cancelled',
): Promise<void> {
  const { trx, actor } = arranging
  const sequence = outcome === 'cancelled' && talk.startsAt ? talk.sequence + 1 : talk.sequence
  await change(arranging, talk, { state: outcome, ended_at: sql`present()`, sequence })
  const events = { held: 'talk_held', 'not-held': 'talk_not_held', cancelled: 'talk_cancelled' } as const
  await recordTalk(arranging, talk, events[outcome])
  if (outcome === 'held') {
    await holdForConcern(arranging, talk)
    // A meeting about somebody who was not at it is no contact with them.
    const people = await listParticipants(trx, talk.id)
    if (talk.startsAt && people.some(({ part }) => part === 'young-person'))
      await contactWasMade(arranging, talk.personId, talk.startsAt)
  }
  if (outcome !== 'cancelled') return
  for (const { id: to, part } of await accounts(trx, talk))
    await tell(trx, actor, {
      key: `talk ${talk.id} cancelled`,
      to,
      kind: 'talk-cancelled',
      about: talk.personId,
      link: talkPath(part, talk),
      ...(talk.startsAt
        ? { appointment: appointmentOf({ ...talk, startsAt: talk.startsAt, sequence, isCancelled: true }) }
        : {}),
    })
  await endShares(arranging, talk)
}

/** A talk that will not be lets nobody know the young person any more. */
async function endShares({ trx, actor, requestId }: Arranging, talk: Talk): Promise<void> {
  await asSystem(trx, actor, 'talks', async () => {
    const rows = await trx
      .selectFrom('talk_participant')
      .innerJoin('relation', 'relation.id', 'relation_id')
      .select('relation.id')
      .where('talk_id', '=', talk.id)
      .where(sql<boolean>`relation.valid_until > today()`)
      .execute()
    for (const { id } of rows) await endRelation(trx, actor, requestId, talk.personId, id)
  })
}

/** Takes somebody off the list, and what let them in with it. Not the young person, and not whoever arranges it. */
export async function takeOff(arranging: Arranging, talk: Talk, one: Participant): Promise<void> {
  const { trx, actor, requestId } = arranging
  if (one.part === 'young-person' || one.actorId === talk.ownerId || !one.live) throw new NotFound()
  const row = await trx
    .updateTable('talk_participant')
    .set({ valid_until: sql<string>`today()` })
    .where('id', '=', one.id)
    .where('valid_until', 'is', null)
    .returning('relation_id')
    .executeTakeFirst()
  if (!row) throw new NotFound()
  const relation = row.relation_id
  if (relation)
    await asSystem(trx, actor, 'talks', () => endRelation(trx, actor, requestId, talk.personId, relation))
}
