import { sql } from 'kysely'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { tell } from '../messages/index.ts'
import { forgetReplies } from './actions.ts'
import { answerTimes } from './answers.ts'
import { type Arranging, recordTalk } from './arranging.ts'
import { listTimes, type Participant, type Talk } from './queries.ts'
import { appointmentOf, type Part, talkPath } from './rules.ts'

/**
 * Gives back a time that is set, by the one whose talk it is: the talk is proposed again, with the times that they would rather have.
 * Everybody is told, and every calendar that the time is off; whoever arranges it finds another one. Whether the actor may is the
 * caller's to have asked (`mayGiveBack`).
 *
 * @throws Conflict where it was moved, ended or given back meanwhile
 */
export async function giveBack(
  arranging: Arranging,
  talk: Talk,
  me: Participant,
  { times, words }: { readonly times: readonly Date[]; readonly words: string },
): Promise<void> {
  const { trx, actor, overtaken } = arranging
  const { startsAt } = talk
  if (!startsAt) throw new Conflict(overtaken)
  const guests = await asSystem(trx, actor, 'talks', () => takeTimeOff(arranging, talk, times))
  await trx
    .updateTable('talk_participant')
    .set({ reply: 'other-time', reply_words: words === '' ? null : words, replied_at: sql<Date>`present()` })
    .where('id', '=', me.id)
    .execute()
  await answerTimes(arranging, me, await saidBy(trx, talk, startsAt, times))
  await recordTalk(arranging, talk, 'talk_given_back')
  const others = new Map(guests.map((one) => [one.id, one.part])).set(talk.ownerId, 'contact')
  others.delete(actor.id)
  for (const [to, part] of others)
    await tell(trx, actor, {
      key: `talk ${talk.id} time ${talk.sequence} given back`,
      to,
      kind: to === talk.ownerId ? 'talk-other-time' : 'talk-time-off',
      about: talk.personId,
      link: talkPath(part, talk),
      appointment: appointmentOf({ ...talk, startsAt, sequence: talk.sequence + 1, isCancelled: true }),
    })
}

/** The talk without its time, and the times that are proposed beside the earlier ones; a yes was to the time that is off. */
async function takeTimeOff(
  { trx, actor, overtaken }: Arranging,
  talk: Talk,
  times: readonly Date[],
): Promise<{ readonly id: string; readonly part: Part }[]> {
  const changed = await trx
    .updateTable('talk')
    // One version takes it out of calendars, and the next one brings another time.
    .set({ state: 'proposed', starts_at: null, sequence: talk.sequence + 2, changed_by: actor.id })
    .where('id', '=', talk.id)
    .where('version', '=', talk.version)
    .where('state', '=', 'booked')
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new Conflict(overtaken)
  await forgetReplies(trx, talk)
  await addTimes(trx, talk, times)
  const rows = await trx
    .selectFrom('talk_participant')
    .select(['actor_id', 'part'])
    .where('talk_id', '=', talk.id)
    .where(sql<boolean>`still_takes_part(id)`)
    .orderBy('id')
    .execute()
  return rows.flatMap(({ actor_id: id, part }) => (id === null ? [] : [{ id, part: part as Part }]))
}

/** A time that is proposed already stays as it is. By the program's task `talks`. */
export async function addTimes(
  trx: ActorTransaction,
  { id }: Pick<Talk, 'id'>,
  times: readonly Date[],
): Promise<void> {
  if (times.length === 0) return
  await trx
    .insertInto('talk_time')
    .values(times.map((starts_at) => ({ talk_id: id, starts_at })))
    .onConflict((again) => again.columns(['talk_id', 'starts_at']).doNothing())
    .execute()
}

/** A no to the time that is off, where it had been proposed, and a yes to those that they propose themselves. */
async function saidBy(trx: ActorTransaction, talk: Talk, off: Date, times: readonly Date[]) {
  const wanted = new Set(times.map(Number))
  return (await listTimes(trx, talk.id)).flatMap(({ id, startsAt }) => {
    if (wanted.has(Number(startsAt))) return [{ timeId: id, can: true }]
    return Number(startsAt) === Number(off) ? [{ timeId: id, can: false }] : []
  })
}
