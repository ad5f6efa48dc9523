import { sql } from 'kysely'
import { tell } from '../messages/index.ts'
import type { Arranging } from './arranging.ts'
import type { Participant, Talk } from './queries.ts'
import { talkPath } from './rules.ts'

/** What a participant answers to the times that are proposed. */
export async function answerTimes(
  { trx }: Pick<Arranging, 'trx'>,
  me: Participant,
  answers: readonly { readonly timeId: string; readonly can: boolean }[],
): Promise<void> {
  if (answers.length === 0) return
  await trx
    .insertInto('talk_answer')
    .values(answers.map(({ timeId, can }) => ({ time_id: timeId, participant_id: me.id, can })))
    .onConflict((again) =>
      again.columns(['time_id', 'participant_id']).doUpdateSet((set) => ({
        can: set.ref('excluded.can'),
        answered_at: sql<Date>`present()`,
      })),
    )
    .execute()
}

/** A participant says that they come, or asks for another time, of which whoever arranges it hears. */
export async function replyToTime(
  { trx, actor }: Pick<Arranging, 'trx' | 'actor'>,
  talk: Talk,
  me: Participant,
  { reply, words }: { readonly reply: 'accepted' | 'other-time'; readonly words: string },
): Promise<void> {
  await trx
    .updateTable('talk_participant')
    .set({ reply, reply_words: words === '' ? null : words, replied_at: sql<Date>`present()` })
    .where('id', '=', me.id)
    .execute()
  if (reply === 'accepted' || talk.ownerId === actor.id) return
  await tell(trx, actor, {
    key: `talk ${talk.id} time ${talk.sequence} asked by ${me.id}`,
    to: talk.ownerId,
    kind: 'talk-other-time',
    about: talk.personId,
    link: talkPath('contact', talk),
  })
}
